//! A text that somebody typed, pasted or imported as an identifier. Whatever the text, nothing panics, keys are stable,
//! and what is asked of the index is a key.
#![no_main]

use std::collections::HashSet;

use carnet_core::identifier::{
    Level, Note, ParticipantId, Read, SCHEMES, canonical, check, company_number, key, lookups, read, scheme, successor,
};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    keys(text);
    readings(&read(text));
    participant_id(text);
    // All of the schemes for each text would take a hundred times as long.
    let any = text.bytes().fold(0_usize, |sum, byte| sum * 31 % SCHEMES.len() + usize::from(byte));
    of_scheme(SCHEMES[any % SCHEMES.len()].code, text);
    if let Some((label, value)) = text.split_once(':') {
        card(label, value);
        if scheme(label).is_some() {
            of_scheme(label, value);
        }
    }
});

/// A key is its own key, and that of every way to write the text.
fn keys(text: &str) {
    let once = key(text);
    assert_eq!(key(&once), once);
    assert_eq!(key(&text.to_ascii_uppercase()), once);
    assert_eq!(key(&format!(" \u{a0}{text}.-\u{2060}")), once);
}

fn readings(read: &Read) {
    assert_eq!(read.wildcard, read.value.contains('*'));
    let mut equivalents = false;
    for reading in &read.readings {
        assert!(scheme(&reading.scheme).is_some(), "{}", reading.scheme);
        let equivalent = matches!(reading.note, Some(Note::EquivalentOf { .. }));
        assert!(!equivalents || equivalent, "what was typed comes first");
        equivalents |= equivalent;
        if !reading.value.contains('*') && reading.level == Level::Ok {
            assert_eq!(check(&reading.scheme, &reading.value), Some(Level::Ok), "{reading:?}");
        }
    }
    let lookups = lookups(read);
    for lookup in &lookups {
        assert!(!lookup.key.is_empty());
        assert_eq!(key(&lookup.key), lookup.key);
    }
    let asked: HashSet<_> = lookups.iter().map(|lookup| (&lookup.scheme, &lookup.key)).collect();
    assert_eq!(asked.len(), lookups.len(), "each question once");
    let own = key(&read.value);
    assert_eq!(!own.is_empty(), lookups.iter().any(|lookup| lookup.scheme.is_none() && lookup.key == own));
}

/// What is an id stays the same one however it is written.
fn participant_id(text: &str) {
    let Ok(id) = ParticipantId::parse(text) else { return };
    assert!(ParticipantId::is_scheme_code(id.scheme()) && !id.value().is_empty());
    assert_eq!(ParticipantId::parse(&id.to_string()), Ok(id.clone()));
    assert_eq!(ParticipantId::parse(&format!("iso6523-actorid-upis::{id}")), Ok(id.clone()));
    let lower = ParticipantId::parse(&id.key());
    assert_eq!(lower.map(|lower| lower.key()), Ok(id.key()));
}

/// Case is no fault; what replaces a value, and what stands for its company, can be read again.
fn of_scheme(code: &str, value: &str) {
    let level = check(code, value);
    assert_eq!(check(code, &value.to_ascii_lowercase()), level, "{code}:{value}");
    assert_eq!(check(code, &value.to_ascii_uppercase()), level, "{code}:{value}");
    if let Some(id) = successor(code, value) {
        assert!(ParticipantId::parse(&id).is_ok(), "{code}:{value} -> {id}");
    }
    if let Some((of, number)) = company_number(code, value) {
        assert!(scheme(of).is_some() && !number.is_empty(), "{code}:{value}");
        // The key of a Leitweg-ID lacks the hyphens between its parts.
        if of != "0204" {
            assert_eq!(company_number(of, &number), Some((of, number)), "{code}:{value} and its company are one");
        }
    }
}

/// An identifier of a card keeps its value, and what it was brought to stays.
fn card(label: &str, value: &str) {
    for country in ["", "FR", "BE"] {
        let once = canonical(label, value, country);
        if !label.trim().eq_ignore_ascii_case("iso6523-actorid-upis") {
            assert_eq!(once.value, value.trim());
        }
        if ParticipantId::is_scheme_code(&once.scheme) {
            assert_eq!(canonical(&once.scheme, &once.value, country), once);
        }
    }
}
