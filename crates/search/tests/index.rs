//! The index that a host holds: who follows whom, what readers keep, and what it refuses.

use carnet_core::{
    identifier::{lookups, read},
    name::{Pattern, Words},
    wire::MatchKind,
};
use carnet_search::{Builder, Change, Entry, Error, Index, Query, Snapshot};

fn entry(key: &str, name: &str) -> Entry {
    Entry { key: key.to_owned(), names: vec![name.to_owned()], identifiers: Vec::new() }
}

fn index(entries: &[Entry]) -> Index {
    let mut builder = Builder::default();
    entries.iter().for_each(|entry| builder.push(entry).unwrap());
    Index::new(Snapshot::new(builder.finish().unwrap(), 10).unwrap())
}

fn keys<'a>(snapshot: &'a Snapshot, query: &Query) -> Vec<&'a str> {
    snapshot.page(query, None, 0, 50).iter().map(|place| place.key).collect()
}

fn named(pattern: &str, kind: MatchKind) -> Query {
    Query::everything().named(&Pattern::parse(pattern), &Words::parse(pattern), kind)
}

#[cfg_attr(not(target_family = "wasm"), test)]
#[cfg_attr(target_family = "wasm", wasm_bindgen_test::wasm_bindgen_test)]
fn a_reader_keeps_what_it_holds_and_a_change_counts_once() {
    let index = index(&[entry("0088:1", "Björk AB"), entry("0088:2", "Transports Lyon")]);
    let (before, all) = (index.snapshot(), Query::everything());
    index.apply([Change::Gone { key: "0088:1".to_owned() }, Change::Put(entry("0088:3", "Åkeri AB"))], 11).unwrap();
    // Known already, whatever they say.
    index.apply([Change::Gone { key: "0088:3".to_owned() }], 11).unwrap();
    index.apply([Change::Put(entry("0088:1", "Björk AB"))], 9).unwrap();
    assert_eq!(keys(&before, &all), ["0088:1", "0088:2"]);
    let after = index.snapshot();
    assert_eq!((keys(&after, &all), after.sequence(), after.len()), (vec!["0088:2", "0088:3"], 11, 2));
}

#[cfg_attr(not(target_family = "wasm"), test)]
#[cfg_attr(target_family = "wasm", wasm_bindgen_test::wasm_bindgen_test)]
fn what_changed_while_it_was_made_anew_is_kept() {
    let index = index(&[entry("0088:1", "Björk AB")]);
    index.apply([Change::Put(entry("0088:2", "Björk Oy"))], 11).unwrap();
    let rebuilt = index.snapshot().rebuilt().unwrap();
    index.apply([Change::Put(entry("0088:1", "Sten AB")), Change::Gone { key: "0088:2".to_owned() }], 12).unwrap();
    index.adopt(rebuilt).unwrap();
    let snapshot = index.snapshot();
    assert_eq!((snapshot.sequence(), snapshot.pending(), snapshot.len()), (12, 2, 1));
    assert_eq!(keys(&snapshot, &named("*AB", MatchKind::Literal)), ["0088:1"]);
    assert!(keys(&snapshot, &named("Björk*", MatchKind::Literal)).is_empty());
    let settled = snapshot.on(snapshot.rebuilt().unwrap()).unwrap();
    assert_eq!((settled.pending(), keys(&settled, &Query::everything())), (0, vec!["0088:1"]));
}

#[cfg_attr(not(target_family = "wasm"), test)]
#[cfg_attr(target_family = "wasm", wasm_bindgen_test::wasm_bindgen_test)]
fn the_examples_of_the_rules() {
    let mut company = entry("0002:732829320", "Énergies Lyon SAS");
    company.identifiers.push(("9957".to_owned(), "fr44732829320".to_owned()));
    let mut entries = vec![entry("0007:1", "Svenska Handelsbanken AB"), entry("0088:2", "SVENSKA banken"), company];
    entries.sort_by(|a, b| a.name().cmp(b.name()));
    let index = index(&entries);
    let snapshot = index.snapshot();
    assert_eq!(keys(&snapshot, &named("*Handels*", MatchKind::Literal)), ["0007:1"]);
    assert!(keys(&snapshot, &named("*handels*", MatchKind::Literal)).is_empty());
    assert_eq!(keys(&snapshot, &named("*handels*", MatchKind::Close)), ["0007:1"]);
    // The shorter name matches more of itself.
    assert_eq!(keys(&snapshot, &named("banken svenska", MatchKind::Close)), ["0088:2", "0007:1"]);
    for typed in ["732 829 320", "FR 44 732829320", "0002:7328*", "*29320"] {
        let query = Query::everything().identified(lookups(&read(typed)));
        assert_eq!(keys(&snapshot, &query), ["0002:732829320"], "{typed}");
    }
}

#[cfg_attr(not(target_family = "wasm"), test)]
#[cfg_attr(target_family = "wasm", wasm_bindgen_test::wasm_bindgen_test)]
fn participants_out_of_order_are_refused() {
    let mut builder = Builder::default();
    builder.push(&entry("0088:2", "a")).unwrap();
    assert_eq!(builder.push(&entry("0088:2", "a")), Err(Error::Unordered { key: "0088:2".to_owned() }));
    let error = builder.push(&entry("0088:1", "a")).unwrap_err();
    assert!(error.to_string().contains("0088:1") && error.to_string().contains("ordered by"), "{error}");
    builder.push(&entry("0088:1", "b")).unwrap();
    assert_eq!(builder.finish().unwrap().len(), 2);
}
