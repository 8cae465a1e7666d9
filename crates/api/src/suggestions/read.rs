//! Reading the body of a suggestion. Everything that is wrong with it is told at once.

use carnet_core::{
    country,
    identifier::{self, Note, ParticipantId, check},
    name,
    wire::{Code, Identifier, MAX_SUGGESTED_CHARS, MAX_SUGGESTED_IDENTIFIERS, Suggest, SuggestedIdentifier},
};
use carnet_store::suggestions::NewSuggestion;

use crate::{problem::Failure, texts::Faults};

/// What can be wrong with a suggestion.
pub(super) const FAULTS: &[Code] = &[
    Code::NameRequired,
    Code::CountryRequired,
    Code::IdentifierRequired,
    Code::IdentifierMalformed,
    Code::TooManyIdentifiers,
    Code::TextTooLong,
    Code::TextControl,
    Code::AlreadyInPublicDirectory,
];

/// A suggestion that can be stored.
#[derive(Debug)]
pub(super) struct Readable {
    pub new: NewSuggestion,
    /// Where in the body each of its identifiers stood: empty rows of a form and doubles are left out.
    pub places: Vec<usize>,
}

pub(super) fn suggest(body: &Suggest) -> Result<Readable, Failure> {
    let mut faults = Faults::default();
    let name = faults.line("name", Some(&body.name), MAX_SUGGESTED_CHARS);
    if name.is_none() && !faults.has("name") {
        faults.add(Code::NameRequired, "name", "The name of the company.");
    }
    // Letters that stand for whole words can make its close form too long.
    if name.as_deref().is_some_and(|name| !name::fits(name)) {
        faults.add(
            Code::TextTooLong,
            "name",
            format!("At most {} bytes, with all letters written out.", name::MAX_BYTES),
        );
    }
    let country = body.country.trim().to_ascii_uppercase();
    if !country::is_known(&country) {
        faults.add(Code::CountryRequired, "country", "A country is two letters (ISO 3166-1), such as FR.");
    }
    let (identifiers, places) = identifiers(&body.identifiers, &mut faults);
    let new = NewSuggestion {
        name: name.unwrap_or_default(),
        country,
        identifiers,
        electronic_address: address("electronicAddress", body.electronic_address.as_deref(), &mut faults),
        provider: faults.line("provider", body.provider.as_deref(), MAX_SUGGESTED_CHARS),
        contact: faults.line("contact", body.contact.as_deref(), MAX_SUGGESTED_CHARS),
        comment: faults.words("comment", body.comment.as_deref()),
    };
    faults.check()?;
    Ok(Readable { new, places })
}

fn identifiers(given: &[SuggestedIdentifier], faults: &mut Faults) -> (Vec<Identifier>, Vec<usize>) {
    let (mut identifiers, mut places) = (Vec::<Identifier>::new(), Vec::new());
    if given.len() > MAX_SUGGESTED_IDENTIFIERS {
        let detail = format!("At most {MAX_SUGGESTED_IDENTIFIERS} identifiers.");
        faults.add(Code::TooManyIdentifiers, "identifiers", detail);
        return (identifiers, places);
    }
    let mut any = false;
    for (place, one) in given.iter().enumerate().filter(|(_, one)| !one.value.trim().is_empty()) {
        any = true;
        let field = format!("identifiers[{place}]");
        if one.value.chars().count() > MAX_SUGGESTED_CHARS {
            faults.add(Code::TextTooLong, field, format!("At most {MAX_SUGGESTED_CHARS} characters."));
            continue;
        }
        match identifier(one) {
            None => faults.add(Code::IdentifierMalformed, field, "This is no value of the identifier scheme."),
            Some(read) => {
                let known = |known: &Identifier| {
                    known.scheme == read.scheme && identifier::key(&known.value) == identifier::key(&read.value)
                };
                if !identifiers.iter().any(known) {
                    identifiers.push(read);
                    places.push(place);
                }
            }
        }
    }
    if !any {
        faults.add(Code::IdentifierRequired, "identifiers", "At least one identifier.");
    }
    (identifiers, places)
}

/// In the written form of its scheme. A check digit that fails is kept: companies are registered under such numbers.
fn identifier(given: &SuggestedIdentifier) -> Option<Identifier> {
    let (scheme, value) = (given.scheme.trim(), given.value.trim());
    let read = match scheme {
        "" => identifier::read(value),
        _ if ParticipantId::is_scheme_code(scheme) => identifier::read(&format!("{scheme}:{value}")),
        _ => return None,
    };
    if read.wildcard {
        return None;
    }
    let is_typed = |note: &Option<Note>| !matches!(note, Some(Note::EquivalentOf { .. }));
    let reading = read.readings.into_iter().find(|reading| is_typed(&reading.note))?;
    check(&reading.scheme, &reading.value)?;
    let label = identifier::scheme(&reading.scheme)?.name.to_owned();
    Some(Identifier { scheme: reading.scheme, value: reading.value, label })
}

/// An electronic address, `scheme:value`; `None` when it is empty or at fault.
pub(super) fn address(field: &str, text: Option<&str>, faults: &mut Faults) -> Option<ParticipantId> {
    let text = text.map(str::trim).filter(|text| !text.is_empty())?;
    let id = ParticipantId::parse(text).ok().filter(|id| check(id.scheme(), id.value()).is_some());
    // A star would be a pattern wherever the address is looked up.
    let id = id.filter(|id| !id.value().contains('*'));
    if id.is_none() {
        let detail = "An electronic address is scheme:value of a known scheme, such as 0088:7300010000001.";
        faults.add(Code::IdentifierMalformed, field, detail);
    }
    id
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn read(scheme: &str, value: &str) -> Option<(String, String)> {
        let given = SuggestedIdentifier { scheme: scheme.to_owned(), value: value.to_owned() };
        identifier(&given).map(|identifier| (identifier.scheme, identifier.value))
    }

    #[test]
    fn an_identifier_is_read_like_a_search() {
        let some = |scheme: &str, value: &str| Some((scheme.to_owned(), value.to_owned()));
        assert_eq!(read("", "SIREN : 702 042 755"), some("0002", "702042755"));
        assert_eq!(read("", "0088:7300010000001"), some("0088", "7300010000001"));
        assert_eq!(read("0002", " 702 042 755 "), some("0002", "702042755"));
        assert_eq!(read("0002", "702042756"), some("0002", "702042756"), "a wrong check digit is kept");
        for (scheme, value) in
            [("0002", "7020427"), ("0002", "70204*"), ("2", "702042755"), ("", "Lumière"), ("", "702*"), ("1234", "1")]
        {
            assert_eq!(read(scheme, value), None, "{scheme} {value}");
        }
    }

    #[test]
    fn empty_rows_and_doubles_are_left_out_and_places_stay() {
        let row = |value: &str| SuggestedIdentifier { scheme: String::new(), value: value.to_owned() };
        let body = Suggest {
            name: " Verrerie  du Lac ".to_owned(),
            country: "fr".to_owned(),
            identifiers: vec![row(" "), row("702042755"), row("702 042 755"), row("0088:7300010000001")],
            ..Suggest::default()
        };
        let read = suggest(&body).unwrap();
        assert_eq!((read.new.name.as_str(), read.new.country.as_str()), ("Verrerie du Lac", "FR"));
        assert_eq!(read.places, [1, 3]);
    }

    #[test]
    fn all_that_is_wrong_is_told() {
        let body = Suggest {
            name: "\u{7}".to_owned(),
            country: "XX".to_owned(),
            identifiers: vec![SuggestedIdentifier { scheme: "0088".to_owned(), value: "x".to_owned() }],
            electronic_address: Some("0088:*".to_owned()),
            provider: Some("p".repeat(201)),
            ..Suggest::default()
        };
        let failure = suggest(&body).unwrap_err();
        let fields: Vec<_> = failure.problem().fields.iter().map(|fault| (fault.field.as_str(), fault.code)).collect();
        assert_eq!(
            fields,
            [
                ("name", Code::TextControl),
                ("country", Code::CountryRequired),
                ("identifiers[0]", Code::IdentifierMalformed),
                ("electronicAddress", Code::IdentifierMalformed),
                ("provider", Code::TextTooLong),
            ]
        );
        let words = suggest(&Suggest { name: "ﷺ".repeat(25), ..body }).unwrap_err();
        let first = &words.problem().fields[0];
        assert_eq!((first.field.as_str(), first.code), ("name", Code::TextTooLong));
        let empty = suggest(&Suggest::default()).unwrap_err();
        let codes: Vec<_> = empty.problem().fields.iter().map(|fault| fault.code).collect();
        assert_eq!(codes, [Code::NameRequired, Code::CountryRequired, Code::IdentifierRequired]);
    }
}
