//! Why a document goes nowhere: the badge, and the sentence with its names, values and dates.

use carnet_core::{
    state::CustomerState,
    wire::{IdentifierKind, KnownCompany, Locale, Route, RouteNear, RouteParty, StopCause},
};

use super::{address, differences, inside, kind_inside, name, words};
use crate::i18n::{
    format,
    states::{self, Tone},
};

/// The state of a customer that has the same words.
fn state(cause: StopCause) -> Option<CustomerState> {
    match cause {
        StopCause::Deactivated => Some(CustomerState::Deactivated),
        StopCause::NonExisting => Some(CustomerState::NonExisting),
        StopCause::AwaitingAcceptance => Some(CustomerState::AwaitingAcceptance),
        StopCause::Refused => Some(CustomerState::Refused),
        StopCause::Cancelled => Some(CustomerState::Cancelled),
        StopCause::NoDocumentType => Some(CustomerState::NoDocumentType),
        StopCause::NoIdentifier
        | StopCause::NotInNetwork
        | StopCause::NotInDirectory
        | StopCause::ValuesDiffer
        | StopCause::AwaitingRouting
        | StopCause::NoPlatform
        | StopCause::InactiveAddress
        | StopCause::LookupFailed => None,
    }
}

/// The cause in a word or two.
pub fn cause_badge(locale: Locale, cause: StopCause) -> &'static str {
    match cause {
        StopCause::NoIdentifier => words::badge_no_identifier(locale),
        StopCause::NotInDirectory => words::badge_closed(locale),
        StopCause::ValuesDiffer => words::badge_differs(locale),
        StopCause::AwaitingRouting => words::badge_routing(locale),
        StopCause::NoPlatform => words::badge_no_platform(locale),
        StopCause::InactiveAddress => words::badge_inactive(locale),
        StopCause::LookupFailed => words::badge_unanswered(locale),
        StopCause::NotInNetwork
        | StopCause::Deactivated
        | StopCause::NonExisting
        | StopCause::AwaitingAcceptance
        | StopCause::Refused
        | StopCause::Cancelled
        | StopCause::NoDocumentType => {
            state(cause).map_or_else(|| words::badge_not_in_network(locale), |state| states::badge(locale, state))
        }
    }
}

/// Tone and icon of the badge.
pub fn cause_look(cause: StopCause) -> (Tone, &'static str) {
    match cause {
        StopCause::NoIdentifier => (Tone::Warning, "circle-dashed"),
        StopCause::NotInNetwork => (Tone::Warning, "search-x"),
        StopCause::NotInDirectory => (Tone::Neutral, "lock"),
        StopCause::ValuesDiffer => (Tone::Warning, "near"),
        StopCause::AwaitingRouting => (Tone::Pending, "hourglass"),
        StopCause::NoPlatform => (Tone::Warning, "plug"),
        StopCause::InactiveAddress => (Tone::Warning, "calendar"),
        StopCause::LookupFailed => (Tone::Pending, "cloud-off"),
        StopCause::Deactivated
        | StopCause::NonExisting
        | StopCause::AwaitingAcceptance
        | StopCause::Refused
        | StopCause::Cancelled
        | StopCause::NoDocumentType => state(cause).map_or((Tone::Neutral, "info"), states::look),
    }
}

/// The sentence of a stop; empty when the document goes.
pub fn why(locale: Locale, route: &Route) -> String {
    let (name, address) = (name(route), address(route));
    let since = date_of(locale, route.party.as_ref());
    match route.cause {
        None => String::new(),
        Some(StopCause::NoIdentifier) => words::no_identifier(locale).to_owned(),
        Some(StopCause::NotInNetwork) => words::not_in_network(locale).to_owned(),
        Some(StopCause::NotInDirectory) => words::not_in_directory(locale, name),
        Some(StopCause::ValuesDiffer) => route.near_miss.as_ref().map_or_else(String::new, |near| differ(locale, near)),
        Some(StopCause::Deactivated) => deactivated(locale, route.party.as_ref()),
        Some(StopCause::NonExisting) => words::non_existing(locale, name),
        Some(StopCause::AwaitingAcceptance) => match since {
            Some(date) => words::awaiting_acceptance_since(locale, name, &date),
            None => words::awaiting_acceptance(locale, name),
        },
        Some(StopCause::Refused) => words::refused(locale, name),
        Some(StopCause::Cancelled) => words::cancelled(locale, name),
        Some(StopCause::AwaitingRouting) => words::awaiting_routing(locale, name),
        Some(StopCause::NoPlatform) => words::no_platform(locale, name),
        Some(StopCause::InactiveAddress) => match &route.company {
            Some(company) => inactive(locale, asked(route), company),
            None => words::inactive(locale, address, name),
        },
        Some(StopCause::NoDocumentType) => words::no_document_type(locale, address),
        Some(StopCause::LookupFailed) => words::lookup_failed(locale).to_owned(),
    }
}

/// The same after a colon.
pub fn why_inside(locale: Locale, route: &Route) -> String {
    let sentence = why(locale, route);
    let begins_with_a_name = match route.cause {
        Some(
            StopCause::NotInDirectory
            | StopCause::Deactivated
            | StopCause::NonExisting
            | StopCause::AwaitingAcceptance
            | StopCause::Refused
            | StopCause::InactiveAddress
            | StopCause::NoDocumentType,
        )
        | None => true,
        Some(
            StopCause::NoIdentifier
            | StopCause::NotInNetwork
            | StopCause::ValuesDiffer
            | StopCause::Cancelled
            | StopCause::AwaitingRouting
            | StopCause::NoPlatform
            | StopCause::LookupFailed,
        ) => false,
    };
    if begins_with_a_name { sentence } else { inside(&sentence) }
}

fn date_of(locale: Locale, party: Option<&RouteParty>) -> Option<String> {
    party?.since.as_ref().map(|since| format::date(locale, since))
}

fn deactivated(locale: Locale, party: Option<&RouteParty>) -> String {
    let name = party.map_or("", |party| &party.name);
    match (date_of(locale, party), party.and_then(|party| party.by.as_ref())) {
        (Some(date), Some(who)) => words::deactivated_by(locale, name, &date, who),
        (Some(date), None) => words::deactivated_since(locale, name, &date),
        (None, _) => words::deactivated(locale, name),
    }
}

fn differ(locale: Locale, near: &RouteNear) -> String {
    let difference = differences(locale, &near.differences);
    match near.kind {
        None => words::same_name(locale, &near.party.name),
        Some(IdentifierKind::CustomerNumber) => words::number_differs(locale, &near.value, &near.other, &difference),
        Some(kind) => {
            let kind = kind_inside(locale, kind);
            words::value_differs(locale, &kind, &near.value, &near.party.name, &near.other, &difference)
        }
    }
}

/// The address of the document that its company is known by.
fn asked(route: &Route) -> &str {
    let address = route.steps.iter().find(|step| step.kind == IdentifierKind::ElectronicId && !step.value.is_empty());
    address.map_or("", |step| &step.value)
}

fn inactive(locale: Locale, address: &str, company: &KnownCompany) -> String {
    let number = &company.number;
    match (&company.active_from, &company.ended_on) {
        (Some(day), _) => words::inactive_until(locale, address, &format::date(locale, day), number),
        (None, Some(day)) => words::inactive_since(locale, address, &format::date(locale, day), number),
        (None, None) => words::inactive_company(locale, address, number),
    }
}
