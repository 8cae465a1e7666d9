//! Parameters of the two lists.

use carnet_core::wire::{CustomerField, CustomerFilter, CustomerSort, MatchKind};

use crate::{
    query::with_query,
    route::{field_name, filter_name, match_name, sort_name},
};

/// `GET /participants`. Empty texts and `None` are left out; one of the texts must be given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ParticipantQuery {
    pub id: String,
    pub name: String,
    /// Provider id.
    pub provider: String,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    pub only: Option<MatchKind>,
    /// 1-based; not together with `cursor`.
    pub page: Option<u32>,
    pub cursor: String,
    /// Rows of each group, at most 100.
    pub limit: Option<u32>,
}

impl ParticipantQuery {
    /// Whether there is nothing to look for: the server would answer `empty_query`.
    pub fn is_empty(&self) -> bool {
        [&self.id, &self.name, &self.provider, &self.country].into_iter().all(|text| text.trim().is_empty())
    }

    pub(super) fn path(&self) -> String {
        let (page, limit) = (number(self.page), number(self.limit));
        with_query(
            "participants",
            [
                ("id", self.id.as_str()),
                ("name", &self.name),
                ("provider", &self.provider),
                ("country", &self.country),
                ("match", self.only.map_or("", match_name)),
                ("page", &page),
                ("cursor", &self.cursor),
                ("limit", &limit),
            ],
        )
    }
}

/// `GET /customers`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CustomerQuery {
    pub q: String,
    pub field: Option<CustomerField>,
    pub status: Option<CustomerFilter>,
    /// The column, and whether it runs downwards.
    pub sort: Option<(CustomerSort, bool)>,
    /// 1-based; not together with `cursor`.
    pub page: Option<u32>,
    pub cursor: String,
    /// Rows, at most 100.
    pub limit: Option<u32>,
}

impl CustomerQuery {
    pub(super) fn path(&self) -> String {
        let (page, limit) = (number(self.page), number(self.limit));
        let sort = self.sort.map(sort_name).unwrap_or_default();
        with_query(
            "customers",
            [
                ("q", self.q.as_str()),
                ("field", self.field.map_or("", field_name)),
                ("status", self.status.map_or("", filter_name)),
                ("sort", &sort),
                ("page", &page),
                ("cursor", &self.cursor),
                ("limit", &limit),
            ],
        )
    }
}

/// Where the browser downloads customers: of the query without its page, or those with the ids; `columns` are names
/// separated by commas, none for all; `lang` is the language of the column names.
pub fn export_path(query: &CustomerQuery, ids: &[String], json: bool, columns: &str, lang: &str) -> String {
    let sort = query.sort.map(sort_name).unwrap_or_default();
    let ids = ids.join(",");
    let path = if json { "/api/v1/customers.json" } else { "/api/v1/customers.csv" };
    let pairs = [
        ("q", query.q.as_str()),
        ("field", query.field.map_or("", field_name)),
        ("status", query.status.map_or("", filter_name)),
        ("sort", &sort),
        ("ids", &ids),
        ("columns", columns),
        ("lang", if json { "" } else { lang }),
    ];
    with_query(&crate::route::href(path), pairs)
}

fn number(value: Option<u32>) -> String {
    value.map_or_else(String::new, |value| value.to_string())
}
