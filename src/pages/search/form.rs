//! The search form: the identifier first, the other fields narrow it down. Submitting writes the URL, and the URL
//! is what is searched.

use std::time::Duration;

use leptos::prelude::*;

use super::{filters, recognition, state};
use crate::{
    history::{NavigateOptions, use_navigate},
    i18n::{Text, common, search as t, suppliers, text, use_locale},
    route::{Search, Side},
    ui::{
        El, FINE_POINTER, coded, el, field, field_note, flag, focus_now, focus_soon, live, matches_now, said, value_of,
    },
};

/// How long typing has to rest before the text is read.
const REST: Duration = Duration::from_millis(500);

/// `question` is the one in the URL; `again` runs when the same is asked once more.
pub fn form(question: Memo<Search>, again: impl Fn() + 'static) -> El {
    let locale = use_locale();
    let navigate = use_navigate();
    let side = question.with_untracked(|asked| asked.side);
    let sent = RwSignal::new(false);
    let nothing =
        Memo::new(move |_| question.with(|asked| state::is_empty(asked) && (sent.get() || !asked.country.is_empty())));
    let submit = move || {
        let asked = Search {
            side,
            id: value_of("search-id"),
            name: value_of("search-name"),
            provider: value_of("search-provider"),
            country: value_of("search-country"),
            page: 1,
            ..Search::default()
        };
        sent.set(true);
        if state::is_empty(&asked) {
            focus_now("search-id");
        }
        if question.with_untracked(|known| *known == asked) {
            again();
        } else {
            navigate(&asked.path(), NavigateOptions { scroll: false, ..NavigateOptions::default() });
        }
    };
    let name = el("input")
        .class("input")
        .attr("id", "search-name")
        .attr("name", "name")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("aria-describedby", "search-name-hint")
        .value(said(move || question.with(|asked| asked.name.clone())));
    let name_hint = el("p")
        .class("field__hint")
        .attr("id", "search-name-hint")
        .add(live(move || coded(t::name_hint(locale.get()))));
    let more = el("div")
        .class("idform__more")
        .add(field("search-name", t::name_label, name, Some(name_hint.view())))
        .add(filters::provider(question))
        .add(filters::country(question));
    el("form")
        .class("idform sheet")
        .attr("role", "search")
        .attr("action", side.search())
        .attr("novalidate", "")
        .on_submit(submit)
        .add(id_field(question, nothing))
        .add(more)
}

/// `nothing`: the form was sent without anything to search for.
fn id_field(question: Memo<Search>, nothing: Memo<bool>) -> El {
    let locale = use_locale();
    let side = question.with_untracked(|asked| asked.side);
    let hint: Text = if side == Side::Suppliers { suppliers::search_id_hint } else { common::id_hint };
    let searched = Memo::new(move |_| question.with(|asked| asked.id.clone()));
    let (latest, read_later) = read_at_rest(searched);
    if question.with_untracked(state::is_empty) && matches_now(FINE_POINTER) {
        focus_soon("search-id");
    }
    let input = el("input")
        .class("input")
        .attr("id", "search-id")
        .attr("name", "id")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("autocapitalize", "off")
        .attr("aria-describedby", "search-id-hint search-id-note search-id-error")
        .attr("aria-invalid", flag(move || nothing.get()))
        .value(searched.into())
        .on_input(read_later);
    let bar = el("div")
        .class("idbar")
        .add(input)
        .add(el("button").class("btn btn--primary").attr("type", "submit").add(text(common::search)));
    let error =
        live(move || nothing.get().then(|| field_note("field__error", "alert", t::empty_query(locale.get())).view()));
    el("div")
        .class("field")
        .class_while("field--error", nothing.into())
        .add(el("label").class("field__label").attr("for", "search-id").add(text(common::id_label)))
        .add(bar)
        .add(el("div").attr("id", "search-id-error").attr("role", "alert").add(error))
        .add(el("p").class("field__hint").attr("id", "search-id-hint").add(text(hint)))
        .add(recognition::recognition(side, latest, searched))
}

/// The text as it was when typing last rested, and what to do with each key. A new question puts aside what was
/// typed over the old one.
fn read_at_rest(searched: Memo<String>) -> (Memo<String>, impl Fn(String)) {
    let typed = RwSignal::new(None::<(String, String)>);
    let latest = Memo::new(move |_| {
        let searched = searched.get();
        typed.get().filter(|(over, _)| *over == searched).map_or(searched, |(_, text)| text)
    });
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let stop = move || {
        if let Some(handle) = timer.try_update_value(Option::take).flatten() {
            handle.clear();
        }
    };
    on_cleanup(stop);
    let read_later = move |text: String| {
        stop();
        // The page may be left before the time is up.
        let read = move || {
            if let Some(over) = searched.try_get_untracked() {
                typed.try_set(Some((over, text)));
            }
        };
        timer.set_value(set_timeout_with_handle(read, REST).ok());
    };
    (latest, read_later)
}
