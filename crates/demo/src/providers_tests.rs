//! Documents of the demo, sent once more and taken by the providers.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeMap;

use carnet_core::{
    invoice,
    wire::{Document, DocumentStatus, HandOffWay, SentBy},
};
use carnet_store::{
    customers::Actor,
    db::query_all,
    demo,
    documents::{self, NewDocument},
    pool,
    sqlite::{self, SqlitePool},
};

use super::*;

const NOW: i64 = 1_787_142_600_000;
const LUMIERE: &str = "demo-lumiere";
const ME: Actor<'static> = Actor { account_id: LUMIERE, user_id: "demo-user-1", now_ms: NOW + 60_000 };

fn seeded() -> SqlitePool {
    let pool = sqlite::open_memory().unwrap();
    pool::write(&pool, |db| demo::seed(db, &|_| "hash".to_owned(), NOW)).unwrap();
    pool
}

/// Hand-offs by state.
fn states(pool: &SqlitePool) -> BTreeMap<String, i64> {
    let sql = "select state, count(*) from hand_offs group by state";
    let all = pool::read(pool, |db| query_all(db, sql, &[], |row| Ok((row.text(0)?, row.int(1)?))));
    all.unwrap().into_iter().collect()
}

fn document(pool: &SqlitePool, id: &str) -> Document {
    pool::read(pool, |db| documents::get(db, LUMIERE, id)).unwrap().unwrap()
}

/// Sends again, as new documents, those that went to a provider for which this holds.
fn send_again(pool: &SqlitePool, condition: &str) -> Vec<Document> {
    let sql = format!(
        "select d.id, d.source from documents d join hand_offs h on h.document_id = d.id
         where d.account_id = '{LUMIERE}' and {condition} order by d.id"
    );
    let sources = pool::read(pool, |db| query_all(db, &sql, &[], |row| Ok((row.text(0)?, row.text(1)?)))).unwrap();
    assert!(!sources.is_empty(), "{condition}");
    let send = |(id, source): (String, String)| {
        let (id, source) = (format!("again-{id}"), format!("{source}<!-- again -->"));
        let invoice = invoice::read(source.as_bytes()).unwrap();
        let new = NewDocument { id: &id, invoice: &invoice, source: &source, hash: &id, sent_by: SentBy::App };
        pool::write(pool, |db| documents::send(db, &ME, &new, None)).unwrap().document
    };
    let sent = sources.into_iter().map(send).filter(|document| document.status == DocumentStatus::Queued);
    sent.collect()
}

#[test]
fn what_was_sent_before_the_demo_began_stays_as_it_was() {
    let pool = seeded();
    let before = states(&pool);
    assert!(before["queued"] > 0 && before["failed"] > 0 && before["delivered"] > 0, "{before:?}");
    for seconds in [0, 1, 60, 3_600] {
        play(&pool, NOW + seconds * 1_000).unwrap();
    }
    assert_eq!(states(&pool), before);
}

#[test]
fn a_provider_that_is_posted_to_answers_after_a_moment() {
    let pool = seeded();
    let sent = send_again(&pool, "h.provider_id = 'plateforme-sillage'");
    play(&pool, ME.now_ms + ANSWERS_MS - 1).unwrap();
    assert_eq!(document(&pool, &sent[0].id).status, DocumentStatus::Queued);
    play(&pool, ME.now_ms + ANSWERS_MS).unwrap();
    for sent in &sent {
        let document = document(&pool, &sent.id);
        let hand_off = document.hand_off.unwrap();
        assert_eq!((document.status, hand_off.way), (DocumentStatus::Delivered, HandOffWay::Post));
        assert_eq!((hand_off.tries, hand_off.answer_status), (1, Some(202)));
    }
}

#[test]
fn one_provider_is_away_at_first_and_takes_no_credit_notes() {
    let pool = seeded();
    let sent = send_again(&pool, "h.provider_id = 'facture-claire'");
    play(&pool, ME.now_ms + ANSWERS_MS).unwrap();
    let after_the_first: Vec<_> = sent.iter().map(|sent| document(&pool, &sent.id).status).collect();
    for at in [AGAIN_MS, AGAIN_MS + ANSWERS_MS] {
        play(&pool, ME.now_ms + ANSWERS_MS + at).unwrap();
    }
    for (sent, first) in sent.iter().zip(after_the_first) {
        let (last, hand_off) = (document(&pool, &sent.id).status, document(&pool, &sent.id).hand_off.unwrap());
        if sent.number.starts_with("AV") {
            assert_eq!((first, last), (DocumentStatus::Failed, DocumentStatus::Failed), "{}", sent.number);
            assert_eq!((hand_off.tries, hand_off.answer_status), (1, Some(422)));
        } else {
            assert_eq!((first, last), (DocumentStatus::Queued, DocumentStatus::Delivered), "{}", sent.number);
            assert_eq!((hand_off.tries, hand_off.answer_status), (2, Some(202)));
        }
    }
}

#[test]
fn a_provider_that_collects_comes_by() {
    let pool = seeded();
    let sent = send_again(&pool, "h.way = 'collect' and h.state = 'queued'");
    play(&pool, ME.now_ms + COLLECTS_MS - 1).unwrap();
    assert!(sent.iter().all(|sent| document(&pool, &sent.id).status == DocumentStatus::Queued));
    play(&pool, ME.now_ms + COLLECTS_MS).unwrap();
    assert!(sent.iter().all(|sent| document(&pool, &sent.id).status == DocumentStatus::Delivered));
    // Those that were made with the demo wait on.
    assert!(states(&pool)["queued"] > 0);
}
