//! Identifiers of a business card: the card's own labels brought to scheme codes where the label is known.

use super::{ParticipantId, check, check::vat_countries, key, scheme, scheme_table::scheme_by_id};
use crate::wire::Identifier;

/// The identifier `<id scheme="label" value="value"/>` of a card whose entity is in `country` (alpha-2, may be
/// nonsense). A label is known when it is a participant id's (`iso6523-actorid-upis`), a scheme code, the id of a
/// scheme (`FR:SIRENE`) or one of the short labels that cards use (`GLN`, `VAT`, `OVT`, `EN`). A short label or a
/// scheme's id over a value that cannot be of that scheme stays as it is, and so does an unknown label: the card
/// means something else. The value is always kept as given.
pub fn canonical(label: &str, value: &str, country: &str) -> Identifier {
    let label = label.trim();
    let value = value.trim();
    if label.eq_ignore_ascii_case("iso6523-actorid-upis")
        && let Ok(id) = ParticipantId::parse(value)
    {
        return named(id.scheme(), id.value());
    }
    if ParticipantId::is_scheme_code(label) {
        return named(label, value);
    }
    match code_of(label, value, country) {
        Some(code) => named(code, value),
        None => Identifier { scheme: label.to_owned(), value: value.to_owned(), label: label.to_owned() },
    }
}

fn named(code: &str, value: &str) -> Identifier {
    let name = scheme(code).map_or(code, |scheme| scheme.name);
    Identifier { scheme: code.to_owned(), value: value.to_owned(), label: name.to_owned() }
}

/// The scheme that a label means over this value.
fn code_of(label: &str, value: &str, country: &str) -> Option<&'static str> {
    let compact = key(value);
    let fits = |code: &&'static str| check(code, value).or_else(|| check(code, &compact)).is_some();
    let upper = label.to_ascii_uppercase();
    match upper.as_str() {
        "GLN" | "EAN" => Some("0088").filter(fits),
        "OVT" => Some("0216").filter(fits),
        "DUNS" => Some("0060").filter(fits),
        "SIREN" | "FR:SIREN" | "FR:SIRENE" if compact.len() != 14 => Some("0002").filter(fits),
        "SIRET" | "SIREN" | "FR:SIREN" | "FR:SIRENE" => Some("0009").filter(fits),
        "VAT" => vat_scheme(&compact, country).filter(fits),
        // An enterprise number is Belgian; cards of other countries write their VAT number under it.
        "EN" => Some("0208").filter(fits).or_else(|| vat_scheme(&compact, country).filter(fits)),
        _ => scheme_by_id(&upper).map(|scheme| scheme.code).filter(fits),
    }
}

/// The scheme of a VAT number: by its prefix, else by the country of the card. `value` in lower case.
pub(crate) fn vat_scheme(value: &str, country: &str) -> Option<&'static str> {
    let prefix = value.get(..2).filter(|prefix| prefix.bytes().all(|b| b.is_ascii_alphabetic()));
    prefix.and_then(vat_scheme_of).or_else(|| vat_scheme_of(country))
}

fn vat_scheme_of(country: &str) -> Option<&'static str> {
    match country.to_ascii_uppercase().as_str() {
        "IT" => Some("0211"),
        "FI" => Some("0213"),
        "SE" => Some("9955"),
        "DK" => Some("0198"),
        "NO" => Some("9909"),
        "CH" => Some("9927"),
        "UK" => Some("9932"),
        country => vat_countries().iter().find(|vat| vat.prefixes.contains(&country)).map(|vat| vat.code),
    }
}
