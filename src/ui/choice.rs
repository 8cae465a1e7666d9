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

/// A value, its words, and the language that these are in where it is another.
pub type Tick<T> = (T, Text, Option<&'static str>);

/// Radios in a row.
pub fn ticks<T: Clone + PartialEq + Send + Sync + 'static>(
    name: &'static str,
    legend: Text,
    hint: Option<Text>,
    options: Vec<Tick<T>>,
    value: RwSignal<T>,
) -> El {
    let option = |(option, words, lang): Tick<T>| {
        let (known, chosen) = (option.clone(), option);
        let radio = el("input")
            .attr("type", "radio")
            .attr("name", name)
            .switch("checked", Signal::derive(move || value.with(|value| *value == known)))
            .on_change(move |_| value.set(chosen.clone()));
        let label = el("label").class("tick").add(radio).add(text(words));
        match lang {
            Some(lang) => label.attr("lang", lang),
            None => label,
        }
    };
    let options: Vec<El> = options.into_iter().map(option).collect();
    let hint_id = format!("{name}-hint");
    let group = el("fieldset").class("group").add(el("legend").add(text(legend)));
    let group = match hint {
        Some(hint) => group
            .attr("aria-describedby", hint_id.clone())
            .add(el("p").class("field__hint").attr("id", hint_id).add(text(hint))),
        None => group,
    };
    group.add(el("div").class("row").add(options))
}
