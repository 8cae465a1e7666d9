//! The reader against whole documents, broken ones and random ones.
#![allow(clippy::unwrap_used)]

use proptest::prelude::*;

use super::{CardReader, RawCard};
use crate::cards::Malformed;

const ODDITIES: &str = include_str!("../../../../server/tests/fixtures/oddities.xml");

fn read(document: &[u8]) -> Result<Vec<RawCard>, Malformed> {
    // A small buffer: every item is cut somewhere.
    let mut reader = CardReader::new(std::io::BufReader::with_capacity(7, document));
    let mut cards = Vec::new();
    while let Some(card) = reader.next_card()? {
        cards.push(card);
    }
    Ok(cards)
}

fn card(inside: &str) -> String {
    format!("<root><businesscard>{inside}</businesscard></root>")
}

#[test]
fn a_card_is_read_with_its_lines() {
    let cards = read(ODDITIES.as_bytes()).unwrap();
    assert_eq!(cards.len(), 19);
    let first = &cards[0];
    assert_eq!(first.line, 4);
    assert_eq!(first.participant, Some(("iso6523-actorid-upis".to_owned(), "0225:801000019".to_owned())));
    let names: Vec<_> =
        first.names.iter().map(|name| (name.line, name.name.as_str(), name.language.as_deref())).collect();
    assert_eq!(
        names,
        [
            (7, "Verrerie de l'Étang & Fils", Some("fr")),
            (8, "Pond Glassworks", Some("en")),
            (20, "Verrerie du Port", None)
        ]
    );
    assert_eq!(first.place.as_deref(), Some("Quai des Ormes 4, \n        00100 Valmont, \n        FR"));
    assert_eq!(first.website.as_deref(), Some("https://verrerie-etang.example/"));
    let ids: Vec<_> = first.identifiers.iter().map(|id| (id.scheme.as_str(), id.value.as_str(), id.line)).collect();
    assert_eq!(
        ids,
        [("iso6523-actorid-upis", "0002:801000019", 12), ("VAT", "FR57801000019", 13), ("GLN", "7399999000195", 22)]
    );
    assert_eq!(first.document_types.len(), 2);
    assert!(first.faults.is_empty());
    assert!(!format!("{cards:?}").contains("Quelconque"), "contacts and remarks are passed over");
}

#[test]
fn text_elements_take_references_and_cdata_together() {
    let cards = read(ODDITIES.as_bytes()).unwrap();
    let card = cards.iter().find(|card| card.country.as_deref() == Some("DE")).unwrap();
    assert_eq!(card.names[0].name, "Nordlicht & Söhne GmbH");
    assert_eq!(card.names[0].language.as_deref(), Some("de"));
    assert_eq!(card.place.as_deref(), Some("<Kontor>"));
}

#[test]
fn an_unknown_entity_costs_its_value_and_no_more() {
    let cards = read(ODDITIES.as_bytes()).unwrap();
    let card = cards.iter().find(|card| card.country.as_deref() == Some("BE")).unwrap();
    assert!(card.names.is_empty());
    assert_eq!(card.place, None);
    assert_eq!(card.document_types.len(), 1);
    let lines: Vec<u64> = card.faults.iter().map(|fault| fault.line).collect();
    assert_eq!(lines, [126, 127]);
    assert!(card.faults[1].what.contains("&unknown;"), "{}", card.faults[1].what);
}

#[test]
fn a_character_that_xml_forbids_costs_its_value() {
    let document = card(r#"<entity><name name="a&#1;b"/><name name="c"/><geoinfo>x&#8;y</geoinfo></entity>"#);
    let cards = read(document.as_bytes()).unwrap();
    assert_eq!(cards[0].names.len(), 1);
    assert_eq!(cards[0].place, None);
    assert!(cards[0].faults[0].what.contains("U+0001"), "{}", cards[0].faults[0].what);
    assert!(cards[0].faults[1].what.contains("U+0008"), "{}", cards[0].faults[1].what);
    let nul = read(card(r#"<entity><name name="a&#0;b"/></entity>"#).as_bytes()).unwrap();
    assert!(nul[0].names.is_empty() && nul[0].faults.len() == 1);
}

#[test]
fn what_is_no_export_says_its_line_and_why() {
    for (document, line, words) in [
        ("", 1, "empty"),
        ("\n<html/>", 2, "<html>"),
        ("<root>\n<businesscard>", 2, "cut off"),
        ("<root>\n<businesscard>\n</root>", 3, "not well-formed"),
        (
            "<root>\n<businesscard a='1' a='2' />\n<businesscard><participant value='1' value='2'/></businesscard></root>",
            3,
            "participant",
        ),
        ("<!DOCTYPE root [<!ENTITY a \"b\">]>\n<root/>", 1, "document type declaration"),
        ("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<root/>", 1, "ISO-8859-1"),
        ("<root/>\n<root/>", 2, "after the end"),
        ("<root/>\ntext", 1, "outside"),
        ("<root>&lt;\n<businesscard a='1></root>", 2, "not well-formed"),
    ] {
        let error = read(document.as_bytes()).unwrap_err();
        assert!(error.what.contains(words), "{document:?}: {error}");
        assert_eq!(error.line, line, "{document:?}: {error}");
    }
    let error =
        read(b"<root>\n<businesscard><entity><name name=\"\xff\"/></entity></businesscard></root>").unwrap_err();
    assert!(error.line == 2 && error.what.contains("UTF-8"), "{error}");
}

#[test]
fn limits_hold_memory_flat() {
    let deep = format!("<root>{}", "<a>".repeat(100));
    assert!(read(deep.as_bytes()).unwrap_err().what.contains("nested deeper"));
    let long = card(&format!("<entity><geoinfo>{}</geoinfo></entity>", "x".repeat(3 << 20)));
    assert!(read(long.as_bytes()).unwrap_err().what.contains("larger than"));
    let types = r#"<doctypeid scheme="s" value="0123456789012345678901234567890123456789"/>"#.repeat(80_000);
    let large = card(&format!(r#"<participant scheme="iso6523-actorid-upis" value="0088:1"/>{types}"#));
    let cards = read(large.as_bytes()).unwrap();
    assert!(cards[0].oversized && cards[0].document_types.is_empty());
    assert_eq!(cards[0].participant.as_ref().unwrap().1, "0088:1");
}

#[test]
fn prefixes_namespaces_and_a_byte_order_mark_do_not_matter() {
    let document = "\u{feff}<?xml version=\"1.0\"?><p:root xmlns:p=\"urn:x\" creationdt=\"2026-01-02T03:04:05Z\"><p:businesscard>\
        <p:participant scheme=\"iso6523-actorid-upis\" value=\"0088:1\"/><p:entity countrycode=\"SE\"><p:name name=\"N\"/>\
        </p:entity></p:businesscard></p:root>";
    let mut reader = CardReader::new(document.as_bytes());
    let card = reader.next_card().unwrap().unwrap();
    assert_eq!((card.names.len(), card.country.as_deref()), (1, Some("SE")));
    assert_eq!(reader.next_card().unwrap(), None);
    assert_eq!(reader.created(), Some("2026-01-02T03:04:05Z"));
    assert_eq!(reader.bytes(), document.len() as u64);
}

proptest! {
    #[test]
    fn random_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(&bytes);
    }

    #[test]
    fn random_markup_never_panics(pieces in proptest::collection::vec(
        prop_oneof![
            Just("<root>"), Just("</root>"), Just("<businesscard>"), Just("</businesscard>"), Just("<entity countrycode='FR'>"),
            Just("</entity>"), Just("<name name='&#65;'/>"), Just("<geoinfo>"), Just("</geoinfo>"), Just("&amp;"), Just("&x;"),
            Just("<![CDATA[x]]>"), Just("<!-- c -->"), Just("<?p i?>"), Just("<participant value='0088:1'/>"), Just("<"),
            Just("&"), Just("]]>"), Just("'"), Just("text"), Just("<!DOCTYPE a>"), Just("</"),
        ], 0..40)
    ) {
        let _ = read(pieces.concat().as_bytes());
    }

    /// Wherever a file is cut, the reader says so: a part never passes for the whole.
    #[test]
    fn a_truncated_export_is_never_accepted(cut in 0..ODDITIES.trim_end().len()) {
        prop_assert!(read(&ODDITIES.as_bytes()[..cut]).is_err());
    }

    #[test]
    fn one_wrong_byte_never_panics(at in 0..ODDITIES.len(), byte in any::<u8>()) {
        let mut document = ODDITIES.as_bytes().to_vec();
        document[at] = byte;
        let _ = read(&document);
    }
}
