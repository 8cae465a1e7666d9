//! One of a few: native radios in a group, each with what it means.

use leptos::prelude::*;

use super::{El, el};
use crate::i18n::{Text, text};

/// A value, its words, and what choosing it means.
pub type Choice<T> = (T, Text, Option<Text>);

/// The radios `{name}-0`, `{name}-1`, … under a legend.
pub fn choices<T: Copy + PartialEq + Send + Sync + 'static>(
    name: &'static str,
    legend: Text,
    options: Vec<Choice<T>>,
    value: RwSignal<T>,
) -> El {
    let option = |(index, (option, words, meaning)): (usize, Choice<T>)| {
        let radio = el("input")
            .attr("type", "radio")
            .attr("name", name)
            .attr("id", format!("{name}-{index}"))
            .switch("checked", Signal::derive(move || value.get() == option))
            .on_change(move |_| value.set(option));
        let meaning = meaning.map(|meaning| el("small").add(text(meaning)));
        el("label").class("choice").add(radio).add(el("b").add(text(words))).add(meaning)
    };
    let options: Vec<El> = options.into_iter().enumerate().map(option).collect();
    el("fieldset").class("group").add(el("legend").add(text(legend))).add(el("div").class("choices").add(options))
}
