//! Lists: an account's own suggestions, newest first; for the operator all of them, the oldest open one first.

use carnet_core::{
    identifier::key,
    name::Words,
    wire::{COUNT_LIMIT, DEFAULT_LIMIT, Page, Suggestion, SuggestionState},
};

use super::read::{Viewer, many};
use crate::{
    db::{self, Db},
    error::Result,
    sql::{NEVER, Params, Window, close, key_matches, total},
    text,
};

/// Filters, and the page wanted.
#[derive(Clone, Debug)]
pub struct SuggestionQuery {
    pub state: Option<SuggestionState>,
    /// Words of the name, or part of an identifier.
    pub q: Option<String>,
    /// 1-based.
    pub page: Option<u32>,
    pub limit: u32,
}

impl Default for SuggestionQuery {
    fn default() -> Self {
        Self { state: None, q: None, page: None, limit: DEFAULT_LIMIT }
    }
}

/// A page of what the reader may see.
pub fn list(db: &mut dyn Db, viewer: Viewer<'_>, query: &SuggestionQuery) -> Result<Page<Suggestion>> {
    let window = Window::new(query.limit, query.page)?;
    let mut params = Params::default();
    let from = format!(
        "from suggestions s join suggestion_followers f on f.suggestion_id = s.id where {}",
        conditions(viewer, query, &mut params).join(" and ")
    );
    let counted = format!("select count(*) from (select 1 as one {from} limit {}) as c", COUNT_LIMIT + 1);
    let counted = db::query_one(db, &counted, &params.0, |row| row.int(0))?.unwrap_or(0);
    let order = match viewer {
        Viewer::Company(_) => "f.at desc, s.id",
        // What is open waits since it was made; what is over is of interest the fresher it is.
        Viewer::Operator => {
            "case when s.state in ('submitted', 'checking') then 0 else 1 end,
             case when s.state in ('submitted', 'checking') then s.created_at else -s.decided_at end, s.id"
        }
    };
    let sql = format!("select s.id {from} order by {order} limit {} offset {}", window.limit, window.offset);
    let ids = db::query_all(db, &sql, &params.0, |row| row.text(0))?;
    let (total, total_is_exact) = total(counted);
    Ok(Page { items: many(db, viewer, &ids)?, total, total_is_exact, next_cursor: None })
}

fn conditions(viewer: Viewer<'_>, query: &SuggestionQuery, params: &mut Params) -> Vec<String> {
    let mut all = vec![viewer.words(params)];
    if let Some(state) = query.state {
        all.push(format!("{} = {}", viewer.state(), params.add(text::suggestion_state(state))));
    }
    if let Some(q) = &query.q {
        all.push(asked(viewer, q, params));
    }
    all
}

// A company finds by what it wrote, the operator by what anybody did.
fn asked(viewer: Viewer<'_>, q: &str, params: &mut Params) -> String {
    let whose = |table: &str| match viewer {
        Viewer::Company(_) => format!("{table}.suggestion_id = s.id and {table}.account_id = f.account_id"),
        Viewer::Operator => format!("{table}.suggestion_id = s.id"),
    };
    let by_name = close("n.folded", &Words::parse(q), params);
    let key = key(q);
    let by_identifier = match key.is_empty() {
        true => NEVER.to_owned(),
        false => key_matches("i.value_key", &format!("*{key}*"), params),
    };
    format!(
        "(exists (select 1 from suggestion_followers n where {} and {by_name})
          or exists (select 1 from suggestion_identifiers i where {} and {by_identifier}))",
        whose("n"),
        whose("i")
    )
}
