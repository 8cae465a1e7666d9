//! What can be said of a participant and of a customer, and which state decides when several hold.
//! The words for each state are the app's; here are the facts.

mod receives;

pub use receives::receives;

use serde::{Deserialize, Serialize};

use crate::wire::{AddressStatus, DocumentType, NetworkStatus};

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
    /// Registered, but its address is active from a later day on only.
    Upcoming,
    /// Registered, but its address is not active any more, or never was.
    Inactive,
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
    /// Its address is active from a later day on only.
    Upcoming,
    /// Its address is not active any more, or never was.
    Inactive,
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

/// State of a participant: removed before an address that has ended before document types before one that is yet to
/// begin before the scheme. `address` is how its address line stands today; most participants have none.
pub fn participant_state(
    network: NetworkStatus,
    receives_invoices: bool,
    retired_scheme: bool,
    address: Option<AddressStatus>,
) -> ParticipantState {
    if network == NetworkStatus::Removed {
        return ParticipantState::NonExisting;
    }
    match address {
        Some(AddressStatus::Ended) => ParticipantState::Inactive,
        _ if !receives_invoices => ParticipantState::NoDocumentType,
        // No retired scheme has address lines; were there one, documents must wait all the same.
        Some(AddressStatus::Upcoming) => ParticipantState::Upcoming,
        Some(AddressStatus::Active) | None if retired_scheme => ParticipantState::RetiredId,
        Some(AddressStatus::Active) | None => ParticipantState::Routable,
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
            ParticipantState::Upcoming => CustomerState::Upcoming,
            ParticipantState::Inactive => CustomerState::Inactive,
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
            (O::Active, R::Ready, P::Inactive, C::Inactive),
            (O::Active, R::Ready, P::Upcoming, C::Upcoming),
            (O::Active, R::AwaitingRouting, P::Inactive, C::AwaitingRouting),
            (O::Active, R::Ready, P::Routable, C::Routable),
        ] {
            let state = customer_state(own, relationship, participant);
            assert_eq!(state, expected);
            assert_eq!(state.is_routable(), matches!(expected, C::Routable | C::RetiredId));
        }
    }

    #[test]
    fn removed_comes_before_everything_the_card_says() {
        use {AddressStatus as A, NetworkStatus as N, ParticipantState as P};
        assert_eq!(participant_state(N::Removed, true, true, Some(A::Ended)), P::NonExisting);
        assert_eq!(participant_state(N::Registered, false, true, None), P::NoDocumentType);
        assert_eq!(participant_state(N::Registered, true, true, None), P::RetiredId);
        assert_eq!(participant_state(N::Registered, true, false, None), P::Routable);
    }

    #[test]
    fn an_address_that_is_not_active_receives_nothing() {
        use {AddressStatus as A, NetworkStatus as N, ParticipantState as P};
        assert_eq!(participant_state(N::Registered, true, false, Some(A::Active)), P::Routable);
        assert_eq!(participant_state(N::Registered, false, false, Some(A::Ended)), P::Inactive);
        assert_eq!(participant_state(N::Registered, false, false, Some(A::Upcoming)), P::NoDocumentType);
        assert_eq!(participant_state(N::Registered, true, true, Some(A::Upcoming)), P::Upcoming);
    }
}
