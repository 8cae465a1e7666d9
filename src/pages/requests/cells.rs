//! The parts of a row that tables and cards share: who, how it stands and why, what was answered, what can be done.

use carnet_core::wire::{Locale, Request, RequestKind, RequestStatus};
use leptos::prelude::*;

use super::{
    acts::{Act, Acting},
    state::List,
};
use crate::{
    i18n::{format, requests as t, states::Tone},
    route,
    ui::{Badge, El, button, el, icon, link, no_value},
};

/// A request among those that are shown.
#[derive(Clone, Copy)]
pub struct Row<'a> {
    pub item: &'a Request,
    /// No newer one of the same customer is shown.
    pub latest: bool,
}

/// The other side: our customer, or the directory's entry of who asks.
pub fn name(list: List, item: &Request, class: &'static str) -> El {
    let path = match (list, &item.customer_id, &item.participant_id) {
        (List::Received, _, Some(participant)) => route::participant(participant),
        (List::Received, ..) | (_, None, _) => None,
        (_, Some(customer), _) => Some(route::customer(customer)),
    };
    match path {
        Some(path) => link(&path, item.name.clone()).class(class).attr("id", name_id(&item.id)),
        None => el("span").class(class).add(item.name.clone()),
    }
}

pub fn name_id(id: &str) -> String {
    format!("name-{id}")
}

pub fn button_id(act: Act, id: &str) -> String {
    format!("{}-{id}", act.name())
}

/// Tone, icon and words of a status.
fn look(list: List, locale: Locale, item: &Request) -> (Tone, &'static str, &'static str) {
    match (item.status, list) {
        (RequestStatus::Pending, List::Sent) => (Tone::Pending, "hourglass", t::pending(locale)),
        (RequestStatus::Pending, List::Routing) => (Tone::Pending, "hourglass", t::routing_pending(locale)),
        (RequestStatus::Pending, List::Received) => (Tone::Pending, "inbox", t::to_approve(locale)),
        (RequestStatus::Accepted, _) => (Tone::Success, "check", t::accepted(locale)),
        (RequestStatus::Activated, _) => (Tone::Success, "route", t::routing_active(locale)),
        (RequestStatus::Refused, List::Received) => (Tone::Neutral, "slash", t::refused(locale)),
        (RequestStatus::Refused, _) => (Tone::Danger, "x-circle", t::refused(locale)),
        (RequestStatus::Cancelled, List::Received) => (Tone::Neutral, "slash", t::withdrawn(locale)),
        (RequestStatus::Cancelled, _) => (Tone::Neutral, "slash", t::cancelled(locale)),
    }
}

/// The badge, how long it has been so, and who ended it when.
pub fn status(list: List, locale: Locale, item: &Request) -> El {
    let (tone, picture, words) = look(list, locale, item);
    let quiet = matches!(tone, Tone::Success | Tone::Neutral);
    let badge = view! { <Badge tone icon=picture text=Signal::stored(words.to_owned()) quiet/> }.into_any();
    let old = item.status == RequestStatus::Pending && (item.overdue || item.may_remind);
    let age = old.then(|| {
        let words = el("span").add(t::unanswered(locale, item.age_days));
        el("span").class("badge badge--overlay").add(icon("clock")).add(words)
    });
    let sub = |text: String| el("span").class("sub").add(text);
    let reminded = item.reminded_at.as_ref().filter(|_| item.status == RequestStatus::Pending);
    let reminded = reminded.map(|at| sub(t::reminded(locale, &format::short_date(locale, at))));
    el("div").class("status").add(badge).add(age).add(reminded).add(ended(list, locale, item).map(sub))
}

fn ended(list: List, locale: Locale, item: &Request) -> Option<String> {
    let at = format::short_date(locale, item.answered_at.as_ref()?);
    let who = item.answered_by.as_deref().unwrap_or(&item.name);
    Some(match item.status {
        RequestStatus::Pending => return None,
        RequestStatus::Accepted => t::accepted_why(locale, &at, who),
        RequestStatus::Refused => t::refused_why(locale, &at, who),
        RequestStatus::Activated => t::activated_why(locale, &at, who),
        RequestStatus::Cancelled if list == List::Received => t::withdrawn_why(locale, &at, who),
        RequestStatus::Cancelled => t::cancelled_why(locale, &at, who),
    })
}

/// Somebody's own words, or the reference of the provider's answer.
pub fn answer(locale: Locale, item: &Request) -> Option<String> {
    let words = item.answer.as_ref().filter(|words| !words.trim().is_empty())?;
    Some(match item.kind {
        RequestKind::Acceptance => t::quote(locale, words),
        RequestKind::Routing => t::reference(locale, words),
    })
}

pub fn answer_cell(locale: Locale, item: &Request) -> Vec<AnyView> {
    match answer(locale, item) {
        Some(answer) => vec![answer.into_any()],
        None => no_value(locale).into_iter().map(El::view).collect(),
    }
}

/// The buttons: the likeliest has a border, those after it have not.
pub fn actions(list: List, locale: Locale, row: Row<'_>, acting: Acting, plain: &'static str) -> Vec<El> {
    let Row { item, latest } = row;
    let acts = Act::of(list, item, latest).into_iter().enumerate();
    acts.map(|(place, act)| {
        let (class, item) = (if place == 0 { "btn btn--small" } else { plain }, item.clone());
        let (label, named) = (act.short(list)(locale), act.named(locale, &item.name));
        let id = button_id(act, &item.id);
        button(class, label, move || acting.start(act, item.clone())).attr("aria-label", named).attr("id", id)
    })
    .collect()
}
