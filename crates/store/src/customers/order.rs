//! The orders of the list of customers, and the cursors that continue in them.

use std::cmp::Ordering;

use carnet_core::wire::{CustomerField, CustomerFilter, CustomerSort};

use super::CustomerQuery;
use crate::{
    cursor::{Cursor, fingerprint},
    db::{Row, Value},
    error::{Error, Result},
    sql::Params,
};

/// A row's place in the order: tier (0 literal, 1 close), the sort's own key, name, id.
pub(super) struct Place {
    pub rank: i64,
    pub key: Value,
    pub name: String,
    pub id: String,
}

#[derive(Clone, Copy)]
pub(super) struct Order {
    pub sort: CustomerSort,
    pub descending: bool,
}

impl Order {
    /// The column in front of name and id; by name it is the name itself.
    pub fn column(self) -> &'static str {
        match self.sort {
            CustomerSort::Name => "name",
            CustomerSort::Provider => "provider_name",
            CustomerSort::UpdatedAt => "updated_at",
            CustomerSort::AsOf => "as_of",
        }
    }

    fn columns(self) -> Vec<&'static str> {
        match self.sort {
            CustomerSort::Name => vec!["name", "id"],
            _ => vec![self.column(), "name", "id"],
        }
    }

    /// The columns to order by, in their direction; `table` is put in front of each (`c.`).
    pub fn by(self, table: &str) -> String {
        self.directed(self.columns().into_iter().map(|column| format!("{table}{column}")))
    }

    /// The same order over the columns of a place.
    pub fn by_place(self) -> String {
        self.directed(["sort_key", "name", "id"].map(str::to_owned).into_iter())
    }

    /// The same order in memory, tiers first. Text compares by bytes, as in the engines.
    pub fn compare(self, one: &Place, other: &Place) -> Ordering {
        let key = match (&one.key, &other.key) {
            (Value::Int(one), Value::Int(other)) => one.cmp(other),
            (Value::Text(one), Value::Text(other)) => one.cmp(other),
            _ => Ordering::Equal,
        };
        let within = key.then_with(|| one.name.cmp(&other.name)).then_with(|| one.id.cmp(&other.id));
        one.rank.cmp(&other.rank).then(if self.descending { within.reverse() } else { within })
    }

    fn directed(self, columns: impl Iterator<Item = String>) -> String {
        let direction = if self.descending { " desc" } else { "" };
        columns.map(|column| column + direction).collect::<Vec<_>>().join(", ")
    }

    /// The condition to come after a place within its tier; `table` as in [`Order::by`].
    pub fn beyond(self, table: &str, place: &Place, params: &mut Params) -> String {
        let mut values = vec![params.add(place.name.as_str()), params.add(place.id.as_str())];
        if self.sort != CustomerSort::Name {
            values.insert(0, params.add(place.key.clone()));
        }
        let columns: Vec<String> = self.columns().into_iter().map(|column| format!("{table}{column}")).collect();
        let sign = if self.descending { '<' } else { '>' };
        format!("({}) {sign} ({})", columns.join(", "), values.join(", "))
    }

    fn list(self) -> String {
        format!("customers {}{}", self.column(), if self.descending { " descending" } else { "" })
    }

    pub fn cursor(self, last: &Place, query: &CustomerQuery) -> Cursor {
        let mut cursor = Cursor {
            list: self.list(),
            query: query_fingerprint(query),
            numbers: vec![last.rank],
            texts: vec![last.name.clone(), last.id.clone()],
        };
        // By name the key is the name, and a cursor travels in an address: once is enough.
        match &last.key {
            Value::Int(number) => cursor.numbers.push(*number),
            Value::Text(text) if self.sort != CustomerSort::Name => cursor.texts.push(text.clone()),
            Value::Text(_) | Value::Null => {}
        }
        cursor
    }

    pub fn read_cursor(self, text: &str, query: &CustomerQuery) -> Result<Place> {
        let cursor = Cursor::decode(text, query_fingerprint(query))?;
        if cursor.list != self.list() {
            return Err(Error::BadCursor);
        }
        let (rank, name, id, key) = match (self.sort, cursor.numbers.as_slice(), cursor.texts.as_slice()) {
            (CustomerSort::Name, [rank], [name, id]) => (rank, name, id, Value::from(name)),
            (CustomerSort::Provider, [rank], [name, id, provider]) => (rank, name, id, Value::from(provider)),
            (CustomerSort::UpdatedAt | CustomerSort::AsOf, [rank, at], [name, id]) => (rank, name, id, Value::Int(*at)),
            _ => return Err(Error::BadCursor),
        };
        Ok(Place { rank: *rank, key, name: name.clone(), id: id.clone() })
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

impl Place {
    /// A place of four columns: rank, the sort's own key, name, id.
    pub fn read(row: &Row) -> Result<Self> {
        Ok(Self { rank: row.int(0)?, key: row.value(1)?, name: row.text(2)?, id: row.text(3)? })
    }
}
