//! The entries of the trail, as a table or as cards.

use carnet_core::wire::{AuditEntry, Locale};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    api::use_api,
    i18n::{audit as t, format, states::Tone, use_locale},
    route,
    ui::{El, NARROW, button, cards, column, el, field_changes, link, live, table, use_media, use_notices},
};

/// `again`: the trail is out of date.
pub fn rows(entries: &[AuditEntry], again: Callback<()>) -> AnyView {
    let locale = use_locale();
    let narrow = use_media(NARROW);
    let entries = entries.to_vec();
    live(move || {
        let locale = locale.get();
        let label = t::title(locale);
        if narrow.get() {
            return cards(label, entries.iter().map(|entry| card(locale, entry, again)).collect()).view();
        }
        let heads = vec![
            column("", t::col_at(locale)),
            column("", t::col_by(locale)),
            column("", t::col_action(locale)),
            column("", t::col_object(locale)),
            column("", t::col_changes(locale)),
        ];
        table(label, label.to_owned(), heads, entries.iter().map(|entry| row(locale, entry, again)).collect()).view()
    })
    .into_any()
}

/// Day and time.
fn when(locale: Locale, entry: &AuditEntry) -> El {
    el("time").attr("datetime", entry.at.clone()).add(format::date_time(locale, &entry.at))
}

fn by(locale: Locale, entry: &AuditEntry) -> String {
    if entry.by.is_empty() { t::by_system(locale).to_owned() } else { entry.by.clone() }
}

fn row(locale: Locale, entry: &AuditEntry, again: Callback<()>) -> El {
    el("tr")
        .add(el("td").class("nowrap").add(when(locale, entry)))
        .add(el("td").add(by(locale, entry)))
        .add(el("td").add(t::action(locale, &entry.action).to_owned()))
        .add(el("th").attr("scope", "row").add(object(entry)).add(restore(locale, entry, again)))
        .add(el("td").add(details(locale, entry)))
}

fn card(locale: Locale, entry: &AuditEntry, again: Callback<()>) -> El {
    el("li")
        .class("card")
        .add(
            el("div")
                .class("card__head")
                .add(object(entry))
                .add(el("span").class("muted small").add(when(locale, entry))),
        )
        .add(el("p").class("small").add(format!("{} · {}", t::action(locale, &entry.action), by(locale, entry))))
        .add(details(locale, entry))
        .add(restore(locale, entry, again))
}

/// The object by its name then; a link where it has a page.
fn object(entry: &AuditEntry) -> El {
    match entry.object_kind.as_str() {
        "customer" => link(&route::customer(&entry.object_id), entry.object_name.clone()).class("name"),
        "supplier" => link(&route::supplier(&entry.object_id), entry.object_name.clone()).class("name"),
        "settings" => link(route::GENERAL, entry.object_name.clone()).class("name"),
        "import" => link(&route::import(&entry.object_id), entry.object_name.clone()).class("name"),
        _ => el("span").class("name").add(entry.object_name.clone()),
    }
}

fn details(locale: Locale, entry: &AuditEntry) -> Option<El> {
    (!entry.changes.is_empty()).then(|| {
        el("details")
            .class("disclosure")
            .add(el("summary").add(t::changes(locale, entry.changes.len() as u64)))
            .add(field_changes(locale, &entry.changes))
    })
}

/// Undoes a deletion while that is possible.
fn restore(locale: Locale, entry: &AuditEntry, again: Callback<()>) -> Option<El> {
    if !entry.restorable {
        return None;
    }
    let (api, notices) = (use_api(), use_notices());
    let id = entry.object_id.clone();
    let act = move || {
        let id = id.clone();
        spawn_local(async move {
            match api.restore_customer(&id).await {
                Ok(restored) => {
                    let name = restored.customer.name;
                    notices.say(Tone::Success, move |locale| t::restored(locale, &name));
                }
                Err(error) => notices.say(Tone::Danger, move |locale| error.sentence(locale)),
            }
            again.try_run(());
        });
    };
    Some(el("div").class("below").add(button("btn btn--small", t::restore(locale), act)))
}
