//! The list of an account's customers (R11): all of them, or who answers a text, literal hits before close ones.
//! Built to stay fast with 100 000 customers: who answers a text is found in one pass ([`super::sweep`]); where too
//! many answer for that, each way to read it goes through an index of its own and stops at the end of the page.
//! Counts stop just above 10 000.

use carnet_core::{
    state::CustomerState,
    wire::{COUNT_LIMIT, Customer, CustomerFilter, MatchKind, Page},
};

use super::{
    CustomerQuery,
    criteria::{Branch, Criteria},
    order::{Order, Place},
    read,
    sweep::Sweep,
};
use crate::{
    db::{self, Db},
    error::Result,
    sql::{ALWAYS, Params, Window, total},
    text::{self, Word},
};

/// The customers of an account that answer the query. Without a text `matched` and `match_kind` are absent.
pub fn list(db: &mut dyn Db, account_id: &str, query: &CustomerQuery) -> Result<Page<Customer>> {
    answer(db, account_id, query, true)
}

/// [`list`]; without `in_one_pass` as if too many answered for that.
pub(super) fn answer(
    db: &mut dyn Db,
    account_id: &str,
    query: &CustomerQuery,
    in_one_pass: bool,
) -> Result<Page<Customer>> {
    let window = Window::new(query.limit, query.page.filter(|_| query.cursor.is_none()))?;
    let order = Order { sort: query.sort, descending: query.descending };
    let after = query.cursor.as_deref().map(|text| order.read_cursor(text, query)).transpose()?;
    let mut list = List { account_id, query, order, criteria: Criteria::resolve(db, query)? };
    let swept = if in_one_pass { list.sweep(db)? } else { Swept::Nothing };
    let (counted, mut places) = match swept {
        Swept::All(places) => (places.len() as i64, list.cut(places, after.as_ref(), window)),
        Swept::TooMany => (TOO_MANY, list.page(db, after.as_ref(), window, Some(TOO_MANY))?.1),
        Swept::Nothing => list.page(db, after.as_ref(), window, None)?,
    };
    let more = places.len() > window.limit as usize;
    places.truncate(window.limit as usize);
    let next_cursor = match places.last() {
        Some(last) if more => Some(order.cursor(last, query).encode()?),
        _ => None,
    };
    let ids: Vec<String> = places.into_iter().map(|place| place.id).collect();
    let mut items = read::many(db, &ids)?;
    if let Some(criteria) = &list.criteria {
        for item in &mut items {
            (item.match_kind, item.matched) = criteria.matched(item).unzip();
        }
    }
    let (total, total_is_exact) = total(counted);
    Ok(Page { items, total, total_is_exact, next_cursor })
}

/// A count that is cut off.
pub(super) const TOO_MANY: i64 = COUNT_LIMIT as i64 + 1;

/// What one pass found: all rows in order, more than are counted, or that there is no text to answer.
pub(super) enum Swept {
    All(Vec<Place>),
    TooMany,
    Nothing,
}

pub(super) struct List<'a> {
    pub account_id: &'a str,
    pub query: &'a CustomerQuery,
    pub order: Order,
    pub criteria: Option<Criteria>,
}

impl List<'_> {
    /// Who answers a text, in one pass.
    pub fn sweep(&mut self, db: &mut dyn Db) -> Result<Swept> {
        let Some(criteria) = &mut self.criteria else { return Ok(Swept::Nothing) };
        let states = self.query.status.map(words);
        let sweep = Sweep { account_id: self.account_id, states, order: self.order };
        if let Some(all) = sweep.run(db, criteria)? {
            return Ok(Swept::All(all));
        }
        criteria.weigh_numbers(db, self.account_id)?;
        Ok(Swept::TooMany)
    }

    // The page and the row behind it.
    fn cut(&self, places: Vec<Place>, after: Option<&Place>, window: Window) -> Vec<Place> {
        let beyond = |place: &Place| after.is_none_or(|after| self.order.compare(place, after).is_gt());
        places.into_iter().filter(beyond).skip(window.offset as usize).take(window.probe() as usize).collect()
    }

    // The literal tier, then the close one: an order that an index serves within each, so that a common word
    // stops at the page's end and a rare one is counted by having been read to its end. `known` is the count where
    // that is known already.
    pub fn page(
        &self,
        db: &mut dyn Db,
        after: Option<&Place>,
        window: Window,
        known: Option<i64>,
    ) -> Result<(i64, Vec<Place>)> {
        let (mut counted, mut places) = (0, Vec::new());
        for (rank, tier) in (0..).zip([MatchKind::Literal, MatchKind::Close]) {
            let after_here = after.filter(|after| after.rank == rank);
            let left_behind = after.is_some_and(|after| after.rank > rank);
            let limit = i64::from(window.probe()) - places.len() as i64;
            if limit == 0 && known.unwrap_or(counted) > COUNT_LIMIT as i64 {
                break;
            }
            // Rows to leave out, as far as the tier before did not use them up.
            let offset = (i64::from(window.offset) - counted).max(0);
            let mut here = Vec::new();
            if !left_behind && limit > 0 {
                here = self.places(db, tier, rank, after_here, limit, offset)?;
            }
            let is_full = here.len() as i64 == limit;
            counted += match after.is_none() && offset == 0 && !is_full {
                true => here.len() as i64,
                // The count matters only for what the next tier leaves out.
                false if known.is_some() && (is_full || window.offset == 0) => 0,
                false => self.count(db, tier)?,
            };
            places.append(&mut here);
        }
        Ok((counted, places))
    }

    fn count(&self, db: &mut dyn Db, tier: MatchKind) -> Result<i64> {
        let mut params = Params::default();
        let cut = COUNT_LIMIT + 1;
        let parts: Vec<String> = (1..)
            .zip(self.branches(tier, &mut params))
            .map(|(number, Branch { from, conditions, distinct })| {
                let conditions = conditions.join(" and ");
                format!(
                    "select id from (select {distinct}c.id from {from} where {conditions} limit {cut}) as b{number}"
                )
            })
            .collect();
        if parts.is_empty() {
            return Ok(0);
        }
        let sql = format!("select count(*) from ({}) as hits", parts.join(" union "));
        Ok(db::query_one(db, &sql, &params.0, |row| row.int(0))?.unwrap_or(0))
    }

    fn places(
        &self,
        db: &mut dyn Db,
        tier: MatchKind,
        rank: i64,
        after: Option<&Place>,
        limit: i64,
        offset: i64,
    ) -> Result<Vec<Place>> {
        let mut params = Params::default();
        let (key, reach) = (self.order.column(), limit + offset);
        let mut parts = Vec::new();
        for (number, Branch { from, conditions, distinct }) in (1..).zip(self.branches(tier, &mut params)) {
            let conditions = conditions.join(" and ");
            let beyond = after.map_or_else(|| ALWAYS.to_owned(), |after| self.order.beyond("c.", after, &mut params));
            parts.push(format!(
                "select sort_key, name, id from
                     (select {distinct}c.{key} as sort_key, c.name, c.id from {from} where {conditions} and {beyond}
                      order by {} limit {reach}) as b{number}",
                self.order.by("c.")
            ));
        }
        if parts.is_empty() {
            return Ok(Vec::new());
        }
        let sql = format!(
            "select {rank} as rank, sort_key, name, id from ({}) as hits order by {} limit {limit} offset {offset}",
            parts.join(" union "),
            self.order.by_place()
        );
        db::query_all(db, &sql, &params.0, Place::read)
    }

    // A tier's branches, each within the account and the status asked for.
    fn branches(&self, tier: MatchKind, params: &mut Params) -> Vec<Branch> {
        let mut branches = match (&self.criteria, tier) {
            (Some(criteria), _) => criteria.branches(self.account_id, tier, params),
            (None, MatchKind::Literal) => vec![Branch::of_customers(ALWAYS.to_owned())],
            (None, MatchKind::Close) => Vec::new(),
        };
        for branch in &mut branches {
            let own = [format!("c.account_id = {}", params.add(self.account_id)), "c.deleted_at is null".to_owned()];
            branch.conditions.splice(0..0, own);
            branch.conditions.push(in_status(self.query));
        }
        branches
    }
}

/// The states a filter lets through. A retired identifier still receives, and somebody has to act on it.
fn states(filter: CustomerFilter) -> Vec<&'static str> {
    let through = |state: CustomerState| match filter {
        CustomerFilter::Routable => state.is_routable(),
        CustomerFilter::Deactivated => state == CustomerState::Deactivated,
        CustomerFilter::NonExisting => state == CustomerState::NonExisting,
        CustomerFilter::Action => {
            !matches!(state, CustomerState::Routable | CustomerState::Deactivated | CustomerState::NonExisting)
        }
    };
    let all = CustomerState::ALL.iter().map(|(state, _)| *state);
    all.filter(|state| through(*state)).map(text::customer_state).collect()
}

// These words are our own; as parameters they would hide from the planner.
fn words(filter: CustomerFilter) -> String {
    format!("'{}'", states(filter).join("', '"))
}

fn in_status(query: &CustomerQuery) -> String {
    match query.status {
        Some(filter) => format!("c.state in ({})", words(filter)),
        None => ALWAYS.to_owned(),
    }
}
