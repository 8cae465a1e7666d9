//! Messages inside the product (R33): one per event and company, read or unread per person. They carry facts;
//! the sentence is the app's, in the language of whoever reads.

use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Message {
    pub id: String,
    pub at: String,
    pub kind: MessageKind,
    pub read: bool,
    /// Name of the object: the other company, the suggested company, the file.
    pub name: String,
    /// What the one action opens.
    pub object_kind: ObjectKind,
    /// Empty for a list.
    pub object_id: String,
    /// How many, where the message is about several.
    pub count: Option<u64>,
    /// The first of their names.
    pub names: Vec<String>,
    /// Somebody's own words: an answer, a reason.
    pub words: Option<String>,
    /// Who did it, where a person did.
    pub by: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum MessageKind {
    /// Another company asks to be accepted. Object: request.
    RequestReceived,
    /// It reminds. Object: request.
    RequestReminded,
    /// It took its request back. Object: request.
    RequestWithdrawn,
    /// The recipient said yes. Object: customer.
    RequestAccepted,
    /// The recipient said no. Object: customer.
    RequestRefused,
    /// A routing request waits for 14 days. Object: request.
    RoutingOverdue,
    /// Customers left the network; `count`, `names`. Object: customer list.
    CustomersVanished,
    /// Object: suggestion.
    SuggestionAdded,
    /// Object: suggestion.
    SuggestionMerged,
    /// `words` is the reason. Object: suggestion.
    SuggestionDeclined,
    /// For the operator: a new suggestion. Object: suggestion.
    SuggestionReceived,
    /// An import of customers has ended. Object: import.
    ImportFinished,
    /// A supplier that nobody has approved sent its first document. Object: supplier.
    SupplierToApprove,
    /// A company to which this one sends has approved it; `words`. Object: that customer, else the customer list.
    SendingApproved,
    /// It has denied it; `count` documents were rejected, `words`. Object: as above.
    SendingDenied,
    /// For administrators: a member asks for a change of the setting in `names`; `words`. Object: settings.
    SettingAsked,
    /// For whoever asked: the operator has answered; `words`. Object: support request.
    SupportAnswered,
    /// For the operator: somebody asks. Object: support request.
    SupportReceived,
    /// Documents that a provider did not take; `count`, and the provider's name in `names`. Object: document.
    HandOffFailed,
    /// A scheduled check found customers that the network's register does not have any more, or that cannot receive
    /// any more; `count`, `names`. Object: customer, or the customer list.
    ChecksChanged,
}

/// What a message, an audit entry or an event is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum ObjectKind {
    Customer,
    /// The list of customers that are non existing.
    CustomerList,
    Request,
    Message,
    Suggestion,
    Import,
    Provider,
    Supplier,
    Inbound,
    Settings,
    User,
    ApiKey,
    Support,
    /// A document that is sent.
    Document,
}

impl ObjectKind {
    pub const ALL: [Self; 14] = [
        Self::Customer,
        Self::CustomerList,
        Self::Request,
        Self::Message,
        Self::Suggestion,
        Self::Import,
        Self::Provider,
        Self::Supplier,
        Self::Inbound,
        Self::Settings,
        Self::User,
        Self::ApiKey,
        Self::Support,
        Self::Document,
    ];
}

/// Answer of `GET /messages/unread`, and data of the event `unread`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Unread {
    pub unread: u64,
}

/// Data of the event `change` of `GET /events`: what is on screen about it is out of date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct LiveChange {
    pub kind: ObjectKind,
    /// Empty for several at once.
    pub id: String,
    /// Of work under way: steps done, and all there are.
    pub done: Option<u64>,
    pub total: Option<u64>,
}
