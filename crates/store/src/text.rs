//! How the closed sets of words are written in columns: as on the wire, so that a stored word needs no table.

use carnet_core::{
    state::{CustomerState, OwnStatus, Relationship},
    wire::{
        Acceptance, AddressStatus, AttemptReason, CardDone, CardFault, CheckAnswer, CsvOutcome, CsvReason, CsvState,
        Directory, DocumentStatus, Encoding, HandOffWay, InboundKind, InboundStatus, KeyAccess, Locale, LookedIn,
        MessageKind, NetworkStatus, ObjectKind, RequestKind, RequestStatus, Role, SentBy, StopCause, SuggestionState,
        SupplierStatus,
    },
};

use crate::error::{Error, Result};

/// A closed set of words with a text for each.
pub(crate) trait Word: Copy + Sized + 'static {
    const ALL: &'static [(Self, &'static str)];
    const WHAT: &'static str;

    /// The word of a column.
    fn read(text: &str) -> Result<Self> {
        let known = Self::ALL.iter().find(|(_, known)| *known == text).map(|(word, _)| *word);
        known.ok_or_else(|| Error::Corrupt(format!("{text:?} is no {}", Self::WHAT)))
    }

    /// The word of a column that may be null.
    fn read_opt(text: Option<String>) -> Result<Option<Self>> {
        text.as_deref().map(Self::read).transpose()
    }
}

macro_rules! words {
    ($type:ident $what:literal $write:ident $($variant:ident $text:literal)*) => {
        impl Word for $type {
            const ALL: &'static [(Self, &'static str)] = &[$((Self::$variant, $text)),*];
            const WHAT: &'static str = $what;
        }

        pub(crate) fn $write(word: $type) -> &'static str {
            match word { $($type::$variant => $text),* }
        }
    };
}

words!(Role "role" role Member "member" Admin "admin" Operator "operator");
words!(Locale "locale" locale Fr "fr" En "en");
words!(NetworkStatus "network status" network_status Registered "registered" Removed "removed");
words!(AddressStatus "status of an address" address_status Active "active" Upcoming "upcoming" Ended "ended");
words!(OwnStatus "own status" own_status Active "active" Deactivated "deactivated");
words!(Relationship "relationship" relationship
    Ready "ready" AwaitingAcceptance "awaitingAcceptance" Refused "refused" AwaitingRouting "awaitingRouting"
    Cancelled "cancelled");
words!(CustomerState "customer state" customer_state
    Routable "routable" RetiredId "retiredId" NoDocumentType "noDocumentType" Upcoming "upcoming" Inactive "inactive"
    AwaitingRouting "awaitingRouting"
    AwaitingAcceptance "awaitingAcceptance" Refused "refused" Cancelled "cancelled" NonExisting "nonExisting" Deactivated "deactivated");
words!(ObjectKind "kind of object" object_kind
    Customer "customer" CustomerList "customerList" Request "request" Message "message" Suggestion "suggestion"
    Import "import" Provider "provider" Supplier "supplier" Inbound "inbound" Settings "settings" User "user"
    ApiKey "apiKey" Support "support" Document "document");
words!(MessageKind "kind of message" message_kind
    RequestReceived "requestReceived" RequestReminded "requestReminded" RequestWithdrawn "requestWithdrawn"
    RequestAccepted "requestAccepted" RequestRefused "requestRefused" RoutingOverdue "routingOverdue"
    CustomersVanished "customersVanished" SuggestionAdded "suggestionAdded" SuggestionMerged "suggestionMerged"
    SuggestionDeclined "suggestionDeclined" SuggestionReceived "suggestionReceived" ImportFinished "importFinished"
    SupplierToApprove "supplierToApprove" SendingApproved "sendingApproved" SendingDenied "sendingDenied"
    SettingAsked "settingAsked" SupportAnswered "supportAnswered" SupportReceived "supportReceived"
    HandOffFailed "handOffFailed" ChecksChanged "checksChanged");
words!(CardFault "fault of a card" card_fault
    NotXml "notXml" TooLarge "tooLarge" Participant "participant" Name "name" Country "country" Place "place"
    Website "website" Identifier "identifier" DocumentType "documentType" Characters "characters" Repeated "repeated");
words!(CardDone "what was done about a card" card_done
    ValueDropped "valueDropped" Replaced "replaced" CardSkipped "cardSkipped" EarlierReplaced "earlierReplaced");
words!(SuggestionState "state of a suggestion" suggestion_state
    Submitted "submitted" Checking "checking" Added "added" Merged "merged" Declined "declined" Withdrawn "withdrawn");
words!(Directory "way of a directory" directory Open "open" Closed "closed");
words!(Acceptance "acceptance policy" acceptance Automatic "automatic" Manual "manual");
words!(SupplierStatus "status of a supplier" supplier_status
    Authorized "authorized" ToApprove "toApprove" Denied "denied");
words!(InboundKind "kind of document" inbound_kind Invoice "invoice" CreditNote "creditNote");
words!(InboundStatus "status of a document" inbound_status Accepted "accepted" Held "held" Rejected "rejected");
words!(DocumentStatus "status of a sent document" document_status
    Waiting "waiting" Stopped "stopped" Queued "queued" Delivered "delivered" Failed "failed");
words!(SentBy "way in of a document" sent_by Api "api" App "app");
words!(AttemptReason "reason of an attempt" attempt_reason
    Sent "sent" Resent "resent" Corrected "corrected" Retried "retried");
words!(LookedIn "directory that was looked in" looked_in Own "own" Public "public");
words!(StopCause "cause of a stop" stop_cause
    NoIdentifier "no_identifier" NotInNetwork "not_in_network" NotInDirectory "not_in_directory"
    ValuesDiffer "values_differ" Deactivated "deactivated" NonExisting "non_existing"
    AwaitingAcceptance "awaiting_acceptance" Refused "refused" Cancelled "cancelled" AwaitingRouting "awaiting_routing"
    NoPlatform "no_platform" InactiveAddress "inactive_address" NoDocumentType "no_document_type"
    LookupFailed "lookup_failed");
words!(HandOffWay "way of a hand-off" hand_off_way Post "post" Collect "collect");
words!(CheckAnswer "answer of a check" check_answer
    Receives "receives" NotRegistered "notRegistered" NotServed "notServed" CannotReceive "cannotReceive"
    Failed "failed");
words!(KeyAccess "access of a key" key_access Read "read" Write "write");
words!(RequestKind "kind of request" request_kind Acceptance "acceptance" Routing "routing");
words!(RequestStatus "status of a request" request_status
    Pending "pending" Accepted "accepted" Refused "refused" Activated "activated" Cancelled "cancelled");
words!(CsvState "state of an import" csv_state
    Uploaded "uploaded" Previewed "previewed" Running "running" Applied "applied" Failed "failed" Undone "undone");
words!(Encoding "encoding" encoding Utf8 "utf8" Latin1 "latin1");
words!(CsvOutcome "outcome of a line" csv_outcome
    Created "created" Updated "updated" Unchanged "unchanged" Ambiguous "ambiguous" Rejected "rejected");
words!(CsvReason "reason of a line" csv_reason
    Empty "empty" WrongColumns "wrongColumns" OpenQuote "openQuote" MalformedIdentifier "malformedIdentifier"
    NotFound "notFound" SeveralFound "severalFound" NonExisting "nonExisting" InactiveAddress "inactiveAddress"
    NumberControl "numberControl" NumberTooLong "numberTooLong" TooManyNumbers "tooManyNumbers"
    NumberTaken "numberTaken" NumberTwice "numberTwice" CustomerTwice "customerTwice"
    ProviderUnknown "providerUnknown" ProviderRequired "providerRequired");

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn as_on_the_wire<T: Word + serde::Serialize>() {
        for (word, text) in T::ALL {
            assert_eq!(serde_json::to_value(word).unwrap(), *text);
        }
    }

    #[test]
    fn columns_hold_the_words_of_the_wire() {
        as_on_the_wire::<Role>();
        as_on_the_wire::<Locale>();
        as_on_the_wire::<CsvState>();
        as_on_the_wire::<Encoding>();
        as_on_the_wire::<CsvOutcome>();
        as_on_the_wire::<CsvReason>();
        as_on_the_wire::<NetworkStatus>();
        as_on_the_wire::<AddressStatus>();
        as_on_the_wire::<OwnStatus>();
        as_on_the_wire::<Relationship>();
        as_on_the_wire::<CustomerState>();
        as_on_the_wire::<ObjectKind>();
        as_on_the_wire::<MessageKind>();
        as_on_the_wire::<CardFault>();
        as_on_the_wire::<CardDone>();
        as_on_the_wire::<SuggestionState>();
        as_on_the_wire::<Directory>();
        as_on_the_wire::<Acceptance>();
        as_on_the_wire::<SupplierStatus>();
        as_on_the_wire::<InboundKind>();
        as_on_the_wire::<InboundStatus>();
        as_on_the_wire::<DocumentStatus>();
        as_on_the_wire::<SentBy>();
        as_on_the_wire::<AttemptReason>();
        as_on_the_wire::<LookedIn>();
        as_on_the_wire::<StopCause>();
        as_on_the_wire::<HandOffWay>();
        as_on_the_wire::<CheckAnswer>();
        as_on_the_wire::<KeyAccess>();
        as_on_the_wire::<RequestKind>();
        as_on_the_wire::<RequestStatus>();
    }
}
