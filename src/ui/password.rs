//! A password box: what is typed can be seen and pasted, and the browser may keep it.

use leptos::prelude::*;

use super::{El, Need, Wrong, button, el, icon, said, wrapped_field};
use crate::i18n::{Text, common as t, text, use_locale};

/// A field for a password; `autocomplete` says which one: `current-password`, `new-password`.
pub fn password_field(
    id: &'static str,
    label: Text,
    autocomplete: &'static str,
    hint: Option<Text>,
    value: RwSignal<String>,
    wrong: Wrong,
) -> El {
    let shown = RwSignal::new(false);
    let control = password_box(value, shown).attr("autocomplete", autocomplete);
    wrapped_field(id, label, Need::Required, hint, wrong, control, |control| {
        el("div").class("withbutton").add(control).add(show_password(id, label, shown))
    })
}

fn password_box(value: RwSignal<String>, shown: RwSignal<bool>) -> El {
    let kind = Signal::derive(move || if shown.get() { "text" } else { "password" });
    el("input")
        .class("input")
        .attr("type", kind)
        .attr("autocapitalize", "off")
        .attr("spellcheck", "false")
        .value(value.into())
        .on_input(move |typed| value.set(typed))
}

/// The button that shows what is typed, named by the field it belongs to.
pub fn show_password(id: &'static str, label: Text, shown: RwSignal<bool>) -> El {
    let locale = use_locale();
    button("btn", icon("eye"), move || shown.update(|shown| *shown = !*shown))
        .attr("aria-pressed", said(move || shown.get().to_string()))
        .attr("aria-controls", id)
        .attr("aria-label", said(move || t::password_show_named(locale.get(), label(locale.get()))))
        .add(text(t::password_show))
}
