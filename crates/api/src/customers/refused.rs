//! Why a customer was not added or changed, as problems that name the field at fault and who is in the way.

use carnet_core::{customer_number, wire::Code};
use carnet_store::customers::{AddRefused, Refused};

use crate::problem::Failure;

/// What can be wrong with customer numbers.
pub(super) const NUMBERS: &[Code] = &[
    Code::CustomerNumberComma,
    Code::CustomerNumberControl,
    Code::CustomerNumberTooLong,
    Code::TooManyNumbers,
    Code::CustomerNumberTaken,
];

/// Why a customer is not added.
pub(super) const NOT_ADDED: &[Code] = &[
    Code::ParticipantNotFound,
    Code::ParticipantRemoved,
    Code::ProviderNotFound,
    Code::ProviderRequired,
    Code::AlreadyInDirectory,
    Code::CustomerNumberComma,
    Code::CustomerNumberControl,
    Code::CustomerNumberTooLong,
    Code::TooManyNumbers,
    Code::CustomerNumberTaken,
];

/// Numbers of a request in the form that is stored; a fault names its place.
pub(super) fn numbers(typed: &[String]) -> Result<Vec<String>, Failure> {
    let read = customer_number::read(typed).map_err(|(position, code)| {
        Failure::field(code, format!("customerNumbers[{position}]"), format!("{}.", code.title()))
    })?;
    Ok(read.numbers)
}

/// `typed`: the numbers of the request, to name the one that is taken.
pub(super) fn not_added(refusal: AddRefused, typed: &[String]) -> Failure {
    match refusal {
        AddRefused::ParticipantNotFound => field(Code::ParticipantNotFound, "participantId"),
        AddRefused::ParticipantRemoved => field(Code::ParticipantRemoved, "participantId"),
        AddRefused::ProviderNotFound => field(Code::ProviderNotFound, "providerId"),
        AddRefused::ProviderRequired => field(Code::ProviderRequired, "providerId"),
        AddRefused::AlreadyInDirectory(holder) => field(Code::AlreadyInDirectory, "participantId").with_holder(holder),
        AddRefused::NumberTaken { number, holder } => taken(typed, &number).with_holder(holder),
    }
}

pub(super) fn not_changed(refusal: Refused, typed: &[String]) -> Failure {
    let plain = |code: Code| Failure::new(code, format!("{}.", code.title()));
    match refusal {
        Refused::NotFound => not_found(),
        Refused::Deleted(deletion) => plain(Code::CustomerDeleted).with_deletion(*deletion),
        Refused::ChangedMeanwhile(current) => plain(Code::ChangedMeanwhile).with_current(*current),
        Refused::ProviderNotFound => field(Code::ProviderNotFound, "providerId"),
        Refused::NumberTaken { number, holder } => taken(typed, &number).with_holder(holder),
        Refused::NumberNotFound => plain(Code::NumberNotFound),
        Refused::TooManyNumbers => plain(Code::TooManyNumbers),
        Refused::AlreadyInDirectory(holder) => plain(Code::AlreadyInDirectory).with_holder(holder),
        Refused::NotRestorable => plain(Code::NotRestorable),
    }
}

pub(super) fn not_found() -> Failure {
    Failure::new(Code::CustomerNotFound, "No customer of yours has this id.")
}

fn field(code: Code, field: &str) -> Failure {
    Failure::field(code, field, format!("{}.", code.title()))
}

fn taken(typed: &[String], number: &str) -> Failure {
    let is = |text: &String| customer_number::read([text]).is_ok_and(|read| read.numbers.iter().any(|n| n == number));
    let position = typed.iter().position(is);
    let name = position.map_or("customerNumbers".to_owned(), |position| format!("customerNumbers[{position}]"));
    field(Code::CustomerNumberTaken, &name)
}
