//! The SQL of the search: the criteria resolved, and the branches whose union is a group. Each branch begins at
//! the table that narrows most: identifiers when one was given, else names.

use carnet_core::{
    identifier::{self, Lookup, Read},
    name::{Pattern, Words, fold},
    wire::{COUNT_LIMIT, MatchKind, Provider},
};

use super::{NOT_TAKEN_DOWN, ParticipantQuery};
use crate::{
    db::{self, Db},
    error::Result,
    providers,
    sql::{ALWAYS, NEVER, Params, Window, close, key_matches, literal},
};

/// A query with its texts read and its filters resolved to ids.
pub(super) struct Criteria {
    pub name: Option<(Pattern, Words)>,
    pub read: Option<Read>,
    pub lookups: Vec<Lookup>,
    /// Providers that answer to the text; empty: none does.
    pub providers: Option<Vec<Provider>>,
    country: Option<String>,
    document_types: Option<Vec<i64>>,
}

/// A row's place in the order of its group; the literal group has no rank of its own (0).
#[derive(Clone, Debug)]
pub(super) struct After {
    pub rank: i64,
    pub name: String,
    pub key: String,
}

struct Branch {
    rank: String,
    from: String,
    conditions: Vec<String>,
}

impl Criteria {
    pub fn resolve(db: &mut dyn Db, query: &ParticipantQuery) -> Result<Self> {
        let read = query.id.as_deref().map(identifier::read);
        let providers = match &query.provider {
            Some(text) => Some(resolve_providers(providers::list(db)?, text)),
            None => None,
        };
        let document_types = match &query.document_type {
            Some(text) => Some(resolve_document_types(db, text.trim())?),
            None => None,
        };
        Ok(Self {
            name: query.name.as_deref().map(|name| (Pattern::parse(name), Words::parse(name))),
            lookups: read.as_ref().map(identifier::lookups).unwrap_or_default(),
            read,
            providers,
            country: query.country.as_ref().map(|country| country.trim().to_ascii_uppercase()),
            document_types,
        })
    }

    /// Whether something is left to search for when the filters are taken away, and there are filters.
    pub fn has_more_than_filters(&self) -> bool {
        self.has_filters() && (self.name.is_some() || self.read.is_some())
    }

    /// Whether the database alone can answer.
    pub fn has_filters(&self) -> bool {
        self.providers.is_some() || self.country.is_some() || self.document_types.is_some()
    }

    pub fn without_filters(&self) -> Self {
        Self {
            name: self.name.clone(),
            read: self.read.clone(),
            lookups: self.lookups.clone(),
            providers: None,
            country: None,
            document_types: None,
        }
    }

    fn filters(&self, params: &mut Params) -> Vec<String> {
        let mut all = vec![NOT_TAKEN_DOWN.to_owned()];
        if let Some(country) = &self.country {
            all.push(format!("p.country = {}", params.add(country)));
        }
        if let Some(providers) = &self.providers {
            let ids: Vec<&str> = providers.iter().map(|provider| provider.id.as_str()).collect();
            all.push(exists("participant_providers", "provider_id", &params.list(&ids)));
        }
        if let Some(ids) = &self.document_types {
            let ids: Vec<String> = ids.iter().map(|id| params.add(*id)).collect();
            let ids = if ids.is_empty() { "null".to_owned() } else { ids.join(", ") };
            all.push(exists("participant_document_types", "document_type_id", &ids));
        }
        all
    }
}

fn exists(table: &str, column: &str, list: &str) -> String {
    format!("exists (select 1 from {table} l where l.participant_key = p.participant_key and l.{column} in ({list}))")
}

// The id first; else the name in any case, with stars; else its words.
fn resolve_providers(all: Vec<Provider>, text: &str) -> Vec<Provider> {
    let folded = fold(text);
    let (pattern, words) = (Pattern::parse(&folded), Words::parse(text));
    let tests: [&dyn Fn(&Provider) -> bool; 3] =
        [&|provider| provider.id == text.trim(), &|provider| pattern.matches(&fold(&provider.name)), &|provider| {
            words.matches(&fold(&provider.name))
        }];
    let first = tests.into_iter().find(|test| all.iter().any(test));
    first.map_or_else(Vec::new, |test| all.iter().filter(|provider| test(provider)).cloned().collect())
}

fn resolve_document_types(db: &mut dyn Db, text: &str) -> Result<Vec<i64>> {
    let mut params = Params::default();
    let mut sql = format!("select id from document_types where value = {}", params.add(text));
    if let Some((scheme, value)) = text.split_once("::") {
        sql += &format!(" or (scheme = {} and value = {})", params.add(scheme), params.add(value));
    }
    db::query_all(db, &sql, &params.0, |row| row.int(0))
}

/// How many rows a group has, counted no further than one above [`COUNT_LIMIT`].
pub(super) fn counted(db: &mut dyn Db, criteria: &Criteria, kind: MatchKind) -> Result<i64> {
    let mut params = Params::default();
    let parts: Vec<String> = branches(criteria, kind, &mut params)
        .into_iter()
        .map(|branch| format!("select 1 as one from {} where {}", branch.from, branch.conditions.join(" and ")))
        .collect();
    let sql = format!("select count(*) from ({} limit {}) as c", parts.join(" union all "), COUNT_LIMIT + 1);
    Ok(db::query_one(db, &sql, &params.0, |row| row.int(0))?.unwrap_or(0))
}

/// The places of a page of a group, and of one row more when there is one.
pub(super) fn keys(
    db: &mut dyn Db,
    criteria: &Criteria,
    kind: MatchKind,
    after: Option<&After>,
    window: Window,
) -> Result<Vec<After>> {
    let mut params = Params::default();
    let reach = window.offset + window.probe();
    // A branch may join a list of keys, so its own columns are named with their table.
    let (order, order_within) = match kind {
        MatchKind::Literal => ("name, participant_key", "p.name, p.participant_key"),
        MatchKind::Close => ("rank, name, participant_key", "rank, p.name, p.participant_key"),
    };
    let mut parts = Vec::new();
    for (number, mut branch) in branches(criteria, kind, &mut params).into_iter().enumerate() {
        if let Some(after) = after {
            branch.conditions.push(beyond(&branch, kind, after, &mut params));
        }
        // Each branch brings its own first rows in order, so that an index can serve them and stop.
        parts.push(format!(
            "select * from (select {} as rank, p.name, p.participant_key from {} where {} order by {order_within} limit {reach}) as b{number}",
            branch.rank, branch.from, branch.conditions.join(" and "),
        ));
    }
    let sql = format!(
        "select rank, name, participant_key from ({}) as hits order by {order} limit {} offset {}",
        parts.join(" union all "),
        window.probe(),
        window.offset
    );
    db::query_all(db, &sql, &params.0, |row| Ok(After { rank: row.int(0)?, name: row.text(1)?, key: row.text(2)? }))
}

fn beyond(branch: &Branch, kind: MatchKind, after: &After, params: &mut Params) -> String {
    match kind {
        MatchKind::Literal => {
            let (name, key) = (params.add(&after.name), params.add(&after.key));
            format!("(p.name, p.participant_key) > ({name}, {key})")
        }
        MatchKind::Close => {
            let (rank, name, key) = (params.add(after.rank), params.add(&after.name), params.add(&after.key));
            format!("({}, p.name, p.participant_key) > ({rank}, {name}, {key})", branch.rank)
        }
    }
}

// The branches of a group; their rows are disjoint.
fn branches(criteria: &Criteria, kind: MatchKind, params: &mut Params) -> Vec<Branch> {
    let mut all = match (&criteria.name, criteria.lookups.is_empty() && criteria.read.is_none()) {
        (None, true) => vec![branch("0", "participants p", vec![ALWAYS.to_owned()])],
        (None, false) => vec![by_identifier(criteria, params)],
        (Some((pattern, words)), by_name) => {
            let close_words = (kind == MatchKind::Close).then_some(words);
            match by_name {
                true => by_names(pattern, close_words, params),
                false => vec![by_identifier_and_name(criteria, pattern, close_words, params)],
            }
        }
    };
    for branch in &mut all {
        branch.conditions.extend(criteria.filters(params));
    }
    all
}

fn branch(rank: &str, from: &str, conditions: Vec<String>) -> Branch {
    Branch { rank: rank.to_owned(), from: from.to_owned(), conditions }
}

// `cross join` keeps SQLite from beginning at the participants.
fn by_identifier(criteria: &Criteria, params: &mut Params) -> Branch {
    let mut hits = Vec::new();
    for lookup in &criteria.lookups {
        let mut condition = key_matches("value_key", &lookup.key, params);
        if let Some(scheme) = &lookup.scheme {
            condition += &format!(" and scheme = {}", params.add(scheme));
        }
        // Joined with nothing, the key is in no index's order; else SQLite would read whole rows in the order of
        // keys to leave out doubles, rather than the one index that knows the condition.
        hits.push(format!(
            "select distinct participant_key || '' as participant_key from participant_identifiers where {condition}"
        ));
    }
    if hits.is_empty() {
        return branch("0", "participants p", vec![NEVER.to_owned()]);
    }
    let hits = hits.join(" union ");
    let from = format!("({hits}) h cross join participants p");
    branch("0", &from, vec!["p.participant_key = h.participant_key".to_owned()])
}

fn by_identifier_and_name(
    criteria: &Criteria,
    pattern: &Pattern,
    close_words: Option<&Words>,
    params: &mut Params,
) -> Branch {
    let mut branch = by_identifier(criteria, params);
    let literal = any_name(params, |column, params| literal(column, pattern, params), "name");
    match close_words {
        None => branch.conditions.push(literal),
        Some(words) => {
            // By the rank of `by_names`: the main name's when that comes close, else the shortest further name's.
            let (main, further) = (close("p.folded", words, params), close("n.folded", words, params));
            branch.rank = format!(
                "case when {main} then p.folded_length else
                    (select min(n.folded_length) from participant_names n
                     where n.participant_key = p.participant_key and {further}) end"
            );
            branch.conditions.push(format!("(({main}) or {})", further_name(&further)));
            branch.conditions.push(format!("not {literal}"));
        }
    }
    branch
}

fn any_name(params: &mut Params, condition: impl Fn(&str, &mut Params) -> String, column: &str) -> String {
    let main = condition(&format!("p.{column}"), params);
    format!("(({main}) or {})", further_name(&condition(&format!("n.{column}"), params)))
}

fn further_name(condition: &str) -> String {
    format!(
        "(p.has_further_names = 1 and exists
            (select 1 from participant_names n where n.participant_key = p.participant_key and {condition}))"
    )
}

// One branch over main names, in the order of an index; one over those only found by a further name.
fn by_names(pattern: &Pattern, close_words: Option<&Words>, params: &mut Params) -> Vec<Branch> {
    let joined = "p.participant_key = h.participant_key".to_owned();
    let Some(words) = close_words else {
        let main = branch("0", "participants p", vec![literal("p.name", pattern, params)]);
        if pattern.is_everything() {
            return vec![main];
        }
        let hits = literal("name", pattern, params);
        let from = format!(
            "(select distinct participant_key from participant_names where {hits}) h cross join participants p"
        );
        let not_main = format!("not ({})", literal("p.name", pattern, params));
        return vec![main, branch("0", &from, vec![joined, not_main])];
    };
    let mut conditions = vec![close("p.folded", words, params)];
    conditions.push(format!("not {}", any_name(params, |column, params| literal(column, pattern, params), "name")));
    let main = branch("p.folded_length", "participants p", conditions);
    let hits = close("folded", words, params);
    let from = format!(
        "(select participant_key, min(folded_length) as shortest from participant_names where {hits}
          group by participant_key) h cross join participants p"
    );
    let mut conditions = vec![joined, format!("not ({})", close("p.folded", words, params))];
    conditions.push(format!("not {}", any_name(params, |column, params| literal(column, pattern, params), "name")));
    vec![main, branch("h.shortest", &from, conditions)]
}
