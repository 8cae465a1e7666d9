//! What a search hit, in words.

use carnet_core::{
    identifier,
    wire::{Locale, Matched, MatchedField},
};

use crate::i18n::search as t;

/// The name of a scheme for people; the code itself where the table does not know it.
pub fn scheme_name(code: &str) -> String {
    identifier::scheme(code).map_or_else(|| code.to_owned(), |scheme| scheme.name.to_owned())
}

/// `SIREN (0002)`; the code once, where the name or the label holds it already.
pub fn scheme_with_code(locale: Locale, name: &str, code: &str) -> String {
    if name.contains(code) { name.to_owned() } else { t::scheme_code(locale, name, code) }
}

/// `Trouvé par : SIRET, à partir du SIREN`.
pub fn found_by(locale: Locale, matched: &Matched) -> String {
    let field = field_name(locale, matched);
    match &matched.via {
        Some(via) => t::matched_via(locale, &field, &scheme_name(via)),
        None => t::matched(locale, &field),
    }
}

/// The field alone: `nom`, `SIREN`.
pub fn field_name(locale: Locale, matched: &Matched) -> String {
    match (matched.field, &matched.scheme) {
        (MatchedField::Name, _) => t::field_name(locale).to_owned(),
        (MatchedField::Identifier, Some(scheme)) => scheme_name(scheme),
        (MatchedField::Identifier, None) => t::field_identifier(locale).to_owned(),
        (MatchedField::Provider, _) => t::field_provider(locale).to_owned(),
        (MatchedField::CustomerNumber, _) => t::field_number(locale).to_owned(),
    }
}
