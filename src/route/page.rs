//! Which page an address names.

use super::{GENERAL, RECEIVED, SENT, STOPPED, base};
use crate::query::decode;

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
    /// What the network's operator has to see to.
    Operator,
    /// The operator's queue; with an id that suggestion beside it.
    Suggestions(String),
    Providers,
    OperatorSupport,
    Accounts,
    /// The service as a whole, and privacy.
    Service,
    NetworkImports(String),
    Support,
    SiteMap,
    Accessibility,
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
            ["operator"] => Self::Operator,
            ["operator", "suggestions"] => Self::Suggestions(String::new()),
            ["operator", "suggestions", id] => Self::Suggestions((*id).to_owned()),
            ["operator", "providers"] => Self::Providers,
            ["operator", "support"] => Self::OperatorSupport,
            ["operator", "accounts"] => Self::Accounts,
            ["operator", "service"] => Self::Service,
            ["operator", "imports"] => Self::NetworkImports(String::new()),
            ["operator", "imports", id] => Self::NetworkImports((*id).to_owned()),
            ["support"] => Self::Support,
            ["sitemap"] => Self::SiteMap,
            ["accessibility"] => Self::Accessibility,
            ["invitation"] => Self::Invitation,
            ["customers", id] => Self::Customer((*id).to_owned()),
            ["directory", scheme, value] => Self::Participant((*scheme).to_owned(), (*value).to_owned()),
            _ => Self::Unknown,
        }
    }

    /// Whether it is of a company's account: the network's operator has none.
    pub fn is_of_company(&self) -> bool {
        !matches!(
            self,
            Self::SignIn
                | Self::Home
                | Self::Participant(..)
                | Self::Messages
                | Self::Preferences
                | Self::Operator
                | Self::Suggestions(_)
                | Self::Providers
                | Self::OperatorSupport
                | Self::Accounts
                | Self::Service
                | Self::NetworkImports(_)
                | Self::Support
                | Self::SiteMap
                | Self::Accessibility
                | Self::Invitation
                | Self::Unknown
        )
    }
}

/// Where a shorter address leads: the first of the pages below it.
pub fn moved(path: &str) -> Option<&'static str> {
    let base = base();
    match path.strip_prefix(&base).unwrap_or(path).trim_end_matches('/') {
        "/customers/requests" => Some(SENT),
        "/suppliers/requests" => Some(RECEIVED),
        "/settings/company" => Some(GENERAL),
        "/documents" => Some(STOPPED),
        _ => None,
    }
}
