//! The addresses of what is sent: lists of documents, one of them, and the test of a route.

use carnet_core::wire::{DocumentStatus, IdentifierKind, RouteIdentifier, StopCause};

use super::{ROUTE_TEST, STOPPED};
use crate::{
    api::document_status_name,
    query::{encode, with_query},
};

/// The documents that are stopped, all of them or those of a cause.
pub fn stopped(cause: Option<StopCause>) -> String {
    with_query(STOPPED, [("cause", cause.map_or("", StopCause::as_str))])
}

/// The documents in another state, by its name on the wire.
pub fn documents(status: &str) -> String {
    with_query(STOPPED, [("status", status)])
}

/// The documents of a customer, in a state.
pub fn customer_documents(customer: &str, status: DocumentStatus) -> String {
    with_query(STOPPED, [("customer", customer), ("status", document_status_name(status))])
}

/// A document that we send.
pub fn sent_document(id: &str) -> String {
    format!("/documents/{}", encode(id))
}

/// The test of a route to an address.
pub fn test_address(participant_id: &str) -> String {
    with_query(ROUTE_TEST, [("id", participant_id)])
}

/// The name of an identifier in the address of a test, and of its field.
pub fn test_field(kind: IdentifierKind) -> &'static str {
    match kind {
        IdentifierKind::CustomerNumber => "number",
        IdentifierKind::ElectronicId => "id",
        IdentifierKind::Ovt => "ovt",
        IdentifierKind::Iban => "iban",
        IdentifierKind::Gln => "gln",
        IdentifierKind::OrgNumber => "org",
        IdentifierKind::Vat => "vat",
    }
}

/// By which kind an identifier of this scheme routes.
pub fn identifier_kind(scheme: &str) -> IdentifierKind {
    match scheme {
        "0037" | "0216" => IdentifierKind::Ovt,
        "0088" => IdentifierKind::Gln,
        "9918" => IdentifierKind::Iban,
        code if code.starts_with("99") || code.ends_with(":VAT") => IdentifierKind::Vat,
        _ => IdentifierKind::OrgNumber,
    }
}

/// The test of a document with these identifiers; the first of each kind.
pub fn test_identifiers(identifiers: &[RouteIdentifier]) -> String {
    let first = |kind| identifiers.iter().find(|one| one.kind == kind).map_or("", |one| one.value.as_str());
    with_query(ROUTE_TEST, IdentifierKind::ALL.map(|kind| (test_field(kind), first(kind))))
}

/// The test of a route to a customer.
pub fn test_customer(id: &str) -> String {
    with_query(ROUTE_TEST, [("by", "customer"), ("customer", id)])
}
