//! How a service provider gets its documents, in its dialog: posted to an address and signed, or collected with a key
//! that is shown once.

use carnet_core::wire::{HandOffWay, ProviderRecord};
use leptos::prelude::*;

use super::provider_editing::{Editing, KEY, SECRET, URL};
use crate::{
    i18n::{Locale, Text, format, operator as t, owned, text, use_locale},
    ui::{CopyButton, El, Need, button, choices, code_box, el, field, flag, form_field, icon, live, said, text_box},
};

pub fn fields(editing: Editing) -> El {
    let ways = vec![
        (HandOffWay::Post, t::way_post as Text, Some(t::way_post_why as Text)),
        (HandOffWay::Collect, t::way_collect, Some(t::way_collect_why)),
    ];
    // What belongs to the chosen way; the other's texts stay as they were typed.
    let of_way = live(move || match editing.way.get() {
        HandOffWay::Post => posted(editing),
        HandOffWay::Collect => collected(editing),
    });
    el("div").class("stack").add(choices("provider-way", t::col_hand_off, ways, editing.way)).add(of_way)
}

fn posted(editing: Editing) -> Vec<AnyView> {
    let kept = editing.before.with_untracked(|before| before.as_ref().is_some_and(|before| before.has_secret));
    let url = code_box(editing.url.into(), move |typed| editing.url.set(typed)).attr("inputmode", "url");
    let secret = text_box(editing.secret).attr("type", "password").attr("autocomplete", "new-password");
    let (need, hint): (Need, Text) =
        if kept { (Need::Optional, t::secret_kept) } else { (Need::Required, t::secret_hint) };
    vec![
        form_field(URL, t::hand_off_url, Need::Required, Some(t::hand_off_url_hint), editing.wrong, url).view(),
        form_field(SECRET, t::secret, need, Some(hint), editing.wrong, secret).view(),
    ]
}

fn collected(editing: Editing) -> Vec<AnyView> {
    let locale = use_locale();
    let key = live(move || match editing.key.get() {
        Some(key) => Some(made(&key)),
        None => editing.before.with(|before| before.as_ref().map(|one| ask(editing, one))),
    });
    let later = said(move || {
        let new = editing.before.with(Option::is_none);
        if new { t::key_later(locale.get()) } else { "" }.to_owned()
    });
    vec![key.into_any(), el("p").class("small muted").add(later).view()]
}

fn ask(editing: Editing, provider: &ProviderRecord) -> AnyView {
    let (words, note): (Text, Option<Text>) =
        if provider.has_collect_key { (t::key_replace, Some(t::key_replace_note)) } else { (t::key_make, None) };
    let make = button("btn", icon("lock"), move || editing.make_key())
        .attr("aria-disabled", flag(move || editing.busy.get()))
        .add(text(words));
    let note = note.map(|note| el("p").class("small muted").add(text(note)));
    el("div").class("stack stack--tight").add(el("div").add(make)).add(note).view()
}

fn made(key: &str) -> AnyView {
    let shown = el("input")
        .class("input input--mono")
        .attr("id", KEY)
        .attr("readonly", "")
        .attr("translate", "no")
        .value(Signal::stored(key.to_owned()));
    let copy = view! { <CopyButton text=Signal::stored(key.to_owned()) what=owned(t::key_what) labelled=true/> };
    el("div")
        .class("stack stack--tight")
        .add(el("p").attr("role", "status").add(text(t::key_once)))
        .add(field(KEY, t::key, shown, None))
        .add(el("div").add(copy.into_any()))
        .view()
}

/// The way, and what waits or has failed.
pub fn summary(locale: Locale, provider: &ProviderRecord) -> Vec<El> {
    let way = match provider.hand_off_way {
        HandOffWay::Post => t::posted(locale),
        HandOffWay::Collect => t::collected(locale),
    };
    let mut figures = Vec::new();
    if provider.queued > 0 {
        figures.push(t::queued(locale, &format::number(locale, provider.queued)));
    }
    if provider.failed > 0 {
        figures.push(t::failed(locale, &format::number(locale, provider.failed)));
    }
    let figures = (!figures.is_empty()).then(|| el("div").class("small muted").add(figures.join(", ")));
    [Some(el("div").add(way)), figures].into_iter().flatten().collect()
}
