//! Documents for providers, made short, and the providers that get them.

use carnet_core::wire::{HandOff, HandOffWay, Session};
use carnet_store::{
    accounts::Acceptance,
    db::{self, Db},
    hand_offs::{self, Answer, Claimed, Lease, NewHandOff, Outcome, Try},
    pool::{self, Pool},
    providers::{self, HandOffChange, NewProvider},
    users,
};

use crate::common::*;

pub const NOW: i64 = 2_000_000_000_000;
pub const LEASE_MS: i64 = 60_000;

/// An account, an operator, and two providers: `post` gets its documents posted, `collect` collects them.
pub fn network(store: &Database) -> Session {
    store.account(ACCOUNT, USER, None, Acceptance::Automatic);
    store.account("network", "user-network", None, Acceptance::Automatic);
    let who = store.read(|db| users::by_email(db, "user-network@carnet.example")).unwrap().session;
    let hand_off = HandOffChange {
        way: Some(HandOffWay::Post),
        url: Some(Some("https://post.example/in".to_owned())),
        secret: Some(Some("sixteen characters".to_owned())),
    };
    for (id, hand_off) in [("post", hand_off), ("collect", HandOffChange::default())] {
        let new = NewProvider { provider: provider(id, &format!("Provider {id}"), false), contact: None, hand_off };
        store.write(|db| providers::add(db, &who, &new, 1_000)).unwrap();
    }
    who
}

/// A document that was routed, and its row in the outbox.
pub fn document(db: &mut dyn Db, id: &str, provider_id: &str, now_ms: i64) -> carnet_store::Result<()> {
    db.execute(
        "insert into documents (id, seq, account_id, number, kind, recipient, folded, status, identifiers,
             document_types, notes, sent_by, created_at, created_by, attempted_at, tries, version, size, content_hash,
             source)
         values ($1, (select count(*) from documents), $2, $3, 'invoice', 'Client', 'client', 'queued', '[]',
             '[\"first-type\",\"second-type\"]', '[]', 'api', $4, $5, $4, 1, 1, 10, $1, $6)",
        &[
            id.into(),
            ACCOUNT.into(),
            format!("F-{id}").into(),
            now_ms.into(),
            USER.into(),
            format!("<Invoice>{id}</Invoice>").into(),
        ],
    )?;
    queue(db, id, provider_id, now_ms).map(drop)
}

pub fn queue(db: &mut dyn Db, id: &str, provider_id: &str, now_ms: i64) -> carnet_store::Result<bool> {
    let new = NewHandOff { document_id: id, account_id: ACCOUNT, provider_id, address: "0088:7300010000001" };
    hand_offs::queue(db, &new, now_ms)
}

pub fn claim(pool: &dyn Pool, lease: &str, now_ms: i64, limit: u32) -> Vec<Claimed> {
    let lease = Lease { id: lease, now_ms, until_ms: now_ms + LEASE_MS };
    pool::write(pool, |db| hand_offs::claim(db, "post", &lease, limit)).unwrap()
}

pub fn ids(claimed: &[Claimed]) -> Vec<&str> {
    claimed.iter().map(|one| one.document_id.as_str()).collect()
}

pub fn answer(status: u16, text: &str) -> Answer {
    Answer { status: Some(status), text: Some(text.to_owned()) }
}

impl Database {
    pub fn sent(&self, id: &str, provider_id: &str, now_ms: i64) {
        self.write(|db| document(db, id, provider_id, now_ms));
    }

    pub fn report(&self, id: &str, lease: &str, outcome: &Outcome, now_ms: i64) -> bool {
        let of = Try { document_id: id, provider_id: "post", lease };
        self.write(|db| hand_offs::report(db, &of, outcome, now_ms))
    }

    pub fn hand_off(&self, id: &str) -> HandOff {
        self.read(|db| hand_offs::of(db, &[id])).remove(id).unwrap()
    }

    /// Status of the document, and its version.
    pub fn status(&self, id: &str) -> (String, i64) {
        let sql = "select status, version from documents where id = $1";
        self.read(|db| db::query_one(db, sql, &[id.into()], |row| Ok((row.text(0)?, row.int(1)?)))).unwrap()
    }
}
