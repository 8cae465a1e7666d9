//! From a text that was read to the questions for an index of identifiers.

use super::{Note, ParticipantId, Read, check::vat_countries, key};

/// One question to the index of identifiers.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Lookup {
    /// Only under this scheme; `None`: under any.
    pub scheme: Option<String>,
    /// A comparison key ([`key`]); with `*` it is a pattern.
    pub key: String,
    /// Name of the scheme the text was read as, when this is an equivalent of it.
    pub via: Option<String>,
}

/// What to ask the index for, each question once. In order: what was typed under the schemes it was read as, the
/// equivalents of that, and last the text itself under any scheme. The first question that hits an identifier
/// says how it was found. A text without anything to search (`-`) gives none.
pub fn lookups(read: &Read) -> Vec<Lookup> {
    let mut lookups = Vec::new();
    if let Some((scheme, value)) = explicit(&read.value) {
        push(&mut lookups, Some(scheme), value, None);
    }
    for reading in &read.readings {
        let via = match &reading.note {
            Some(Note::EquivalentOf { scheme }) => source_name(read, scheme),
            _ => None,
        };
        for value in spellings(&reading.scheme, &reading.value) {
            push(&mut lookups, Some(&reading.scheme), &value, via.clone());
        }
    }
    push(&mut lookups, None, &read.value, None);
    lookups
}

/// Scheme and value of `0088:73*`.
fn explicit(value: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = value.split_once(':')?;
    ParticipantId::is_scheme_code(scheme).then_some((scheme, rest))
}

/// The name under which the text was read as this scheme.
fn source_name(read: &Read, scheme: &str) -> Option<String> {
    read.readings
        .iter()
        .find(|reading| reading.scheme == scheme && !matches!(reading.note, Some(Note::EquivalentOf { .. })))
        .map(|reading| reading.name.clone())
}

/// The value, and for a VAT number also the spellings without and with each prefix of its country.
fn spellings(scheme: &str, value: &str) -> Vec<String> {
    let mut spellings = vec![value.to_owned()];
    if let Some(country) = vat_countries().iter().find(|country| country.code == scheme) {
        let upper = value.to_ascii_uppercase();
        let body = country.body(&upper);
        spellings.push(body.to_owned());
        spellings.extend(country.prefixes.iter().map(|prefix| format!("{prefix}{body}")));
    }
    spellings
}

fn push(lookups: &mut Vec<Lookup>, scheme: Option<&str>, value: &str, via: Option<String>) {
    let key = key(value);
    let known = lookups.iter().any(|known| known.scheme.as_deref() == scheme && known.key == key);
    if !key.is_empty() && !known {
        lookups.push(Lookup { scheme: scheme.map(str::to_owned), key, via });
    }
}
