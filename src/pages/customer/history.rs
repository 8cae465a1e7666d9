//! What was done with a customer, newest first: by whom, when, each field before and after.

use carnet_core::wire::{AuditEntry, Locale};
use leptos::prelude::*;

use super::{BLOCK, here::Here};
use crate::{
    failure::failure,
    i18n::{audit, customer as t, format},
    ui::{El, Live, button, el, field_changes, focus_soon, icon, live, section},
};

/// Entries shown before one asks for all.
const FIRST: usize = 8;
/// Changed fields of an entry that are shown at once.
const IN_SIGHT: usize = 3;
/// Id of the list.
const LIST: &str = "c-history-list";

pub fn history(here: Here) -> Live {
    let all = RwSignal::new(false);
    let known = Memo::new(move |_| here.history.get());
    live(move || {
        let locale = here.locale.get();
        let block = section(2, "c-history", BLOCK, t::history);
        Some(match known.get()? {
            Err(error) => block.add(failure(error, move || here.history.refetch())).view(),
            Ok(entries) if entries.is_empty() => {
                block.add(el("p").class("small muted").add(t::history_none(locale))).view()
            }
            Ok(entries) => {
                let shown = if all.get() { entries.len() } else { FIRST };
                let lines: Vec<El> = entries.iter().take(shown).map(|one| line(locale, one)).collect();
                let more = (entries.len() > shown).then(|| {
                    let label = t::history_all(locale, entries.len() as u64);
                    button("btn btn--small btn--plain", label, move || {
                        all.set(true);
                        focus_soon(LIST);
                    })
                });
                block
                    .add(el("ol").class("timeline").attr("id", LIST).attr("tabindex", "-1").add(lines))
                    .add(more)
                    .view()
            }
        })
    })
}

fn line(locale: Locale, entry: &AuditEntry) -> El {
    let date = format::date_time(locale, &entry.at);
    let who = if entry.by.is_empty() { audit::by_system(locale) } else { &entry.by };
    let when = el("time").attr("datetime", entry.at.clone()).add(t::history_by(locale, &date, who));
    let changes = (!entry.changes.is_empty()).then(|| changes(locale, entry));
    el("li")
        .add(el("b").add(audit::action(locale, &entry.action).to_owned()))
        .add(" ")
        .add(el("span").class("small muted").add(when))
        .add(changes)
}

/// A few in sight; of many, as when a customer was added, how many there are.
fn changes(locale: Locale, entry: &AuditEntry) -> El {
    let list = field_changes(locale, &entry.changes);
    if entry.changes.len() <= IN_SIGHT {
        return list;
    }
    let summary = el("summary").add(icon("chevron-right")).add(audit::changes(locale, entry.changes.len() as u64));
    el("details").class("disclosure").add(summary).add(list)
}
