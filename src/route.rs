//! Every address of the app, as a typed path below the base. `ui::link` and `use_navigate` put the base in front.

use carnet_core::wire::{CustomerField, CustomerFilter, CustomerSort, MatchKind};
use leptos::prelude::document;

use crate::query::{decode, encode, with_query};

mod documents;

pub use documents::{documents, sent_document, stopped, test_address, test_customer, test_field, test_identifiers};

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
pub const SUGGESTIONS: &str = "/operator/suggestions";
pub const PROVIDERS: &str = "/operator/providers";
pub const OPERATOR_SUPPORT: &str = "/operator/support";
pub const ACCOUNTS: &str = "/operator/accounts";
pub const SUPPORT: &str = "/support";
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

/// Every page, as its address names it; the rest of an address's state is in its query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Page {
    SignIn,
    Home,
    Search,
    Customers,
    /// Customer id.
    Customer(String),
    /// Scheme and value of a participant id.
    Participant(String, String),
    /// Acceptance requests of ours.
    Sent,
    /// Routing requests of ours.
    Routing,
    /// Acceptance requests of others to us.
    Received,
    Suppliers,
    SupplierSearch,
    Suggest,
    /// The documents that are stopped, or in another state.
    Stopped,
    /// Document id.
    Document(String),
    RouteTest,
    /// The import with this id; empty: a new one.
    Import(String),
    Messages,
    /// What there is to set.
    Settings,
    /// Company level settings: documents from others.
    General,
    /// Company level settings: documents to others.
    Outbound,
    Preferences,
    Users,
    Keys,
    Audit,
    /// The operator's queue; with an id that suggestion beside it.
    Suggestions(String),
    Providers,
    OperatorSupport,
    Accounts,
    Support,
    /// Choosing a password by a link; nobody is signed in.
    Invitation,
    Unknown,
}

impl Page {
    /// Reads the path of an address, the base included; a slash at its end does not count.
    pub fn parse(path: &str) -> Self {
        let base = base();
        let segments: Vec<String> = path
            .strip_prefix(&base)
            .unwrap_or(path)
            .split('/')
            .filter(|segment| !segment.is_empty())
            .map(|segment| decode(segment).unwrap_or_else(|| segment.to_owned()))
            .collect();
        match segments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
            [] => Self::Home,
            ["sign-in"] => Self::SignIn,
            ["customers"] => Self::Customers,
            ["customers", "search"] => Self::Search,
            ["customers", "requests"] | ["customers", "requests", "sent"] => Self::Sent,
            ["customers", "requests", "routing"] => Self::Routing,
            ["suppliers", "requests"] | ["suppliers", "requests", "received"] => Self::Received,
            ["suppliers"] => Self::Suppliers,
            ["suppliers", "search"] => Self::SupplierSearch,
            ["customers", "suggest"] => Self::Suggest,
            ["customers", "import"] => Self::Import(String::new()),
            ["customers", "import", id] => Self::Import((*id).to_owned()),
            ["documents"] | ["documents", "stopped"] => Self::Stopped,
            ["documents", id] => Self::Document((*id).to_owned()),
            ["routing", "test"] => Self::RouteTest,
            ["messages"] => Self::Messages,
            ["settings"] => Self::Settings,
            ["settings", "company"] | ["settings", "company", "general"] => Self::General,
            ["settings", "company", "outbound"] => Self::Outbound,
            ["settings", "preferences"] => Self::Preferences,
            ["settings", "users"] => Self::Users,
            ["settings", "keys"] => Self::Keys,
            ["settings", "audit"] => Self::Audit,
            ["operator"] | ["operator", "suggestions"] => Self::Suggestions(String::new()),
            ["operator", "suggestions", id] => Self::Suggestions((*id).to_owned()),
            ["operator", "providers"] => Self::Providers,
            ["operator", "support"] => Self::OperatorSupport,
            ["operator", "accounts"] => Self::Accounts,
            ["support"] => Self::Support,
            ["invitation"] => Self::Invitation,
            ["customers", id] => Self::Customer((*id).to_owned()),
            ["directory", scheme, value] => Self::Participant((*scheme).to_owned(), (*value).to_owned()),
            _ => Self::Unknown,
        }
    }
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
    };
    if down { format!("-{name}") } else { name.to_owned() }
}

pub fn parse_sort(name: &str) -> Option<(CustomerSort, bool)> {
    use CustomerSort::{Name, Provider, UpdatedAt};
    [Name, Provider, UpdatedAt]
        .into_iter()
        .flat_map(|column| [(column, false), (column, true)])
        .find(|sort| sort_name(*sort) == name)
}
