//! What can be said of a participant and of a customer, and which state decides when several hold.
//! The words for each state are the app's; here are the facts.

use serde::{Deserialize, Serialize};

use crate::wire::{DocumentType, NetworkStatus};

/// What the public directory says of a participant, by precedence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum ParticipantState {
    /// Registered, and receives an invoice or a credit note.
    Routable,
    /// Registered under a scheme that was removed from the network's list.
    RetiredId,
    /// Registered, but receives neither invoice nor credit note.
    NoDocumentType,
    /// Removed from the network.
    NonExisting,
}

/// The one state of a customer that decides whether documents reach it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum CustomerState {
    Routable,
    RetiredId,
    NoDocumentType,
    AwaitingRouting,
    AwaitingAcceptance,
    Refused,
    NonExisting,
    Deactivated,
}

/// The account's own switch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum OwnStatus {
    Active,
    Deactivated,
}

/// How far the two sides have come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Relationship {
    Ready,
    AwaitingAcceptance,
    Refused,
    AwaitingRouting,
}

/// Whether a document type carries an invoice or a credit note: the root element of a UBL document type
/// (`…::Invoice##…`, `…::CreditNote##…`), the UN/CEFACT cross industry invoice, or the hybrid PDF.
/// Document type ids are compared byte for byte (Peppol Policy for use of identifiers, 4.4.0).
pub fn is_invoice(document_type: &DocumentType) -> bool {
    let value = document_type.value.as_str();
    let (syntax, _) = value.split_once("##").unwrap_or((value, ""));
    let root = syntax.rsplit("::").next().unwrap_or(syntax);
    matches!(root, "Invoice" | "CreditNote" | "CrossIndustryInvoice") || syntax == "urn:peppol:doctype:pdf+xml"
}

/// State of a participant: removed before document types before scheme.
pub fn participant_state(network: NetworkStatus, receives_invoices: bool, retired_scheme: bool) -> ParticipantState {
    match (network, receives_invoices, retired_scheme) {
        (NetworkStatus::Removed, _, _) => ParticipantState::NonExisting,
        (NetworkStatus::Registered, false, _) => ParticipantState::NoDocumentType,
        (NetworkStatus::Registered, true, true) => ParticipantState::RetiredId,
        (NetworkStatus::Registered, true, false) => ParticipantState::Routable,
    }
}

/// State of a customer, by precedence: deactivated, non existing, refused, awaiting, then the participant's own.
pub fn customer_state(own: OwnStatus, relationship: Relationship, participant: ParticipantState) -> CustomerState {
    if own == OwnStatus::Deactivated {
        return CustomerState::Deactivated;
    }
    if participant == ParticipantState::NonExisting {
        return CustomerState::NonExisting;
    }
    match relationship {
        Relationship::Refused => CustomerState::Refused,
        Relationship::AwaitingAcceptance => CustomerState::AwaitingAcceptance,
        Relationship::AwaitingRouting => CustomerState::AwaitingRouting,
        Relationship::Ready => match participant {
            ParticipantState::Routable => CustomerState::Routable,
            ParticipantState::RetiredId => CustomerState::RetiredId,
            ParticipantState::NoDocumentType => CustomerState::NoDocumentType,
            ParticipantState::NonExisting => CustomerState::NonExisting,
        },
    }
}

impl CustomerState {
    /// Whether a document would be handed over. A retired scheme still works until the network drops it.
    pub fn is_routable(self) -> bool {
        matches!(self, Self::Routable | Self::RetiredId)
    }
}
