//! What is wrong with a field of the form, found here or by the server.

use std::sync::Arc;

use carnet_core::wire::{Code, FieldProblem, SuggestedIdentifier};

use super::draft::{ADDRESS, COMMENT, CONTACT, COUNTRY, NAME, PROVIDER, value_id};
use crate::{
    i18n::{Locale, problems, suggest as t},
    ui::{Judged, Says, judge, says},
};

/// The words for a code.
pub fn problem(code: Code) -> Says {
    Arc::new(move |locale| problems::sentence(locale, code).to_owned())
}

/// The fault of an identifier that cannot be what it is said to be. A failing check digit is no fault: it is said
/// at the field, and whoever checks the suggestion sees it too.
pub fn malformed(index: usize, identifier: SuggestedIdentifier) -> Option<(String, Says)> {
    let SuggestedIdentifier { scheme, value } = identifier;
    let judged = judge(Locale::Fr, &scheme, &value);
    matches!(judged, Judged::Malformed(_)).then(|| -> (String, Says) {
        (value_id(index), Arc::new(move |locale| judge(locale, &scheme, &value).sentence(locale, &value)))
    })
}

/// A field that the server found wrong, as a field of this form; `entered` are the identifiers that were sent, with
/// their places in the form.
pub fn refused(found: &FieldProblem, entered: &[(usize, SuggestedIdentifier)]) -> Option<(String, Says)> {
    let id = match found.field.as_str() {
        "name" => NAME.to_owned(),
        "country" => COUNTRY.to_owned(),
        "electronicAddress" => ADDRESS.to_owned(),
        "provider" => PROVIDER.to_owned(),
        "contact" => CONTACT.to_owned(),
        "comment" => COMMENT.to_owned(),
        "identifiers" => value_id(0),
        field => {
            let index: usize = field.strip_prefix("identifiers[")?.split(']').next()?.parse().ok()?;
            value_id(entered.get(index).map_or(0, |(place, _)| *place))
        }
    };
    let says = if id == ADDRESS && found.code == Code::IdentifierMalformed {
        says(t::address_malformed)
    } else {
        problem(found.code)
    };
    Some((id, says))
}
