//! Who answers a text, found in one pass: what every customer has to be asked about is asked of the account's index
//! of names once, numbers and identifiers are looked up beside it, and the rows are put in order in memory. Passes
//! over 100 000 customers are what a search costs, so there is one; texts that very many answer are left to the
//! tiers of [`super::list`], which stop at the end of a page.

use std::collections::HashMap;

use carnet_core::wire::{COUNT_LIMIT, MatchKind};

use super::{
    criteria::Criteria,
    order::{Order, Place},
};
use crate::{db::Db, error::Result, sql::Params};

/// Whose customers, in which states (as words of SQL), in which order.
pub(super) struct Sweep<'a> {
    pub account_id: &'a str,
    pub states: Option<String>,
    pub order: Order,
}

impl Sweep<'_> {
    /// All customers that answer, in order; `None` when there may be more than are counted.
    pub fn run(&self, db: &mut dyn Db, criteria: &Criteria) -> Result<Option<Vec<Place>>> {
        let mut found = HashMap::new();
        for text in [Self::asked, Self::looked_up] {
            let mut params = Params::default();
            let Some((sql, parts)) = text(self, criteria, &mut params) else { continue };
            let mut rows = vec![0; parts];
            db.query(&sql, &params.0, &mut |row| {
                let part = row.int(4)?;
                if let Some(rows) = usize::try_from(part).ok().and_then(|part| rows.get_mut(part)) {
                    *rows += 1;
                }
                keep(&mut found, Place::read(row)?);
                Ok(())
            })?;
            if rows.into_iter().any(|rows| rows > COUNT_LIMIT) || found.len() as u64 > COUNT_LIMIT {
                return Ok(None);
            }
        }
        let mut places: Vec<Place> = found.into_values().collect();
        places.sort_unstable_by(|one, other| self.order.compare(one, other));
        Ok(Some(places))
    }

    // Each customer is asked; the index of names holds all that is asked about, so the sort's own key, which it does
    // not hold, is fetched of those found.
    fn asked(&self, criteria: &Criteria, params: &mut Params) -> Option<(String, usize)> {
        let [literal, close] = criteria.asked_of_each(params);
        let ways = [literal.as_slice(), close.as_slice()].concat().join(") or (");
        let rank = match literal.is_empty() {
            _ if ways.is_empty() => return None,
            true => "1".to_owned(),
            false => format!("case when ({}) then 0 else 1 end", literal.join(") or (")),
        };
        let cut = COUNT_LIMIT + 1;
        let within = self.within(params);
        let hits = format!(
            "select {rank} as rank, c.name, c.id from customers c where {within} and (({ways})) order by c.name, c.id limit {cut}"
        );
        let key = self.order.column();
        Some(match key {
            "name" => (format!("select rank, name as sort_key, name, id, 0 as part from ({hits}) as h"), 1),
            _ => {
                let fetched = format!("({hits}) h cross join customers k where k.id = h.id");
                (format!("select h.rank, k.{key} as sort_key, h.name, h.id, 0 as part from {fetched}"), 1)
            }
        })
    }

    fn looked_up(&self, criteria: &Criteria, params: &mut Params) -> Option<(String, usize)> {
        let (key, cut) = (self.order.column(), COUNT_LIMIT + 1);
        let branches = criteria.looked_up(self.account_id, params);
        let parts: Vec<String> = branches
            .into_iter()
            .enumerate()
            .map(|(part, (tier, branch))| {
                let (conditions, within) = (branch.conditions.join(" and "), self.within(params));
                let rank = rank(tier);
                format!(
                    "select * from (select {}{rank} as rank, c.{key} as sort_key, c.name, c.id, {part} as part
                     from {} where {conditions} and {within} limit {cut}) as b{part}",
                    branch.distinct, branch.from
                )
            })
            .collect();
        (!parts.is_empty()).then(|| (parts.join(" union all "), parts.len()))
    }

    // Joined with nothing, the state is in no index's order: an index by state would read whole rows.
    fn within(&self, params: &mut Params) -> String {
        let account = params.add(self.account_id);
        let states = self.states.as_ref().map(|states| format!(" and c.state || '' in ({states})"));
        format!("c.account_id = {account} and c.deleted_at is null{}", states.unwrap_or_default())
    }
}

fn rank(tier: MatchKind) -> i64 {
    match tier {
        MatchKind::Literal => 0,
        MatchKind::Close => 1,
    }
}

// A customer that answers in several ways has the best of its tiers.
fn keep(found: &mut HashMap<String, Place>, place: Place) {
    match found.get_mut(&place.id) {
        Some(known) => known.rank = known.rank.min(place.rank),
        None => {
            found.insert(place.id.clone(), place);
        }
    }
}
