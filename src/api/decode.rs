//! Answers, read from the browser's own JSON. The wire types derive `serde`, which the server uses; in the app it
//! would be a tenth of the download. A field that a type gains does not compile until it is read here, and a test
//! holds both ways of reading side by side.

use carnet_core::{
    identifier::{Level, Note, Reading},
    state::{CustomerState, OwnStatus, ParticipantState, Relationship},
    wire::{
        Account, Address, AddressStatus, AuditEntry, BulkDone, BulkRefused, Code, CollectKey, ColumnRole,
        CompanyAddress, CompanyAddresses, CsvCandidate, CsvColumn, CsvCounts, CsvImport, CsvLine, CsvOutcome,
        CsvReason, CsvState, CurrentSession, Customer, Deletion, Direction, DocumentType, Encoding, FieldChange,
        FieldProblem, Group, Holder, Identifier, LiveChange, Locale, MatchKind, Matched, MatchedField, Message,
        MessageKind, Moved, NameEntry, NetworkStatus, ObjectKind, Page, Participant, ParticipantSearch, Problem,
        Provider, ProviderRecord, Request, RequestKind, RequestStatus, Restored, Role, Session, Source, Suggested,
        Suggestion, SuggestionDetail, SuggestionState, Unread, User,
    },
};
use js_sys::{Array, JSON, Reflect};
use wasm_bindgen::JsValue;

/// A type that an answer is made of. `None`: the value is not of this form.
pub trait Decode: Sized {
    fn decode(value: &JsValue) -> Option<Self>;

    /// What a missing field stands for, where it may be missing.
    fn missing() -> Option<Self> {
        None
    }
}

/// Reads a whole answer.
pub fn decode<T: Decode>(json: &str) -> Option<T> {
    T::decode(&JSON::parse(json).ok()?)
}

/// A field by its name on the wire: camel case, as `serde` is told to write it.
fn field<T: Decode>(object: &JsValue, name: &str) -> Option<T> {
    let value = member(object, name);
    if value.is_undefined() { T::missing() } else { T::decode(&value) }
}

fn member(object: &JsValue, name: &str) -> JsValue {
    let mut wire = String::with_capacity(name.len());
    let mut upper = false;
    for letter in name.chars() {
        if letter == '_' {
            upper = true;
        } else {
            wire.push(if upper { letter.to_ascii_uppercase() } else { letter });
            upper = false;
        }
    }
    // Only a value that is no object has no members.
    Reflect::get(object, &JsValue::from_str(&wire)).unwrap_or(JsValue::UNDEFINED)
}

/// The variant of this name, from those there are: `NonExisting` is `nonExisting` on the wire.
fn variant<T: Copy + std::fmt::Debug>(value: &JsValue, all: &[T]) -> Option<T> {
    let name = value.as_string()?;
    let is_it = |known: &&T| {
        let known = format!("{known:?}");
        let mut letters = known.chars();
        let first = letters.next().map(|letter| letter.to_ascii_lowercase());
        first.into_iter().chain(letters).eq(name.chars())
    };
    all.iter().find(is_it).copied()
}

impl Decode for String {
    fn decode(value: &JsValue) -> Option<Self> {
        value.as_string()
    }
}

impl Decode for bool {
    fn decode(value: &JsValue) -> Option<Self> {
        value.as_bool()
    }
}

impl Decode for u64 {
    fn decode(value: &JsValue) -> Option<Self> {
        // Counts and versions stay far below 2^53.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        value.as_f64().filter(|number| *number >= 0.0 && number.fract() == 0.0).map(|number| number as Self)
    }
}

impl Decode for u16 {
    fn decode(value: &JsValue) -> Option<Self> {
        u64::decode(value)?.try_into().ok()
    }
}

impl Decode for u8 {
    fn decode(value: &JsValue) -> Option<Self> {
        u64::decode(value)?.try_into().ok()
    }
}

impl<T: Decode> Decode for Option<T> {
    fn decode(value: &JsValue) -> Option<Self> {
        if value.is_null() { Some(None) } else { T::decode(value).map(Some) }
    }

    fn missing() -> Option<Self> {
        Some(None)
    }
}

impl<T: Decode> Decode for Box<T> {
    fn decode(value: &JsValue) -> Option<Self> {
        T::decode(value).map(Self::new)
    }
}

impl<T: Decode> Decode for Vec<T> {
    fn decode(value: &JsValue) -> Option<Self> {
        Array::is_array(value).then(|| Array::from(value))?.iter().map(|item| T::decode(&item)).collect()
    }
}

macro_rules! structs {
    ($($name:ident $(<$t:ident>)? { $($field:ident),* $(,)? })*) => { $(
        impl $(<$t: Decode>)? Decode for $name $(<$t>)? {
            fn decode(value: &JsValue) -> Option<Self> {
                Some(Self { $($field: field(value, stringify!($field))?),* })
            }
        }
    )* };
}

macro_rules! enums {
    ($($name:ident { $($variant:ident),* $(,)? })*) => { $(
        impl Decode for $name {
            fn decode(value: &JsValue) -> Option<Self> {
                variant(value, &[$(Self::$variant),*])
            }
        }
        // A variant that the list above does not have does not compile.
        const _: fn($name) = |value| match value { $($name::$variant => (),)* };
    )* };
}

// Below the macros, which it uses.
mod company;

mod documents;
mod network;

mod checks;

mod people;

mod routing;

mod service;

structs! {
    Session { user, account, live_verification }
    CurrentSession { session }
    User { id, email, display_name, role, locale }
    Account { id, name, participant_id }
    Page<T> { items, total, total_is_exact, next_cursor }
    ParticipantSearch { readings, stripped, groups, without_filters, sources }
    Source { name, as_of }
    Participant {
        participant_id, name, names, country, place, website, identifiers, providers, document_types, network_status,
        state, address, successor, source, as_of, customer_id, supplier, check, matched,
    }
    Address { address, status, from, to, beyond_peppol, as_of }
    CompanyAddresses { company, addresses, total }
    CompanyAddress { address, validity, participant_id, name, customer_id }
    NameEntry { name, language }
    Identifier { scheme, value, label }
    Provider { id, name, requires_routing_setup }
    DocumentType { scheme, value, name }
    Matched { field, value, scheme, via }
    Customer {
        id, participant_id, name, country, identifiers, providers, provider_id, customer_numbers, own_status,
        network_status, relationship, routable, reason, address, as_of, source, request_id, check, duplicates, version,
        created_at, updated_at, updated_by, matched, match_kind,
    }
    FieldProblem { field, code, detail }
    Holder { id, name, number }
    Reading { scheme, name, value, level, note }
    Deletion { id, name, at, by, freed_numbers, restorable_until }
    Restored { customer, not_restored }
    Moved { customer, from }
    BulkDone { done, unchanged, refused, not_restored }
    BulkRefused { id, name, code }
    Request {
        id, kind, direction, status, name, participant_id, customer_id, provider, provider_contact, created_at,
        created_by, age_days, overdue, reminded_at, may_remind, emailed_at, answered_at, answered_by, answer,
    }
    Message { id, at, kind, read, name, object_kind, object_id, count, names, words, by }
    Unread { unread }
    LiveChange { kind, id, done, total }
    Suggestion {
        id, state, name, country, identifiers, electronic_address, provider, contact, comment, created_at, created_by,
        account_name, following, followers, decided_at, decided_by, reason, participant_id, customer_id,
    }
    Suggested { suggestion, joined }
    SuggestionDetail { suggestion, similar }
    ProviderRecord {
        id, name, requires_routing_setup, contact, recipients, hand_off_way, hand_off_url, has_secret, has_collect_key,
        queued, failed, version,
    }
    CollectKey { key, provider }
    AuditEntry { id, at, by, action, object_kind, object_id, object_name, restorable, changes }
    FieldChange { field, before, after }
    CsvImport {
        id, state, file_name, created_at, created_by, separator, encoding, has_header, lines, columns, lost_zeros,
        counts, done, finished_at, undone, kept,
    }
    CsvColumn { name, samples, role }
    CsvCounts { created, updated, unchanged, ambiguous, rejected }
    CsvLine {
        line, name, identifier, numbers, outcome, reason, column, value, holder, candidates, chosen, customer_id,
    }
    CsvCandidate { participant_id, name, country, place }
}

enums! {
    Role { Member, Admin, Operator }
    Locale { Fr, En }
    NetworkStatus { Registered, Removed }
    MatchedField { Name, Identifier, Provider, CustomerNumber }
    MatchKind { Literal, Close }
    Level { Ok, CheckDigit }
    ParticipantState { Routable, RetiredId, NoDocumentType, Upcoming, Inactive, NonExisting }
    AddressStatus { Active, Upcoming, Ended }
    CustomerState {
        Routable, RetiredId, NoDocumentType, Upcoming, Inactive, AwaitingRouting, AwaitingAcceptance, Refused, Cancelled, NonExisting,
        Deactivated,
    }
    OwnStatus { Active, Deactivated }
    Relationship { Ready, AwaitingAcceptance, Refused, AwaitingRouting, Cancelled }
    RequestKind { Acceptance, Routing }
    Direction { Sent, Received }
    RequestStatus { Pending, Accepted, Refused, Activated, Cancelled }
    MessageKind {
        RequestReceived, RequestReminded, RequestWithdrawn, RequestAccepted, RequestRefused, RoutingOverdue,
        CustomersVanished, SuggestionAdded, SuggestionMerged, SuggestionDeclined, SuggestionReceived, ImportFinished,
        SupplierToApprove, SendingApproved, SendingDenied, SettingAsked, SupportAnswered, SupportReceived,
        HandOffFailed, ChecksChanged,
    }
    ObjectKind {
        Customer, CustomerList, Request, Message, Suggestion, Import, Provider, Supplier, Inbound, Settings, User, ApiKey,
        Support, Document,
    }
    SuggestionState { Submitted, Checking, Added, Merged, Declined, Withdrawn }
    CsvState { Uploaded, Previewed, Running, Applied, Failed, Undone }
    Encoding { Utf8, Latin1 }
    ColumnRole { Ignore, Identifier, Name, CustomerNumber, Provider, InvoiceAddress, AddressActive }
    CsvOutcome { Created, Updated, Unchanged, Ambiguous, Rejected }
    CsvReason {
        Empty, WrongColumns, OpenQuote, MalformedIdentifier, NotFound, SeveralFound, NonExisting, InactiveAddress,
        NumberControl, NumberTooLong, TooManyNumbers, NumberTaken, NumberTwice, CustomerTwice, ProviderUnknown,
        ProviderRequired,
    }
}

impl Decode for Group {
    fn decode(value: &JsValue) -> Option<Self> {
        Some(Self {
            kind: field(value, "match")?,
            items: field(value, "items")?,
            total: field(value, "total")?,
            total_is_exact: field(value, "total_is_exact")?,
            next_cursor: field(value, "next_cursor")?,
        })
    }
}

impl Decode for Note {
    fn decode(value: &JsValue) -> Option<Self> {
        match member(value, "code").as_string()?.as_str() {
            "equivalentOf" => Some(Self::EquivalentOf { scheme: field(value, "scheme")? }),
            "retired" => Some(Self::Retired { successor: field(value, "successor")? }),
            _ => None,
        }
    }
}

impl Decode for Code {
    fn decode(value: &JsValue) -> Option<Self> {
        let name = value.as_string()?;
        Some(Self::ALL.iter().find(|code| code.as_str() == name).copied().unwrap_or(Self::Unknown))
    }
}

impl Decode for Problem {
    fn decode(value: &JsValue) -> Option<Self> {
        Some(Self {
            kind: field(value, "type")?,
            title: field(value, "title")?,
            status: field(value, "status")?,
            code: field(value, "code")?,
            detail: field::<Option<_>>(value, "detail")?.unwrap_or_default(),
            fields: field::<Option<_>>(value, "fields")?.unwrap_or_default(),
            holder: field(value, "holder")?,
            current: field(value, "current")?,
            deletion: field(value, "deletion")?,
            admins: field::<Option<_>>(value, "admins")?.unwrap_or_default(),
        })
    }
}

#[cfg(test)]
#[path = "decode_tests.rs"]
mod tests;
