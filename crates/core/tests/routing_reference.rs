//! The engine against the rules told again as plain loops, over 100 000 small directories that are full of near
//! misses, blocks and numbers of the same company.

use std::collections::HashSet;

use crate::routing_model::{
    Dice,
    answer::{Answer, answer},
    facts::{Asked, facts},
    paper, world,
};
use carnet_core::{
    routing::decide,
    wire::{Directory, Route, StopCause},
};

fn told(route: &Route) -> Answer {
    let party = route.party.as_ref();
    Answer {
        cause: route.cause,
        party: party.map(|party| party.participant_id.clone()),
        provider: party.and_then(|party| party.provider.as_ref()).map(|provider| provider.id.clone()),
        by: route.by,
        found_in: route.found_in,
        next: route.next_action,
    }
}

#[test]
fn the_engine_says_what_plain_loops_over_the_directories_say() {
    let mut asked = Asked::default();
    let mut causes: HashSet<Option<StopCause>> = HashSet::new();
    for seed in 0..100_000 {
        let mut dice = Dice::new(seed);
        let (world, paper) = (world(&mut dice), paper(&mut dice));
        let facts = facts(&world, &paper, &mut asked);
        for (directory, open) in [(Directory::Open, true), (Directory::Closed, false)] {
            let route = decide(&facts, directory);
            let expected = answer(&world, &paper, open);
            assert_eq!(told(&route), expected, "case {seed}, {directory:?}: {paper:#?} in {world:#?}");
            causes.insert(route.cause);
        }
    }
    // A directory that never comes to a cause would prove nothing of it.
    for cause in StopCause::ALL {
        let elsewhere = matches!(cause, StopCause::InactiveAddress | StopCause::LookupFailed);
        assert_eq!(causes.contains(&Some(cause)), !elsewhere, "{cause:?}");
    }
    assert!(causes.contains(&None));
}
