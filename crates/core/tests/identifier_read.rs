//! What a person types or pastes, and what it is read as.

use carnet_core::identifier::{
    Level, Lookup, Note, ParticipantId, ParticipantIdError, Read, Reading, canonical, key, lookups, read, successor,
};

/// Readings of what was typed, without the equivalents.
fn typed(read: &Read) -> Vec<(&str, &str, Level)> {
    read.readings
        .iter()
        .filter(|reading| !matches!(reading.note, Some(Note::EquivalentOf { .. })))
        .map(|reading| (reading.scheme.as_str(), reading.value.as_str(), reading.level))
        .collect()
}

fn equivalents(read: &Read) -> Vec<(&str, &str)> {
    read.readings
        .iter()
        .filter(|reading| matches!(reading.note, Some(Note::EquivalentOf { .. })))
        .map(|reading| (reading.scheme.as_str(), reading.value.as_str()))
        .collect()
}

fn first(text: &str) -> Reading {
    read(text).readings.into_iter().next().unwrap_or_else(|| panic!("{text:?} is read as something"))
}

#[test]
fn one_number_is_read_alike_however_it_is_written() {
    for text in [
        "702042755",
        "702 042 755",
        " 702\u{a0}042\u{202f}755 ",
        "702-042-755",
        "702.042.755",
        "SIREN : 702 042 755",
        "siren 702042755",
        "N° SIREN : 702042755",
        "0002:702042755",
        "0002 : 702 042 755",
        "iso6523-actorid-upis::0002:702042755",
        "ISO6523-ACTORID-UPIS::0002:702042755",
    ] {
        let reading = first(text);
        assert_eq!((reading.scheme.as_str(), reading.value.as_str()), ("0002", "702042755"), "{text:?}");
        assert_eq!((reading.name.as_str(), reading.level), ("SIREN", Level::Ok), "{text:?}");
    }
}

#[test]
fn each_kind_of_identifier_is_recognised() {
    for (text, scheme, value) in [
        ("73282932000074", "0009", "73282932000074"),
        ("35600000049837", "0009", "35600000049837"),
        ("7300010000001", "0088", "7300010000001"),
        ("EAN : 7300010000001", "0088", "7300010000001"),
        ("FR 44 732 829 320", "9957", "FR44732829320"),
        ("44 732 829 320", "9957", "FR44732829320"),
        ("TVA : FR44732829320", "9957", "FR44732829320"),
        ("n° TVA 44732829320", "9957", "FR44732829320"),
        ("0112038-9", "0216", "003701120389"),
        ("01120389", "0216", "003701120389"),
        ("Y-tunnus 0112038-9", "0216", "003701120389"),
        ("0037 0112 0389", "0216", "003701120389"),
        ("FI15921021", "0213", "FI15921021"),
        ("556016-0680", "0007", "5560160680"),
        ("SE556016068001", "9955", "SE556016068001"),
        ("974 760 673", "0192", "974760673"),
        ("NO 974 760 673 MVA", "9909", "NO974760673MVA"),
        ("13585628", "0184", "13585628"),
        ("DK 13 58 56 28", "0198", "DK13585628"),
        ("0403.170.701", "0208", "0403170701"),
        ("BE 0403.170.701", "9925", "BE0403170701"),
        ("NL004495445B01", "9944", "NL004495445B01"),
        ("DE136695976", "9930", "DE136695976"),
        ("04011000-12345-03", "0204", "04011000-12345-03"),
        ("Leitweg-ID: 04011000-12345-03", "0204", "04011000-12345-03"),
        ("CHE-100.155.212", "0183", "CHE100155212"),
        ("CHE-100.155.212 MWST", "9927", "CHE100155212MWST"),
        ("IT 00743110157", "0211", "IT00743110157"),
        ("LU15348145", "9938", "LU15348145"),
        ("EL 094010146", "9933", "EL094010146"),
        ("51 824 753 556", "0151", "51824753556"),
        ("529900T8BM49AURSDO55", "0199", "529900T8BM49AURSDO55"),
        ("FR14 2004 1010 0505 0001 3M02 606", "9918", "FR1420041010050500013M02606"),
        ("100000009_10000000900009_SERVICE1", "0225", "100000009_10000000900009_SERVICE1"),
        ("00000001820029336000", "0190", "00000001820029336000"),
        ("DUNS 812810734", "0060", "812810734"),
        ("KvK 69599084", "0106", "69599084"),
    ] {
        let reading = first(text);
        assert_eq!((reading.scheme.as_str(), reading.value.as_str()), (scheme, value), "{text:?}");
        assert_eq!(reading.level, Level::Ok, "{text:?}");
    }
}

#[test]
fn a_label_is_named_and_the_rest_is_what_is_searched() {
    let siren = read("SIREN : 702 042 755");
    assert_eq!(siren.stripped.as_deref(), Some("SIREN"));
    assert_eq!(siren.value, "702 042 755");
    assert_eq!(typed(&siren), [("0002", "702042755", Level::Ok)], "the label leaves no DUNS number");
    assert_eq!(read("702042755").stripped, None);
    assert_eq!(read("iso6523-actorid-upis::0002:702042755").stripped, None);
    // A label over a number of another kind: the number decides.
    let wrong = read("SIREN : 73282932000074");
    assert_eq!(typed(&wrong)[0], ("0009", "73282932000074", Level::Ok));
}

#[test]
fn a_failing_check_digit_is_a_warning_where_nothing_better_fits() {
    let labelled = read("SIREN 702042756");
    assert_eq!(typed(&labelled), [("0002", "702042756", Level::CheckDigit)]);
    assert!(equivalents(&labelled).contains(&("0225", "702042756")), "searched all the same");

    let siret = read("73282932000075");
    assert_eq!(typed(&siret), [("0009", "73282932000075", Level::CheckDigit)]);

    // A number that is a SIREN is not said to be a failing Norwegian one.
    let siren = read("702042755");
    assert!(typed(&siren).iter().all(|(_, _, level)| *level == Level::Ok));
    assert_eq!(typed(&siren)[0].0, "0002");
    assert!(typed(&siren).contains(&("0060", "702042755", Level::Ok)), "what has no check digit fits too");

    // Nothing is proved: what has no check digit comes first, the doubtful ones after it.
    let doubtful = read("702042756");
    let schemes: Vec<_> = typed(&doubtful).into_iter().map(|(scheme, _, level)| (scheme, level)).collect();
    assert_eq!(schemes, [("0060", Level::Ok), ("0002", Level::CheckDigit), ("0192", Level::CheckDigit)]);
}

#[test]
fn a_scheme_in_front_is_believed() {
    let odd = read("0096:26996279");
    assert_eq!(typed(&odd), [("0096", "26996279", Level::CheckDigit)], "real registrations break the form");
    let unknown = read("1234:abc");
    assert!(unknown.readings.is_empty());
    assert_eq!(lookups(&unknown)[0], Lookup { scheme: Some("1234".into()), key: "abc".into(), via: None });
}

#[test]
fn what_fits_nothing_says_what_was_tried() {
    for text in ["Svenska Handelsbanken", "12345", "é", "SIREN :"] {
        let nothing = read(text);
        assert!(nothing.readings.is_empty(), "{text:?}: {:?}", nothing.readings);
        assert!(nothing.tried.contains(&"SIREN"), "{text:?}: {:?}", nothing.tried);
    }
    assert!(read("12345").tried.contains(&"GLN (EAN)"));
    assert!(read("12345").tried.contains(&"TVA/VAT"));
    assert!(lookups(&read("")).is_empty());
    assert!(lookups(&read(" - ")).is_empty());
}

#[test]
fn a_siren_finds_siret_vat_number_and_addresses() {
    let siren = read("732829320");
    for form in [("0009", "732829320*"), ("9957", "FR44732829320"), ("0225", "732829320"), ("0225", "732829320_*")] {
        assert!(equivalents(&siren).contains(&form), "{form:?} in {:?}", equivalents(&siren));
    }
    for text in ["73282932000074", "FR44732829320", "732829320_SERVICE", "0225:732829320"] {
        assert!(equivalents(&read(text)).contains(&("0002", "732829320")), "{text}");
    }
    assert!(equivalents(&read("FR53000004605")).is_empty(), "a number of Monaco has no SIREN");
    assert!(equivalents(&read("0002:000000002")).iter().all(|(scheme, _)| *scheme != "9957"), "nor the other way");
    let note = read("732829320").readings.into_iter().find(|reading| reading.scheme == "9957").unwrap().note;
    assert_eq!(note, Some(Note::EquivalentOf { scheme: "0002".into() }));
}

#[test]
fn equivalents_of_other_countries() {
    for (text, form) in [
        ("0208:0403170701", ("9925", "BE0403170701")),
        ("BE0403170701", ("0208", "0403170701")),
        ("0112038-9", ("0216", "003701120389*")),
        ("0112038-9", ("0037", "003701120389*")),
        ("0112038-9", ("0037", "01120389*")),
        ("0112038-9", ("0212", "01120389")),
        ("0112038-9", ("0213", "FI01120389")),
        ("FI01120389", ("0216", "003701120389")),
        ("003704944842TST01", ("0216", "003704944842")),
        ("0007:5560160680", ("9955", "SE556016068001")),
        ("SE556016068001", ("0007", "5560160680")),
        ("0184:13585628", ("0198", "DK13585628")),
        ("DK13585628", ("0184", "13585628")),
        ("NO974760673MVA", ("0192", "974760673")),
        ("0192:974760673", ("9909", "NO974760673MVA")),
        ("9930:DE136695976", ("0246", "DE136695976*")),
        ("IT00743110157", ("0210", "00743110157")),
        ("9958:04011000-12345-03", ("0204", "04011000-12345-03")),
    ] {
        assert!(equivalents(&read(text)).contains(&form), "{text}: {:?}", equivalents(&read(text)));
    }
}

#[test]
fn a_removed_scheme_is_recognised_and_its_successor_proposed() {
    let old = first("0212:10161270");
    assert_eq!((old.scheme.as_str(), old.level), ("0212", Level::Ok));
    assert_eq!(old.note, Some(Note::Retired { successor: Some("0216:003710161270".into()) }));

    for (scheme, value, expected) in [
        ("0212", "10161270", Some("0216:003710161270")),
        ("0212", "1016127-0", Some("0216:003710161270")),
        ("0213", "FI15921021", Some("0216:003715921021")),
        ("0213", "fi15921021", Some("0216:003715921021")),
        ("0213", "15921021", Some("0216:003715921021")),
        ("0037", "003705839104", Some("0216:003705839104")),
        ("0037", "31631614", Some("0216:003731631614")),
        ("0037", "0037048448421ab", Some("0216:0037048448421AB")),
        ("0215", "TE003701011385TEST", Some("0216:003701011385TEST")),
        ("9955", "SE556016068001", Some("0007:5560160680")),
        ("9956", "0403170701", Some("0208:0403170701")),
        ("9902", "13585628", Some("0184:13585628")),
        ("9904", "DK13585628", Some("0198:DK13585628")),
        ("9906", "IT00743110157", Some("0211:IT00743110157")),
        ("9908", "974760673", Some("0192:974760673")),
        ("9909", "NO974760673MVA", Some("0192:974760673")),
        ("9954", "00000001820029336000", Some("0190:00000001820029336000")),
        ("9958", "16701122-0002-03", Some("0204:16701122-0002-03")),
        ("9901", "1", None),
        ("0212", "nonsense", None),
        ("0088", "7300010000001", None),
    ] {
        assert_eq!(successor(scheme, value).as_deref(), expected, "{scheme}:{value}");
    }
    // Deprecated is not removed: nothing to say.
    assert_eq!(first("9909:NO974760673MVA").note, None);
}

#[test]
fn stars_are_patterns() {
    let pattern = read("0216:00370*");
    assert!(pattern.wildcard);
    assert_eq!(pattern.value, "0216:00370*");
    assert_eq!(typed(&pattern), [("0216", "00370*", Level::Ok)]);
    assert_eq!(lookups(&pattern)[0], Lookup { scheme: Some("0216".into()), key: "00370*".into(), via: None });

    assert_eq!(typed(&read("0088:*")), [("0088", "*", Level::Ok)]);
    assert_eq!(typed(&read("0088 : 73*01")), [("0088", "73*01", Level::Ok)]);
    assert_eq!(typed(&read("SIREN 7020 *")), [("0002", "7020*", Level::Ok), ("0225", "7020*", Level::Ok)]);

    let bare = read("7020 42*");
    assert!(bare.wildcard && bare.readings.is_empty());
    assert_eq!(lookups(&bare), [Lookup { scheme: None, key: "702042*".into(), via: None }]);
}

#[test]
fn lookups_ask_once_typed_first_and_the_text_itself_last() {
    let asked = lookups(&read("SIREN : 732 829 320"));
    let lookup = |scheme: &str, key: &str, via: Option<&str>| Lookup {
        scheme: Some(scheme.to_owned()),
        key: key.to_owned(),
        via: via.map(str::to_owned),
    };
    assert_eq!(
        asked,
        [
            lookup("0002", "732829320", None),
            lookup("0009", "732829320*", Some("SIREN")),
            lookup("9957", "fr44732829320", Some("SIREN")),
            lookup("9957", "44732829320", Some("SIREN")),
            lookup("0225", "732829320", Some("SIREN")),
            lookup("0225", "732829320_*", Some("SIREN")),
            Lookup { scheme: None, key: "732829320".to_owned(), via: None },
        ]
    );
    // Cards carry VAT numbers with and without their prefix, and Greece has two.
    let greek = lookups(&read("EL094010146"));
    for key in ["el094010146", "094010146", "gr094010146"] {
        assert!(greek.contains(&lookup("9933", key, None)), "{key}");
    }
    let finnish = lookups(&read("0112038-9"));
    assert!(finnish.contains(&lookup("0213", "fi01120389", Some("Y-tunnus"))), "{finnish:?}");
}

#[test]
fn keys_ignore_case_blanks_hyphens_and_dots() {
    for (value, expected) in [
        ("FR 44 732.829-320", "fr44732829320"),
        ("702\u{a0}042\u{2009}755\u{200b}", "702042755"),
        ("0112038\u{2011}9", "01120389"),
        ("100000009_STATUTS", "100000009_statuts"),
        ("A/B", "a/b"),
        ("", ""),
    ] {
        assert_eq!(key(value), expected, "{value:?}");
    }
}

#[test]
fn participant_ids() {
    let id = ParticipantId::parse(" iso6523-actorid-upis::0216:003702014369NPF ").unwrap();
    assert_eq!((id.scheme(), id.value()), ("0216", "003702014369NPF"));
    assert_eq!(id.to_string(), "0216:003702014369NPF");
    assert_eq!(id.key(), ParticipantId::parse("0216:003702014369npf").unwrap().key());
    assert_eq!(ParticipantId::parse("0225:a:b").unwrap().value(), "a:b");
    let (long, wide) = (format!("0088:{}", "1".repeat(131)), format!("0088:{}", "é".repeat(66)));
    for (text, expected) in [
        ("7300010000001", ParticipantIdError::NoColon),
        ("GLN:73", ParticipantIdError::BadScheme),
        ("00881:73", ParticipantIdError::BadScheme),
        ("0088:", ParticipantIdError::EmptyValue),
        ("0088:7 3", ParticipantIdError::BadCharacter(' ')),
        ("0088:7\u{7}", ParticipantIdError::BadCharacter('\u{7}')),
        (long.as_str(), ParticipantIdError::TooLong),
        (wide.as_str(), ParticipantIdError::TooLong),
    ] {
        assert_eq!(ParticipantId::parse(text), Err(expected), "{text}");
        assert!(!expected.to_string().is_empty());
    }
}

#[test]
fn the_labels_of_cards_become_schemes_where_they_are_known() {
    for (label, value, country, scheme, kept, name) in [
        ("iso6523-actorid-upis", "0002:100047851", "FR", "0002", "100047851", "SIREN"),
        ("iso6523-actorid-upis", "9957:fr49899869077", "FR", "9957", "fr49899869077", "TVA FR"),
        ("0002", "432928075", "FR", "0002", "432928075", "SIREN"),
        ("0088", "anything", "NO", "0088", "anything", "GLN (EAN)"),
        ("1234", "x", "FR", "1234", "x", "1234"),
        ("GLN", "5430003643099", "BE", "0088", "5430003643099", "GLN (EAN)"),
        ("OVT", "003705924114", "FI", "0216", "003705924114", "OVT"),
        ("VAT", "LU35416534", "LU", "9938", "LU35416534", "TVA LU"),
        ("VAT", "35416534", "LU", "9938", "35416534", "TVA LU"),
        ("VAT", "BE0867498417", "XX", "9925", "BE0867498417", "TVA BE"),
        ("VAT", "ATU45189200", "AT", "9914", "ATU45189200", "UID AT"),
        ("vat", "IT 00743110157", "IT", "0211", "IT 00743110157", "Partita IVA"),
        ("VAT", "123", "ZZ", "VAT", "123", "VAT"),
        ("EN", "lu35416534", "LU", "9938", "lu35416534", "TVA LU"),
        ("EN", "0403170701", "BE", "0208", "0403170701", "BCE/KBO"),
        ("FR:SIRENE", "732829320", "FR", "0002", "732829320", "SIREN"),
        ("FR:SIRENE", "73282932000074", "FR", "0009", "73282932000074", "SIRET"),
        ("FR:SIRENE", "92178290349", "FR", "FR:SIRENE", "92178290349", "FR:SIRENE"),
        ("DE:LWID", "03-0021200040-12", "DE", "0204", "03-0021200040-12", "Leitweg-ID"),
        ("IT:CUUO", "UFZL95", "IT", "0201", "UFZL95", "Codice IPA"),
        ("IT:CUUO", "00202280343", "IT", "IT:CUUO", "00202280343", "IT:CUUO"),
        ("IT:CFI", "00085050391", "IT", "0210", "00085050391", "Codice fiscale"),
        ("HOUSE", "42", "FR", "HOUSE", "42", "HOUSE"),
        ("iso6523-actorid-upis", "broken", "FR", "iso6523-actorid-upis", "broken", "iso6523-actorid-upis"),
    ] {
        let identifier = canonical(label, value, country);
        assert_eq!(
            (identifier.scheme.as_str(), identifier.value.as_str(), identifier.label.as_str()),
            (scheme, kept, name),
            "{label} {value} {country}"
        );
    }
}

#[test]
fn a_mistyped_siren_warns_although_it_is_a_number_elsewhere() {
    // 732829320 with its last digit changed is a Portuguese tax number by chance, and has the form of a DUNS number.
    let read = read("732 829 321");
    assert!(read.readings.iter().any(|reading| reading.scheme == "9946" && reading.level == Level::Ok));
    assert!(read.readings.iter().any(|reading| reading.scheme == "0002" && reading.level == Level::CheckDigit));
}
