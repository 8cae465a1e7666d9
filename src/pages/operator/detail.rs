//! One suggestion with its evidence: what was said of the company, what its identifiers are, who is like it.

use carnet_core::wire::{Identifier, ObjectKind, Participant, Suggestion, SuggestionDetail};
use leptos::prelude::*;

use super::{
    decide::{Deciding, decisions},
    decide_form::dialog,
    filters::Asked,
};
use crate::{
    api::use_api,
    failure::failure,
    i18n::{Locale, format, operator as t, suggest, use_locale},
    live::use_changes,
    load::load,
    route,
    ui::{
        El, SkeletonRows, badge, country_name, el, fact, focus_soon, icon, identifier, judge, link, link_here, live,
        said,
    },
};

/// Id of the name of the suggestion.
pub const HEADING: &str = "suggestion-name";

pub fn detail(id: String, asked: Memo<Asked>, changed: Callback<()>) -> AnyView {
    let (api, locale) = (use_api(), use_locale());
    let changes = use_changes(ObjectKind::Suggestion);
    let answer = load(move || {
        changes.track();
        let id = id.clone();
        async move { api.suggestion(&id).await }
    });
    let arrived = Memo::new(move |_| answer.with(|answer| answer.is_some()));
    Effect::new(move |_| {
        if arrived.get() {
            focus_soon(HEADING);
        }
    });
    let again = Callback::new(move |()| {
        answer.refetch();
        changed.run(());
    });
    // What is the same stays as it is, with the focus that is in it.
    let known = Memo::new(move |_| answer.get());
    let deciding = Deciding::new(again);
    let content = live(move || match known.get() {
        None => view! { <SkeletonRows/> }.into_any(),
        Some(Err(error)) => failure(error, move || answer.refetch()),
        Some(Ok(detail)) => el("div").class("stack").add(show(locale.get(), detail, deciding)).view(),
    });
    let detail = Signal::derive(move || known.get().and_then(Result::ok));
    let back = live(move || {
        let label = vec![icon("chevron-left"), t::back_to_list(locale.get()).into_any()];
        link_here(route::href(&asked.get().path("")), label).class("queue__back").view()
    });
    el("section")
        .class("sheet sheet--pad stack")
        .attr("aria-labelledby", HEADING)
        .add(back)
        .add(head(detail))
        .add(content)
        .add(dialog(deciding, detail))
        .view()
}

/// Name and state. The heading stays when the details are made anew, and with it the focus that a decision gives it.
fn head(detail: Signal<Option<SuggestionDetail>>) -> El {
    let locale = use_locale();
    let name = said(move || {
        detail.with(|detail| detail.as_ref().map(|detail| detail.suggestion.name.clone())).unwrap_or_default()
    });
    let state = live(move || {
        let state = detail.with(|detail| detail.as_ref().map(|detail| detail.suggestion.state))?;
        let (tone, icon) = suggest::look(state);
        Some(badge(tone, icon, Signal::stored(suggest::badge(locale.get(), state).to_owned()), false))
    });
    let heading = el("h2").attr("id", HEADING).attr("tabindex", "-1").add(name);
    el("div").class("row row--between").add(heading).add(state)
}

fn show(locale: Locale, detail: SuggestionDetail, deciding: Deciding) -> Vec<El> {
    let SuggestionDetail { suggestion, similar } = detail;
    let why = el("p").class("small muted").add(suggest::why(locale, &suggestion));
    let evidence =
        vec![facts(locale, &suggestion), identifiers(locale, &suggestion.identifiers), likes(locale, &similar)];
    std::iter::once(why).chain(decisions(&suggestion, deciding)).chain(evidence).collect()
}

fn facts(locale: Locale, suggestion: &Suggestion) -> El {
    let maybe = |name, value: &Option<String>| value.as_ref().map(|value| fact(name, value.clone()));
    let address = suggestion.electronic_address.as_ref().map(|address| {
        let (scheme, value) = address.split_once(':').unwrap_or(("", address));
        let judged = judge(locale, scheme, value);
        fact(t::address, vec![identifier("", address), judged.note(locale, value).view()])
    });
    let by = format!("{} ({})", suggestion.account_name, suggestion.created_by);
    let decided = suggestion
        .decided_by
        .as_ref()
        .zip(suggestion.decided_at.as_ref())
        .map(|(who, at)| fact(t::decided, t::decided_by(locale, who, &format::short_date(locale, at))));
    let became = suggestion.participant_id.as_ref().map(|id| match route::participant(id) {
        Some(path) => fact(t::became, link(&path, identifier("", id))),
        None => fact(t::became, identifier("", id)),
    });
    let list = el("dl")
        .class("facts")
        .add(fact(t::country, country_name(locale, &suggestion.country)))
        .add(address)
        .add(maybe(t::provider, &suggestion.provider))
        .add(maybe(t::contact, &suggestion.contact))
        .add(maybe(t::comment, &suggestion.comment))
        .add(fact(t::suggested_by, by))
        .add(fact(t::suggested_at, format::date(locale, &suggestion.created_at)))
        .add(fact(t::followers, t::companies(locale, suggestion.followers)))
        .add(decided)
        .add(became);
    part("suggestion-facts", t::facts(locale), list)
}

fn part(id: &'static str, title: &'static str, content: El) -> El {
    el("section").attr("aria-labelledby", id).add(el("h3").attr("id", id).add(title)).add(content)
}

fn identifiers(locale: Locale, identifiers: &[Identifier]) -> El {
    let row = |id: &Identifier| {
        let label = if id.label.is_empty() { id.scheme.clone() } else { format!("{} ({})", id.label, id.scheme) };
        let judged = judge(locale, &id.scheme, &id.value);
        el("li")
            .add(el("span").class("small muted").add(label))
            .add(el("div").add(identifier(&id.scheme, &id.value)))
            .add(judged.note(locale, &id.value))
    };
    let rows: Vec<El> = identifiers.iter().map(row).collect();
    part("suggestion-ids", t::identifiers(locale), el("ul").class("evidence").add(rows))
}

fn likes(locale: Locale, similar: &[Participant]) -> El {
    let row = |participant: &Participant| {
        let name = match route::participant(&participant.participant_id) {
            Some(path) => {
                link(&path, participant.name.clone()).attr("aria-label", t::open_entry(locale, &participant.name))
            }
            None => el("b").add(participant.name.clone()),
        };
        el("li")
            .add(name.class("name"))
            .add(el("div").class("small muted").add(place(locale, participant)))
            .add(el("div").add(identifier("", &participant.participant_id)))
    };
    let rows: Vec<El> = similar.iter().map(row).collect();
    let content = if rows.is_empty() {
        el("p").class("muted").add(t::similar_none(locale))
    } else {
        el("ul").class("evidence").add(rows)
    };
    part("suggestion-similar", t::similar(locale), content)
}

/// `Lyon, France`.
pub fn place(locale: Locale, participant: &Participant) -> String {
    let country = country_name(locale, &participant.country);
    match participant.place.as_deref().map(str::trim) {
        Some(place) if !place.is_empty() => format!("{place}, {country}"),
        _ => country,
    }
}
