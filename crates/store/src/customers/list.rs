//! The list of an account's customers (R11): all of them, or who answers a text, literal hits before close ones.
//! Built to stay fast with 100 000 customers: each way to read the text goes through an index of its own.

use carnet_core::{
    state::CustomerState,
    wire::{COUNT_LIMIT, Customer, CustomerFilter, Page},
};

use super::{
    CustomerQuery,
    criteria::Criteria,
    order::{Order, Place},
    read,
};
use crate::{
    db::{self, Db},
    error::Result,
    sql::{ALWAYS, Params, Window, total},
    text::{self, Word},
};

/// The customers of an account that answer the query. Without a text `matched` and `match_kind` are absent.
pub fn list(db: &mut dyn Db, account_id: &str, query: &CustomerQuery) -> Result<Page<Customer>> {
    let window = Window::new(query.limit, query.page.filter(|_| query.cursor.is_none()))?;
    let order = Order { sort: query.sort, descending: query.descending };
    let after = query.cursor.as_deref().map(|text| order.read_cursor(text, query)).transpose()?;
    let criteria = Criteria::resolve(db, query)?;
    let (counted, mut places) = match &criteria {
        None => everybody(db, account_id, query, order, after.as_ref(), window)?,
        Some(criteria) => found(db, account_id, query, criteria, order, after.as_ref(), window)?,
    };
    let more = places.len() > window.limit as usize;
    places.truncate(window.limit as usize);
    let next_cursor = match places.last() {
        Some(last) if more => Some(order.cursor(last, query).encode()?),
        _ => None,
    };
    let ids: Vec<String> = places.into_iter().map(|place| place.id).collect();
    let mut items = read::many(db, &ids)?;
    if let Some(criteria) = &criteria {
        for item in &mut items {
            (item.match_kind, item.matched) = criteria.matched(item).unzip();
        }
    }
    let (total, total_is_exact) = total(counted);
    Ok(Page { items, total, total_is_exact, next_cursor })
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

fn in_status(query: &CustomerQuery) -> String {
    match query.status {
        // These words are our own; as parameters they would hide from the planner.
        Some(filter) => format!("state in ('{}')", states(filter).join("', '")),
        None => ALWAYS.to_owned(),
    }
}

fn everybody(
    db: &mut dyn Db,
    account_id: &str,
    query: &CustomerQuery,
    order: Order,
    after: Option<&Place>,
    window: Window,
) -> Result<(i64, Vec<Place>)> {
    let rows = format!("from customers where account_id = $1 and deleted_at is null and {}", in_status(query));
    let sql = format!("select count(*) from (select 1 as one {rows} limit {}) as c", COUNT_LIMIT + 1);
    let counted = db::query_one(db, &sql, &[account_id.into()], |row| row.int(0))?.unwrap_or(0);
    let mut params = Params::default();
    params.add(account_id);
    let beyond = after.map_or_else(|| ALWAYS.to_owned(), |after| order.beyond(after, &mut params));
    let sql = format!(
        "select 0 as rank, {}, name, id {rows} and {beyond} order by {} limit {} offset {}",
        order.column(),
        order.by(),
        window.probe(),
        window.offset
    );
    Ok((counted, db::query_all(db, &sql, &params.0, |row| Place::read(row, 0))?))
}

fn found(
    db: &mut dyn Db,
    account_id: &str,
    query: &CustomerQuery,
    criteria: &Criteria,
    order: Order,
    after: Option<&Place>,
    window: Window,
) -> Result<(i64, Vec<Place>)> {
    let mut params = Params::default();
    let branches = criteria.branches(account_id, &mut params);
    if branches.is_empty() {
        return Ok((0, Vec::new()));
    }
    let beyond = after.map_or_else(
        || ALWAYS.to_owned(),
        |after| {
            let rank = params.add(after.rank);
            format!("(rank > {rank} or (rank = {rank} and {}))", order.beyond(after, &mut params))
        },
    );
    // The hits are found once, for the count and for the page; the count comes also when the page is empty.
    let sql = format!(
        "with hits as (select id, min(rank) as rank from ({branches}) as b group by id),
         found as (select h.rank, c.{key} as sort_key, c.name, c.id, c.provider_name, c.updated_at
                   from hits h cross join customers c
                   where c.id = h.id and c.deleted_at is null and {status})
         select n.total, f.rank, f.sort_key, f.name, f.id
         from (select count(*) as total from (select 1 as one from found limit {cut}) as l) as n
         left join (select * from found where {beyond} order by rank, {by} limit {limit} offset {offset}) as f on 1 = 1
         order by f.rank, f.sort_key{direction}, f.name{direction}, f.id{direction}",
        branches = branches.join(" union all "),
        key = order.column(),
        status = in_status(query),
        cut = COUNT_LIMIT + 1,
        by = order.by(),
        direction = order.direction(),
        limit = window.probe(),
        offset = window.offset,
    );
    let mut counted = 0;
    let mut places = Vec::new();
    db.query(&sql, &params.0, &mut |row| {
        counted = row.int(0)?;
        if row.opt_int(1)?.is_some() {
            places.push(Place::read(row, 1)?);
        }
        Ok(())
    })?;
    Ok((counted, places))
}
