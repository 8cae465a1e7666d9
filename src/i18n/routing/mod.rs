//! Routes in words: what a document is looked up by, where it goes or why it goes nowhere, and what to do next. No
//! default arms: a new cause does not compile without its words.

mod causes;
pub mod page;
mod steps;
mod words;

pub use causes::{cause_badge, cause_look, why, why_inside};
pub use steps::{
    absent, absent_kinds, for_information, is_for_information, near_note, other_company_note, outcome, section,
};

use carnet_core::{
    routing,
    wire::{Difference, IdentifierKind, NextAction, Route, RouteParty, RouteWarning, StopCause, WarningCode},
};

use super::{Locale, Text};

/// By what a recipient is looked up, as a text.
pub fn kind_text(kind: IdentifierKind) -> Text {
    match kind {
        IdentifierKind::CustomerNumber => words::number,
        IdentifierKind::ElectronicId => words::electronic_id,
        IdentifierKind::Ovt => words::ovt,
        IdentifierKind::Iban => words::iban,
        IdentifierKind::Gln => words::gln,
        IdentifierKind::OrgNumber => words::organization,
        IdentifierKind::Vat => words::vat,
    }
}

/// By what a recipient is looked up.
pub fn kind(locale: Locale, kind: IdentifierKind) -> &'static str {
    kind_text(kind)(locale)
}

/// The same within a sentence.
pub fn kind_inside(locale: Locale, identifier: IdentifierKind) -> String {
    inside(kind(locale, identifier))
}

/// Words that begin a sentence, within one: an abbreviation keeps its capitals.
fn inside(words: &str) -> String {
    let mut letters = words.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => {
            first.to_lowercase().chain([second]).chain(letters).collect()
        }
        _ => words.to_owned(),
    }
}

/// In what two values differ.
pub fn difference(locale: Locale, difference: Difference) -> &'static str {
    match difference {
        Difference::LeadingZero => words::zero(locale),
        Difference::Space => words::space(locale),
        Difference::Case => words::case(locale),
        Difference::Hyphen => words::hyphen(locale),
        Difference::Characters => words::characters(locale),
    }
}

/// All of them, in a row.
pub fn differences(locale: Locale, all: &[Difference]) -> String {
    all.iter().map(|one| difference(locale, *one)).collect::<Vec<_>>().join(", ")
}

/// Where the document would go, or why it would not.
pub fn verdict(locale: Locale, route: &Route) -> String {
    match route.cause {
        Some(StopCause::LookupFailed) => words::waits(locale, &why_inside(locale, route)),
        Some(_) => words::stops(locale, &why_inside(locale, route)),
        None => {
            let identifier = route.by.map_or_else(String::new, |by| kind_inside(locale, by));
            words::goes(locale, provider(route), address(route), &identifier)
        }
    }
}

/// The end of the trace: to whom it goes, or why to nobody.
pub fn end(locale: Locale, route: &Route) -> String {
    if route.cause.is_some() {
        return why(locale, route);
    }
    words::recipient(locale, name(route), provider(route), address(route))
}

/// The next action on the route of a document that is there; nothing when it goes.
pub fn next_and_resend(locale: Locale, route: &Route) -> Option<String> {
    let near = route.near_miss.as_ref();
    Some(match route.next_action {
        NextAction::AddAndResend => words::add_resend(locale, name(route)),
        NextAction::AddNumberAndResend => {
            words::add_number_resend(locale, near.map_or("", |near| &near.value), name(route))
        }
        NextAction::CorrectAndResend => words::correct_resend(locale).to_owned(),
        NextAction::ActivateAndResend => words::activate_resend(locale).to_owned(),
        NextAction::ActivateRoutingAndResend => words::activate_routing_resend(locale).to_owned(),
        _ => return next(locale, route),
    })
}

/// The same where there is no document yet.
pub fn next(locale: Locale, route: &Route) -> Option<String> {
    let near = route.near_miss.as_ref();
    let fixed = match route.next_action {
        NextAction::Send => return None,
        NextAction::AddAndResend => return Some(words::add(locale, name(route))),
        NextAction::AddNumberAndResend => {
            return Some(words::add_number(locale, near.map_or("", |near| &near.value), name(route)));
        }
        NextAction::ActivateAndResend => return Some(words::activate(locale, name(route))),
        NextAction::WriteToCustomer => return Some(words::write(locale, name(route))),
        NextAction::SuggestCustomer => words::suggest(locale),
        NextAction::CorrectAndResend => words::correct(locale),
        NextAction::FindReplacement => words::replacement(locale),
        NextAction::SeeRequest => words::see_request(locale),
        NextAction::RequestAgain => words::request_again(locale),
        NextAction::ActivateRoutingAndResend => words::activate_routing(locale),
        NextAction::ChooseActiveAddress => words::choose_address(locale),
        NextAction::SeeOtherAddresses => words::other_addresses(locale),
        NextAction::TryAgain => words::try_again(locale),
    };
    Some(fixed.to_owned())
}

/// What is to be said beside a verdict.
pub fn warning(locale: Locale, route: &Route, warning: &RouteWarning) -> String {
    let kind_name = kind(locale, warning.kind);
    let party = warning.party.as_ref().map_or("", |party| &party.name);
    let value = &warning.value;
    match (warning.code, warning.other.as_deref()) {
        (WarningCode::PointsToTwoCompanies, _) => match decided(route) {
            Some((by, winner)) => {
                let (one, other) = (kind_inside(locale, by), kind_inside(locale, warning.kind));
                words::two_companies(locale, &one, &winner.name, &other, party)
            }
            None => words::other_company(locale, &kind_inside(locale, warning.kind), party),
        },
        (WarningCode::NearMiss, other) => {
            let other = other.unwrap_or_default();
            let difference = differences(locale, &routing::differences(value, other));
            words::near(locale, kind_name, value, other, party, &difference)
        }
        (WarningCode::CheckDigit, _) => words::check_digit(locale, kind_name, value),
        (WarningCode::RetiredScheme, Some(other)) => words::retired_for(locale, value, other),
        (WarningCode::RetiredScheme, None) => words::retired(locale, value),
        (WarningCode::SeveralMatches, _) => words::several(locale, kind_name, value, party),
        (WarningCode::InactiveAddress, _) => words::inactive_other(locale, value),
    }
}

/// The identifier that decides, or would if the directory were open, and whom it leads to.
fn decided(route: &Route) -> Option<(IdentifierKind, &RouteParty)> {
    let party = route.party.as_ref()?;
    if let Some(by) = route.by {
        return Some((by, party));
    }
    let step = route.steps.iter().find(|step| step.party.as_ref() == Some(party))?;
    Some((step.kind, party))
}

fn name(route: &Route) -> &str {
    route.party.as_ref().map_or("", |party| &party.name)
}

fn address(route: &Route) -> &str {
    route.party.as_ref().map_or("", |party| &party.participant_id)
}

fn provider(route: &Route) -> &str {
    route.party.as_ref().and_then(|party| party.provider.as_ref()).map_or("", |provider| &provider.name)
}
