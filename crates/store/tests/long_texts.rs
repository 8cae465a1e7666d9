//! Names and identifiers as long as they may be, of letters that nothing compresses: every index takes them.

use crate::{common::*, sending::*};
use carnet_core::{
    cards::{CardReader, convert},
    invoice::{Party, PartyId},
    wire::{CardDone, CardFault, InboundStatus, SupplierStatus},
};
use carnet_store::{
    accounts::Acceptance,
    customers::{self, CustomerQuery},
    imports::{Options, Outcome, Staged, apply, begin, stage},
};

/// Ideographs in no order, three bytes each; the same from the same seed.
fn ideographs(seed: u64, count: usize) -> String {
    let mut state = seed;
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        char::from_u32(0x4E00 + (state >> 40) as u32 % 20_000).unwrap()
    };
    (0..count).map(|_| next()).collect()
}

fn card(id: &str, inside: &str) -> String {
    format!(
        "<businesscard><participant scheme=\"iso6523-actorid-upis\" value=\"{id}\"/>\
         <entity countrycode=\"JP\">{inside}</entity>\
         <doctypeid scheme=\"busdox-docid-qns\" value=\"{INVOICE}\"/></businesscard>"
    )
}

/// Imports cards as they are written; answers how many participants are new and how many changed, and what was said.
fn import(database: &Database, id: &str, cards: &[String]) -> (u64, u64, Vec<(CardFault, CardDone)>) {
    let text = format!("<root>{}</root>", cards.concat());
    let mut reader = CardReader::new(text.as_bytes());
    let (mut batch, mut said) = (Vec::new(), Vec::new());
    while let Some(raw) = reader.next_card().unwrap() {
        let converted = convert(raw);
        batch.push(Staged::Card(converted.card.unwrap()));
        said.extend(converted.faults.iter().map(|fault| (fault.kind, fault.done)));
    }
    let import = database.write(|db| begin(db, id, "peppol-directory", 1_000));
    database.write(|db| stage(db, &import, batch));
    let options = Options { partial: false, accept_removals: true, as_of_ms: 1_000, now_ms: 1_000 };
    match database.write(|db| apply(db, &import, &options, &mut |_, _| ())) {
        Outcome::Applied(applied) => (applied.created, applied.updated, said),
        other => panic!("{other:?}"),
    }
}

fn own(database: &Database, q: &str) -> Vec<String> {
    let query = CustomerQuery { q: Some(q.to_owned()), ..CustomerQuery::default() };
    database.read(|db| customers::list(db, ACCOUNT, &query)).items.into_iter().map(|customer| customer.id).collect()
}

#[test]
fn the_longest_card_is_imported_and_found_and_a_longer_one_loses_what_is_too_long() {
    let id = format!("0088:{}", ideographs(1, 43));
    let further: String = (100..200)
        .map(|seed| format!("<id scheme=\"{}\" value=\"{}\"/>", ideographs(2, 33), ideographs(seed, 83)))
        .collect();
    let long = |name: &str| {
        let other = ideographs(4, 266);
        let gln = "<id scheme=\"0088\" value=\"7300010000001\"/>";
        card(&id, &format!("<name name=\"{name}\"/><name name=\"{other}\"/>{gln}{further}"))
    };
    let (name, scheme) = (ideographs(5, 1_000), ideographs(6, 1_000));
    let longer = card("0088:2", &format!("<name name=\"{name}\"/><id scheme=\"{scheme}\" value=\"1\"/>"));
    let grown = card("0088:3", &format!("<name name=\"{}\"/>", "ﷺ".repeat(24)));
    let lost = vec![
        (CardFault::Name, CardDone::ValueDropped),
        (CardFault::Name, CardDone::Replaced),
        (CardFault::Identifier, CardDone::ValueDropped),
    ];
    for database in every_kind() {
        database.account(ACCOUNT, USER, None, Acceptance::Automatic);
        let first = ideographs(3, 266);
        let cards = [long(&first), longer.clone(), grown.clone()];
        assert_eq!(import(&database, "1", &cards), (3, 0, lost.clone()), "{}", database.name);
        let number = ideographs(7, 64);
        database.add("c1", &id, &[number.as_str()]).unwrap();
        for q in [first.as_str(), number.as_str(), "7300010000001"] {
            assert_eq!(own(&database, q), ["c1"], "{}: {q}", database.name);
        }
        assert_eq!(groups(&database.search(&by_name(&first))).0, [&id]);
        assert_eq!(groups(&database.search(&by_name("0088:2"))).0, ["0088:2"], "named by its id");
        assert_eq!(groups(&database.search(&by_name("ﷺ"))).1, ["0088:3"]);

        let second = ideographs(8, 266);
        assert_eq!(import(&database, "2", &[long(&second), longer.clone(), grown.clone()]), (0, 1, lost.clone()));
        assert_eq!((own(&database, &second), own(&database, &first)), (vec!["c1".to_owned()], Vec::new()));
        assert_eq!(groups(&database.search(&by_name(&second))).0, [&id], "{}", database.name);
    }
}

#[test]
fn senders_with_long_identifiers_are_told_apart() {
    let database = quick();
    database.closed();
    let named = |last: char| {
        let value = format!("{}{last}", ideographs(2, 499));
        Party { endpoint: Some(PartyId { scheme: Some(ideographs(1, 500)), value }), ..Party::default() }
    };
    for (last, number) in [('1', "1"), ('2', "2"), ('1', "3")] {
        assert_eq!(database.receive(&of_party(named(last), number), NOW).status, InboundStatus::Held);
    }
    let waiting = database.suppliers(Some(SupplierStatus::ToApprove));
    assert!(waiting.iter().all(|supplier| supplier.name.len() <= 800));
    let mut held: Vec<_> = waiting.iter().map(|supplier| supplier.held).collect();
    held.sort_unstable();
    assert_eq!(held, [1, 2]);
}
