//! What an identifier of a document is looked up by (R24). A customer number and an electronic address are compared
//! as they stand; every other kind is read as what it means, and what else names the same company is asked for too.

use unicode_normalization::UnicodeNormalization;

use crate::{
    company,
    identifier::{self, Level, Lookup, Note, ParticipantId, Reading, lookups, read},
    invoice,
    wire::{IdentifierKind, RouteIdentifier},
};

/// How the directories are asked for one identifier.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Question {
    pub ask: Ask,
    /// Its check digit does not fit; it is asked for all the same.
    pub check_digit: bool,
    /// It is of a removed scheme; `scheme:value` to use instead, empty where that cannot be computed.
    pub retired: Option<String>,
}

/// What is compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Ask {
    /// The value cannot be of its kind: it leads to nobody.
    #[default]
    Nothing,
    /// A customer number, as it is stored.
    Number(String),
    /// A participant's key.
    Address(String),
    /// Identifiers under their schemes.
    Identifiers(Identifiers),
}

/// Every [`Lookup`] has a scheme. Whoever has the number itself comes before whoever has a number of the same company.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Identifiers {
    pub typed: Vec<Lookup>,
    /// Asked when nobody has the number itself; a key that ends in `*` stands for all that begin so.
    pub equivalents: Vec<Lookup>,
}

/// Schemes of an OVT number and of what it is made from.
const OVT: &[&str] = &["0216", "0037", "0212", "0213", "0215"];
const IBAN: &[&str] = &["9918"];
const GLN: &[&str] = &["0088"];
/// The codes of tax numbers that do not begin with 99.
const VAT: &[&str] = &["0198", "0210", "0211", "0213", "0245"];

/// The question that an identifier is.
pub fn question(identifier: &RouteIdentifier) -> Question {
    let value = identifier.value.trim();
    if identifier.kind == IdentifierKind::CustomerNumber {
        let number: String = value.nfc().collect();
        let ask = if number.is_empty() { Ask::Nothing } else { Ask::Number(number) };
        return Question { ask, ..Question::default() };
    }
    if value.contains('*') {
        return Question::default();
    }
    match identifier.kind {
        IdentifierKind::ElectronicId => address(value),
        kind => of_kind(kind, value),
    }
}

fn address(value: &str) -> Question {
    let Ok(id) = ParticipantId::parse(value) else { return Question::default() };
    let read = read(&id.to_string());
    Question { ask: Ask::Address(id.key()), ..judged(read.readings.first().into_iter()) }
}

fn of_kind(kind: IdentifierKind, value: &str) -> Question {
    let Readings { readings, is_explicit } = readings(kind, value);
    let mut asked = Identifiers::default();
    for reading in &readings {
        let all = lookups(&read(&format!("{}:{}", reading.scheme, reading.value)));
        let part = is_part(reading, &all);
        for lookup in all {
            let Some(scheme) = lookup.scheme.as_deref() else { continue };
            if lookup.via.is_none() && scheme == reading.scheme {
                push(&mut asked.typed, lookup);
            } else if leads_to(kind, part, scheme, &lookup.key) {
                push(&mut asked.equivalents, lookup);
            }
        }
    }
    if asked.typed.is_empty() {
        return Question::default();
    }
    let mut question = judged(readings.iter());
    // `FI15921021` is how a tax number is written; only a document that writes the scheme uses one that was removed.
    if !is_explicit {
        question.retired = None;
    }
    Question { ask: Ask::Identifiers(asked), ..question }
}

/// As what a value may be understood within its kind.
struct Readings {
    readings: Vec<Reading>,
    /// The scheme is written in front of the value.
    is_explicit: bool,
}

/// The kind says the scheme of a value that looks like another.
fn readings(kind: IdentifierKind, value: &str) -> Readings {
    let as_read = read(value);
    let is_explicit = as_read.value.contains(':');
    let typed = |readings: Vec<Reading>| -> Vec<Reading> {
        let is_typed = |reading: &Reading| !matches!(reading.note, Some(Note::EquivalentOf { .. }));
        let fits = |reading: &Reading| is_typed(reading) && is_of_kind(kind, &reading.scheme, is_explicit);
        readings.into_iter().filter(fits).collect()
    };
    let found = typed(as_read.readings);
    let own_scheme = match kind {
        IdentifierKind::Ovt => OVT.first(),
        IdentifierKind::Iban => IBAN.first(),
        IdentifierKind::Gln => GLN.first(),
        _ => None,
    };
    let readings = match own_scheme {
        Some(scheme) if found.is_empty() && !is_explicit => {
            typed(read(&format!("{scheme}:{}", as_read.value)).readings)
        }
        _ => found,
    };
    Readings { readings, is_explicit }
}

/// A number alone is one of a company; with its scheme in front it may be of any register.
fn is_of_kind(kind: IdentifierKind, scheme: &str, is_explicit: bool) -> bool {
    match kind {
        IdentifierKind::CustomerNumber | IdentifierKind::ElectronicId => false,
        IdentifierKind::Ovt => OVT.contains(&scheme),
        IdentifierKind::Iban => IBAN.contains(&scheme),
        IdentifierKind::Gln => GLN.contains(&scheme),
        IdentifierKind::OrgNumber => {
            company::REGISTERS.contains(&scheme) || (is_explicit && invoice::REGISTERS.contains(&scheme))
        }
        IdentifierKind::Vat => VAT.contains(&scheme) || (scheme.starts_with("99") && !IBAN.contains(&scheme)),
    }
}

/// Whether an equivalent is followed. The number of a company leads to its parts, that of a part to the company, but
/// never to other parts; an OVT number leads to itself alone, under whatever code.
fn leads_to(kind: IdentifierKind, is_part: bool, scheme: &str, key: &str) -> bool {
    let pattern = key.contains('*');
    match kind {
        IdentifierKind::Ovt => !pattern && !is_part && OVT.contains(&scheme),
        _ => !(pattern && is_part),
    }
}

/// Whether the value names a part of a company, as an establishment or an OVT number with letters behind it: the
/// company's number and more.
fn is_part(reading: &Reading, lookups: &[Lookup]) -> bool {
    let number = identifier::key(&reading.value);
    let of_scheme = lookups.iter().filter(|lookup| lookup.scheme.as_deref() == Some(reading.scheme.as_str()));
    let mut beginnings = of_scheme.filter_map(|lookup| lookup.key.strip_suffix('*'));
    beginnings.any(|beginning| number.len() > beginning.len() && number.starts_with(beginning))
}

fn push(lookups: &mut Vec<Lookup>, lookup: Lookup) {
    if !lookups.iter().any(|known| known.scheme == lookup.scheme && known.key == lookup.key) {
        lookups.push(lookup);
    }
}

/// What is to be said of the value itself: nothing, as soon as one way to read it is right.
fn judged<'a>(readings: impl Iterator<Item = &'a Reading> + Clone) -> Question {
    let retired = readings.clone().find_map(|reading| match &reading.note {
        Some(Note::Retired { successor }) => Some(successor.clone().unwrap_or_default()),
        _ => None,
    });
    let mut levels = readings.map(|reading| reading.level).peekable();
    let check_digit = levels.peek().is_some() && levels.all(|level| level == Level::CheckDigit);
    Question { ask: Ask::Nothing, check_digit, retired }
}
