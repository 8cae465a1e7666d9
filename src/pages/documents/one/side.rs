//! Beside the document: its facts, the hand-off to the provider, what to check in the source, and the source itself.

use carnet_core::wire::{Document, DocumentNote, HandOff, Locale};
use leptos::prelude::*;

use super::{DELETE, delete::download, here::Here};
use crate::{
    i18n::{Text, documents as t, format, text},
    pages::documents::parts::{is_open, recipient},
    route,
    ui::{El, el, icon, identifier, link, link_here, live},
};

pub fn side(here: Here) -> El {
    let facts = live(move || {
        let locale = here.locale.get();
        here.document.with(|document| document.as_ref().map(|document| facts(locale, document)))
    });
    // The buttons stay while facts are read again.
    let open =
        Memo::new(move |_| here.document.with(|document| document.as_ref().is_some_and(|one| is_open(one.status))));
    let delete = live(move || {
        open.get().then(|| {
            link_here(route::href(&here.path(DELETE)), icon("trash"))
                .class("btn btn--danger-quiet")
                .attr("id", "doc-delete")
                .attr("aria-haspopup", "dialog")
                .add(text(t::delete))
                .view()
        })
    });
    let acts = el("div").class("stack stack--tight noprint").add(download(here).class("btn")).add(delete);
    el("div").class("stack stack--loose").add(facts).add(acts)
}

fn facts(locale: Locale, document: &Document) -> Vec<AnyView> {
    let notes = document.detail.as_deref().map(|detail| detail.notes.as_slice()).unwrap_or_default();
    [
        Some(details(locale, document)),
        document.hand_off.as_ref().map(|hand_off| handed(locale, hand_off)),
        (!notes.is_empty()).then(|| noted(locale, notes)),
    ]
    .into_iter()
    .flatten()
    .map(El::view)
    .collect()
}

fn block(locale: Locale, id: &'static str, title: Text, content: El) -> El {
    el("section")
        .attr("aria-labelledby", id)
        .add(el("h2").class("side__title").attr("id", id).add(title(locale)))
        .add(content)
}

fn one(locale: Locale, name: Text, value: impl crate::ui::Child) -> El {
    el("div").add(el("dt").add(name(locale))).add(el("dd").class("fact").add(value))
}

fn details(locale: Locale, document: &Document) -> El {
    let fact = |name: Text, value: String| one(locale, name, value);
    let currency = document.currency.as_deref().unwrap_or_default();
    let amount = document.amount.as_deref().map(|amount| format::money(locale, amount, currency));
    let issued = document.issued_on.as_deref().map(|day| format::day(locale, day));
    let process = document.detail.as_deref().and_then(|detail| detail.process.clone());
    let created = t::created_by(locale, &format::date_time(locale, &document.created_at), &document.created_by);
    let party = document.party.as_ref();
    let customer = party.and_then(|party| Some((party.customer_id.as_deref()?, party.name.clone())));
    let facts = el("dl")
        .class("facts facts--inline")
        .add(fact(t::col_type, t::kind_name(document.kind)(locale).to_owned()))
        .add(fact(t::recipient, recipient(locale, document)))
        .add(customer.map(|(id, name)| one(locale, t::customer, link(&route::customer(id), name))))
        .add(amount.map(|amount| fact(t::amount, amount)))
        .add(issued.map(|issued| fact(t::issued, issued)))
        .add(process.map(|process| fact(t::process, process)))
        .add(fact(t::col_sent_by, t::sent_by(document.sent_by)(locale).to_owned()))
        .add(fact(t::created, created))
        .add(fact(t::size, t::bytes(locale, document.size)));
    block(locale, "doc-details", t::details, facts)
}

fn handed(locale: Locale, hand_off: &HandOff) -> El {
    let fact = |name: Text, value: String| one(locale, name, value);
    let at = |name: Text, at: &Option<String>| at.as_ref().map(|at| one(locale, name, format::date_time(locale, at)));
    let answer = match (hand_off.answer_status, &hand_off.answer) {
        (None, None) => None,
        (status, answer) => Some(answered(locale, status, answer.as_deref())),
    };
    let facts = el("dl")
        .class("facts facts--inline")
        .add(fact(t::provider, hand_off.provider.name.clone()))
        .add(one(locale, t::address, identifier("", &hand_off.address)))
        .add(fact(t::way, t::hand_off_way(hand_off.way)(locale).to_owned()))
        .add((hand_off.tries > 0).then(|| fact(t::tries, format::number(locale, hand_off.tries))))
        .add(at(t::last_try, &hand_off.last_tried_at))
        .add(at(t::next_try, &hand_off.next_try_at))
        .add(at(t::delivered_at, &hand_off.delivered_at));
    let parts = el("div").class("stack stack--tight").add(facts).add(answer);
    block(locale, "doc-hand-off", t::hand_off, parts)
}

/// The provider's own words.
fn answered(locale: Locale, status: Option<u16>, words: Option<&str>) -> El {
    let status = match status {
        Some(status) => t::answer_status(locale, &status.to_string()),
        None => t::no_answer(locale).to_owned(),
    };
    let words = words.filter(|words| !words.is_empty()).map(|words| el("p").class("words").add(words.to_owned()));
    el("div").add(el("p").class("small muted").add(t::answer(locale)).add(" · ").add(status)).add(words)
}

fn noted(locale: Locale, notes: &[DocumentNote]) -> El {
    let line = |note: &DocumentNote| {
        let at = t::note_at(locale, &note.line.to_string(), &note.column.to_string());
        let place = el("span").class("small muted").add(format!("{} · {at}", note.term));
        el("li").add(el("p").add(t::note(locale, note.code, &note.value))).add(place)
    };
    let lines: Vec<El> = notes.iter().map(line).collect();
    block(locale, "doc-notes", t::notes, el("ul").class("entries").add(lines))
}
