//! The customer numbers as one box of commas: what is understood of it, what is wrong with it, and the list behind
//! a button.

use carnet_core::customer_number::first_near;
use leptos::prelude::*;

use super::{Settings, list, near, tabs::Tab, taken};
use crate::{
    i18n::{adding, common, customer as t, text},
    ui::{El, code_box, el, field_note, flag, focus_soon, live, number_chips, said},
};

const BOX: &str = "settings-numbers";

/// Takes the focus to the box, whatever tab is shown.
pub fn show(all: Settings) {
    if all.tab.try_get_untracked().flatten() == Some(Tab::Advanced) {
        all.show(Tab::Basic);
    }
    focus_soon(BOX);
}

pub fn numbers(all: Settings) -> El {
    let draft = all.draft;
    let locale = all.here.locale;
    let error = Memo::new(move |_| draft.trouble.get().and_then(|trouble| trouble.about_numbers(locale.get())));
    let input = code_box(draft.text(), move |typed| draft.type_box(typed))
        .attr("id", BOX)
        .attr("name", "customerNumbers")
        .attr("aria-describedby", "settings-numbers-hint settings-numbers-error")
        .attr("aria-invalid", flag(move || error.with(Option::is_some)));
    let wrong = live(move || error.get().map(|error| field_note("field__error", "alert", error).view()));
    let label = el("label")
        .class("field__label")
        .attr("for", BOX)
        .add(text(t::number_label))
        .add(" ")
        .add(el("span").add(text(common::optional)));
    let hint = said(move || {
        let many = draft.numbers().is_ok_and(|parsed| parsed.numbers.len() > 1);
        let hint = if many { t::number_hint_many } else { t::number_hint };
        hint(locale.get()).to_owned()
    });
    let field = el("div")
        .class("field")
        .class_while("field--error", Signal::derive(move || error.with(Option::is_some)))
        .add(label)
        .add(el("p").class("field__hint").attr("id", "settings-numbers-hint").add(hint))
        .add(el("div").attr("id", "settings-numbers-error").attr("role", "alert").add(wrong))
        .add(input)
        .add(taken::taken(all));
    el("div").class("stack stack--tight").add(field).add(understood(all)).add(list::list(all))
}

/// The numbers as they are understood, doubles, and numbers easily confused; nothing while they are as they were.
fn understood(all: Settings) -> El {
    let draft = all.draft;
    let others = near::near_others(all);
    let lines = live(move || {
        let locale = all.here.locale.get();
        let parsed = draft.numbers().ok()?;
        let base = draft.base()?;
        let changed = parsed.numbers != base.customer_numbers;
        let read = (changed && !parsed.numbers.is_empty()).then(|| {
            let label = el("span").add(adding::number_read(locale));
            el("div").class("row small muted").add(label).add(number_chips(&parsed.numbers))
        });
        let doubles = (!parsed.doubles.is_empty()).then(|| {
            let sentence = adding::number_doubles(locale, parsed.doubles.len() as u64, &parsed.doubles.join(", "));
            field_note("field__note field__note--warning", "alert", sentence)
        });
        let near = first_near(&parsed.numbers)
            .map(|(one, other)| field_note("field__note", "info", adding::number_near(locale, one, other)));
        let other =
            others.get().flatten().filter(|near| changed && parsed.numbers.contains(&near.number)).map(|near| {
                let sentence = t::near_other(locale, &near.number, &near.other, &near.holder);
                field_note("field__note field__note--warning", "alert", sentence)
            });
        Some([read, doubles, near, other].into_iter().flatten().map(El::view).collect::<Vec<_>>())
    });
    el("div").class("stack stack--tight").attr("role", "status").add(lines)
}
