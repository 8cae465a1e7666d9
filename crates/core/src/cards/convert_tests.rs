//! The fixture of oddities, card by card: all of it that is a company is kept.
#![allow(clippy::unwrap_used)]

use super::convert;
use crate::{
    cards::{Card, CardReader},
    state::is_invoice,
    wire::CardDone as Done,
};

/// A card as converted, and the problems said of it: line and what was done.
type Converted = (Option<Card>, Vec<(u64, Done)>);

/// Every card of the fixture.
fn cards() -> Vec<Converted> {
    let mut reader = CardReader::new(&include_bytes!("../../../server/tests/fixtures/oddities.xml")[..]);
    let mut cards = Vec::new();
    while let Some(raw) = reader.next_card().unwrap() {
        let converted = convert(raw);
        cards.push((converted.card, converted.faults.iter().map(|fault| (fault.line, fault.done)).collect()));
    }
    cards
}

fn card(name: &str) -> (Card, Vec<(u64, Done)>) {
    let found = cards().into_iter().find(|(card, _)| card.as_ref().is_some_and(|card| card.names[0].name == name));
    let (card, faults) = found.unwrap();
    (card.unwrap(), faults)
}

#[test]
fn a_whole_card() {
    let (card, faults) = card("Verrerie de l'Étang & Fils");
    assert_eq!(card.participant_id, "0225:801000019");
    assert_eq!(card.country, "FR");
    assert_eq!(card.place.as_deref(), Some("Quai des Ormes 4, 00100 Valmont, FR"));
    let names: Vec<_> = card.names.iter().map(|entry| entry.name.as_str()).collect();
    assert_eq!(names, ["Verrerie de l'Étang & Fils", "Pond Glassworks", "Verrerie du Port"]);
    let ids: Vec<_> = card.identifiers.iter().map(|id| (id.scheme.as_str(), id.value.as_str())).collect();
    assert_eq!(ids, [("0002", "801000019"), ("9957", "FR57801000019"), ("0088", "7399999000195")]);
    assert!(faults.is_empty());
}

#[test]
fn oddities_that_lose_nothing_are_no_problem() {
    for (name, country, types) in [
        ("Harbour Ropes Ltd", "UK", 1),
        ("Nowhere Trading", "XX", 1),
        ("Fjordbakeriet AS", "NO", 0),
        ("Svenska Nordhandelsgruppen AB", "SE", 2),
        ("0007:5599000014", "SE", 1),
        ("Koivun Paja Oy", "FI", 1),
        ("Officine \"LA STELLA\" S.p.A.", "IT", 1),
        ("Vanha Tunnus Oy", "FI", 1),
        ("ＡＢＣ 商会", "JP", 1),
        ("Chiffre Faux SARL", "FR", 1),
    ] {
        let (card, faults) = card(name);
        assert_eq!((card.country.as_str(), card.document_types.len()), (country, types), "{name}");
        assert!(faults.is_empty(), "{name}: {faults:?}");
    }
    let (order_only, _) = card("Ordini Soltanto S.r.l.");
    assert_eq!(order_only.document_types[0].name, "Peppol Order transaction 3.0");
    assert!(!order_only.document_types.iter().any(is_invoice));
}

#[test]
fn a_participant_id_keeps_its_case_and_is_not_repeated_as_identifier() {
    let (card, faults) = card("Pohjoisen Puu Oy");
    assert_eq!(card.participant_id, "0216:003791000048npf");
    assert_eq!(card.identifiers, [], "OVT 0037…NPF is the participant id in another case");
    assert_eq!(card.document_types[0].name, "Invoice OIOUBL-2.1");
    assert_eq!(card.website, None);
    assert_eq!(faults, [(105, Done::ValueDropped)], "javascript: is no web address");
}

#[test]
fn what_stands_in_and_what_is_skipped_is_said() {
    let (no_name, faults) = card("0088:7399999000171");
    assert_eq!(no_name.country, "BE");
    assert_eq!(faults, [(126, Done::ValueDropped), (127, Done::ValueDropped), (123, Done::Replaced)]);
    let (no_country, faults) = card("Land Fehlt GmbH");
    assert_eq!((no_country.country.as_str(), faults.as_slice()), ("XX", &[(142, Done::Replaced)][..]));
    let skipped: Vec<_> = cards().into_iter().filter(|(card, _)| card.is_none()).map(|(_, faults)| faults).collect();
    assert_eq!(skipped, [[(131, Done::CardSkipped)], [(135, Done::CardSkipped)]]);
}
