//! Cards that are taken down: the form that takes one down, and the list, each with the way back.

use carnet_core::wire::{Code, NewTakeDown, TakeDown};
use leptos::prelude::*;

use super::Sending;
use crate::{
    api::use_api,
    failure::failure,
    i18n::{Locale, format, owned, service as t, states::Tone, text, use_locale},
    load::load,
    ui::{
        El, Empty, Need, SkeletonRows, button, code_box, el, focus_soon, form_field, live, says, text_area, use_notices,
    },
};

const PARTICIPANT: &str = "service-participant";
const REASON: &str = "service-reason";
const AT_FIELDS: &[(Code, &str)] = &[
    (Code::ParticipantNotFound, PARTICIPANT),
    (Code::ParticipantTakenDown, PARTICIPANT),
    (Code::ReasonRequired, REASON),
    (Code::TextTooLong, REASON),
    (Code::TextControl, REASON),
];

/// `typed`: whether the form holds something.
pub fn content(typed: RwSignal<bool>) -> Vec<AnyView> {
    let (api, locale) = (use_api(), use_locale());
    let answer = load(move || async move { api.take_downs().await });
    let changed = Callback::new(move |()| answer.refetch());
    let sending = Sending::new();
    let rows = live(move || match answer.get() {
        None => view! { <SkeletonRows/> }.into_any(),
        Some(Err(error)) => failure(error, move || answer.refetch()),
        Some(Ok(list)) if list.is_empty() => view! { <Empty title=owned(t::take_downs_none)/> }.into_any(),
        Some(Ok(list)) => {
            let locale = locale.get();
            let entries: Vec<El> = list.into_iter().map(|one| entry(locale, one, sending, changed)).collect();
            el("ul").class("entries").attr("aria-label", t::take_downs_list(locale)).add(entries).view()
        }
    });
    vec![
        el("p").class("muted").add(text(t::take_downs_lead)).view(),
        sending.told().view(),
        form(sending, typed, changed).view(),
        el("div").add(rows).view(),
    ]
}

fn form(sending: Sending, typed: RwSignal<bool>, changed: Callback<()>) -> El {
    let (api, notices) = (use_api(), use_notices());
    let (id, reason) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    Effect::new(move |_| typed.set([id, reason].iter().any(|field| !field.get().trim().is_empty())));
    let take_down = move || {
        let (participant_id, reason_given) = (id.get_untracked().trim().to_owned(), reason.get_untracked());
        let mut missing = Vec::new();
        if participant_id.is_empty() {
            missing.push((PARTICIPANT.to_owned(), says(t::participant_required)));
        }
        if reason_given.trim().is_empty() {
            missing.push((REASON.to_owned(), says(t::reason_required)));
        }
        if !missing.is_empty() {
            return sending.wrong.tell_at_field(missing);
        }
        let body = NewTakeDown { participant_id, reason: reason_given };
        let call = async move { api.take_down(&body).await };
        sending.send(call, AT_FIELDS, move |taken| {
            id.set(String::new());
            reason.set(String::new());
            notices.say(Tone::Success, move |locale| t::taken_down(locale, &taken.participant_id));
            changed.run(());
        });
    };
    let wrong = sending.wrong;
    let box_of_id = code_box(id.into(), move |typed| id.set(typed));
    el("form")
        .class("stack")
        .attr("novalidate", "")
        .on_submit(take_down)
        .add(form_field(PARTICIPANT, t::participant, Need::Required, Some(t::participant_hint), wrong, box_of_id))
        .add(form_field(REASON, t::reason, Need::Required, Some(t::reason_hint), wrong, text_area(reason)))
        .add(el("div").add(sending.button("btn", t::take_down)))
}

fn entry(locale: Locale, one: TakeDown, sending: Sending, changed: Callback<()>) -> El {
    let (api, notices) = (use_api(), use_notices());
    let id = one.participant_id.clone();
    let lift = move || {
        let (wanted, told) = (id.clone(), id.clone());
        let call = async move { api.lift(&wanted).await };
        sending.send(call, &[], move |()| {
            notices.say(Tone::Success, move |locale| t::lifted(locale, &told));
            focus_soon("service-taken-down");
            changed.run(());
        });
    };
    let words = el("div")
        .class("stack stack--tight")
        .add(el("p").add(el("b").class("id").attr("translate", "no").add(one.participant_id.clone())))
        .add(el("p").class("words").add(one.reason.clone()))
        .add(el("p").class("muted").add(t::by_on(locale, &one.by, &format::date_time(locale, &one.at))));
    let act =
        button("btn btn--small", t::lift(locale), lift).attr("aria-label", t::lift_of(locale, &one.participant_id));
    el("li").class("row row--between").add(words).add(act)
}
