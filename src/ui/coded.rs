//! Sentences with pieces of code in them.

use leptos::prelude::*;

use super::markup::el;

/// A sentence in which what stands between backticks is set as code.
pub fn coded(text: &str) -> Vec<AnyView> {
    let piece = |(index, piece): (usize, &str)| {
        let piece = piece.to_owned();
        if index % 2 == 1 { el("code").add(piece).view() } else { piece.into_any() }
    };
    text.split('`').enumerate().map(piece).collect()
}
