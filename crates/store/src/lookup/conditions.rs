//! What the parameters of a look-up mean in SQL, over `participants p`.

use carnet_core::{
    identifier,
    name::{self, Words},
};

use super::LookupQuery;
use crate::{
    participants::NOT_TAKEN_DOWN,
    sql::{NEVER, Params, close, contains},
};

/// All that must hold, joined.
pub(super) fn conditions(query: &LookupQuery, params: &mut Params) -> String {
    let mut all = vec!["p.network_status = 'registered'".to_owned(), NOT_TAKEN_DOWN.to_owned()];
    for id in &query.participants {
        all.push(format!("p.participant_key = {}", params.add(id.key())));
    }
    for country in &query.countries {
        all.push(format!("p.country = {}", params.add(country.to_uppercase())));
    }
    all.extend(identifier(query, params));
    all.extend(query.document_type.as_ref().map(|(scheme, value)| document_type(scheme, value, params)));
    all.extend(query.names.iter().map(|text| any_name(&Words::parse(&escaped(text)), params)));
    all.extend(query.places.iter().map(|text| in_any_case("p.place", text, params)));
    all.extend(query.websites.iter().map(|text| in_any_case("p.website", text, params)));
    all.extend(query.anywhere.iter().map(|word| anywhere(word, params)));
    all.join(" and ")
}

/// A star is a letter like any other here.
fn escaped(text: &str) -> String {
    text.replace('\\', r"\\").replace('*', r"\*")
}

fn any_name(words: &Words, params: &mut Params) -> String {
    let main = close("p.folded", words, params);
    let further = close("n.folded", words, params);
    format!(
        "(({main}) or (p.has_further_names = 1 and exists
            (select 1 from participant_names n where n.participant_key = p.participant_key and {further})))"
    )
}

/// One further identifier has the scheme and the value. Cards write schemes by many labels; they are stored by code.
fn identifier(query: &LookupQuery, params: &mut Params) -> Option<String> {
    if query.identifier_scheme.is_none() && query.identifier_value.is_none() {
        return None;
    }
    let mut all = vec!["i.position > 0".to_owned()];
    if let Some(value) = &query.identifier_value {
        all.push(format!("i.value_key = {}", params.add(identifier::key(value))));
        all.push(format!("i.value = {}", params.add(value)));
    }
    if let Some(scheme) = &query.identifier_scheme {
        let value = query.identifier_value.as_deref().unwrap_or_default();
        let stored = identifier::canonical(scheme, value, query.countries.first().map_or("", String::as_str)).scheme;
        all.push(format!("i.scheme in ({})", params.list(&[scheme.as_str(), &stored])));
    }
    let all = all.join(" and ");
    Some(format!("p.participant_key in (select i.participant_key from participant_identifiers i where {all})"))
}

fn document_type(scheme: &str, value: &str, params: &mut Params) -> String {
    let (scheme, value) = (params.add(scheme), params.add(value));
    format!(
        "exists (select 1 from participant_document_types l join document_types t on t.id = l.document_type_id
            where l.participant_key = p.participant_key and t.scheme = {scheme} and t.value = {value})"
    )
}

/// The word stands in a name, the participant id, an identifier, the place, the website, or is the country.
fn anywhere(word: &str, params: &mut Params) -> String {
    let word = identifier::strip_meta_scheme(word).unwrap_or(word);
    let mut any = vec![
        any_name(&Words::parse(&escaped(word)), params),
        contains("p.participant_key", &word.to_lowercase(), params),
        in_any_case("p.place", word, params),
        in_any_case("p.website", word, params),
        format!("p.country = {}", params.add(word.to_uppercase())),
    ];
    let key = identifier::key(word);
    if !key.is_empty() {
        let in_identifier = contains("i.value_key", &key, params);
        any.push(format!(
            "exists (select 1 from participant_identifiers i
                where i.participant_key = p.participant_key and {in_identifier})"
        ));
    }
    format!("({})", any.join(" or "))
}

/// `lower` knows ASCII alone in both engines; of other letters, either all are capitals or none is.
fn in_any_case(column: &str, text: &str, params: &mut Params) -> String {
    let text = name::normalize(text);
    if text.contains('\0') {
        return NEVER.to_owned();
    }
    let column = format!("lower({column})");
    let mut forms = vec![text.to_lowercase(), text.to_uppercase().to_ascii_lowercase(), text.to_ascii_lowercase()];
    forms.dedup();
    let any: Vec<String> = forms.iter().map(|form| contains(&column, form, params)).collect();
    format!("({})", any.join(" or "))
}
