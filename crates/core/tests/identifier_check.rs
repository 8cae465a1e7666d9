//! Every check-digit rule by table: values that were issued or published as samples, and one change that breaks each.

use std::{collections::BTreeMap, path::PathBuf};

use carnet_core::identifier::{Level, check};

const OK: Option<Level> = Some(Level::Ok);
const DIGIT: Option<Level> = Some(Level::CheckDigit);

#[test]
fn each_scheme_tells_the_three_levels_apart() {
    let table: &[(&str, &str, Option<Level>)] = &[
        // SIREN
        ("0002", "732829320", OK),
        ("0002", "732829321", DIGIT),
        ("0002", "315143296", DIGIT),
        ("0002", "70204275", None),
        ("0002", "70204275X", None),
        ("0002", "702 042 755", None),
        // SIRET, and La Poste's rule
        ("0009", "73282932000074", OK),
        ("0009", "73282932000075", DIGIT),
        ("0009", "35600000000048", OK),
        ("0009", "35600000049837", OK),
        ("0009", "35600000049838", DIGIT),
        ("0009", "7328293200007", None),
        // French VAT: numeric key, keys with letters, Monaco
        ("9957", "FR44732829320", OK),
        ("9957", "fr44732829320", OK),
        ("9957", "44732829320", OK),
        ("9957", "FRK7399859412", OK),
        ("9957", "FR4Z123456782", OK),
        ("9957", "FR53000004605", OK),
        ("9957", "FR45732829320", DIGIT),
        ("9957", "FRO7399859412", None),
        ("9957", "FR4473282932", None),
        // French addresses
        ("0225", "702042755", OK),
        ("0225", "100000009_STATUTS", OK),
        ("0225", "040127169_evoriel", OK),
        ("0225", "100000009_10000000900009_SERVICE1", OK),
        ("0225", "100000009_70204275500240", DIGIT),
        ("0225", "702042756", DIGIT),
        ("0225", "702042755_", None),
        ("0225", "702042755X", None),
        ("0225", "100000009_café", None),
        // GLN
        ("0088", "7300010000001", OK),
        ("0088", "7300010000002", DIGIT),
        ("0088", "730001000000", None),
        // Finland
        ("0216", "003701120389", OK),
        ("0216", "003702014369npf", OK),
        ("0216", "003704944842TST01", OK),
        ("0216", "003701120388", DIGIT),
        ("0216", "0037011203891234567", None),
        ("0216", "01120389", None),
        ("0037", "003701120389", OK),
        ("0037", "0112038-900001", OK),
        ("0212", "10161270", OK),
        ("0212", "1016127-0", OK),
        ("0212", "1016127--", None),
        ("0213", "FI15921021", OK),
        ("0213", "FI15921022", DIGIT),
        ("0215", "TE003701011385TEST", OK),
        // The other Nordic countries
        ("0007", "5560160680", OK),
        ("0007", "5560160681", DIGIT),
        ("0007", "556016-0680", None),
        ("9955", "SE556016068001", OK),
        ("9955", "SE556016068101", DIGIT),
        ("9955", "SE556016068002", None),
        ("0192", "974760673", OK),
        ("0192", "974760674", DIGIT),
        ("9909", "NO974760673MVA", OK),
        ("9909", "974760673MVA", OK),
        ("9909", "NO974760673", None),
        ("0184", "13585628", OK),
        ("0184", "DK13585628", OK),
        ("0184", "13585629", DIGIT),
        ("0184", "03585628", None),
        ("0198", "DK13585628", OK),
        ("0198", "13585628", None),
        ("0196", "4504013150", OK),
        ("0196", "4504013160", DIGIT),
        // Belgium and the Netherlands
        ("0208", "0403170701", OK),
        ("0208", "0403170702", DIGIT),
        ("0208", "0437299999", DIGIT),
        ("0208", "0000000000", DIGIT),
        ("0208", "403170701", None),
        ("0208", "2403170701", None),
        ("9925", "BE0403170701", OK),
        ("9925", "BE0403170702", DIGIT),
        ("9944", "NL004495445B01", OK),
        ("9944", "NL123456789B13", OK),
        ("9944", "NL123456789B90", DIGIT),
        ("9944", "NL004495445B0", None),
        ("0106", "69599084", OK),
        ("0106", "6959908", None),
        ("0190", "00000001820029336000", OK),
        // Germany, Austria, Switzerland
        ("9930", "DE136695976", OK),
        ("9930", "DE136695977", DIGIT),
        ("9930", "DE13669597", None),
        ("0246", "DE136695976", OK),
        ("0246", "DE136695976-00001.BUERO", OK),
        ("0246", "DE136695976-1", None),
        ("0204", "04011000-12345-03", OK),
        ("0204", "991-01484-64", OK),
        ("0204", "03-0021200040-12", OK),
        ("0204", "04011000-12345-34", DIGIT),
        ("0204", "0401100012345", None),
        ("9914", "ATU15137509", OK),
        ("9914", "ATU15137508", DIGIT),
        ("9914", "AT45189200", DIGIT),
        ("0183", "CHE100155212", OK),
        ("0183", "CHE100155213", DIGIT),
        ("0183", "100155212", None),
        ("9927", "CHE100155212MWST", OK),
        // Others
        ("0211", "IT00743110157", OK),
        ("0211", "IT00743110158", DIGIT),
        ("0210", "00743110157", OK),
        ("0210", "RSSBBR69C48F839A", OK),
        ("0151", "51824753556", OK),
        ("0151", "51824753557", DIGIT),
        ("0188", "1010001190540", OK),
        ("0188", "2010001190540", DIGIT),
        ("0221", "T1010001190540", OK),
        ("0191", "10137025", OK),
        ("0191", "10137026", DIGIT),
        ("0191", "20137025", None),
        ("0200", "111963319", OK),
        ("0200", "111963318", DIGIT),
        ("9933", "090000045", OK),
        ("9933", "EL094010146", OK),
        ("9938", "LU15348145", OK),
        ("9938", "LU15348146", DIGIT),
        ("0195", "SGUEN201837096E", OK),
        ("0195", "SGUENT08GB0001A", OK),
        ("0199", "529900T8BM49AURSDO55", OK),
        ("0199", "2594007XIACKNMUAW222", DIGIT),
        ("0199", "2594007XIACKNMUAW22", None),
        ("9918", "FR1420041010050500013M02606", OK),
        ("9918", "FR1420041010050500013M02607", DIGIT),
        ("9918", "FR76", None),
        ("0060", "812810734", OK),
        ("0060", "81-281-0734", None),
        ("9915", "b", OK),
        // No such scheme, nothing to judge
        ("1234", "1", None),
        ("0088", "", None),
    ];
    for (code, value, expected) in table {
        assert_eq!(check(code, value), *expected, "{code}:{value}");
    }
}

#[test]
fn no_value_is_worth_more_than_one_digit_changed() {
    // A changed digit never leaves a sound value sound: that is what the check digits are for.
    for (code, value) in [
        ("0002", "732829320"),
        ("0007", "5560160680"),
        ("0088", "7300010000001"),
        ("0192", "974760673"),
        ("0184", "13585628"),
        ("0208", "0403170701"),
        ("0216", "003701120389"),
        ("9957", "FR44732829320"),
        ("9930", "DE136695976"),
        ("0199", "529900T8BM49AURSDO55"),
        ("0151", "51824753556"),
    ] {
        for at in 0..value.len() {
            for digit in '0'..='9' {
                let changed: String = value
                    .chars()
                    .enumerate()
                    .map(|(i, c)| if i == at && c.is_ascii_digit() { digit } else { c })
                    .collect();
                if changed != value {
                    assert_ne!(check(code, &changed), OK, "{code}:{changed}");
                }
            }
        }
    }
}

/// A larger set of published values, where it lies beside the project.
#[test]
fn published_values_are_judged_right() {
    let path = std::env::var_os("CARNET_DATA")
        .map(PathBuf::from)
        .unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data"));
    let path = path.join("identifier_vectors.json");
    let Ok(text) = std::fs::read_to_string(&path) else {
        println!("skipped: {} is not there; name its folder in CARNET_DATA", path.display());
        return;
    };
    let vectors: BTreeMap<String, BTreeMap<String, Vec<String>>> = serde_json::from_str(&text).unwrap();
    assert!(!vectors.is_empty());
    for (name, values) in &vectors {
        // The business id is no scheme of its own; 0212 was it alone.
        let code = if name == "FI Y-tunnus" { "0212" } else { name.split(' ').next().unwrap() };
        for value in &values["valid"] {
            assert_eq!(check(code, value), OK, "{name}: {value} is valid");
        }
        for value in &values["invalid"] {
            assert_ne!(check(code, value), OK, "{name}: {value} is invalid");
        }
    }
}
