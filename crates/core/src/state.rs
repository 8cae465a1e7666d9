//! What can be said of a participant and of a customer, and which state decides when several hold.
//! The words for each state are the app's; here are the facts.

mod receives;

pub use receives::receives;

use serde::{Deserialize, Serialize};

use crate::wire::{DocumentType, NetworkStatus};

/// What the public directory says of a participant, by precedence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum CustomerState {
    Routable,
    RetiredId,
    NoDocumentType,
    AwaitingRouting,
    AwaitingAcceptance,
    Refused,
    /// The request was taken back by whoever sent it; nothing has been agreed.
    Cancelled,
    NonExisting,
    Deactivated,
}

/// The account's own switch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum OwnStatus {
    Active,
    Deactivated,
}

/// How far the two sides have come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Relationship {
    Ready,
    AwaitingAcceptance,
    Refused,
    AwaitingRouting,
    /// The request was taken back by whoever sent it.
    Cancelled,
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
        Relationship::Cancelled => CustomerState::Cancelled,
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

#[cfg(test)]
mod tests {
    use super::*;

    fn document_type(value: &str) -> DocumentType {
        DocumentType { scheme: "busdox-docid-qns".to_owned(), value: value.to_owned(), name: String::new() }
    }

    #[test]
    fn an_invoice_is_known_by_its_root_element() {
        for (value, expected) in [
            ("urn:oasis:names:specification:ubl:schema:xsd:Invoice-2::Invoice##urn:cen.eu:en16931:2017::2.1", true),
            ("urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2::CreditNote##urn:x::2.1", true),
            ("urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100::CrossIndustryInvoice##urn:x::D22B", true),
            ("urn:peppol:doctype:pdf+xml##urn:cen.eu:en16931:2017#conformant#urn:x:Factur-X:1.0::D22B", true),
            ("urn:oasis:names:specification:ubl:schema:xsd:Order-2::Order##urn:x::2.1", false),
            ("urn:oasis:names:specification:ubl:schema:xsd:ApplicationResponse-2::ApplicationResponse##urn:x", false),
            // Case counts: this is another id.
            ("urn:oasis:names:specification:ubl:schema:xsd:Invoice-2::invoice##urn:x::2.1", false),
            ("", false),
        ] {
            assert_eq!(is_invoice(&document_type(value)), expected, "{value}");
        }
    }

    #[test]
    fn the_account_s_own_word_comes_first_then_the_network_s_then_the_other_side_s() {
        use {CustomerState as C, OwnStatus as O, ParticipantState as P, Relationship as R};
        for (own, relationship, participant, expected) in [
            (O::Deactivated, R::Refused, P::NonExisting, C::Deactivated),
            (O::Active, R::Refused, P::NonExisting, C::NonExisting),
            (O::Active, R::Refused, P::Routable, C::Refused),
            (O::Active, R::AwaitingAcceptance, P::NoDocumentType, C::AwaitingAcceptance),
            (O::Active, R::AwaitingRouting, P::Routable, C::AwaitingRouting),
            (O::Active, R::Cancelled, P::Routable, C::Cancelled),
            (O::Active, R::Cancelled, P::NonExisting, C::NonExisting),
            (O::Active, R::Ready, P::NoDocumentType, C::NoDocumentType),
            (O::Active, R::Ready, P::RetiredId, C::RetiredId),
            (O::Active, R::Ready, P::Routable, C::Routable),
        ] {
            let state = customer_state(own, relationship, participant);
            assert_eq!(state, expected);
            assert_eq!(state.is_routable(), matches!(expected, C::Routable | C::RetiredId));
        }
    }

    #[test]
    fn removed_comes_before_everything_the_card_says() {
        use {NetworkStatus as N, ParticipantState as P};
        assert_eq!(participant_state(N::Removed, true, true), P::NonExisting);
        assert_eq!(participant_state(N::Registered, false, true), P::NoDocumentType);
        assert_eq!(participant_state(N::Registered, true, true), P::RetiredId);
        assert_eq!(participant_state(N::Registered, true, false), P::Routable);
    }
}
