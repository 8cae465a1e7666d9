//! An answer of the look-up, in JSON and in XML: the same facts under the names of the Peppol Directory. A list without
//! items and a text that is absent are left out.

use carnet_core::wire::Identifier;
use carnet_store::{
    lookup::{Entity, Found},
    times,
};
use serde_json::{Map, Value, json};

use super::{query::Page, xml::Writer};

const VERSION: &str = "1.0";
/// Scheme of participant ids.
const META_SCHEME: &str = "iso6523-actorid-upis";

pub(super) struct Body<'a> {
    pub page: &'a Page,
    pub found: &'a Found,
    pub now: i64,
}

impl Body<'_> {
    /// What is said of the whole, in its order. The last index is that of the page's last entity, -1 when nothing was
    /// found at all.
    fn heads(&self) -> Vec<(&'static str, Value)> {
        let total = i64::try_from(self.found.total).unwrap_or(i64::MAX);
        let last = (self.page.first() + self.page.count - 1).min(total - 1);
        vec![
            ("version", json!(VERSION)),
            ("total-result-count", json!(total)),
            ("used-result-count", json!(self.found.entities.len())),
            ("result-page-index", json!(self.page.index)),
            ("result-page-count", json!(self.page.count)),
            ("first-result-index", json!(self.page.first())),
            ("last-result-index", json!(last)),
            ("query-terms", json!(self.page.terms)),
            ("creation-dt", json!(times::rfc3339(self.now))),
        ]
    }

    pub fn json(&self) -> String {
        let heads = self.heads().into_iter().map(|(name, value)| (name.to_owned(), value));
        let mut answer: Map<String, Value> = heads.collect();
        answer.insert("matches".to_owned(), self.found.entities.iter().map(matched).collect());
        let written =
            if self.page.beautify { serde_json::to_string_pretty(&answer) } else { serde_json::to_string(&answer) };
        // Texts and numbers always serialise.
        written.unwrap_or_default()
    }

    pub fn xml(&self) -> String {
        let mut xml = Writer::new(self.page.beautify);
        let heads: Vec<(&str, String)> = self.heads().into_iter().map(|(name, value)| (name, shown(&value))).collect();
        let heads: Vec<(&str, &str)> = heads.iter().map(|(name, value)| (*name, value.as_str())).collect();
        xml.open("resultlist", &heads);
        self.found.entities.iter().for_each(|entity| match_element(&mut xml, entity));
        xml.close("resultlist");
        xml.finish()
    }
}

fn shown(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn id(scheme: &str, value: &str) -> Value {
    json!({ "scheme": scheme, "value": value })
}

fn participant_value(entity: &Entity) -> String {
    entity.participant_id.to_string()
}

fn matched(entity: &Entity) -> Value {
    let mut matched = Map::new();
    matched.insert("participantID".to_owned(), id(META_SCHEME, &participant_value(entity)));
    if !entity.document_types.is_empty() {
        let types = entity.document_types.iter().map(|one| id(&one.scheme, &one.value)).collect();
        matched.insert("docTypes".to_owned(), types);
    }
    matched.insert("entities".to_owned(), json!([told(entity)]));
    Value::Object(matched)
}

fn told(entity: &Entity) -> Value {
    let mut told = Map::new();
    let name = |entry: &carnet_core::wire::NameEntry| match &entry.language {
        Some(language) => json!({ "name": entry.name, "language": language }),
        None => json!({ "name": entry.name }),
    };
    told.insert("name".to_owned(), entity.names.iter().map(name).collect());
    told.insert("countryCode".to_owned(), json!(entity.country));
    if let Some(place) = &entity.place {
        told.insert("geoInfo".to_owned(), json!(place));
    }
    if !entity.identifiers.is_empty() {
        let of = |one: &Identifier| id(&one.scheme, &one.value);
        told.insert("identifiers".to_owned(), entity.identifiers.iter().map(of).collect());
    }
    if let Some(website) = &entity.website {
        told.insert("websites".to_owned(), json!([website]));
    }
    Value::Object(told)
}

fn match_element(xml: &mut Writer, entity: &Entity) {
    xml.open("match", &[]);
    xml.text("participantID", &[("scheme", META_SCHEME)], &participant_value(entity));
    for one in &entity.document_types {
        xml.text("docTypeID", &[("scheme", &one.scheme)], &one.value);
    }
    xml.open("entity", &[]);
    for entry in &entity.names {
        let language: Vec<(&str, &str)> = entry.language.iter().map(|code| ("language", code.as_str())).collect();
        xml.text("name", &language, &entry.name);
    }
    xml.text("countryCode", &[], &entity.country);
    if let Some(place) = &entity.place {
        xml.text("geoInfo", &[], place);
    }
    for one in &entity.identifiers {
        xml.text("identifier", &[("scheme", &one.scheme)], &one.value);
    }
    if let Some(website) = &entity.website {
        xml.text("website", &[], website);
    }
    xml.close("entity");
    xml.close("match");
}
