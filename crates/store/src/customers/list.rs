//! The list of an account's customers (R11): all of them, or who answers a text, literal hits before close ones.
//! Built to stay fast with 100 000 customers: each way to read the text goes through an index of its own.

use carnet_core::{
    state::CustomerState,
    wire::{COUNT_LIMIT, Customer, CustomerField, CustomerFilter, CustomerSort, Page},
};

use super::{CustomerQuery, criteria::Criteria, read};
use crate::{
    cursor::{Cursor, fingerprint},
    db::{self, Db, Row, Value},
    error::{Error, Result},
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

/// A row's place in the order: rank, the sort's own key, name, id.
struct Place {
    rank: i64,
    key: Value,
    name: String,
    id: String,
}

#[derive(Clone, Copy)]
struct Order {
    sort: CustomerSort,
    descending: bool,
}

impl Order {
    /// The column in front of name and id; by name it is the name itself.
    fn column(self) -> &'static str {
        match self.sort {
            CustomerSort::Name => "name",
            CustomerSort::Provider => "provider_name",
            CustomerSort::UpdatedAt => "updated_at",
        }
    }

    fn columns(self) -> Vec<&'static str> {
        match self.sort {
            CustomerSort::Name => vec!["name", "id"],
            _ => vec![self.column(), "name", "id"],
        }
    }

    fn by(self) -> String {
        let direction = if self.descending { " desc" } else { "" };
        self.columns().iter().map(|column| format!("{column}{direction}")).collect::<Vec<_>>().join(", ")
    }

    // The condition to come after a place within its rank.
    fn beyond(self, place: &Place, params: &mut Params) -> String {
        let mut values = vec![params.add(place.name.as_str()), params.add(place.id.as_str())];
        if self.sort != CustomerSort::Name {
            values.insert(0, params.add(place.key.clone()));
        }
        let sign = if self.descending { '<' } else { '>' };
        format!("({}) {sign} ({})", self.columns().join(", "), values.join(", "))
    }

    fn list(self) -> String {
        format!("customers {}{}", self.column(), if self.descending { " descending" } else { "" })
    }

    fn cursor(self, last: &Place, query: &CustomerQuery) -> Cursor {
        let mut cursor = Cursor {
            list: self.list(),
            query: query_fingerprint(query),
            numbers: vec![last.rank],
            texts: vec![last.name.clone(), last.id.clone()],
        };
        match &last.key {
            Value::Int(number) => cursor.numbers.push(*number),
            Value::Text(text) => cursor.texts.push(text.clone()),
            Value::Null => {}
        }
        cursor
    }

    fn read_cursor(self, text: &str, query: &CustomerQuery) -> Result<Place> {
        let cursor = Cursor::decode(text, query_fingerprint(query))?;
        if cursor.list != self.list() {
            return Err(Error::BadCursor);
        }
        let (rank, number) = match (self.sort, cursor.numbers.as_slice()) {
            (CustomerSort::UpdatedAt, [rank, number]) => (*rank, Some(*number)),
            (CustomerSort::Name | CustomerSort::Provider, [rank]) => (*rank, None),
            _ => return Err(Error::BadCursor),
        };
        let (name, id, text) = match (self.sort, cursor.texts.as_slice()) {
            (CustomerSort::UpdatedAt, [name, id]) => (name, id, None),
            (CustomerSort::Name | CustomerSort::Provider, [name, id, text]) => (name, id, Some(text.clone())),
            _ => return Err(Error::BadCursor),
        };
        let key = number.map_or_else(|| Value::from(text), Value::Int);
        Ok(Place { rank, key, name: name.clone(), id: id.clone() })
    }
}

fn query_fingerprint(query: &CustomerQuery) -> u32 {
    let field = query.field.map(|field| match field {
        CustomerField::Name => "name",
        CustomerField::Identifier => "identifier",
        CustomerField::Provider => "provider",
        CustomerField::CustomerNumber => "customerNumber",
    });
    let status = query.status.map(|status| match status {
        CustomerFilter::Routable => "routable",
        CustomerFilter::Action => "action",
        CustomerFilter::Deactivated => "deactivated",
        CustomerFilter::NonExisting => "nonExisting",
    });
    fingerprint([query.q.as_deref().map(str::trim).filter(|q| !q.is_empty()), field, status])
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
    Ok((counted, db::query_all(db, &sql, &params.0, |row| place(row, 0))?))
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
         order by f.rank, {by_f}",
        branches = branches.join(" union all "),
        key = order.column(),
        status = in_status(query),
        cut = COUNT_LIMIT + 1,
        by = order.by(),
        by_f = order.by().replace("name", "f.name"),
        limit = window.probe(),
        offset = window.offset,
    );
    let mut counted = 0;
    let mut places = Vec::new();
    db.query(&sql, &params.0, &mut |row| {
        counted = row.int(0)?;
        if row.opt_int(1)?.is_some() {
            places.push(place(row, 1)?);
        }
        Ok(())
    })?;
    Ok((counted, places))
}

fn place(row: &Row, first: usize) -> Result<Place> {
    Ok(Place {
        rank: row.int(first)?,
        key: row.value(first + 1)?.clone(),
        name: row.text(first + 2)?,
        id: row.text(first + 3)?,
    })
}
