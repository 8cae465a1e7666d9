//! The route engine: its scenarios by name, and what holds for every directory and every document.

use crate::routing_model::{
    Dice, Entry, Own, Paper, World,
    facts::{Asked, facts, own_party},
    paper, world,
};
use carnet_core::{
    routing::{decide, next_action},
    state::Relationship,
    wire::{
        Directory, FoundParty, IdentifierKind, KnownCompany, LookedIn, NextAction, Route, RouteFacts, StepOutcome,
        StopCause, Verdict, WarningCode,
    },
};

const A: &str = "0225:702042755";
const B: &str = "0225:732829320";

fn entry(address: &str, further: &[(&str, &str)]) -> Entry {
    let (scheme, value) = address.split_once(':').unwrap();
    Entry {
        scheme: scheme.to_owned(),
        value: value.to_owned(),
        name: format!("Company {value}"),
        further: further.iter().map(|(scheme, value)| ((*scheme).to_owned(), (*value).to_owned())).collect(),
        removed: false,
        invoices: true,
        providers: vec!["p1".to_owned()],
    }
}

fn own(of: usize, numbers: &[&str]) -> Own {
    Own {
        id: format!("c{of}"),
        of,
        numbers: numbers.iter().map(|number| (*number).to_owned()).collect(),
        deactivated: false,
        relationship: Relationship::Ready,
        provider: None,
    }
}

/// A and B; A is a customer with number 100.
fn two() -> World {
    let entries = vec![entry(A, &[("0002", "702042755")]), entry(B, &[("9957", "FR44732829320")])];
    World { entries, customers: vec![own(0, &["100"])] }
}

fn route(world: &World, identifiers: &[(IdentifierKind, &str)], directory: Directory) -> Route {
    decide(&facts(world, &Paper::of(identifiers), &mut Asked::default()), directory)
}

fn by_number(world: &World, number: &str) -> Route {
    route(world, &[(IdentifierKind::CustomerNumber, number)], Directory::Closed)
}

fn party(route: &Route) -> &str {
    route.party.as_ref().map(|party| party.participant_id.as_str()).unwrap_or_default()
}

fn warned(route: &Route, code: WarningCode) -> Option<String> {
    let warning = route.warnings.iter().find(|warning| warning.code == code)?;
    Some(warning.other.clone().or(warning.party.as_ref().map(|party| party.participant_id.clone())).unwrap_or_default())
}

#[test]
fn t01_a_number_leads_to_the_customer_and_the_provider_chosen() {
    let mut world = two();
    world.entries[0].providers = vec!["p1".to_owned(), "p2".to_owned()];
    world.customers[0].provider = Some("p2".to_owned());
    let route = by_number(&world, "100");
    assert_eq!((route.verdict, party(&route), route.found_in), (Verdict::Routed, A, Some(LookedIn::Own)));
    assert_eq!(route.party.unwrap().provider.unwrap().id, "p2");
}

#[test]
fn t02_t03_whom_one_has_not_added_is_found_by_an_open_directory_alone() {
    let identifiers = [(IdentifierKind::ElectronicId, B)];
    let closed = route(&two(), &identifiers, Directory::Closed);
    assert_eq!((closed.cause, party(&closed)), (Some(StopCause::NotInDirectory), B));
    assert_eq!((closed.next_action, closed.by, closed.found_in), (NextAction::AddAndResend, None, None));
    let open = route(&two(), &identifiers, Directory::Open);
    assert_eq!((open.verdict, party(&open), open.found_in), (Verdict::Routed, B, Some(LookedIn::Public)));
}

#[test]
fn t04_a_near_miss_is_flagged() {
    let alone = by_number(&two(), "0100");
    assert_eq!((alone.cause, alone.next_action), (Some(StopCause::ValuesDiffer), NextAction::AddNumberAndResend));
    assert_eq!(alone.near_miss.as_ref().unwrap().other, "100");
    let identifiers = [(IdentifierKind::CustomerNumber, "0100"), (IdentifierKind::ElectronicId, B)];
    let lower = route(&two(), &identifiers, Directory::Open);
    assert_eq!((lower.verdict, party(&lower)), (Verdict::Routed, B));
    assert_eq!(warned(&lower, WarningCode::NearMiss).as_deref(), Some("100"));
}

#[test]
fn t05_another_company_under_a_lower_identifier_is_named() {
    let identifiers = [(IdentifierKind::Vat, "FR44732829320"), (IdentifierKind::CustomerNumber, "100")];
    let route = route(&two(), &identifiers, Directory::Closed);
    assert_eq!((party(&route), route.by), (A, Some(IdentifierKind::CustomerNumber)));
    assert_eq!(warned(&route, WarningCode::PointsToTwoCompanies).as_deref(), Some(B));
}

#[test]
fn t09_t15_t16_t18_what_blocks_a_customer_stops_the_search() {
    type Change = fn(&mut World);
    let cases: [(Change, StopCause, NextAction); 7] = [
        (|w| w.entries[0].removed = true, StopCause::NonExisting, NextAction::FindReplacement),
        (|w| w.customers[0].deactivated = true, StopCause::Deactivated, NextAction::ActivateAndResend),
        (
            |w| w.customers[0].relationship = Relationship::AwaitingAcceptance,
            StopCause::AwaitingAcceptance,
            NextAction::SeeRequest,
        ),
        (|w| w.customers[0].relationship = Relationship::Refused, StopCause::Refused, NextAction::RequestAgain),
        (
            |w| w.customers[0].relationship = Relationship::AwaitingRouting,
            StopCause::AwaitingRouting,
            NextAction::ActivateRoutingAndResend,
        ),
        (|w| w.entries[0].providers.clear(), StopCause::NoPlatform, NextAction::WriteToCustomer),
        (|w| w.entries[0].invoices = false, StopCause::NoDocumentType, NextAction::SeeOtherAddresses),
    ];
    for (change, cause, next) in cases {
        let mut world = two();
        // B is a customer that nothing keeps documents from: it is not fallen back to.
        world.customers.push(own(1, &["200"]));
        change(&mut world);
        let identifiers = [(IdentifierKind::CustomerNumber, "100"), (IdentifierKind::ElectronicId, B)];
        for directory in [Directory::Open, Directory::Closed] {
            let route = route(&world, &identifiers, directory);
            assert_eq!((route.cause, route.next_action, party(&route)), (Some(cause), next, A));
            assert_eq!(warned(&route, WarningCode::PointsToTwoCompanies).as_deref(), Some(B), "{cause:?}");
        }
    }
}

#[test]
fn t10_of_two_providers_one_must_be_chosen() {
    let mut world = two();
    world.entries[0].providers = vec!["p1".to_owned(), "p2".to_owned()];
    assert_eq!(by_number(&world, "100").cause, Some(StopCause::NoPlatform));
    world.customers[0].provider = Some("p1".to_owned());
    assert_eq!(by_number(&world, "100").verdict, Verdict::Routed);
}

#[test]
fn t19_the_number_that_was_missing_makes_the_same_document_go() {
    let mut world = two();
    assert_eq!(by_number(&world, "0100").verdict, Verdict::Stopped);
    world.customers[0].numbers.push("0100".to_owned());
    assert_eq!(by_number(&world, "0100").verdict, Verdict::Routed);
}

#[test]
fn t21_a_removed_scheme_is_warned_of_with_its_successor() {
    let world = World { entries: vec![entry("0212:10161270", &[])], customers: vec![own(0, &[])] };
    let route = route(&world, &[(IdentifierKind::ElectronicId, "0212:10161270")], Directory::Closed);
    assert_eq!(route.verdict, Verdict::Routed, "it works until the network drops it");
    assert_eq!(warned(&route, WarningCode::RetiredScheme).as_deref(), Some("0216:003710161270"));
}

#[test]
fn t23_an_inactive_address_names_its_company_unless_another_identifier_decides() {
    let paper = Paper::of(&[(IdentifierKind::ElectronicId, "0225:702042755_X"), (IdentifierKind::OrgNumber, "0060:1")]);
    let mut facts = facts(&World::default(), &paper, &mut Asked::default());
    let number = "702042755".to_owned();
    let company = KnownCompany { number, name: None, addresses: vec![A.to_owned()], active_from: None, ended_on: None };
    facts.lookups[0].company = Some(company.clone());
    let stopped = decide(&facts, Directory::Open);
    assert_eq!((stopped.cause, stopped.company), (Some(StopCause::InactiveAddress), Some(company)));
    assert_eq!(stopped.next_action, NextAction::ChooseActiveAddress);
    facts.lookups[1].own.push(FoundParty { party: own_party(&two(), &own(0, &[])), block: None });
    let routed = decide(&facts, Directory::Open);
    assert_eq!((routed.verdict, &routed.company), (Verdict::Routed, &None));
    assert!(warned(&routed, WarningCode::InactiveAddress).is_some());
}

#[test]
fn who_left_the_network_cannot_be_added() {
    let mut world = two();
    world.entries[1].removed = true;
    for directory in [Directory::Open, Directory::Closed] {
        let route = route(&world, &[(IdentifierKind::ElectronicId, B)], directory);
        assert_eq!((route.cause, route.next_action), (Some(StopCause::NonExisting), NextAction::FindReplacement));
    }
}

#[test]
fn a_source_that_does_not_answer_decides_nothing() {
    let identifiers = [(IdentifierKind::ElectronicId, B), (IdentifierKind::CustomerNumber, "100")];
    let silent = |identifiers: &[(IdentifierKind, &str)]| RouteFacts {
        unanswered: Some("sml.example".to_owned()),
        ..facts(&two(), &Paper::of(identifiers), &mut Asked::default())
    };
    let own = decide(&silent(&identifiers), Directory::Open);
    assert_eq!((own.verdict, party(&own)), (Verdict::Routed, A), "the own directory is not asked elsewhere");
    for directory in [Directory::Open, Directory::Closed] {
        let public = decide(&silent(&identifiers[..1]), directory);
        assert_eq!((public.cause, public.next_action), (Some(StopCause::LookupFailed), NextAction::TryAgain));
        let last = public.steps.iter().filter(|step| step.looked_in == LookedIn::Public);
        assert!(
            last.map(|step| step.outcome)
                .all(|outcome| { matches!(outcome, StepOutcome::Unanswered | StepOutcome::Absent) })
        );
    }
}

/// What holds whatever the directory and the document are.
fn is_sound(facts: &RouteFacts, route: &Route, directory: Directory) {
    assert_eq!(route.cause.is_some(), route.verdict == Verdict::Stopped);
    assert_eq!(route.next_action == NextAction::Send, route.verdict == Verdict::Routed);
    assert_eq!(route.next_action, next_action(route.cause, route.near_miss.as_ref()));
    assert_eq!(route.by.is_some(), route.found_in.is_some());
    assert_eq!(route.near_miss.is_some(), route.cause == Some(StopCause::ValuesDiffer));
    if route.verdict == Verdict::Routed {
        assert!(route.party.as_ref().unwrap().provider.is_some(), "somebody carries it");
    }
    if directory == Directory::Closed {
        assert_ne!(route.found_in, Some(LookedIn::Public), "a closed directory uses no other");
    }
    // The own directory over all identifiers, then the public one; in each the kinds in their order.
    let order: Vec<(LookedIn, u8)> = route.steps.iter().map(|step| (step.looked_in, step.rank)).collect();
    assert!(order.is_sorted_by_key(|(looked_in, rank)| (*looked_in == LookedIn::Public, *rank)), "{order:?}");
    let deciding: Vec<_> =
        route.steps.iter().filter(|s| matches!(s.outcome, StepOutcome::Match | StepOutcome::Blocked)).collect();
    assert_eq!(deciding.len(), usize::from(route.by.is_some()), "one step decides, or none");
    if let [step] = deciding[..] {
        assert_eq!((Some(step.kind), Some(step.looked_in), &step.party), (route.by, route.found_in, &route.party));
        assert_eq!(step.outcome == StepOutcome::Blocked, route.verdict == Verdict::Stopped);
        let at = route.steps.iter().position(|other| std::ptr::eq(other, step)).unwrap();
        let before = route.steps[..at].iter().filter(|other| other.looked_in == step.looked_in);
        assert!(before.map(|s| s.outcome).all(|o| matches!(o, StepOutcome::NoMatch | StepOutcome::Absent)));
    }
    let own = facts.lookups.iter().any(|lookup| !lookup.own.is_empty());
    assert_eq!(own, route.found_in == Some(LookedIn::Own), "the own directory is first");
}

#[test]
fn every_route_is_sound() {
    let mut asked = Asked::default();
    for seed in 0..20_000 {
        let mut dice = Dice::new(2_000_000 + seed);
        let (world, paper) = (world(&mut dice), paper(&mut dice));
        let facts = facts(&world, &paper, &mut asked);
        for directory in [Directory::Open, Directory::Closed] {
            let route = decide(&facts, directory);
            is_sound(&facts, &route, directory);
            assert_eq!(route, decide(&facts, directory), "the same facts, the same route");
        }
    }
}

/// Which of the document's identifiers decides.
fn winner(facts: &RouteFacts) -> Option<usize> {
    facts.lookups.iter().position(|lookup| !lookup.own.is_empty())
}

#[test]
fn a_customer_that_only_lower_identifiers_lead_to_changes_no_route_of_the_own_directory() {
    let mut asked = Asked::default();
    let mut compared = 0;
    for seed in 0..20_000 {
        let mut dice = Dice::new(3_000_000 + seed);
        let (before, paper) = (world(&mut dice), paper(&mut dice));
        let old = facts(&before, &paper, &mut asked);
        let Some(at) = winner(&old) else { continue };
        for of in (0..before.entries.len()).filter(|of| before.customers.iter().all(|own| own.of != *of)) {
            let mut after = before.clone();
            after.customers.push(own(of, &[]));
            let new = facts(&after, &paper, &mut asked);
            // It is led to by lower identifiers, and by no other.
            let id = format!("c{of}");
            let adds = |n: usize| new.lookups[n].own.iter().any(|found| found.party.customer_id.as_ref() == Some(&id));
            if (0..=at).any(adds) || !(at + 1..new.lookups.len()).any(adds) {
                continue;
            }
            compared += 1;
            for directory in [Directory::Open, Directory::Closed] {
                let (one, other) = (decide(&old, directory), decide(&new, directory));
                assert_eq!((one.verdict, one.cause, one.party), (other.verdict, other.cause, other.party));
                assert_eq!((one.by, one.next_action), (other.by, other.next_action));
            }
        }
    }
    assert!(compared > 500, "{compared} cases are too few to tell");
}
