//! Reading what a person typed or pasted as an identifier: what is looked up, what it was understood as.

use super::{Level, Reading, check, key, scheme};

/// An identifier text, understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Read {
    /// A label that was ignored in front (`SIREN :`).
    pub stripped: Option<String>,
    /// What is searched.
    pub value: String,
    /// Whether `value` is a pattern with `*`.
    pub wildcard: bool,
    /// What was typed first, then what names the same company ([`super::Note::EquivalentOf`]).
    pub readings: Vec<Reading>,
    /// Names of the schemes tried, for the message that the text fits none.
    pub tried: Vec<&'static str>,
}

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

/// Reads any text as an identifier. Never fails; what fits nothing has no readings.
pub fn read(text: &str) -> Read {
    let value = text.trim().to_owned();
    let mut readings = Vec::new();
    if let Some(id) = super::ParticipantId::parse(&value).ok()
        && let (Some(scheme), Some(level)) = (scheme(id.scheme()), check(id.scheme(), id.value()))
    {
        readings.push(Reading {
            scheme: scheme.code.to_owned(),
            name: scheme.name.to_owned(),
            value: id.value().to_owned(),
            level: if level == Level::Ok { Level::Ok } else { Level::CheckDigit },
            note: None,
        });
    }
    Read { wildcard: value.contains('*'), value, readings, ..Read::default() }
}

/// What to ask the index for, without doubles: the value as it is under any scheme first, then every reading.
pub fn lookups(read: &Read) -> Vec<Lookup> {
    let mut lookups = vec![Lookup { scheme: None, key: key(&read.value), via: None }];
    for reading in &read.readings {
        let lookup = Lookup { scheme: Some(reading.scheme.clone()), key: key(&reading.value), via: None };
        if !lookups.contains(&lookup) {
            lookups.push(lookup);
        }
    }
    lookups
}
