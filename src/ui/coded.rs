//! Sentences with pieces of code in them.

use leptos::prelude::*;

/// A sentence in which what stands between backticks is set as code.
pub fn coded(text: &str) -> impl IntoView + use<> {
    let piece = |(index, piece): (usize, &str)| {
        let piece = piece.to_owned();
        if index % 2 == 1 { view! { <code>{piece}</code> }.into_any() } else { piece.into_any() }
    };
    text.split('`').enumerate().map(piece).collect_view()
}
