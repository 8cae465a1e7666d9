//! Any operations in any order leave the directory whole: more than 10 000 steps, all of it checked after each.

use std::collections::BTreeSet;

use crate::operation::{self, World, step};
use carnet_store::db;
use proptest::{prelude::*, strategy::ValueTree, test_runner::TestRunner};

/// Stories told, and steps in each.
const STORIES: u32 = 64;
const STEPS: usize = 160;

/// What the audit trail calls the steps.
const WORDS: &[&str] = &[
    "customer.add",
    "customer.change",
    "customer.activate",
    "customer.deactivate",
    "customer.delete",
    "customer.restore",
    "customer.number.move",
    "request.send",
    "request.accept",
    "request.refuse",
    "request.activate",
    "request.putBack",
    "request.cancel",
    "request.emailed",
];

proptest! {
    #![proptest_config(ProptestConfig {
        cases: carnet_testing::cases(STORIES), max_shrink_iters: 2_000, failure_persistence: None, ..ProptestConfig::default()
    })]

    #[test]
    fn any_operations_in_any_order_leave_the_directory_whole(steps in prop::collection::vec(step(), STEPS)) {
        let mut world = World::new();
        for (at, step) in steps.iter().enumerate() {
            world.run(step).map_err(|fault| TestCaseError::fail(format!("step {at}, {step:?}: {fault}")))?;
        }
    }
}

/// Without this the steps could be refused one and all.
#[test]
fn the_steps_reach_every_action() {
    let mut runner = TestRunner::deterministic();
    let mut missing: BTreeSet<_> = WORDS.iter().map(|word| (*word).to_owned()).collect();
    for _ in 0..8 {
        let steps = prop::collection::vec(step(), STEPS).new_tree(&mut runner).unwrap().current();
        let mut world = World::new();
        steps.iter().for_each(|step| world.run(step).unwrap());
        let words = "select distinct what from audit where account_id = 'account-1'";
        for done in world.database.read(|db| db::query_all(db, words, &[], |row| row.text(0))) {
            missing.remove(&done);
        }
        if missing.is_empty() {
            break;
        }
    }
    assert!(missing.is_empty(), "never happened: {missing:?}");
}

/// Without this the laws could hold of anything.
#[test]
fn the_laws_notice_what_is_broken() {
    for broken in [
        "update customers set state = 'routable', own_status = 'deactivated' where id = 'c1'",
        "update customers set version = version + 1 where id = 'c1'",
        "update customers set deleted_at = 5 where id = 'c1'",
        "update customers set relationship = 'awaitingRouting', state = 'awaitingRouting' where id = 'c1'",
        "update customers set provider_id = null where id = 'c1'",
        "delete from customer_numbers where customer_id = 'c1'",
        "delete from customers where id = 'c2'",
        "insert into audit (account_id, user_id, at, what, object_kind, object_id, object_name, before, after)
         select account_id, user_id, at, what, object_kind, object_id, object_name, before, after from audit",
    ] {
        let mut world = World::new();
        for (participant, number) in [(1, 3), (2, 4)] {
            let add =
                operation::Step::Add { participant, numbers: vec![number], provider: (participant == 1).then_some(0) };
            world.run(&add).unwrap();
        }
        assert!(world.break_by(broken).is_err(), "{broken}");
    }
}
