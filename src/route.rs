//! Every address of the app, as a typed path below the base. `ui::link` and `use_navigate` put the base in front.

use carnet_core::wire::{CustomerField, CustomerFilter, CustomerSort, MatchKind};
use leptos::prelude::document;

use crate::query::{encode, with_query};

mod documents;
mod opened;
mod page;

pub use page::{Page, moved};

pub use documents::{
    customer_documents, documents, identifier_kind, sent_document, stopped, test_address, test_customer, test_field,
    test_identifiers,
};
pub use opened::{EXPORT, INVITE, SIMULATE, customers_export, simulate, users_invite};

pub const HOME: &str = "/";
pub const SEARCH: &str = "/customers/search";
pub const CUSTOMERS: &str = "/customers";
pub const SIGN_IN: &str = "/sign-in";
pub const SENT: &str = "/customers/requests/sent";
pub const ROUTING: &str = "/customers/requests/routing";
pub const RECEIVED: &str = "/suppliers/requests/received";
pub const SUPPLIERS: &str = "/suppliers";
pub const SUPPLIER_SEARCH: &str = "/suppliers/search";
pub const SUGGEST: &str = "/customers/suggest";
pub const IMPORT: &str = "/customers/import";
pub const STOPPED: &str = "/documents/stopped";
pub const ROUTE_TEST: &str = "/routing/test";
pub const MESSAGES: &str = "/messages";
pub const SETTINGS: &str = "/settings";
pub const GENERAL: &str = "/settings/company/general";
pub const OUTBOUND: &str = "/settings/company/outbound";
pub const PREFERENCES: &str = "/settings/preferences";
pub const USERS: &str = "/settings/users";
pub const KEYS: &str = "/settings/keys";
pub const AUDIT: &str = "/settings/audit";
pub const OPERATOR: &str = "/operator";
pub const SUGGESTIONS: &str = "/operator/suggestions";
pub const PROVIDERS: &str = "/operator/providers";
pub const OPERATOR_SUPPORT: &str = "/operator/support";
pub const ACCOUNTS: &str = "/operator/accounts";
pub const SERVICE: &str = "/operator/service";
pub const NETWORK_IMPORTS: &str = "/operator/imports";
pub const SUPPORT: &str = "/support";
pub const SITE_MAP: &str = "/sitemap";
pub const ACCESSIBILITY: &str = "/accessibility";
pub const INVITATION: &str = "/invitation";

/// The path the app is hosted below, without a slash at its end: `""` at the root of a host.
pub fn base() -> String {
    let path = document()
        .base_uri()
        .ok()
        .flatten()
        .and_then(|uri| {
            let rest = uri.split_once("://")?.1;
            rest.find('/').map(|start| rest[start..].to_owned())
        })
        .unwrap_or_default();
    path.trim_end_matches('/').to_owned()
}

/// The path as an `<a>` needs it, with the base in front.
pub fn href(path: &str) -> String {
    base() + path
}

/// Sign-in that comes back to `next`, a path of this app with its query.
pub fn sign_in(next: &str) -> String {
    with_query(SIGN_IN, [("next", if next == HOME { "" } else { next })])
}

/// Where to go after sign-in: `next` if it is a path of this app, else the start page. Anything that a browser
/// could take for another host (`//host`, `/\host`) is refused.
pub fn after_sign_in(next: &str) -> &str {
    let inside = next.starts_with('/') && !next.starts_with("//") && !next.contains(['\\', '\n', '\r', '\t']);
    if inside && !next.starts_with(SIGN_IN) { next } else { HOME }
}

/// Whose directory something is added to: that of who receives from us, or of who sends to us.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Side {
    #[default]
    Customers,
    Suppliers,
}

impl Side {
    /// The search page of this side.
    pub fn search(self) -> &'static str {
        match self {
            Self::Customers => SEARCH,
            Self::Suppliers => SUPPLIER_SEARCH,
        }
    }
}

/// State of the search page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    pub side: Side,
    pub id: String,
    pub name: String,
    pub provider: String,
    pub country: String,
    /// One group alone, paged.
    pub only: Option<MatchKind>,
    pub page: u32,
    /// Participant id of the open panel.
    pub open: String,
    /// Participant id of the dialog that adds it.
    pub add: String,
}

impl Search {
    pub fn path(&self) -> String {
        let page = page_value(self.page);
        with_query(
            self.side.search(),
            [
                ("id", self.id.as_str()),
                ("name", &self.name),
                ("provider", &self.provider),
                ("country", &self.country),
                ("match", self.only.map_or("", match_name)),
                ("page", &page),
                ("open", &self.open),
                ("add", &self.add),
            ],
        )
    }
}

/// State of the list of one's customers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Customers {
    pub q: String,
    pub field: Option<CustomerField>,
    pub status: Option<CustomerFilter>,
    /// The column, and whether it runs downwards.
    pub sort: Option<(CustomerSort, bool)>,
    pub page: u32,
    /// Rows of a page, one of [`SIZES`]; 0 stands for the first.
    pub size: u32,
}

/// Rows that a page of a list may have.
pub const SIZES: [u32; 3] = [25, 50, 100];

impl Customers {
    /// Rows of a page.
    pub fn rows(&self) -> u32 {
        SIZES.into_iter().find(|size| *size == self.size).unwrap_or(SIZES[0])
    }

    /// Pages that can be linked to: the first 10 000 rows.
    pub fn pages(&self) -> u32 {
        10_000 / self.rows()
    }

    pub fn path(&self) -> String {
        let (page, sort) = (page_value(self.page), self.sort.map(sort_name).unwrap_or_default());
        let size = if self.rows() == SIZES[0] { String::new() } else { self.rows().to_string() };
        with_query(
            CUSTOMERS,
            [
                ("q", self.q.as_str()),
                ("field", self.field.map_or("", field_name)),
                ("status", self.status.map_or("", filter_name)),
                ("sort", &sort),
                ("size", &size),
                ("page", &page),
            ],
        )
    }
}

pub fn customer(id: &str) -> String {
    format!("{CUSTOMERS}/{}", encode(id))
}

/// A customer's page with its settings dialog open at a tab (`basic`, `advanced`).
pub fn customer_settings(id: &str, tab: &str) -> String {
    with_query(&customer(id), [("settings", tab)])
}

/// The same with a number typed in that the customer does not have yet; nothing is stored by it.
pub fn customer_offered(id: &str, number: &str) -> String {
    with_query(&customer(id), [("settings", "basic"), (OFFERED, number)])
}

/// The name of that number in the address.
pub const OFFERED: &str = "number";

/// A customer's page with its possible duplicates beside it.
pub fn customer_compare(id: &str) -> String {
    with_query(&customer(id), [("compare", "1")])
}

/// One of the lists of requests, narrowed to a status (by its name on the wire) and to a part of the name.
pub fn requests(list: &str, status: &str, q: &str, page: u32) -> String {
    with_query(list, [("status", status), ("q", q), ("page", &page_value(page))])
}

/// The suggestion form, filled in from a search that found nothing.
pub fn suggest(name: &str, identifier: &str, country: &str) -> String {
    with_query(SUGGEST, [("name", name), ("id", identifier), ("country", country)])
}

/// The supplier directory with one supplier's details open.
pub fn supplier(id: &str) -> String {
    with_query(SUPPLIERS, [("open", id)])
}

pub fn import(id: &str) -> String {
    format!("{IMPORT}/{}", encode(id))
}

pub fn network_import(id: &str) -> String {
    format!("{NETWORK_IMPORTS}/{}", encode(id))
}

pub fn suggestion(id: &str) -> String {
    format!("{SUGGESTIONS}/{}", encode(id))
}

/// The permalink of a participant; `None` when its id is not `scheme:value`.
pub fn participant(participant_id: &str) -> Option<String> {
    let (scheme, value) = participant_id.split_once(':')?;
    Some(format!("/directory/{}/{}", encode(scheme), encode(value)))
}

fn page_value(page: u32) -> String {
    if page > 1 { page.to_string() } else { String::new() }
}

/// Names in addresses are the names on the wire.
pub fn match_name(kind: MatchKind) -> &'static str {
    match kind {
        MatchKind::Literal => "literal",
        MatchKind::Close => "close",
    }
}

pub fn parse_match(name: &str) -> Option<MatchKind> {
    [MatchKind::Literal, MatchKind::Close].into_iter().find(|kind| match_name(*kind) == name)
}

pub fn filter_name(filter: CustomerFilter) -> &'static str {
    match filter {
        CustomerFilter::Routable => "routable",
        CustomerFilter::Action => "action",
        CustomerFilter::Deactivated => "deactivated",
        CustomerFilter::NonExisting => "nonExisting",
    }
}

pub fn parse_filter(name: &str) -> Option<CustomerFilter> {
    use CustomerFilter::{Action, Deactivated, NonExisting, Routable};
    [Routable, Action, Deactivated, NonExisting].into_iter().find(|filter| filter_name(*filter) == name)
}

pub fn field_name(field: CustomerField) -> &'static str {
    match field {
        CustomerField::Name => "name",
        CustomerField::Identifier => "identifier",
        CustomerField::Provider => "provider",
        CustomerField::CustomerNumber => "customerNumber",
    }
}

pub fn parse_field(name: &str) -> Option<CustomerField> {
    use CustomerField::{CustomerNumber, Identifier, Name, Provider};
    [Name, Identifier, Provider, CustomerNumber].into_iter().find(|field| field_name(*field) == name)
}

/// `name`, or `-name` downwards.
pub fn sort_name((column, down): (CustomerSort, bool)) -> String {
    let name = match column {
        CustomerSort::Name => "name",
        CustomerSort::Provider => "provider",
        CustomerSort::UpdatedAt => "updatedAt",
        CustomerSort::AsOf => "asOf",
    };
    if down { format!("-{name}") } else { name.to_owned() }
}

pub fn parse_sort(name: &str) -> Option<(CustomerSort, bool)> {
    use CustomerSort::{AsOf, Name, Provider, UpdatedAt};
    [Name, Provider, UpdatedAt, AsOf]
        .into_iter()
        .flat_map(|column| [(column, false), (column, true)])
        .find(|sort| sort_name(*sort) == name)
}
