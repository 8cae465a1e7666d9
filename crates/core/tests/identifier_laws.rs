//! Laws that hold for every text: reading never fails, keys are stable, equivalence goes both ways.

use carnet_core::identifier::{
    Level, Note, ParticipantId, SCHEMES, canonical, check, key, lookups, read, scheme, successor,
};
use proptest::prelude::*;

/// Texts that look like identifiers more often than chance would have it.
fn identifier_like() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,40}",
        "[0-9A-Za-z .:_*°/-]{0,40}",
        "(SIREN|n° TVA|EAN|Y-tunnus|IBAN|D-U-N-S|é|ﬁ)? ?:? ?[A-Z]{0,3}[0-9 *.-]{0,20}[A-Zé]{0,3}",
        "(iso6523-actorid-upis::)?[0-9]{4} ?: ?[A-Za-z0-9_é*-]{0,20}",
    ]
}

/// A pattern matches a key: `*` is any run of characters. Written apart from the code under test.
fn matches(pattern: &str, key: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == key,
        Some((head, rest)) => key.strip_prefix(head).is_some_and(|tail| {
            (0..=tail.len()).filter(|at| tail.is_char_boundary(*at)).any(|at| matches(rest, &tail[at..]))
        }),
    }
}

/// One value for each family of equivalents, from random digits.
fn company() -> impl Strategy<Value = (String, String)> {
    ("[0-9]{14}", "[0-9A-Z]{1,5}", 0usize..24).prop_map(|(d, suffix, kind)| {
        let (scheme, value) = match kind {
            0 => ("0002", d[..9].to_owned()),
            1 => ("0009", d.clone()),
            2 => ("0225", d[..9].to_owned()),
            3 => ("0225", format!("{}_{suffix}", &d[..9])),
            4 => ("0208", d[..10].to_owned()),
            5 => ("9925", format!("BE{}", &d[..10])),
            6 => ("9956", d[..10].to_owned()),
            7 => ("0216", format!("0037{}", &d[..8])),
            8 => ("0216", format!("0037{}{suffix}", &d[..8])),
            9 => ("0037", format!("0037{}", &d[..8])),
            10 => ("0212", d[..8].to_owned()),
            11 => ("0213", format!("FI{}", &d[..8])),
            12 => ("0007", d[..10].to_owned()),
            13 => ("9955", format!("SE{}01", &d[..10])),
            14 => ("0184", d[..8].to_owned()),
            15 => ("0198", format!("DK{}", &d[..8])),
            16 => ("0192", d[..9].to_owned()),
            17 => ("9909", format!("NO{}MVA", &d[..9])),
            18 => ("9930", format!("DE{}", &d[..9])),
            19 => ("0211", format!("IT{}", &d[..11])),
            20 => ("0183", format!("CHE{}", &d[..9])),
            21 => ("9950", format!("SK{}", &d[..10])),
            22 => ("9958", format!("{}-{}", &d[..4], &d[4..6])),
            _ => ("9954", format!("000000{d}")),
        };
        (scheme.to_owned(), value)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn reading_never_fails_and_its_parts_agree(text in identifier_like()) {
        let read = read(&text);
        prop_assert_eq!(read.wildcard, read.value.contains('*'));
        prop_assert!(read.stripped.as_ref().is_none_or(|label| !label.is_empty() && text.contains(label.as_str())));
        let mut equivalent_seen = false;
        for reading in &read.readings {
            let known = scheme(&reading.scheme);
            prop_assert!(known.is_some(), "{} is a scheme", reading.scheme);
            let equivalent = matches!(reading.note, Some(Note::EquivalentOf { .. }));
            prop_assert!(!equivalent_seen || equivalent, "what was typed comes first");
            equivalent_seen |= equivalent;
            if !reading.value.contains('*') && reading.level == Level::Ok {
                prop_assert_eq!(check(&reading.scheme, &reading.value), Some(Level::Ok));
            }
        }
        let lookups = lookups(&read);
        for (i, lookup) in lookups.iter().enumerate() {
            prop_assert_eq!(&key(&lookup.key), &lookup.key, "what is asked is a key");
            prop_assert!(!lookup.key.is_empty());
            let doubled = lookups[..i].iter().any(|l| (&l.scheme, &l.key) == (&lookup.scheme, &lookup.key));
            prop_assert!(!doubled, "{:?} is asked once", lookup);
        }
        let raw = key(&read.value);
        prop_assert_eq!(!raw.is_empty(), lookups.iter().any(|l| l.scheme.is_none() && l.key == raw));
    }

    #[test]
    fn keys_are_idempotent_and_ignore_how_a_value_is_written(text in "\\PC{0,40}") {
        let once = key(&text);
        prop_assert_eq!(&key(&once), &once);
        let spread: String = text.chars().flat_map(|c| [c, '\u{a0}', '-', '.']).collect();
        prop_assert_eq!(key(&spread), once.clone());
        prop_assert_eq!(key(&text.to_ascii_uppercase()), once);
    }

    #[test]
    fn no_value_is_too_strange_to_be_judged(value in "\\PC{0,40}", near in "[A-Z]{0,4}[0-9]{0,14}[-_.]?[0-9A-Z]{0,8}") {
        for scheme in SCHEMES {
            for value in [&value, &near] {
                let level = check(scheme.code, value);
                prop_assert_eq!(check(scheme.code, &value.to_ascii_lowercase()), level, "case is no fault");
                let successor = successor(scheme.code, value);
                prop_assert!(successor.is_none_or(|id| ParticipantId::parse(&id).is_ok()), "{}:{value}", scheme.code);
                let _ = read(&format!("{}:{value}", scheme.code));
                let identifier = canonical(scheme.id, value, scheme.country);
                prop_assert_eq!(identifier.value, value.trim());
            }
        }
    }

    #[test]
    fn equivalence_goes_both_ways((code, value) in company()) {
        let own = key(&value);
        for reading in read(&format!("{code}:{value}")).readings.iter().skip(1) {
            if reading.value.contains('*') {
                continue;
            }
            let back = read(&format!("{}:{}", reading.scheme, reading.value));
            let found = back.readings.iter().any(|r| r.scheme == code && matches(&key(&r.value), &own));
            prop_assert!(found, "{code}:{value} -> {}:{}, and back {:?}", reading.scheme, reading.value, back.readings);
        }
    }

    #[test]
    fn participant_ids_survive_being_written((scheme, value) in ("[0-9]{4}", "[A-Za-z0-9_:-]{1,130}")) {
        let id = ParticipantId::parse(&format!("{scheme}:{value}")).unwrap();
        prop_assert_eq!(ParticipantId::parse(&format!("iso6523-actorid-upis::{id}")).unwrap(), id.clone());
        prop_assert_eq!(ParticipantId::parse(&id.key()).unwrap().key(), id.key());
    }
}
