//! The decision. The own directory is asked over all identifiers before the public one is over any; the first match
//! wins (R24), also when it is blocked (R25), and a closed directory never uses the public one (R19).

use super::{cause::next_action, warnings};
use crate::wire::{
    Directory, FoundParty, IdentifierKind, KnownCompany, LookedIn, LookedUp, NearMiss, Route, RouteFacts, RouteNear,
    RouteParty, RouteStep, StepOutcome, StopCause, Verdict,
};

/// The identifier that decides, by its place in the facts, and whom it leads to.
pub(super) struct Winner<'a> {
    pub at: usize,
    pub looked_in: LookedIn,
    pub found: &'a FoundParty,
}

/// What comes out, before it is told.
#[derive(Default)]
struct Outcome<'a> {
    cause: Option<StopCause>,
    party: Option<&'a RouteParty>,
    near: Option<RouteNear>,
    company: Option<&'a KnownCompany>,
}

/// Decides where a document goes with the customer directory open or closed.
pub fn decide(facts: &RouteFacts, directory: Directory) -> Route {
    let own = first(facts, LookedIn::Own);
    // Of a source that did not answer, nothing counts.
    let asked = own.is_none() && facts.unanswered.is_none();
    let public = if asked { first(facts, LookedIn::Public) } else { None };
    // A match in the public directory counts only when the own one is open.
    let decides = own.as_ref().or(public.as_ref().filter(|_| directory == Directory::Open));
    let outcome = match decides {
        Some(winner) => Outcome { cause: winner.found.block, party: Some(&winner.found.party), ..Outcome::default() },
        None => unmatched(facts, directory, public.as_ref()),
    };
    let mut steps = own_steps(facts, own.as_ref());
    if own.is_none() {
        steps.extend(public_steps(facts, directory, public.as_ref()));
    }
    Route {
        verdict: if outcome.cause.is_some() { Verdict::Stopped } else { Verdict::Routed },
        cause: outcome.cause,
        directory,
        party: outcome.party.cloned(),
        by: decides.and_then(|winner| facts.lookups.get(winner.at)).map(|lookup| lookup.kind),
        found_in: decides.map(|winner| winner.looked_in),
        next_action: next_action(outcome.cause, outcome.near.as_ref()),
        near_miss: outcome.near,
        company: outcome.company.cloned(),
        warnings: warnings::of(facts, own.as_ref().or(public.as_ref())),
        steps,
    }
}

/// The first identifier with a match, and its first recipient that nothing keeps documents from.
fn first(facts: &RouteFacts, looked_in: LookedIn) -> Option<Winner<'_>> {
    facts.lookups.iter().enumerate().find_map(|(at, lookup)| {
        let all = matches(lookup, looked_in);
        let found = all.iter().find(|found| found.block.is_none()).or_else(|| all.first())?;
        Some(Winner { at, looked_in, found })
    })
}

pub(super) fn matches(lookup: &LookedUp, looked_in: LookedIn) -> &[FoundParty] {
    match looked_in {
        LookedIn::Own => &lookup.own,
        LookedIn::Public => &lookup.public,
    }
}

/// Nothing decides: which of the reasons it is.
fn unmatched<'a>(facts: &'a RouteFacts, directory: Directory, public: Option<&Winner<'a>>) -> Outcome<'a> {
    let stop = |cause| Outcome { cause: Some(cause), ..Outcome::default() };
    if facts.lookups.is_empty() && facts.same_name.is_none() {
        return stop(StopCause::NoIdentifier);
    }
    // With an open directory the answer that is missing could have decided.
    if directory == Directory::Open && facts.unanswered.is_some() {
        return stop(StopCause::LookupFailed);
    }
    let mut near = facts.lookups.iter().flat_map(|lookup| lookup.near.iter().map(move |near| (lookup, near)));
    if let Some(winner) = public {
        let party = &winner.found.party;
        // A customer of that company is in the directory, under another value.
        let known = near.find(|(_, near)| is_same_company(&near.party, party));
        return known.map_or_else(|| not_added(winner.found), |(lookup, near)| differs(lookup, near));
    }
    if let Some((lookup, near)) = near.next() {
        return differs(lookup, near);
    }
    if facts.unanswered.is_some() {
        return stop(StopCause::LookupFailed);
    }
    if let Some(company) = facts.lookups.iter().find_map(|lookup| lookup.company.as_ref()) {
        return Outcome { company: Some(company), ..stop(StopCause::InactiveAddress) };
    }
    match &facts.same_name {
        Some(party) => {
            let name = party.name.clone();
            let near = RouteNear {
                kind: None,
                value: name.clone(),
                other: name,
                differences: Vec::new(),
                party: party.clone(),
            };
            Outcome { party: Some(party), near: Some(near), ..stop(StopCause::ValuesDiffer) }
        }
        None => stop(StopCause::NotInNetwork),
    }
}

/// In the public directory alone, and that does not count: it can be added, unless it has left the network.
fn not_added(found: &FoundParty) -> Outcome<'_> {
    let gone = found.block.filter(|block| *block == StopCause::NonExisting);
    Outcome { cause: gone.or(Some(StopCause::NotInDirectory)), party: Some(&found.party), ..Outcome::default() }
}

fn differs<'a>(lookup: &LookedUp, near: &'a NearMiss) -> Outcome<'a> {
    let told = RouteNear {
        kind: Some(lookup.kind),
        value: lookup.value.clone(),
        other: near.value.clone(),
        differences: near.differences.clone(),
        party: near.party.clone(),
    };
    Outcome { cause: Some(StopCause::ValuesDiffer), party: Some(&near.party), near: Some(told), company: None }
}

/// Whether two recipients are one company: by its key, where both have one, else by their address.
pub(super) fn is_same_company(one: &RouteParty, other: &RouteParty) -> bool {
    if one.company.is_empty() || other.company.is_empty() {
        return one.participant_id.eq_ignore_ascii_case(&other.participant_id);
    }
    one.company == other.company
}

fn own_steps(facts: &RouteFacts, winner: Option<&Winner<'_>>) -> Vec<RouteStep> {
    steps(facts, &IdentifierKind::ALL, LookedIn::Own, |at, lookup| match winner {
        Some(winner) if at == winner.at => decided(winner),
        Some(winner) if at > winner.at => {
            let elsewhere = lookup.own.first().or(lookup.public.first());
            (StepOutcome::DidNotCount, elsewhere.map(|found| found.party.clone()))
        }
        _ => (StepOutcome::NoMatch, None),
    })
}

fn public_steps(facts: &RouteFacts, directory: Directory, winner: Option<&Winner<'_>>) -> Vec<RouteStep> {
    let [_, kinds @ ..] = &IdentifierKind::ALL;
    steps(facts, kinds, LookedIn::Public, |at, lookup| {
        let found = lookup.public.first().map(|found| found.party.clone());
        match winner {
            _ if facts.unanswered.is_some() => (StepOutcome::Unanswered, None),
            Some(winner) if at == winner.at && directory == Directory::Open => decided(winner),
            Some(winner) if at > winner.at && directory == Directory::Open => (StepOutcome::DidNotCount, found),
            _ if found.is_some() => (StepOutcome::DidNotCount, found),
            _ => (StepOutcome::NoMatch, None),
        }
    })
}

fn decided(winner: &Winner<'_>) -> (StepOutcome, Option<RouteParty>) {
    let outcome = if winner.found.block.is_some() { StepOutcome::Blocked } else { StepOutcome::Match };
    (outcome, Some(winner.found.party.clone()))
}

/// A step for each identifier of these kinds, and one for each kind that the document does not have.
fn steps(
    facts: &RouteFacts,
    kinds: &[IdentifierKind],
    looked_in: LookedIn,
    tell: impl Fn(usize, &LookedUp) -> (StepOutcome, Option<RouteParty>),
) -> Vec<RouteStep> {
    let mut steps = Vec::new();
    for kind in kinds {
        let step = |value: &str, outcome, party, near_miss| RouteStep {
            rank: kind.rank(),
            kind: *kind,
            value: value.to_owned(),
            looked_in,
            outcome,
            party,
            near_miss,
        };
        let before = steps.len();
        for (at, lookup) in facts.lookups.iter().enumerate().filter(|(_, lookup)| lookup.kind == *kind) {
            let (outcome, party) = tell(at, lookup);
            let near = lookup.near.first().filter(|_| looked_in == LookedIn::Own).cloned();
            steps.push(step(&lookup.value, outcome, party, near));
        }
        if steps.len() == before {
            steps.push(step("", StepOutcome::Absent, None, None));
        }
    }
    steps
}
