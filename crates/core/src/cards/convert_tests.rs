//! The fixture of oddities, card by card: all of it that is a company is kept.
#![allow(clippy::unwrap_used)]

use super::convert;
use crate::{
    cards::{Card, CardReader},
    state::is_invoice,
    wire::{CardDone as Done, CardFault as Kind},
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

/// A card with this in its entity, and what was said of it.
fn with(inside: &str) -> (Card, Vec<(Kind, Done)>) {
    let text = format!(
        "<root><businesscard><participant scheme=\"iso6523-actorid-upis\" value=\"0088:7300010000001\"/>\
         <entity countrycode=\"JP\">{inside}</entity></businesscard></root>"
    );
    let converted = convert(CardReader::new(text.as_bytes()).next_card().unwrap().unwrap());
    (converted.card.unwrap(), converted.faults.iter().map(|fault| (fault.kind, fault.done)).collect())
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

#[test]
fn a_name_is_kept_as_long_as_both_forms_fit_into_an_index() {
    let named = |name: &str| with(&format!("<name name=\"{name}\"/>"));
    for long in [format!("{}ab", "商".repeat(266)), "ﷺ".repeat(24), "x".repeat(800)] {
        let (card, faults) = named(&format!(" {long} "));
        assert_eq!(card.names[0].name, long);
        assert_eq!(faults, []);
    }
    for longer in ["商".repeat(267), "ﷺ".repeat(25), "x".repeat(801)] {
        let (card, faults) = named(&longer);
        assert_eq!(card.names[0].name, "0088:7300010000001");
        assert_eq!(faults, [(Kind::Name, Done::ValueDropped), (Kind::Name, Done::Replaced)]);
    }
    let (card, faults) = with(&format!("<name name=\"{}\"/><name name=\"Shōkai\"/>", "商".repeat(267)));
    assert_eq!((card.names.len(), card.names[0].name.as_str()), (1, "Shōkai"));
    assert_eq!(faults, [(Kind::Name, Done::ValueDropped)]);
}

#[test]
fn an_identifier_is_kept_as_long_as_scheme_and_value_are_short() {
    let identified = |scheme: &str, value: &str| {
        with(&format!("<name name=\"Shōkai\"/><id scheme=\"{scheme}\" value=\"{value}\"/>"))
    };
    for (scheme, value) in [("é".repeat(50), "9".repeat(250)), ("0088".to_owned(), "é".repeat(125))] {
        let (card, faults) = identified(&scheme, &value);
        assert_eq!((card.identifiers[0].scheme.as_str(), card.identifiers[0].value.as_str()), (&*scheme, &*value));
        assert_eq!(faults, []);
    }
    for (scheme, value) in [("é".repeat(51), "9".to_owned()), ("0088".to_owned(), "é".repeat(126))] {
        let (card, faults) = identified(&scheme, &value);
        assert_eq!((card.identifiers, faults), (Vec::new(), vec![(Kind::Identifier, Done::ValueDropped)]));
    }
}

#[test]
fn a_scheme_of_a_document_type_is_short() {
    let typed = |scheme: &str| {
        let text = format!(
            "<root><businesscard><participant scheme=\"\" value=\"0088:1\"/><entity><name name=\"N\"/></entity>\
             <doctypeid scheme=\"{scheme}\" value=\"v\"/></businesscard></root>"
        );
        let converted = convert(CardReader::new(text.as_bytes()).next_card().unwrap().unwrap());
        converted.card.unwrap().document_types.len()
    };
    assert_eq!((typed(&"s".repeat(100)), typed(&"s".repeat(101))), (1, 0));
}
