//! A document in pieces against the same document read as a whole, and documents with broken cards.
#![allow(clippy::unwrap_used)]

use proptest::prelude::*;

use super::Pieces;
use crate::cards::{CardReader, Malformed, RawCard, convert};

const ODDITIES: &str = include_str!("../../../server/tests/fixtures/oddities.xml");

fn whole(document: &[u8]) -> Result<Vec<RawCard>, Malformed> {
    let mut reader = CardReader::new(document);
    let mut cards = Vec::new();
    while let Some(card) = reader.next_card()? {
        cards.push(card);
    }
    Ok(cards)
}

fn pieced(document: &[u8], size: usize) -> Result<Vec<RawCard>, Malformed> {
    let mut pieces = Pieces::default();
    let mut cards = Vec::new();
    for piece in document.chunks(size) {
        pieces.push(piece);
        while let Some(card) = pieces.next_card()? {
            cards.push(card);
        }
    }
    cards.extend(pieces.end()?);
    Ok(cards)
}

fn card(number: u32, inside: &str) -> String {
    format!(
        "<businesscard>\n<participant scheme=\"iso6523-actorid-upis\" value=\"0088:{number}\"/>{inside}</businesscard>\n"
    )
}

/// Line and participant of each card, and whether it is broken.
fn brief(cards: &[RawCard]) -> Vec<(u64, &str, bool)> {
    let participant = |card: &RawCard| card.participant.as_ref().map_or("", |(_, value)| value).to_owned();
    cards.iter().map(|card| (card.line, &*participant(card).leak(), card.broken.is_some())).collect()
}

#[test]
fn cards_are_the_same_wherever_the_document_is_cut() {
    let expected = whole(ODDITIES.as_bytes()).unwrap();
    assert_eq!(expected.len(), 19);
    for size in [1, 2, 3, 7, 100, 4_096, ODDITIES.len()] {
        assert_eq!(pieced(ODDITIES.as_bytes(), size).unwrap(), expected, "pieces of {size} bytes");
    }
}

#[test]
fn prefixes_comments_and_sections_are_no_cards() {
    let text = "<?xml version='1.0'?><!-- </businesscard> --><p:root creationdt='x'><p:businesscard><![CDATA[</p:businesscard>]]>\
        <!--<businesscard>--></p:businesscard ><p:businesscard/><?p </businesscard>?></p:root>";
    for size in [1, 5, 1_000] {
        assert_eq!(pieced(text.as_bytes(), size).unwrap(), whole(text.as_bytes()).unwrap(), "{size}");
    }
    let mut pieces = Pieces::default();
    pieces.push(text.as_bytes());
    pieces.next_card().unwrap().unwrap();
    assert_eq!(pieces.created(), Some("x"));
}

#[test]
fn a_broken_card_costs_itself_alone() {
    for spoilt in ["<entity>", "<entity><name name=\"a\" name=\"b\"/></entity>", "&\u{1}</x>", "<a b=>", "< "] {
        let text = format!("<root>\n{}{}{}</root>\n", card(1, ""), card(2, spoilt), card(3, ""));
        for size in [1, 9, 10_000] {
            let cards = pieced(text.as_bytes(), size).unwrap();
            let expected = [(2, "0088:1", false), (4, "0088:2", true), (6, "0088:3", false)];
            assert_eq!(brief(&cards), expected, "{spoilt:?} in pieces of {size}");
        }
    }
}

#[test]
fn the_first_card_may_be_the_broken_one() {
    let text = format!("<root>{}{}</root>", card(1, "<x>"), card(2, ""));
    assert_eq!(brief(&pieced(text.as_bytes(), 11).unwrap()), [(1, "0088:1", true), (3, "0088:2", false)]);
}

#[test]
fn a_card_without_its_end_does_not_swallow_the_next() {
    let text = format!("<root>\n{}{}</root>", card(1, "").replace("</businesscard>", ""), card(2, ""));
    let cards = pieced(text.as_bytes(), 13).unwrap();
    assert_eq!(brief(&cards), [(2, "0088:1", true), (4, "0088:2", false)]);
    let converted = convert(cards.into_iter().next().unwrap());
    assert_eq!(converted.participant.unwrap().to_string(), "0088:1");
    assert_eq!((converted.card, converted.faults[0].what.as_str()), (None, "the card has no </businesscard>"));
}

#[test]
fn a_card_without_end_passes_by() {
    let types = r#"<doctypeid scheme="s" value="0123456789012345678901234567890123456789"/>"#.repeat(140_000);
    let text = format!("<root>{}{}{}</root>", card(1, ""), card(2, &types), card(3, ""));
    let mut pieces = Pieces::default();
    let mut cards = Vec::new();
    for piece in text.as_bytes().chunks(50_000) {
        pieces.push(piece);
        while let Some(card) = pieces.next_card().unwrap() {
            cards.push(card);
        }
        assert!(pieces.buffer.len() < 5 << 20, "{} bytes are held", pieces.buffer.len());
    }
    assert_eq!(pieces.end().unwrap(), None);
    let participants: Vec<_> = cards.iter().map(|card| card.participant.as_ref().unwrap().1.as_str()).collect();
    assert_eq!(participants, ["0088:1", "0088:2", "0088:3"]);
    assert_eq!(cards.iter().map(|card| card.oversized).collect::<Vec<_>>(), [false, true, false]);
}

#[test]
fn what_is_no_export_ends_it() {
    let endless = format!("<root><!--{}", "x".repeat(5 << 20));
    let long = format!("<root>{}", " ".repeat(5 << 20));
    let page = format!("<html>{}", card(1, ""));
    let second = format!("<root/>{}", card(1, ""));
    for text in ["", "<html/>", "<root>", "a,b,c", &endless, &long, &page, &second, &"x".repeat(5 << 20)] {
        let found = pieced(text.as_bytes(), 60_000);
        assert!(found.is_err(), "{:?}: {found:?}", text.chars().take(20).collect::<String>());
    }
}

proptest! {
    #[test]
    fn a_truncated_export_is_never_accepted(cut in 0..ODDITIES.trim_end().len(), size in 1..300_usize) {
        prop_assert!(pieced(&ODDITIES.as_bytes()[..cut], size).is_err());
    }

    #[test]
    fn one_wrong_byte_never_panics(at in 0..ODDITIES.len(), byte in any::<u8>(), size in 1..300_usize) {
        let mut document = ODDITIES.as_bytes().to_vec();
        document[at] = byte;
        let _ = pieced(&document, size);
    }
}
