//! The outbox: nothing is lost, nothing is handed over by two at once, and what is delivered stays so.

use std::collections::BTreeSet;

use crate::{
    common::{ACCOUNT, USER, every_kind, in_sqlite, shared},
    handing::*,
};
use carnet_core::wire::{HandOffWay, MessageKind};
use carnet_store::{
    Error,
    db::{self, Value},
    events,
    hand_offs::{self, Answer, Outcome},
    messages::{self, MessageQuery},
    pool, times,
};

#[test]
fn a_document_is_queued_in_its_provider_s_way() {
    for store in every_kind() {
        network(&store);
        store.sent("d1", "post", NOW);
        store.sent("d2", "collect", NOW);
        let (posted, collected) = (store.hand_off("d1"), store.hand_off("d2"));
        assert_eq!((posted.way, posted.next_try_at), (HandOffWay::Post, Some(times::rfc3339(NOW))), "{}", store.name);
        assert_eq!((collected.way, collected.next_try_at), (HandOffWay::Collect, None));
        assert_eq!((posted.provider.name.as_str(), posted.address.as_str()), ("Provider post", "0088:7300010000001"));
        assert!(store.write(|db| queue(db, "d1", "collect", NOW + 1)), "it is queued already");
        assert_eq!(store.hand_off("d1").way, HandOffWay::Post, "and stays as it is");
        assert!(store.read(|db| hand_offs::of(db, &["d1", "d2", "d3"])).len() == 2);
        assert!(store.read(|db| hand_offs::of(db, &[])).is_empty());
        let nowhere = pool::write(store.pool.as_ref(), |db| document(db, "d4", "nobody", NOW));
        assert!(matches!(nowhere, Err(Error::Corrupt(_))), "{nowhere:?}");
    }
}

#[test]
fn one_that_failed_starts_over_and_one_that_is_delivered_does_not() {
    for store in every_kind() {
        network(&store);
        store.sent("d1", "post", NOW);
        claim(store.pool.as_ref(), "a", NOW, 8);
        assert!(store.report("d1", "a", &Outcome::Failed(answer(400, "no such recipient")), NOW + 5));
        let failed = store.hand_off("d1");
        assert_eq!((failed.tries, failed.answer_status, failed.next_try_at), (1, Some(400), None), "{}", store.name);
        assert_eq!(failed.answer.as_deref(), Some("no such recipient"));
        assert_eq!(store.status("d1").0, "failed");

        assert!(store.write(|db| queue(db, "d1", "collect", NOW + 10)));
        let again = store.hand_off("d1");
        assert_eq!((again.tries, again.answer_status, again.answer, again.last_tried_at), (0, None, None, None));
        assert_eq!(again.way, HandOffWay::Collect, "to another provider this time");
        assert!(!store.report("d1", "a", &Outcome::Delivered(answer(200, "")), NOW + 11), "the other one's word");

        assert!(store.write(|db| hand_offs::taken(db, "collect", "d1", NOW + 12)));
        let delivered = store.hand_off("d1");
        assert!(!store.write(|db| queue(db, "d1", "post", NOW + 13)), "never twice");
        assert_eq!(store.hand_off("d1"), delivered);
        assert_eq!(store.status("d1").0, "delivered");
    }
}

#[test]
fn what_is_due_is_claimed_with_all_it_takes() {
    for store in every_kind() {
        network(&store);
        for (id, at) in [("d2", NOW + 1), ("d1", NOW), ("d3", NOW + 60_000)] {
            store.sent(id, "post", at);
        }
        store.sent("c1", "collect", NOW);
        assert_eq!(store.read(hand_offs::providers), ["post"]);
        assert!(store.read(|db| hand_offs::is_due(db, "post", NOW + 1)));
        let claimed = claim(store.pool.as_ref(), "a", NOW + 1, 8);
        assert_eq!(ids(&claimed), ["d1", "d2"], "the longest due first: {}", store.name);
        let one = &claimed[0];
        assert_eq!((one.url.as_str(), one.secret.as_str()), ("https://post.example/in", "sixteen characters"));
        assert_eq!((one.source.as_str(), one.address.as_str()), ("<Invoice>d1</Invoice>", "0088:7300010000001"));
        assert_eq!((one.document_type.as_deref(), one.tries, one.queued_at_ms), (Some("first-type"), 1, NOW));
        assert!(!store.read(|db| hand_offs::is_due(db, "post", NOW + 1)));
        assert!(claim(store.pool.as_ref(), "b", NOW + 1, 8).is_empty());
    }
}

#[test]
fn two_claimers_never_share_a_row() {
    let store = shared();
    network(&store);
    store.write(|db| (0..400).try_for_each(|n| document(db, &format!("d{n:03}"), "post", NOW)));
    let elsewhere = store.elsewhere();
    let work = |pool: &dyn pool::Pool, name: usize| {
        let mut all = Vec::new();
        for round in 0.. {
            let claimed = claim(pool, &format!("{name}-{round}"), NOW, 7);
            if claimed.is_empty() {
                return all;
            }
            all.extend(claimed.into_iter().map(|one| one.document_id));
        }
        all
    };
    let claimed: Vec<Vec<String>> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..4)
            .map(|name| {
                let pool: &dyn pool::Pool = if name % 2 == 0 { store.pool.as_ref() } else { elsewhere.as_ref() };
                scope.spawn(move || work(pool, name))
            })
            .collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    let distinct: BTreeSet<&String> = claimed.iter().flatten().collect();
    assert_eq!((distinct.len(), claimed.iter().map(Vec::len).sum::<usize>()), (400, 400));
}

#[test]
fn a_lease_ends_and_its_late_report_counts_as_a_success_alone() {
    for store in every_kind() {
        network(&store);
        store.sent("d1", "post", NOW);
        claim(store.pool.as_ref(), "dead", NOW, 8);
        assert!(claim(store.pool.as_ref(), "b", NOW + LEASE_MS - 1, 8).is_empty(), "{}", store.name);
        let again = claim(store.pool.as_ref(), "b", NOW + LEASE_MS, 8);
        assert_eq!((ids(&again), again[0].tries), (vec!["d1"], 2));

        let later = NOW + LEASE_MS + 1;
        for outcome in [Outcome::Failed(answer(400, "late")), Outcome::Again(answer(503, "late"), later + 5)] {
            assert!(!store.report("d1", "dead", &outcome, later), "somebody else tries it now");
        }
        assert!(store.report("d1", "b", &Outcome::Again(answer(503, "busy"), later + 5_000), later));
        let waits = store.hand_off("d1");
        assert_eq!((waits.answer_status, waits.next_try_at), (Some(503), Some(times::rfc3339(later + 5_000))));
        assert_eq!(store.status("d1").0, "queued");
        assert!(claim(store.pool.as_ref(), "c", later + 4_999, 8).is_empty());
        assert_eq!(claim(store.pool.as_ref(), "c", later + 5_000, 8).len(), 1);

        assert!(store.report("d1", "dead", &Outcome::Delivered(answer(200, "ok")), later + 1), "it has it");
        assert_eq!(store.status("d1").0, "delivered");
        let delivered = store.hand_off("d1");
        for outcome in [
            Outcome::Failed(answer(400, "late")),
            Outcome::Again(answer(503, "late"), later),
            Outcome::Delivered(answer(208, "again")),
        ] {
            assert!(!store.report("d1", "c", &outcome, later + 2));
        }
        assert_eq!(store.hand_off("d1"), delivered);
        assert!(claim(store.pool.as_ref(), "d", later + 10 * LEASE_MS, 8).is_empty());
    }
}

#[test]
fn a_report_moves_the_document_and_tells_its_pages() {
    for store in every_kind() {
        network(&store);
        store.sent("d1", "post", NOW);
        claim(store.pool.as_ref(), "a", NOW, 8);
        let before = store.read(events::latest);
        let none = Answer { status: None, text: Some("there was no answer in time".to_owned()) };
        assert!(store.report("d1", "a", &Outcome::Again(none, NOW + 5), NOW + 1));
        assert_eq!(store.status("d1"), ("queued".to_owned(), 1), "it did not change");
        claim(store.pool.as_ref(), "b", NOW + 5, 8);
        assert!(store.report("d1", "b", &Outcome::Delivered(answer(202, "")), NOW + 6));
        assert_eq!(store.status("d1"), ("delivered".to_owned(), 2));
        let told = store.read(|db| events::since(db, before, 100));
        let told: Vec<_> = told.iter().map(|event| (event.account_id.as_str(), event.object_id.as_str())).collect();
        assert_eq!(told, [(ACCOUNT, "d1"), (ACCOUNT, "d1")], "{}", store.name);
        assert!(!store.report("gone", "a", &Outcome::Delivered(answer(200, "")), NOW));
    }
}

#[test]
fn an_unread_message_counts_up() {
    for store in every_kind() {
        network(&store);
        let fail = |id: &str| {
            store.sent(id, "post", NOW);
            claim(store.pool.as_ref(), id, NOW, 8);
            assert!(store.report(id, id, &Outcome::Failed(answer(400, "no")), NOW + 1));
        };
        let told = || {
            let query = MessageQuery { limit: 50, ..MessageQuery::default() };
            store.read(|db| messages::list(db, ACCOUNT, USER, &query)).items
        };
        fail("d1");
        let first = told().remove(0);
        assert_eq!((first.kind, first.count, first.object_id.as_str()), (MessageKind::HandOffFailed, Some(1), "d1"));
        assert_eq!((first.name.as_str(), first.names.as_slice()), ("Provider post", &["Provider post".to_owned()][..]));
        fail("d2");
        fail("d3");
        let all = told();
        assert_eq!((all.len(), all[0].count, all[0].object_id.as_str()), (1, Some(3), ""), "{}", store.name);
        store.write(|db| messages::mark(db, ACCOUNT, USER, &first.id, true, NOW));
        fail("d4");
        let counts: Vec<_> = told().iter().map(|message| message.count).collect();
        assert_eq!(counts, [Some(1), Some(3)], "what was read stays as it was read");
    }
}

#[test]
fn a_provider_collects_its_own_documents() {
    for store in every_kind() {
        let who = network(&store);
        assert_eq!(store.read(|db| hand_offs::collector(db, "hash")), None);
        store.write(|db| carnet_store::providers::set_collect_key(db, &who, "collect", "hash", NOW)).unwrap();
        assert_eq!(store.read(|db| hand_offs::collector(db, "hash")).as_deref(), Some("collect"));
        for (id, at) in [("d2", NOW + 1), ("d1", NOW), ("d3", NOW + 2)] {
            store.sent(id, "collect", at);
        }
        store.sent("p1", "post", NOW);
        let waiting = |limit| store.read(|db| hand_offs::waiting(db, "collect", limit));
        let numbers: Vec<_> = waiting(2).into_iter().map(|one| one.number).collect();
        assert_eq!(numbers, ["F-d1", "F-d2"], "the oldest first: {}", store.name);
        let source = |id: &str| store.read(|db| hand_offs::source(db, "collect", id));
        let taken = |id: &str, at| store.write(|db| hand_offs::taken(db, "collect", id, at));
        assert_eq!((source("d1").as_deref(), source("p1"), source("x")), (Some("<Invoice>d1</Invoice>"), None, None));
        assert!(taken("d1", NOW + 5) && !taken("p1", NOW + 5) && !taken("x", NOW + 5));
        let once = store.hand_off("d1");
        assert_eq!((once.delivered_at.clone(), once.tries), (Some(times::rfc3339(NOW + 5)), 1));
        assert!(taken("d1", NOW + 6), "saying so twice is the same");
        assert_eq!((store.hand_off("d1"), store.status("d1")), (once, ("delivered".to_owned(), 2)));
        assert!(source("d1").is_some(), "it may be read again");
        assert_eq!(waiting(10).len(), 2);
        assert_eq!(store.status("p1").0, "queued");
    }
}

#[test]
fn due_rows_are_found_by_an_index() {
    let store = in_sqlite();
    network(&store);
    let plan = |sql: &str, params: &[Value]| {
        let sql = format!("explain query plan {sql}");
        store.read(|db| db::query_all(db, &sql, params, |row| row.text(3))).join("\n")
    };
    let due = plan(
        "select document_id from hand_offs where provider_id = $1 and state = 'queued' and way = 'post' and due_at <= $2
             and (leased_until is null or leased_until <= $2) order by due_at, document_id limit 8",
        &["post".into(), NOW.into()],
    );
    assert!(due.contains("hand_offs_due") && !due.contains("TEMP B-TREE"), "{due}");
    let failed = plan("select count(*) from hand_offs where provider_id = $1 and state = 'failed'", &["post".into()]);
    assert!(failed.contains("hand_offs_failed"), "{failed}");
}
