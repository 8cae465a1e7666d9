//! From a card as its XML says it to the card as it is stored. Everything that real cards do and that loses no
//! company is accepted in silence (country `XX`, no document types, a check digit that fails, a scheme removed
//! long ago, full-width letters); what has to be left out is said.

use std::collections::HashSet;

use super::{
    Card,
    fault::{Fault, Malformed, quoted},
    xml::{RawCard, RawDocumentType, RawIdentifier, RawName},
};
use crate::{
    identifier::{self, ParticipantId},
    name::{self, normalize},
    wire::{CardDone as Done, CardFault as Kind, DocumentType, Identifier, NameEntry},
};

/// The meta scheme of participant ids (Peppol Policy for use of identifiers 4.4.0).
const META_SCHEME: &str = "iso6523-actorid-upis";
/// Characters of a place or a website.
const MAX_TEXT_CHARS: usize = 1_000;
/// Bytes of a scheme; the policy allows 25 characters.
const MAX_SCHEME_BYTES: usize = 100;
/// Bytes of an identifier's value, far more than any register gives out.
const MAX_IDENTIFIER_BYTES: usize = 250;
/// Characters of a document type id (Peppol Policy for use of identifiers 4.4.0).
const MAX_DOCUMENT_TYPE_CHARS: usize = 500;
/// Values of one kind that a card may have.
const MAX_VALUES: usize = 2_000;
/// Stands for a country that a card does not give, as cards of the export write it themselves.
const NO_COUNTRY: &str = "XX";

/// What became of a card.
pub struct Converted {
    /// Participant id as given, when there was one to read.
    pub participant: Option<ParticipantId>,
    /// `None`: skipped.
    pub card: Option<Card>,
    pub faults: Vec<Fault>,
}

/// Reads the values of a card.
pub fn convert(raw: RawCard) -> Converted {
    let mut faults = raw.faults;
    if let Some(Malformed { line, what }) = raw.broken {
        faults.push(Fault::new(line, Kind::NotXml, what, Done::CardSkipped));
        return Converted { participant: participant_id(raw.participant.as_ref()).ok(), card: None, faults };
    }
    let participant = match participant_id(raw.participant.as_ref()) {
        Ok(participant) => participant,
        Err(what) => {
            faults.push(Fault::new(raw.line, Kind::Participant, what, Done::CardSkipped));
            return Converted { participant: None, card: None, faults };
        }
    };
    if raw.oversized {
        faults.push(Fault::new(raw.line, Kind::TooLarge, "the card is larger than 4 MiB", Done::CardSkipped));
        return Converted { participant: Some(participant), card: None, faults };
    }
    let card = Card {
        participant_id: participant.to_string(),
        names: names(raw.names, &participant, raw.line, &mut faults),
        country: country(raw.country, raw.line, &mut faults),
        place: raw.place.and_then(|place| text(Kind::Place, "the place", &place, raw.line, &mut faults)),
        website: raw.website.and_then(|website| self::website(&website, raw.line, &mut faults)),
        identifiers: identifiers(raw.identifiers, &participant, &mut faults),
        document_types: document_types(raw.document_types, &mut faults),
    };
    Converted { participant: Some(participant), card: Some(card), faults }
}

fn participant_id(given: Option<&(String, String)>) -> Result<ParticipantId, String> {
    let (scheme, value) = given.ok_or("the card has no <participant>")?;
    if !scheme.is_empty() && scheme != META_SCHEME {
        return Err(format!("the participant scheme {} is not {META_SCHEME}", quoted(scheme)));
    }
    ParticipantId::parse(value).map_err(|error| format!("the participant id {} cannot be read: {error}", quoted(value)))
}

/// Names in the order of the card, each once. Without any the participant id stands in, as some cards do themselves.
fn names(raw: Vec<RawName>, participant: &ParticipantId, line: u64, faults: &mut Vec<Fault>) -> Vec<NameEntry> {
    let mut names: Vec<NameEntry> = Vec::new();
    for RawName { line, name, language } in raw.into_iter().take(MAX_VALUES) {
        let Some(name) = literal(&name, line, faults) else { continue };
        let language =
            language.map(|language| language.trim().to_ascii_lowercase()).filter(|language| is_language(language));
        let entry = NameEntry { name, language };
        if !names.contains(&entry) {
            names.push(entry);
        }
    }
    if names.is_empty() {
        faults.push(Fault::new(line, Kind::Name, "the card has no name; the participant id stands in", Done::Replaced));
        names.push(NameEntry { name: participant.to_string(), language: None });
    }
    names
}

/// A name in literal form; `None` when nothing is left or it is too long.
fn literal(raw: &str, line: u64, faults: &mut Vec<Fault>) -> Option<String> {
    let literal = normalize(raw);
    if !name::fits(&literal) {
        let what = format!("a name has more than {} bytes, as it is or in its close form", name::MAX_BYTES);
        faults.push(Fault::new(line, Kind::Name, what, Done::ValueDropped));
        return None;
    }
    (!literal.is_empty()).then_some(literal)
}

fn is_language(text: &str) -> bool {
    (2..=8).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// The country as given; codes outside of ISO 3166-1 (`UK`, `XX`, `1A`) occur and stay.
fn country(raw: Option<String>, line: u64, faults: &mut Vec<Fault>) -> String {
    let country = raw.unwrap_or_default().trim().to_owned();
    if country.len() == 2 && country.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return country;
    }
    let what = match country.as_str() {
        "" => format!("the card has no country; {NO_COUNTRY} stands in"),
        other => format!("the country {} is no code of two letters; {NO_COUNTRY} stands in", quoted(other)),
    };
    faults.push(Fault::new(line, Kind::Country, what, Done::Replaced));
    NO_COUNTRY.to_owned()
}

/// A text on one line, without space around it; `None` when nothing is left or it is too long.
fn text(kind: Kind, what: &str, raw: &str, line: u64, faults: &mut Vec<Fault>) -> Option<String> {
    let text = normalize(raw);
    if text.chars().count() > MAX_TEXT_CHARS {
        let what = format!("{what} has more than {MAX_TEXT_CHARS} characters");
        faults.push(Fault::new(line, kind, what, Done::ValueDropped));
        return None;
    }
    (!text.is_empty()).then_some(text)
}

/// A web address, which the app shows as a link: nothing but http and https, or a bare host name.
fn website(raw: &str, line: u64, faults: &mut Vec<Fault>) -> Option<String> {
    let website = text(Kind::Website, "the website", raw, line, faults)?;
    let lower = website.to_ascii_lowercase();
    let has_scheme = lower.starts_with("http://") || lower.starts_with("https://");
    let bare = !lower.contains(':') && lower.contains('.');
    if (has_scheme || bare) && !lower.contains(char::is_whitespace) {
        return Some(website);
    }
    let what = format!("the website {} is no web address", quoted(&website));
    faults.push(Fault::new(line, Kind::Website, what, Done::ValueDropped));
    None
}

/// Further identifiers, each once, without the participant id itself.
fn identifiers(raw: Vec<RawIdentifier>, participant: &ParticipantId, faults: &mut Vec<Fault>) -> Vec<Identifier> {
    let own = (participant.scheme().to_owned(), identifier::key(participant.value()));
    let mut known = HashSet::from([own]);
    let mut identifiers = Vec::new();
    for RawIdentifier { line, scheme, value, country } in raw.into_iter().take(MAX_VALUES) {
        let (scheme, value) = (scheme.trim(), normalize(&value));
        if scheme.len() > MAX_SCHEME_BYTES || value.len() > MAX_IDENTIFIER_BYTES {
            let what = format!(
                "an identifier has more than {MAX_IDENTIFIER_BYTES} bytes, or its scheme more than {MAX_SCHEME_BYTES}"
            );
            faults.push(Fault::new(line, Kind::Identifier, what, Done::ValueDropped));
            continue;
        }
        if value.is_empty() {
            continue;
        }
        let identifier = identifier::canonical(scheme, &value, country.trim());
        if known.insert((identifier.scheme.clone(), identifier::key(&identifier.value))) {
            identifiers.push(identifier);
        }
    }
    identifiers
}

/// Document types, each once; compared byte for byte.
fn document_types(raw: Vec<RawDocumentType>, faults: &mut Vec<Fault>) -> Vec<DocumentType> {
    let mut known = HashSet::new();
    let mut types = Vec::new();
    for RawDocumentType { line, scheme, value, name } in raw.into_iter().take(MAX_VALUES) {
        if value.chars().count() > MAX_DOCUMENT_TYPE_CHARS || scheme.len() > MAX_SCHEME_BYTES {
            let what = format!(
                "a document type id has more than {MAX_DOCUMENT_TYPE_CHARS} characters, or its scheme more than \
                 {MAX_SCHEME_BYTES} bytes"
            );
            faults.push(Fault::new(line, Kind::DocumentType, what, Done::ValueDropped));
        } else if !value.trim().is_empty() && known.insert((scheme.clone(), value.clone())) {
            let name = name.map(|name| normalize(&name)).filter(|name| !name.is_empty());
            let name = name.unwrap_or_else(|| document_type_name(&value));
            types.push(DocumentType { scheme, value, name });
        }
    }
    types
}

/// A name for a document type that the network's list does not know: its root element and customization
/// (`…::Invoice##OIOUBL-2.1::2.1` → `Invoice OIOUBL-2.1`).
fn document_type_name(value: &str) -> String {
    let (syntax, customization) = value.split_once("##").unwrap_or((value, ""));
    let root = syntax.rsplit("::").next().unwrap_or(syntax);
    let customization = customization.rsplit_once("::").map_or(customization, |(customization, _)| customization);
    normalize(&format!("{root} {customization}"))
}

#[cfg(test)]
#[path = "convert_tests.rs"]
mod tests;
