//! Reading what a person typed or pasted as an identifier: label and meta scheme cut off, then every scheme that
//! the text can be, then what else names the same company.

use super::{
    Level, ParticipantId, Reading, check,
    check::vat_countries,
    equivalents::{equivalents, retired},
    is_blank, is_hyphen, label,
    participant_id::strip_meta_scheme,
    scheme,
    written::{CANDIDATES, Candidate, Weight, explicit_form, typed_name, written},
};

/// An identifier text, understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Read {
    /// A label that was ignored in front (`SIREN`).
    pub stripped: Option<String>,
    /// What is searched: the text without its label, as typed.
    pub value: String,
    /// Whether `value` is a pattern with `*`.
    pub wildcard: bool,
    /// What was typed first, then what names the same company ([`super::Note::EquivalentOf`]). A pattern is read
    /// only when its scheme is written in front or its label says it.
    pub readings: Vec<Reading>,
    /// Names of the schemes tried, for the message that the text fits none.
    pub tried: Vec<&'static str>,
}

/// How many readings with a failing check digit are worth a warning.
const MAX_DOUBTFUL: usize = 3;

/// Reads any text as an identifier. Never fails; what fits nothing has no readings.
pub fn read(text: &str) -> Read {
    let text = text.trim_matches(is_blank);
    let text = strip_meta_scheme(text).unwrap_or(text);
    if let Some((code, value)) = explicit(text) {
        return finish(Read::default(), format!("{code}:{value}"), explicit_reading(code, value));
    }
    let unlabelled = label::strip(text);
    let read = Read { stripped: unlabelled.label.map(str::to_owned), ..Read::default() };
    let rest = strip_meta_scheme(unlabelled.rest).unwrap_or(unlabelled.rest);
    if let Some((code, value)) = explicit(rest) {
        return finish(read, format!("{code}:{value}"), explicit_reading(code, value));
    }
    if rest.contains('*') {
        let patterns = unlabelled.schemes.iter().filter_map(|code| reading(code, pattern(rest), Level::Ok, None));
        return finish(read, rest.to_owned(), patterns.collect());
    }
    let candidates = allowed(unlabelled.schemes);
    let tried = tried(&candidates, unlabelled.schemes);
    let labelled = !unlabelled.schemes.is_empty();
    let readings = keep_likely(guess(rest, &candidates, unlabelled.schemes), labelled);
    if readings.is_empty() && labelled {
        // The label was wrong about the rest: read it for what it is.
        let candidates = allowed(&[]);
        let readings = keep_likely(guess(rest, &candidates, &[]), false);
        return finish(Read { tried, ..read }, rest.to_owned(), readings);
    }
    finish(Read { tried, ..read }, rest.to_owned(), readings)
}

/// Scheme and value of `0088:73…`, blanks around the colon allowed.
fn explicit(text: &str) -> Option<(&str, &str)> {
    let (code, value) = text.split_once(':')?;
    let (code, value) = (code.trim_end_matches(is_blank), value.trim_matches(is_blank));
    (ParticipantId::is_scheme_code(code) && !value.is_empty()).then_some((code, value))
}

/// The one reading of a value whose scheme is written in front. Who writes the scheme means it: a value that does
/// not fit is a warning, because real registrations break the forms.
fn explicit_reading(code: &str, value: &str) -> Vec<Reading> {
    let reading = if value.contains('*') {
        reading(code, pattern(value), Level::Ok, None)
    } else {
        let value = explicit_form(code, value);
        let level = check(code, &value).unwrap_or(Level::CheckDigit);
        reading(code, value, level, None)
    };
    reading.into_iter().collect()
}

fn pattern(text: &str) -> String {
    text.chars().filter(|c| !is_blank(*c) && !is_hyphen(*c) && *c != '.').collect()
}

fn reading(code: &str, value: String, level: Level, name: Option<&str>) -> Option<Reading> {
    let scheme = scheme(code)?;
    let note = retired(code, &value);
    Some(Reading { scheme: code.to_owned(), name: name.unwrap_or(scheme.name).to_owned(), value, level, note })
}

/// The candidates that a label allows; all of them without one.
fn allowed(schemes: &[&str]) -> Vec<&'static Candidate> {
    let is_vat_label = schemes.contains(&"vat");
    let allows = |c: &&Candidate| schemes.is_empty() || schemes.contains(&c.code) || (is_vat_label && c.vat);
    CANDIDATES.iter().filter(allows).collect()
}

/// Names of what is tried; the countries' VAT numbers under one name.
fn tried(candidates: &[&'static Candidate], schemes: &[&str]) -> Vec<&'static str> {
    let mut names: Vec<&'static str> = Vec::new();
    for candidate in candidates.iter().filter(|candidate| candidate.weight != Weight::Side) {
        names.extend(scheme(candidate.code).map(|scheme| scheme.name));
        // Typed alone, without the 0037 of an OVT.
        names.extend((candidate.code == "0216").then_some("Y-tunnus"));
    }
    if schemes.is_empty() || schemes.contains(&"vat") {
        names.push("TVA/VAT");
    }
    names
}

/// All readings with their weights.
fn guess(text: &str, candidates: &[&'static Candidate], schemes: &[&str]) -> Vec<(Weight, Reading)> {
    let spaceless: String = text.chars().filter(|c| !is_blank(*c)).collect();
    let compact: String =
        spaceless.chars().filter(|c| !is_hyphen(*c) && !matches!(c, '.' | '/' | '(' | ')' | '’' | '\'')).collect();
    let compact = compact.to_ascii_uppercase();
    let mut readings = Vec::new();
    for candidate in candidates {
        if let Some(value) = written(candidate.code, &compact, &spaceless)
            && let Some(level) = check(candidate.code, &value)
            && let Some(reading) = reading(candidate.code, value, level, typed_name(candidate.code, &compact))
        {
            readings.push((candidate.weight, reading));
        }
    }
    for country in vat_countries() {
        let allowed = schemes.is_empty() || schemes.contains(&"vat") || schemes.contains(&country.code);
        let new = allowed && !readings.iter().any(|(_, known)| known.scheme == country.code);
        if new
            && country.prefixes.iter().any(|prefix| compact.starts_with(prefix))
            && let Some(level) = check(country.code, &compact)
            && !(country.code == "9927" && compact.len() == 12)
            && let Some(reading) = reading(country.code, compact.clone(), level, None)
        {
            readings.push((Weight::Main, reading));
        }
    }
    readings
}

/// Fitting readings first, those proved by a check digit before those that have none. Failing ones stay unless one
/// of the main schemes is proved (a mistyped SIREN is a Portuguese tax number by chance one time in ten), and never
/// those of the side: almost any number fails some check somewhere.
fn keep_likely(mut readings: Vec<(Weight, Reading)>, labelled: bool) -> Vec<Reading> {
    let is_ok = |reading: &Reading| reading.level == Level::Ok;
    let proved = readings.iter().any(|(weight, reading)| is_ok(reading) && *weight == Weight::Main);
    readings.retain(|(weight, reading)| is_ok(reading) || (!proved && (labelled || *weight != Weight::Side)));
    readings.sort_by_key(|(weight, reading)| (!is_ok(reading), *weight));
    let sure = readings.iter().filter(|(_, reading)| is_ok(reading)).count();
    readings.into_iter().map(|(_, reading)| reading).take(sure + MAX_DOUBTFUL).collect()
}

/// Adds the equivalents of the typed readings.
fn finish(read: Read, value: String, typed: Vec<Reading>) -> Read {
    let mut readings = typed;
    for at in 0..readings.len() {
        for equivalent in equivalents(&readings[at].scheme, &readings[at].value) {
            let known = |reading: &Reading| reading.scheme == equivalent.scheme && reading.value == equivalent.value;
            if !readings.iter().any(known) {
                readings.push(equivalent);
            }
        }
    }
    Read { wildcard: value.contains('*'), value, readings, ..read }
}
