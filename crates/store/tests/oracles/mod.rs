//! The rules of search, applied naively to rows in memory.

pub mod cards;
pub mod own;

use carnet_core::{
    identifier::{Lookup, key},
    name::Pattern,
};

/// Whether a stored identifier answers a question.
pub fn answers(lookup: &Lookup, scheme: &str, value: &str) -> bool {
    let same_scheme = lookup.scheme.as_deref().is_none_or(|wanted| wanted == scheme);
    let same_value = match lookup.key.contains('*') {
        true => Pattern::parse(&lookup.key.replace('\\', r"\\")).matches(&key(value)),
        false => lookup.key == key(value),
    };
    same_scheme && same_value
}
