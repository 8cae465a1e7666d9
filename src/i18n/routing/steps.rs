//! The lines of a trace.

use carnet_core::wire::{
    Directory, IdentifierKind, LookedIn, NearMiss, Route, RouteParty, RouteStep, StepOutcome, StopCause,
};

use super::{cause_badge, differences, inside, kind, words};
use crate::i18n::{Locale, format};

/// Heading of what one directory says.
pub fn section(locale: Locale, looked_in: LookedIn) -> &'static str {
    match looked_in {
        LookedIn::Own => words::own_section(locale),
        LookedIn::Public => words::public_section(locale),
    }
}

/// Beside the heading of the public directory while the customer directory is closed.
pub fn for_information(locale: Locale) -> &'static str {
    words::for_information(locale)
}

/// Kinds that a document does not have, in a row.
pub fn absent_kinds(locale: Locale, kinds: &[IdentifierKind]) -> String {
    let name = |(at, identifier): (usize, &IdentifierKind)| {
        let name = kind(locale, *identifier);
        if at == 0 { name.to_owned() } else { inside(name) }
    };
    kinds.iter().enumerate().map(name).collect::<Vec<_>>().join(", ")
}

/// That it does not have them.
pub fn absent(locale: Locale, kinds: usize) -> &'static str {
    if kinds > 1 { words::absent_all(locale) } else { words::absent(locale) }
}

/// What came of a step; `cause` is that of the route. A match that is only for information is told as one.
pub fn outcome(locale: Locale, cause: Option<StopCause>, step: &RouteStep, informs: bool) -> String {
    match (step.outcome, &step.party) {
        (StepOutcome::Absent, _) => words::absent(locale).to_owned(),
        (StepOutcome::Match, Some(party)) => matches(locale, party),
        (StepOutcome::DidNotCount, Some(party)) if informs => matches(locale, party),
        (StepOutcome::Blocked, Some(party)) => {
            let badge = cause.map_or("", |cause| cause_badge(locale, cause));
            words::blocked(locale, &party.name, badge)
        }
        (StepOutcome::DidNotCount, _) => words::did_not_count(locale).to_owned(),
        (StepOutcome::Unanswered, _) => words::unanswered(locale).to_owned(),
        (StepOutcome::NoMatch | StepOutcome::Match | StepOutcome::Blocked, _) => words::no_match(locale).to_owned(),
    }
}

fn matches(locale: Locale, party: &RouteParty) -> String {
    match &party.provider {
        Some(provider) => {
            words::matches_at(locale, &party.name, &provider.name, &format::date_time(locale, &party.as_of))
        }
        None => words::matches(locale, &party.name),
    }
}

/// Whose value is almost that of the step.
pub fn near_note(locale: Locale, near: &NearMiss) -> String {
    words::near_note(locale, &near.value, &near.party.name, &differences(locale, &near.differences))
}

/// That a step leads to another company than the one that decides.
pub fn other_company_note(locale: Locale, name: &str) -> String {
    words::other_company_note(locale, name)
}

/// Whether the public directory is asked for information alone.
pub fn is_for_information(route: &Route, looked_in: LookedIn) -> bool {
    looked_in == LookedIn::Public && route.directory == Directory::Closed
}
