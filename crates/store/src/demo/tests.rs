#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};

use carnet_core::{
    identifier::{Level, SchemeState, check, scheme},
    wire::{AddressStatus, CompanyAddress, StopCause},
};

use super::{DemoSummary, seed};
use crate::{
    addresses,
    customers::{self, Actor},
    db, documents,
    error::Error,
    messages::{self, MessageQuery},
    pool, sqlite, text,
};

const NOW: i64 = 1_764_057_600_000;

fn seeded() -> (sqlite::SqlitePool, DemoSummary) {
    let pool = sqlite::open_memory().unwrap();
    let summary = pool::write(&pool, |db| seed(db, &|password| format!("hashed {password}"), NOW)).unwrap();
    (pool, summary)
}

fn rows(pool: &sqlite::SqlitePool, sql: &str) -> Vec<(String, String)> {
    pool::read(pool, |db| db::query_all(db, sql, &[], |row| Ok((row.text(0)?, row.text(1)?)))).unwrap()
}

#[test]
fn the_demo_has_its_size_and_never_mixes_with_a_directory_in_use() {
    let (pool, summary) = seeded();
    assert_eq!((summary.providers, summary.users), (12, 7));
    assert_eq!(summary.participants, 3026);
    assert!((40..160).contains(&summary.removed), "{summary:?}");
    assert!((70..80).contains(&summary.customers), "{summary:?}");
    let again = pool::write(&pool, |db| seed(db, &|_| String::new(), NOW));
    assert!(matches!(again, Err(Error::Duplicate(_))), "{again:?}");
}

#[test]
fn every_state_of_a_customer_occurs() {
    let (pool, _) = seeded();
    let sql = "select account_id, state from customers order by 1, 2";
    let mut states: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (account, state) in rows(&pool, sql) {
        states.entry(account).or_default().insert(state);
    }
    let all = [
        "awaitingAcceptance",
        "awaitingRouting",
        "cancelled",
        "deactivated",
        "inactive",
        "noDocumentType",
        "nonExisting",
        "refused",
        "retiredId",
        "routable",
        "upcoming",
    ];
    assert_eq!(states["demo-lumiere"].iter().collect::<Vec<_>>(), all);
}

#[test]
fn every_state_of_a_suggestion_occurs_and_the_operator_has_a_queue() {
    let (pool, _) = seeded();
    let sql = "select s.state, f.account_id from suggestions s
               join suggestion_followers f on f.suggestion_id = s.id order by s.created_at, f.at";
    let followed = rows(&pool, sql);
    let followed: Vec<_> = followed.iter().map(|(state, account)| (state.as_str(), account.as_str())).collect();
    let (lumiere, brasserie) = ("demo-lumiere", "demo-brasserie");
    assert_eq!(
        followed,
        [
            ("added", lumiere),
            ("declined", lumiere),
            ("merged", lumiere),
            ("checking", lumiere),
            ("submitted", lumiere),
            ("submitted", brasserie),
            ("submitted", brasserie),
        ]
    );
    let sql = "select s.id, c.id from suggestions s join customers c on c.participant_key = s.participant_key";
    assert_eq!(rows(&pool, sql), [], "what came of them can be added to one's own directory");
    let sql = "select kind, account_id from messages where object_kind = 'suggestion' order by seq";
    let told = rows(&pool, sql);
    let to = |account: &str| told.iter().filter(|(_, to)| to == account).count();
    assert_eq!((to("demo-operator"), to("demo-lumiere"), to("demo-brasserie")), (6, 3, 0));
}

#[test]
fn every_identifier_keeps_the_rule_of_its_scheme() {
    let (pool, _) = seeded();
    let identifiers = rows(&pool, "select scheme, value from participant_identifiers");
    assert!(identifiers.len() > 4000);
    for (code, value) in identifiers {
        // The form of a removed scheme is nobody's rule any more.
        if scheme(&code).is_some_and(|scheme| scheme.state != SchemeState::Removed) {
            assert_eq!(check(&code, &value), Some(Level::Ok), "{code}:{value}");
        }
    }
}

#[test]
fn two_seeds_are_equal() {
    let sql = "select participant_key, content_hash || network_status || as_of from participants order by 1";
    assert_eq!(rows(&seeded().0, sql), rows(&seeded().0, sql));
    let sql = "select id, participant_key || state || created_at from customers order by 1";
    assert_eq!(rows(&seeded().0, sql), rows(&seeded().0, sql));
}

#[test]
fn requests_of_every_status_and_messages_read_and_unread() {
    let (pool, _) = seeded();
    let sql = "select kind, status from requests where account_id = 'demo-lumiere'";
    let found: BTreeSet<(String, String)> = rows(&pool, sql).into_iter().collect();
    for (kind, status) in [
        ("acceptance", "pending"),
        ("acceptance", "refused"),
        ("routing", "pending"),
        ("routing", "activated"),
        ("routing", "cancelled"),
    ] {
        assert!(found.contains(&(kind.to_owned(), status.to_owned())), "{kind} {status}: {found:?}");
    }
    let received = "select status, account_id from requests where recipient_account_id = 'demo-brasserie' order by 1";
    let received = rows(&pool, received);
    let sides: Vec<_> = received.iter().map(|(status, account)| (status.as_str(), account.as_str())).collect();
    assert_eq!(sides, [("accepted", "demo-verrerie"), ("pending", "demo-lumiere")]);
    for (account, user, kinds) in [
        ("demo-lumiere", "demo-user-1", ["requestRefused true", "routingOverdue false"]),
        ("demo-brasserie", "demo-user-3", ["requestReceived true", "requestReceived false"]),
    ] {
        let query = MessageQuery { limit: 50, ..MessageQuery::default() };
        let page = pool::read(&pool, |db| messages::list(db, account, user, &query)).unwrap();
        let of_requests = |kind| ["request", "routing"].iter().any(|of| text::message_kind(kind).starts_with(of));
        let items: Vec<_> = page.items.iter().filter(|message| of_requests(message.kind)).collect();
        let shown: Vec<String> =
            items.iter().map(|message| format!("{} {}", text::message_kind(message.kind), !message.read)).collect();
        assert_eq!(shown, kinds, "{account}");
        assert!(items.windows(2).all(|pair| pair[0].at >= pair[1].at), "in the order of time: {page:?}");
    }
}

#[test]
fn one_company_is_a_customer_twice_and_one_customer_can_be_restored() {
    let (pool, _) = seeded();
    let groups = pool::read(&pool, |db| customers::duplicates(db, "demo-lumiere", 50, None)).unwrap();
    assert!(groups.items.iter().any(|group| group.customers.iter().any(|one| one.name.ends_with(" Achats"))));
    let gone = "select id, freed_numbers from customers where account_id = 'demo-lumiere' and deleted_at is not null";
    let gone = rows(&pool, gone);
    assert_eq!(gone.len(), 1);
    let restored = pool::write(&pool, |db| {
        let actor = Actor { account_id: "demo-lumiere", user_id: "demo-user-1", now_ms: NOW };
        customers::restore(db, &actor, &gone[0].0)
    });
    let restored = restored.unwrap().unwrap();
    assert_eq!(restored.customer.customer_numbers, ["D-200", "D-201"]);
    let told = "select what, object_id from audit where what = 'customer.deactivate'";
    assert!(!rows(&pool, told).is_empty(), "a deactivation has its history");
}

#[test]
fn suppliers_in_every_status_and_documents_that_wait_arrived_and_were_rejected() {
    let (pool, _) = seeded();
    let sql = "select s.status, (select count(*) from inbound_documents d where d.account_id = s.account_id
                   and d.sender_key = s.sender_key and d.status = 'held') || ' held' from suppliers s
               where s.account_id = 'demo-lumiere' order by 1, 2 desc";
    let mut expected = vec![("authorized", "0 held"); 8];
    expected.extend([("denied", "1 held"), ("toApprove", "3 held"), ("toApprove", "1 held")]);
    let found = rows(&pool, sql);
    assert_eq!(found.iter().map(|(status, held)| (status.as_str(), held.as_str())).collect::<Vec<_>>(), expected);
    let sql = "select account_id || ' ' || status, count(*) || '' from inbound_documents group by 1 order by 1";
    let found = rows(&pool, sql);
    let found: Vec<_> = found.iter().map(|(what, count)| (what.as_str(), count.as_str())).collect();
    assert_eq!(
        found,
        [
            ("demo-brasserie accepted", "11"),
            ("demo-lumiere accepted", "21"),
            ("demo-lumiere held", "5"),
            ("demo-lumiere rejected", "2"),
        ]
    );
    let late = "select account_id, id from inbound_documents d where exists (select 1 from inbound_documents e
                    where e.account_id = d.account_id and e.arrival < d.arrival and e.arrived_at > d.arrived_at)";
    assert_eq!(rows(&pool, late), [], "arrivals are in the order of time");
    let removed = "select s.name, p.network_status from suppliers s
                       join participants p on p.participant_key = s.participant_key
                   where p.network_status = 'removed' or p.name <> s.name";
    assert_eq!(rows(&pool, removed), []);
    let same = "select id, source from inbound_documents order by id";
    assert_eq!(rows(&pool, same), rows(&seeded().0, same));
    let settings = "select customer_directory, supplier_directory from accounts
                    where id in ('demo-lumiere', 'demo-brasserie') order by id";
    let ways = [("closed", "open"), ("closed", "closed")].map(|(own, other)| (own.to_owned(), other.to_owned()));
    assert_eq!(rows(&pool, settings), ways);
}

#[test]
fn sent_documents_of_every_status_stopped_for_every_cause() {
    let (pool, _) = seeded();
    let counts = pool::read(&pool, |db| documents::counts(db, "demo-lumiere", None)).unwrap();
    assert_eq!((counts.waiting, counts.failed), (1, 2));
    assert!(counts.delivered >= 30 && (3..=15).contains(&counts.queued), "{counts:?}");
    let stopped: BTreeMap<StopCause, u64> = counts.causes.iter().map(|of| (of.cause, of.documents)).collect();
    // What could not be looked up waits.
    let expected = StopCause::ALL.into_iter().filter(|cause| *cause != StopCause::LookupFailed);
    assert_eq!(stopped.keys().copied().collect::<BTreeSet<_>>(), expected.collect());
    assert!(stopped[&StopCause::NotInDirectory] >= 5 && stopped[&StopCause::NotInNetwork] >= 5, "{stopped:?}");
    let sql = "select d.id, a.reason from documents d join document_attempts a on a.document_id = d.id
               where d.cause = 'lookup_failed' or d.first_cause is not null and d.cause is null
               order by d.id, a.position";
    let tries = rows(&pool, sql);
    let reasons: Vec<&str> = tries.iter().map(|(_, reason)| reason.as_str()).collect();
    assert_eq!(reasons, ["sent", "corrected", "sent", "retried", "retried", "retried", "retried", "retried"]);
    let sql = "select state, count(*) || '' from hand_offs where answer is not null group by 1 order by 1";
    let answered = rows(&pool, sql);
    assert!(answered.iter().any(|(state, count)| state == "failed" && count == "2"), "{answered:?}");
    let due = "select document_id, way from hand_offs where state = 'queued' and way = 'post'";
    assert_eq!(rows(&pool, due), [], "nothing is posted to an invented address");
    let sql = "select id, status || version || content_hash from documents order by id";
    assert_eq!(rows(&pool, sql), rows(&seeded().0, sql));
}

#[test]
fn a_company_has_a_dozen_addresses_and_some_of_them_can_be_added() {
    let (pool, _) = seeded();
    let sql = "select siren, '' from addresses group by siren having count(*) >= 12";
    let companies = rows(&pool, sql);
    let [(siren, _)] = companies.as_slice() else { panic!("{companies:?}") };
    let found = pool::read(&pool, |db| addresses::of_company(db, "demo-lumiere", siren, addresses::day_of(NOW), 200));
    let found = found.unwrap();
    assert_eq!(found.total, 12);
    let stand = |status| {
        let of = |one: &&CompanyAddress| one.validity.as_ref().map(|line| line.status) == Some(status);
        found.addresses.iter().filter(of).count()
    };
    assert_eq!([AddressStatus::Active, AddressStatus::Upcoming, AddressStatus::Ended].map(stand), [8, 2, 2]);
    let in_network = found.addresses.iter().filter(|one| one.participant_id.is_some()).count();
    assert_eq!(in_network, 4);
}
