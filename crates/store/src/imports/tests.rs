//! Imports against what else happens to a directory: other imports, customers, providers.
#![allow(clippy::unwrap_used, clippy::panic)]

use carnet_core::{
    identifier::ParticipantId,
    state::CustomerState,
    wire::{DocumentType, ImportDone, NameEntry, NetworkImportState, Provider},
};

use super::{Applied, Card, End, Import, Options, Outcome, Staged, Staging, apply, begin, close, latest, stage, sweep};
use crate::{
    accounts::{self, Acceptance, NewAccount},
    customers::{self, NewCustomer},
    db::{self, Db},
    participants::{self, NewParticipant},
    pool::{self, Pool},
    providers, sources, sqlite,
    users::{self, NewUser},
};

pub(super) const SOURCE: &str = "peppol-directory";
pub(super) const DAY_MS: i64 = 86_400_000;

pub(super) fn card(number: u32, name: &str) -> Card {
    Card {
        participant_id: format!("0088:299{number:010}"),
        names: vec![NameEntry { name: name.to_owned(), language: None }],
        country: "SE".to_owned(),
        place: None,
        website: None,
        identifiers: Vec::new(),
        document_types: vec![DocumentType {
            scheme: "busdox-docid-qns".to_owned(),
            value: "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2::Invoice##urn:x::2.1".to_owned(),
            name: "Invoice".to_owned(),
        }],
    }
}

fn key(number: u32) -> String {
    format!("0088:299{number:010}")
}

fn started(pool: &dyn Pool, id: &str) -> Import {
    pool::write(pool, |db| begin(db, id, SOURCE, DAY_MS)).unwrap()
}

fn staged(pool: &dyn Pool, import: &Import, batch: Vec<Staged>) -> Staging {
    pool::write(pool, |db| stage(db, import, batch)).unwrap()
}

fn applied(pool: &dyn Pool, import: &Import, as_of_ms: i64) -> Outcome {
    let options = Options { partial: false, accept_removals: false, as_of_ms, now_ms: as_of_ms };
    pool::write(pool, |db| apply(db, import, &options, &mut |_, _| ())).unwrap()
}

/// One whole snapshot.
fn snapshot(pool: &dyn Pool, id: &str, cards: Vec<Card>, as_of_ms: i64) -> Outcome {
    let import = started(pool, id);
    let batch = cards.into_iter().map(Staged::Card).collect();
    assert_eq!(staged(pool, &import, batch), Staging::Done { repeated: Vec::new() });
    applied(pool, &import, as_of_ms)
}

fn counts(created: u64, updated: u64, unchanged: u64, removed: u64) -> Outcome {
    Outcome::Applied(Applied { created, updated, unchanged, removed })
}

fn texts(pool: &dyn Pool, sql: &str) -> Vec<String> {
    pool::read(pool, |db| db::query_all(db, sql, &[], |row| row.text(0))).unwrap()
}

#[test]
fn an_unchanged_snapshot_writes_no_participant_and_still_is_fresher() {
    let pool = sqlite::open_memory().unwrap();
    let cards = || vec![card(1, "A"), card(2, "B")];
    assert_eq!(snapshot(&pool, "1", cards(), 10 * DAY_MS), counts(2, 0, 0, 0));
    assert_eq!(snapshot(&pool, "2", cards(), 20 * DAY_MS), counts(0, 0, 2, 0));
    let stored = "select cast(as_of as text) from participants order by participant_key";
    assert_eq!(texts(&pool, stored), vec![(10 * DAY_MS).to_string(); 2], "the rows were left alone");
    let known = pool::read(&pool, |db| sources::list(db)).unwrap();
    assert_eq!((known[0].name.as_str(), known[0].as_of.as_str()), (SOURCE, "1970-01-21T00:00:00Z"));
    let read = pool::read(&pool, |db| participants::get(db, "nobody", &key(1))).unwrap().unwrap();
    assert_eq!(read.as_of, "1970-01-21T00:00:00Z", "the whole snapshot confirms every entry");
}

#[test]
fn the_import_that_began_last_goes_on() {
    let pool = sqlite::open_memory().unwrap();
    let first = started(&pool, "1");
    assert!(matches!(staged(&pool, &first, vec![Staged::Card(card(1, "A"))]), Staging::Done { .. }));
    let second = started(&pool, "2");
    assert_eq!(staged(&pool, &first, vec![Staged::Card(card(2, "A"))]), Staging::Superseded);
    assert_eq!(applied(&pool, &first, DAY_MS), Outcome::Superseded);
    assert!(matches!(staged(&pool, &second, vec![Staged::Card(card(3, "B"))]), Staging::Done { .. }));
    let swept = pool::write(&pool, |db| sweep(db, 100)).unwrap();
    assert_eq!(swept, 1, "what the first one left, and nothing of the second");
    assert_eq!(applied(&pool, &second, DAY_MS), counts(1, 0, 0, 0));
    assert_eq!(applied(&pool, &second, DAY_MS), Outcome::Superseded, "an import is applied once");
    assert_eq!(texts(&pool, "select participant_key from participants"), [key(3)]);
}

#[test]
fn an_import_that_failed_is_over() {
    let pool = sqlite::open_memory().unwrap();
    let import = started(&pool, "1");
    staged(&pool, &import, vec![Staged::Card(card(1, "A"))]);
    pool::write(&pool, |db| close(db, &import, End::Failed, DAY_MS)).unwrap();
    assert_eq!(applied(&pool, &import, DAY_MS), Outcome::Superseded);
    assert_eq!(pool::write(&pool, |db| sweep(db, 100)).unwrap(), 1);
    assert_eq!(texts(&pool, "select participant_key from participants"), Vec::<String>::new());
}

#[test]
fn the_later_card_counts_and_an_unreadable_one_never_takes_a_place() {
    let pool = sqlite::open_memory().unwrap();
    let unreadable = || Staged::Unreadable(ParticipantId::parse(&key(1)).unwrap());
    let import = started(&pool, "1");
    let batch = vec![Staged::Card(card(1, "first")), Staged::Card(card(1, "second")), unreadable()];
    assert_eq!(staged(&pool, &import, batch), Staging::Done { repeated: vec![1, 2] });
    assert_eq!(applied(&pool, &import, DAY_MS), counts(1, 0, 0, 0));
    assert_eq!(texts(&pool, "select name from participants"), ["second"]);

    let import = started(&pool, "2");
    staged(&pool, &import, vec![unreadable(), Staged::Card(card(2, "B"))]);
    assert_eq!(applied(&pool, &import, 2 * DAY_MS), counts(1, 0, 0, 0));
    let rows = "select name || ' ' || network_status from participants order by 1";
    assert_eq!(texts(&pool, rows), ["B registered", "second registered"], "unreadable is not gone");
}

#[test]
fn the_guard_needs_more_than_a_hundred_and_more_than_two_percent() {
    let pool = sqlite::open_memory().unwrap();
    let cards = |from: u32, to: u32| (from..to).map(|number| card(number, "N")).collect::<Vec<_>>();
    assert_eq!(snapshot(&pool, "1", cards(0, 5_050), DAY_MS), counts(5_050, 0, 0, 0));
    assert_eq!(snapshot(&pool, "2", cards(101, 5_050), DAY_MS), counts(0, 0, 4_949, 101), "exactly 2 %");
    let outcome = snapshot(&pool, "3", cards(202, 5_050), DAY_MS);
    assert_eq!(outcome, Outcome::Suspended { vanishing: 101, registered: 4_949 });
}

#[test]
fn customers_and_providers_live_through_imports() {
    let pool = sqlite::open_memory().unwrap();
    snapshot(&pool, "1", vec![card(1, "Old name"), card(2, "B")], DAY_MS);
    pool::write(&pool, |db| {
        let provider = Provider { id: "p".to_owned(), name: "P".to_owned(), requires_routing_setup: false };
        providers::put(db, &provider)?;
        // An operator knows the provider; the cards of the source say nothing of it.
        let entry = NewParticipant::of_card(card(1, "Old name"), Vec::new(), SOURCE, DAY_MS)?;
        participants::put(db, &NewParticipant { provider_ids: vec!["p".to_owned()], ..entry })?;
        add_customer(db)
    })
    .unwrap();
    let customer = || pool::read(&pool, |db| customers::get(db, "a", "c")).unwrap().unwrap();

    assert_eq!(snapshot(&pool, "2", vec![card(1, "New name"), card(2, "B")], 2 * DAY_MS), counts(0, 1, 1, 0));
    assert_eq!((customer().name.as_str(), customer().provider_id.as_deref()), ("New name", Some("p")));
    assert_eq!(customer().reason, CustomerState::Routable);
    assert_eq!(snapshot(&pool, "3", vec![card(1, "New name"), card(2, "B")], 3 * DAY_MS), counts(0, 0, 2, 0));

    assert_eq!(snapshot(&pool, "4", vec![card(2, "B")], 4 * DAY_MS), counts(0, 0, 1, 1));
    assert_eq!(customer().reason, CustomerState::NonExisting);
    assert_eq!(snapshot(&pool, "5", vec![card(1, "New name"), card(2, "B")], 5 * DAY_MS), counts(0, 1, 1, 0));
    assert_eq!((customer().reason, customer().customer_numbers), (CustomerState::Routable, vec!["007".to_owned()]));
}

fn add_customer(db: &mut dyn Db) -> crate::Result<()> {
    let account = NewAccount {
        id: "a".to_owned(),
        name: "A".to_owned(),
        participant_id: None,
        acceptance: Acceptance::Automatic,
    };
    accounts::add(db, &account, DAY_MS)?;
    let user = NewUser {
        id: "u".to_owned(),
        account_id: "a".to_owned(),
        email: "u@a.example".to_owned(),
        display_name: "U".to_owned(),
        role: carnet_core::wire::Role::Member,
        locale: carnet_core::wire::Locale::Fr,
        password_hash: "none".to_owned(),
    };
    users::add(db, &user, DAY_MS)?;
    let new = NewCustomer { participant_key: key(1), numbers: vec!["007".to_owned()], provider_id: None };
    customers::add(db, "a", "u", "c", "r", &new, DAY_MS)?.unwrap();
    Ok(())
}

#[test]
fn the_operator_sees_how_each_import_ended_and_what_it_changed() {
    let pool = sqlite::open_memory().unwrap();
    assert_eq!(snapshot(&pool, "1", vec![card(1, "A"), card(2, "B")], DAY_MS), counts(2, 0, 0, 0));
    let failed = started(&pool, "2");
    pool::write(&pool, |db| close(db, &failed, End::Failed, 2 * DAY_MS)).unwrap();
    started(&pool, "3");
    let found = pool::read(&pool, |db| latest(db)).unwrap();
    let states: Vec<_> = found.iter().map(|one| (one.id.as_str(), one.state)).collect();
    use NetworkImportState::{Applied, Failed, Staging};
    assert_eq!(states, [("3", Staging), ("2", Failed), ("1", Applied)]);
    assert_eq!(found[2].done, Some(ImportDone { created: 2, updated: 0, unchanged: 0, removed: 0 }));
    assert_eq!((found[1].done, found[0].finished_at.as_deref()), (None, None));
}
