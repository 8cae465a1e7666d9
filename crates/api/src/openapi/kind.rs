//! What a query parameter may hold.

use carnet_core::wire::{COUNT_LIMIT, Code, DEFAULT_LIMIT, MAX_LIMIT};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::Value;

/// Makes the schema of a parameter.
pub(crate) type Kind = fn(&mut SchemaGenerator) -> Schema;

/// One of the words of the wire enum `T`.
pub(crate) fn choice<T: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    generator.subschema_for::<T>()
}

/// One of the words of the wire enum `T`, with `-` in front for the reverse order.
pub(crate) fn order<T: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    let words = words(&T::json_schema(generator));
    let both: Vec<String> = words.iter().flat_map(|word| [word.clone(), format!("-{word}")]).collect();
    json_schema!({ "type": "string", "enum": both })
}

/// `true` or `false`.
pub(crate) fn yes_no(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "boolean" })
}

/// `2026-11-25`.
pub(crate) fn day(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "string", "format": "date" })
}

/// What a parameter of this name holds everywhere, and how that can be wrong.
pub(super) fn usual(name: &str) -> (Kind, Option<Code>) {
    match name {
        "limit" => (limit, Some(Code::BadLimit)),
        "page" => (page, Some(Code::BadPage)),
        "cursor" => (text, Some(Code::BadCursor)),
        _ => (text, Some(Code::QueryTooLong)),
    }
}

fn text(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "string" })
}

fn limit(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "integer", "minimum": 1, "maximum": MAX_LIMIT, "default": DEFAULT_LIMIT })
}

fn page(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "integer", "minimum": 1, "maximum": COUNT_LIMIT })
}

/// The words of an enum without data; those with a comment of their own stand apart.
fn words(schema: &Schema) -> Vec<String> {
    let texts = |values: &Value| match values {
        Value::Array(values) => values.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        _ => Vec::new(),
    };
    let mut words: Vec<String> = schema.get("enum").map(texts).unwrap_or_default();
    if let Some(Value::Array(apart)) = schema.get("oneOf") {
        words.extend(apart.iter().flat_map(|one| one.get("enum").map(texts).unwrap_or_default()));
        words.extend(apart.iter().filter_map(|one| one.get("const")?.as_str()).map(str::to_owned));
    }
    words
}
