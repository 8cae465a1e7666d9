//! Forms that are checked when they are sent: what is wrong, said once above the page's heading and again at each
//! field, and fields made with their label, hint and error.

use std::sync::Arc;

use leptos::prelude::*;

use super::{El, el, field_note, flag, focus_now, focus_soon, live, said};
use crate::i18n::{Locale, Text, common as t, text, use_locale};

/// Id of the summary of what is wrong.
const SUMMARY: &str = "errors";

/// A sentence in whichever language is in use when it is shown.
pub type Says = Arc<dyn Fn(Locale) -> String + Send + Sync>;

/// A text of `texts!` as such a sentence.
pub fn says(key: Text) -> Says {
    Arc::new(move |locale| key(locale).to_owned())
}

/// What is wrong with a form: ids of fields, in the order of the form, each with its sentence.
#[derive(Clone, Copy)]
pub struct Wrong(RwSignal<Vec<(String, Says)>>);

impl Wrong {
    /// Nothing yet.
    pub fn nothing() -> Self {
        Self(RwSignal::new(Vec::new()))
    }

    /// Shows what is wrong and takes the focus to the summary.
    pub fn tell(self, found: Vec<(String, Says)>) {
        let any = !found.is_empty();
        self.0.set(found);
        if any {
            focus_soon(SUMMARY);
        }
    }

    /// The same in a dialog, where the fields are in sight: the first of them takes the focus.
    pub fn tell_at_field(self, found: Vec<(String, Says)>) {
        if let Some((id, _)) = found.first() {
            focus_soon(id.clone());
        }
        self.0.set(found);
    }

    pub fn any(self) -> Signal<bool> {
        Signal::derive(move || !self.0.read().is_empty())
    }

    /// What is wrong with one field.
    pub fn of(self, id: &str) -> Signal<Option<String>> {
        let (id, locale) = (id.to_owned(), use_locale());
        Signal::derive(move || {
            self.0.with(|found| found.iter().find(|(field, _)| *field == id).map(|(_, says)| says(locale.get())))
        })
    }

    /// The summary, each line a link to its field. It stays in the document to be heard when it fills.
    pub fn summary(self) -> El {
        let locale = use_locale();
        let content = live(move || {
            let (found, locale) = (self.0.get(), locale.get());
            (!found.is_empty()).then(|| {
                let lines: Vec<El> = found.iter().map(|(id, says)| el("li").add(to_field(id, says(locale)))).collect();
                el("div")
                    .class("errors")
                    .attr("id", SUMMARY)
                    .attr("tabindex", "-1")
                    .add(el("p").class("errors__title").add(t::fields_to_correct(locale, found.len() as u64)))
                    .add(el("ul").add(lines))
                    .view()
            })
        });
        el("div").attr("role", "alert").add(content)
    }
}

fn to_field(id: &str, sentence: String) -> El {
    let field = id.to_owned();
    // A fragment would be relative to the base of the document, not to the page.
    let jump = move |event: web_sys::Event| {
        event.prevent_default();
        event.stop_propagation();
        focus_now(&field);
    };
    el("a").attr("href", format!("#{id}")).on_event("click", jump).add(sentence)
}

/// What a label says of the need to fill its field in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Need {
    Required,
    Optional,
    /// Said elsewhere, by the legend of a group.
    Unsaid,
}

/// A field with its label, hint and error; `control` is completed with what ties them together. Its id is `id`.
pub fn form_field(id: &str, label: Text, need: Need, hint: Option<Text>, wrong: Wrong, control: El) -> El {
    wrapped_field(id, label, need, hint, wrong, control, |control| control)
}

/// The same for a control inside something else: a select in its frame.
pub fn wrapped_field(
    id: &str,
    label: Text,
    need: Need,
    hint: Option<Text>,
    wrong: Wrong,
    control: El,
    wrap: impl FnOnce(El) -> El,
) -> El {
    let error = wrong.of(id);
    let (error_id, hint_id) = (format!("{id}-error"), format!("{id}-hint"));
    let described = {
        let (error_id, hint_id) = (error_id.clone(), hint_id.clone());
        said(move || match (hint.is_some(), error.read().is_some()) {
            (true, true) => format!("{hint_id} {error_id}"),
            (true, false) => hint_id.clone(),
            (false, true) => error_id.clone(),
            (false, false) => String::new(),
        })
    };
    let mark = match need {
        Need::Required => Some(el("span").add(text(t::required))),
        Need::Optional => Some(el("span").add(text(t::optional))),
        Need::Unsaid => None,
    };
    let label = el("label").class("field__label").attr("for", id.to_owned()).add(text(label)).add(" ").add(mark);
    let control = control
        .attr("id", id.to_owned())
        .attr("aria-describedby", described)
        .attr("aria-invalid", flag(move || error.read().is_some()));
    let control = if need == Need::Required { control.attr("required", "") } else { control };
    let hint = hint.map(|hint| el("p").class("field__hint").attr("id", hint_id).add(text(hint)));
    el("div")
        .class("field")
        .class_while("field--error", Signal::derive(move || error.read().is_some()))
        .add(label)
        .add(hint)
        .add(error_note(error_id, error))
        .add(wrap(control))
}

/// What is wrong with a field, at the field.
pub fn error_note(id: String, error: Signal<Option<String>>) -> El {
    let note = live(move || error.get().map(|sentence| field_note("field__error", "alert", sentence).view()));
    el("div").attr("id", id).add(note)
}

/// A box for a line of text.
pub fn text_box(value: RwSignal<String>) -> El {
    el("input").class("input").attr("autocomplete", "off").value(value.into()).on_input(move |typed| value.set(typed))
}

/// A box for an identifier: nothing corrects what is typed.
pub fn code_box(value: Signal<String>, on_input: impl Fn(String) + 'static) -> El {
    el("input")
        .class("input input--mono")
        .attr("autocomplete", "off")
        .attr("autocapitalize", "off")
        .attr("spellcheck", "false")
        .value(value)
        .on_input(on_input)
}

/// A box for some lines of text.
pub fn text_area(value: RwSignal<String>) -> El {
    el("textarea").class("input").attr("rows", "3").value(value.into()).on_input(move |typed| value.set(typed))
}
