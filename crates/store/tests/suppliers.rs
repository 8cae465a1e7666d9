//! Who sends to a company: held until somebody decides, released once and in order, denied in silence (R20, R23).

use std::collections::BTreeSet;

use crate::{common::*, sending::*};
use carnet_core::{
    invoice::{Party, PartyId},
    wire::{Directory, InboundStatus, MessageKind, RequestAction, SupplierStatus},
};
use carnet_store::{
    accounts::Acceptance,
    audit, customers, db,
    inbound::{self, InboundQuery},
    participants, pool,
    requests::{self, Act},
    settings,
    suppliers::{self, SupplierQuery, SupplierRefused},
};

const A: &str = "0088:7300010000001";
const B: &str = "0088:7300010000018";

#[test]
fn documents_wait_for_a_decision_and_arrive_once_in_the_order_of_receipt() {
    for database in every_kind() {
        database.closed();
        for (sender, number) in [(A, "1"), (B, "2"), (A, "3")] {
            let document = database.receive(&invoice(sender, number), NOW);
            assert_eq!((document.status, document.arrival), (InboundStatus::Held, None));
        }
        let again = receive(database.pool.as_ref(), ACCOUNT, &invoice(A, "1"), NOW);
        assert!(again.again, "the same document is the same row");
        let waiting = database.suppliers(Some(SupplierStatus::ToApprove));
        assert_eq!(waiting.iter().map(|one| (one.held, one.documents)).collect::<Vec<_>>(), [(2, 2), (1, 1)]);
        let told = database.messages(ACCOUNT, USER);
        assert_eq!(told.len(), 2, "one of each sender: {told:?}");
        assert!(told.iter().all(|one| one.kind == MessageKind::SupplierToApprove
            && one.object_id == {
                if one.name == waiting[0].name { waiting[0].id.clone() } else { waiting[1].id.clone() }
            }));

        let (a, b) = (&waiting[0], &waiting[1]);
        let stale = database.write(|db| suppliers::approve(db, &actor(NOW), &a.id, 7, None));
        assert_eq!(stale, Err(SupplierRefused::ChangedMeanwhile));
        let done = database.write(|db| suppliers::approve(db, &actor(NOW + 5), &a.id, 1, Some("Bienvenue"))).unwrap();
        assert_eq!((done.documents, done.supplier.held, done.supplier.version), (2, 0, 2));
        assert_eq!(done.supplier.decided_by.as_deref(), Some("Person user-1"));
        let again = database.write(|db| suppliers::approve(db, &actor(NOW), &a.id, 2, None));
        assert_eq!(again, Err(SupplierRefused::Decided));
        assert_eq!(database.receive(&invoice(A, "4"), NOW + 6).arrival, Some(3));

        let done = database.write(|db| suppliers::deny(db, &actor(NOW + 7), &b.id, 1, None)).unwrap();
        assert_eq!((done.documents, done.supplier.status), (1, SupplierStatus::Denied));
        assert_eq!(database.receive(&invoice(B, "5"), NOW + 8).status, InboundStatus::Held);
        assert_eq!(database.messages(ACCOUNT, USER).len(), 2, "nobody is asked again");
        assert_eq!(database.inbox(), ["1 Accepted 1", "2 Rejected -", "3 Accepted 2", "4 Accepted 3", "5 Held -"]);

        let done = database.write(|db| suppliers::approve(db, &actor(NOW + 9), &b.id, 2, None)).unwrap();
        assert_eq!(done.documents, 1, "what was rejected stays so");
        let after = InboundQuery { after: Some(2), ..InboundQuery::default() };
        let arrived = database.read(|db| inbound::list(db, ACCOUNT, &after));
        assert_eq!(arrived.items.iter().map(|one| one.number.as_str()).collect::<Vec<_>>(), ["4", "5"]);
        let words: Vec<String> = database
            .read(|db| audit::of_object(db, ACCOUNT, "supplier", &b.id))
            .into_iter()
            .map(|entry| entry.what)
            .collect();
        assert_eq!(words, ["supplier.deny", "supplier.approve"]);
    }
}

#[test]
fn opening_the_directory_lets_in_what_nobody_denied() {
    let database = quick();
    database.closed();
    for (sender, number) in [(A, "1"), (B, "2"), ("0088:3", "3"), (A, "4")] {
        database.receive(&invoice(sender, number), NOW);
    }
    let b = database.suppliers(None).into_iter().find(|one| one.name == "Seller 7300010000018").unwrap();
    database.write(|db| suppliers::deny(db, &actor(NOW), &b.id, 1, None)).unwrap();
    database.receive(&invoice(B, "5"), NOW);
    let effect = database.read(|db| settings::effect(db, ACCOUNT, NOW + 1));
    let measured = effect.supplier_directory.unwrap();
    assert_eq!((measured.documents, measured.otherwise, measured.companies, effect.held), (5, 4, 3, 3));

    let settings = database.set(Directory::Open, 2, NOW + 1);
    assert_eq!((settings.supplier_directory, settings.version), (Directory::Open, 3));
    assert_eq!(database.inbox(), ["1 Accepted 1", "2 Rejected -", "3 Accepted 2", "4 Accepted 3", "5 Held -"]);
    let left = database.suppliers(None);
    assert_eq!(left.iter().map(|one| one.status).collect::<Vec<_>>(), [SupplierStatus::Denied]);
    assert_eq!(database.receive(&invoice("0088:3", "6"), NOW + 2).arrival, Some(4));
    assert_eq!(database.receive(&invoice(B, "7"), NOW + 2).status, InboundStatus::Held, "a no stays a no");
    let measured = database.read(|db| settings::effect(db, ACCOUNT, NOW + 3)).supplier_directory.unwrap();
    assert_eq!((measured.documents, measured.otherwise, measured.companies), (7, 4, 2));
    let much_later = database.read(|db| settings::effect(db, ACCOUNT, NOW + 40 * 86_400_000));
    assert_eq!(much_later.supplier_directory, None, "nothing was received lately");
}

#[test]
fn a_supplier_from_the_directory_is_known_by_its_entry_and_keeps_its_name() {
    let database = quick();
    database.closed();
    let card = with_identifiers(participant("0225:552100554", &["Fonderie"]), &[("SIREN", "552100554")]);
    database.put(&card);
    database.put(&participant(A, &["Nordisk"]));
    let added = database.write(|db| suppliers::add(db, &actor(NOW), "s1", "0225:552100554")).unwrap();
    assert!(added.new && added.supplier.status == SupplierStatus::Authorized);
    let again = database.write(|db| suppliers::add(db, &actor(NOW), "s2", "0225:552100554"));
    assert!(matches!(again, Err(SupplierRefused::Already(holder)) if holder.id == "s1"));
    let nobody = database.write(|db| suppliers::add(db, &actor(NOW), "s2", "0088:0"));
    assert_eq!(nobody, Err(SupplierRefused::ParticipantNotFound));

    let id = |scheme: &str, value: &str| Some(PartyId { scheme: Some(scheme.to_owned()), value: value.to_owned() });
    let named = || Party { name: Some("Whoever".to_owned()), ..Party::default() };
    for (number, party, status) in [
        ("own address", Party { endpoint: id("0225", "552100554"), ..named() }, InboundStatus::Accepted),
        (
            "meta scheme",
            Party { endpoint: id("iso6523-actorid-upis", "0225:552100554"), ..named() },
            InboundStatus::Accepted,
        ),
        ("company number", Party { legal_id: id("0002", "552 100 554"), ..named() }, InboundStatus::Accepted),
        ("VAT number", Party { vat: Some("FR40552100554".to_owned()), ..named() }, InboundStatus::Accepted),
        ("unlisted address", Party { endpoint: id("0225", "552100554_X"), ..named() }, InboundStatus::Accepted),
        (
            "another's",
            Party { endpoint: id("0088", "7300010000001"), legal_id: id("0002", "552100554"), ..named() },
            InboundStatus::Held,
        ),
        ("name alone", named(), InboundStatus::Held),
        ("name again", Party { name: Some("WHOEVER".to_owned()), ..Party::default() }, InboundStatus::Held),
        ("mail", Party { endpoint: id("EM", "a@b.example"), ..named() }, InboundStatus::Held),
    ] {
        assert_eq!(database.receive(&of_party(party, number), NOW).status, status, "{number}");
    }
    let waiting = database.suppliers(Some(SupplierStatus::ToApprove));
    let shown: Vec<_> =
        waiting.iter().map(|one| (one.name.as_str(), one.participant_id.as_deref(), one.held)).collect();
    assert_eq!(shown[0], ("Nordisk", Some(A), 1), "named as in the public directory");
    assert_eq!(shown.iter().map(|one| one.2).collect::<BTreeSet<_>>(), BTreeSet::from([1, 2]));
    let found = |q: &str| {
        let query = SupplierQuery { q: Some(q.to_owned()), ..SupplierQuery::default() };
        database.read(|db| suppliers::list(db, ACCOUNT, &query, NOW)).total
    };
    assert_eq!([found("NORD"), found("552100554"), found("a@b"), found("73000100"), found("zzz")], [1, 1, 1, 1, 0]);

    let renamed = with_identifiers(participant("0225:552100554", &["Fonderie Neuve"]), &[("SIREN", "552100554")]);
    database.put(&renamed);
    assert_eq!(database.suppliers(Some(SupplierStatus::Authorized))[0].name, "Fonderie Neuve");
    let gone = database.write(|db| suppliers::remove(db, &actor(NOW), "s1", 1));
    assert_eq!(gone, Ok(()));
    database.receive(&of_party(Party { endpoint: id("0225", "552100554"), ..named() }, "held now"), NOW);
    let back = database.write(|db| suppliers::add(db, &actor(NOW), "s3", "0225:552100554")).unwrap();
    assert_eq!((back.new, back.documents), (false, 1), "adding is approving");
    let waiting = &waiting[0];
    let refused = database.write(|db| suppliers::remove(db, &actor(NOW), &waiting.id, waiting.version));
    assert_eq!(refused, Err(SupplierRefused::Undecided));
    database.write(|db| participants::mark_removed(db, A, NOW));
    let gone = database.write(|db| suppliers::add(db, &actor(NOW), "s4", A));
    assert_eq!(gone, Err(SupplierRefused::ParticipantRemoved));
}

#[test]
fn whom_a_company_accepts_may_send_to_it_and_hears_of_decisions() {
    let database = quick();
    database.put(&participant(A, &["Receiver"]));
    database.put(&participant(B, &["Sender"]));
    database.account(ACCOUNT, USER, Some(A), Acceptance::Manual);
    database.set(Directory::Closed, 1, NOW);
    database.account("account-2", "user-2", Some(B), Acceptance::Automatic);
    database.receive(&invoice(B, "1"), NOW);
    let waiting = database.suppliers(None).remove(0);
    database.write(|db| suppliers::deny(db, &actor(NOW), &waiting.id, 1, Some("Pas de commande"))).unwrap();
    let told = database.messages("account-2", "user-2");
    assert_eq!(
        (told[0].kind, told[0].count, told[0].words.as_deref()),
        (MessageKind::SendingDenied, Some(1), Some("Pas de commande"))
    );
    assert_eq!((told[0].name.as_str(), told[0].object_id.as_str()), ("Company account-1", ""), "no customer of it yet");

    let new = customer(A, &[], None);
    database.write(|db| customers::add(db, "account-2", "user-2", "c1", "r1", &new, NOW)).unwrap();
    database.receive(&invoice(B, "2"), NOW);
    let accept = Act {
        account_id: ACCOUNT,
        user_id: USER,
        request_id: "r1",
        action: RequestAction::Accept,
        words: None,
        new_id: "n1",
        now_ms: NOW,
    };
    database.write(|db| requests::act(db, &accept)).unwrap();
    let supplier = database.suppliers(None).remove(0);
    assert_eq!((supplier.id, supplier.status), (waiting.id.clone(), SupplierStatus::Authorized));
    assert_eq!(database.inbox(), ["1 Rejected -", "2 Accepted 1"]);
    let told = database.messages("account-2", "user-2");
    assert_eq!(told[0].kind, MessageKind::RequestAccepted, "that says it all: {told:?}");
    assert_eq!(told.len(), 2);
}

#[test]
fn many_at_once_never_give_a_place_twice_nor_leave_a_document_behind() {
    const SENDERS: usize = 6;
    const EACH: usize = 12;
    let database = shared();
    database.closed();
    let elsewhere = database.elsewhere();
    let pool_of =
        |n: usize| -> &dyn pool::Pool { if n.is_multiple_of(2) { database.pool.as_ref() } else { elsewhere.as_ref() } };
    let winners: usize = std::thread::scope(|scope| {
        for sender in 0..SENDERS {
            scope.spawn(move || {
                for n in 0..EACH {
                    let document = invoice(&format!("0088:{sender}"), &format!("{sender}-{n:02}"));
                    receive(pool_of(sender + n), ACCOUNT, &document, NOW);
                }
            });
        }
        // Two people who approve whatever waits, each in a process of its own.
        let approving = |n: usize| {
            let mut won = 0;
            for _ in 0..2_000 {
                let query = SupplierQuery { status: Some(SupplierStatus::ToApprove), ..SupplierQuery::default() };
                let waiting = pool::read(pool_of(n), |db| suppliers::list(db, ACCOUNT, &query, NOW)).unwrap();
                for one in waiting.items {
                    let done =
                        pool::write(pool_of(n), |db| suppliers::approve(db, &actor(NOW), &one.id, one.version, None));
                    won += usize::from(done.unwrap().is_ok());
                }
                let decided = SupplierQuery { status: Some(SupplierStatus::Authorized), ..SupplierQuery::default() };
                if pool::read(pool_of(n), |db| suppliers::list(db, ACCOUNT, &decided, NOW)).unwrap().total
                    == SENDERS as u64
                {
                    break;
                }
                std::thread::sleep(std::time::Duration::from_millis(2));
            }
            won
        };
        let people = [scope.spawn(move || approving(0)), scope.spawn(move || approving(1))];
        people.into_iter().map(|person| person.join().unwrap()).sum()
    });
    assert_eq!(winners, SENDERS, "of those who approve the same one wins");
    let sql = "select arrival, sender_key, seq from inbound_documents where status = 'accepted' order by arrival";
    let rows = database.read(|db| db::query_all(db, sql, &[], |row| Ok((row.int(0)?, row.text(1)?, row.int(2)?))));
    let places: Vec<i64> = rows.iter().map(|row| row.0).collect();
    assert_eq!(places, (1..=(SENDERS * EACH) as i64).collect::<Vec<_>>(), "every document, each place once, no gap");
    for sender in 0..SENDERS {
        let of: Vec<i64> = rows.iter().filter(|row| row.1 == format!("0088:{sender}")).map(|row| row.2).collect();
        assert!(of.is_sorted(), "in the order of receipt: {of:?}");
    }
    let told = database.messages(ACCOUNT, USER);
    assert_eq!(told.len(), SENDERS, "one question for each");
}
