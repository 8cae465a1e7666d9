//! What a change did, field by field, from the object before and after as JSON: the difference a person reads.

use std::collections::{BTreeMap, BTreeSet};

use carnet_core::wire::FieldChange;
use serde_json::Value;

/// Fields that no person set: keys, versions, times of the record itself, and what follows from other fields or
/// from the public directory.
#[rustfmt::skip]
const SILENT: &[&str] = &[
    "id", "version", "createdAt", "createdBy", "updatedAt", "updatedBy", "answeredAt", "answeredBy", "decidedAt",
    "decidedBy", "asOf", "source", "matched", "matchKind", "duplicates", "requestId", "routable", "reason", "providers",
    "customerId", "direction", "ageDays", "overdue", "mayRemind", "providerContact", "following", "canWithdraw",
    "supplierId", "since", "receivedAt", "arrivedAt", "address",
];

/// The fields that differ, by their names; lists are joined by `, `. A text that is no JSON object has
/// no fields.
pub fn diff(before: Option<&str>, after: Option<&str>) -> Vec<FieldChange> {
    let (before, after) = (fields(before), fields(after));
    let names: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let text = |of: &BTreeMap<String, String>, name: &String| of.get(name).cloned();
    names
        .into_iter()
        .map(|name| FieldChange { field: name.clone(), before: text(&before, name), after: text(&after, name) })
        .filter(|change| change.before != change.after)
        .collect()
}

// Those that say something.
fn fields(json: Option<&str>) -> BTreeMap<String, String> {
    let Some(Ok(Value::Object(object))) = json.map(serde_json::from_str::<Value>) else { return BTreeMap::new() };
    let told = object.iter().filter(|(name, _)| !SILENT.contains(&name.as_str()));
    told.filter_map(|(name, value)| match name.as_str() {
        // People know a provider by its name.
        "providerId" => {
            let name = provider(value, object.get("providers")).or_else(|| plain(value));
            name.map(|name| ("provider".to_owned(), name))
        }
        _ => plain(value).map(|text| (name.clone(), text)),
    })
    .collect()
}

fn provider(id: &Value, providers: Option<&Value>) -> Option<String> {
    let chosen = providers?.as_array()?.iter().find(|provider| provider.get("id") == Some(id))?;
    chosen.get("name").and_then(plain)
}

// Nothing, an empty text and an empty list are the same to a reader.
fn plain(value: &Value) -> Option<String> {
    let text = match value {
        Value::Null => return None,
        Value::String(text) => text.clone(),
        Value::Bool(_) | Value::Number(_) => value.to_string(),
        Value::Array(items) => items.iter().filter_map(plain).collect::<Vec<_>>().join(", "),
        Value::Object(object) => {
            let of = |name: &str| object.get(name).and_then(Value::as_str);
            match (of("scheme"), of("value"), of("name")) {
                (_, _, Some(name)) if !name.is_empty() => name.to_owned(),
                (Some(scheme), Some(value), _) if !scheme.is_empty() => format!("{scheme}:{value}"),
                (_, Some(value), _) => value.to_owned(),
                _ => value.to_string(),
            }
        }
    };
    (!text.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(before: Option<&str>, after: Option<&str>) -> Vec<(String, Option<String>, Option<String>)> {
        diff(before, after).into_iter().map(|change| (change.field, change.before, change.after)).collect()
    }

    fn some(text: &str) -> Option<String> {
        Some(text.to_owned())
    }

    #[test]
    fn only_what_differs_is_told() {
        let before = r#"{"id":"c","version":1,"customerNumbers":["1","02"],"providerId":"a","ownStatus":"active",
            "providers":[{"id":"a","name":"Quai"},{"id":"b","name":"Sillage"}],"relationship":"ready"}"#;
        let after = r#"{"id":"c","version":2,"customerNumbers":["1"],"providerId":"b","ownStatus":"active",
            "providers":[{"id":"a","name":"Quai"},{"id":"b","name":"Sillage"}],"relationship":"awaitingRouting"}"#;
        let changes = told(Some(before), Some(after));
        assert!(changes.contains(&("customerNumbers".to_owned(), some("1, 02"), some("1"))));
        assert!(changes.contains(&("provider".to_owned(), some("Quai"), some("Sillage"))));
        assert!(changes.contains(&("relationship".to_owned(), some("ready"), some("awaitingRouting"))));
        assert_eq!(changes.len(), 3, "{changes:?}");
    }

    #[test]
    fn a_new_object_and_one_that_is_gone_have_one_side() {
        let object =
            r#"{"name":"Quai","customerNumbers":[],"country":"FR","identifiers":[{"scheme":"0002","value":"1"}]}"#;
        let sides = [some("Quai"), some("FR"), some("0002:1")];
        let (added, gone) = (told(None, Some(object)), told(Some(object), None));
        assert_eq!(added.len(), 3, "an empty list is nothing: {added:?}");
        assert!(sides.iter().all(|side| added.iter().any(|(_, before, after)| before.is_none() && after == side)));
        assert!(sides.iter().all(|side| gone.iter().any(|(_, before, after)| before == side && after.is_none())));
    }

    #[test]
    fn a_provider_that_left_the_card_is_told_by_its_id() {
        let before = r#"{"providerId":"old","providers":[]}"#;
        let after = r#"{"providerId":"new","providers":[{"id":"new","name":"Quai"}]}"#;
        assert_eq!(told(Some(before), Some(after)), [("provider".to_owned(), some("old"), some("Quai"))]);
    }

    #[test]
    fn what_is_no_object_has_no_fields() {
        for text in ["", "null", "[1]", "{", "\"x\""] {
            assert_eq!(told(Some(text), None), []);
        }
    }
}
