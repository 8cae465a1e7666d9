//! What the network itself says of a participant, how old that is, and the button that asks again. That nobody
//! answered stands beside the last answer, never in its place.

use carnet_core::wire::{Check, CheckAnswer, Locale, Verification};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    api::{ApiError, use_api},
    i18n::{checks as t, format, states::Tone, text, use_locale},
    session::use_session,
    ui::{El, badge, button, date_and_age, el, fact, flag, icon, live, said, section, use_announcer},
};

/// The part of a page; `on_checked` reads the participant again.
pub fn check(
    participant_id: String,
    check: Option<Check>,
    level: u8,
    class: &'static str,
    on_checked: impl Fn() + Copy + 'static,
) -> El {
    let on = use_session().get().is_some_and(|session| session.live_verification);
    let part = section(level, "p-check", class, t::title);
    let part = match &check {
        Some(check) => part.add(answered(check)).add(unanswered(check)),
        None => part.add(el("p").class("small muted").add(text(if on { t::never } else { t::off }))),
    };
    part.add(on.then(|| ask(participant_id, on_checked)))
}

/// The last answer that was one, with what came with it.
fn answered(check: &Check) -> Option<Vec<El>> {
    let locale = use_locale();
    let (answer, at) = (check.answer?, check.answered_at.clone()?);
    let (tone, picture) = look(answer);
    let source = check.source.clone().unwrap_or_default();
    let when = vec![date_and_age(&at), el("span").class("muted").add(format!(" · {source}")).view()];
    let mut facts = el("dl").class("facts").add(fact(t::checked, when));
    if let Some(provider) = check.provider.clone() {
        let until = check.certificate_until.clone();
        let until = until.map(|until| said(move || t::certificate(locale.get(), &format::date(locale.get(), &until))));
        let until = until.map(|until| el("span").class("muted").add(" · ").add(until));
        facts = facts.add(fact(t::provider, el("span").add(provider).add(until)));
    }
    if let Some(types) = check.document_types.filter(|types| *types > 0) {
        facts = facts.add(fact(t::types, said(move || format::number(locale.get(), types))));
    }
    let sentence = said(move || t::answer(locale.get(), answer).to_owned());
    Some(vec![el("p").attr("data-answer", name(answer)).add(badge(tone, picture, sentence, false)), facts])
}

/// Since when nobody answers.
fn unanswered(check: &Check) -> Option<El> {
    let locale = use_locale();
    let (at, source) = (check.failed_at.clone()?, check.failed_source.clone().unwrap_or_default());
    let why = said(move || t::failed_why(locale.get(), &source, &format::date_time(locale.get(), &at)));
    let failed = said(move || t::failed(locale.get()).to_owned());
    Some(
        el("div")
            .attr("data-answer", "failed")
            .add(badge(Tone::Neutral, "cloud-off", failed, true))
            .add(el("p").class("small").add(why)),
    )
}

fn ask(participant_id: String, on_checked: impl Fn() + Copy + 'static) -> Vec<El> {
    let (api, locale, announcer) = (use_api(), use_locale(), use_announcer());
    let (busy, failed) = (RwSignal::new(false), RwSignal::new(None::<ApiError>));
    let act = move || {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        let id = participant_id.clone();
        spawn_local(async move {
            let answer = api.verify(&id).await;
            busy.try_set(false);
            failed.try_set(answer.as_ref().err().cloned());
            if let Ok(found) = answer {
                announcer.say(sentence(locale.get_untracked(), &found));
                on_checked();
            }
        });
    };
    let label =
        said(move || if busy.get() { t::checking(locale.get()) } else { t::check_now(locale.get()) }.to_owned());
    let ask = button("btn btn--small", icon("refresh"), act)
        .attr("id", "check-now")
        .attr("aria-disabled", flag(move || busy.get()))
        .add(label);
    let problem = live(move || {
        let error = failed.get()?;
        Some(el("p").class("small").attr("role", "alert").add(error.sentence(locale.get())).view())
    });
    vec![el("p").add(ask), el("div").add(problem.into_any())]
}

fn sentence(locale: Locale, found: &Verification) -> String {
    match found.answer {
        CheckAnswer::Failed => t::failed_why(locale, &found.source, &format::date_time(locale, &found.at)),
        answer => t::answer(locale, answer).to_owned(),
    }
}

fn look(answer: CheckAnswer) -> (Tone, &'static str) {
    match answer {
        CheckAnswer::Receives => (Tone::Success, "check-circle"),
        CheckAnswer::NotRegistered => (Tone::Danger, "unlink"),
        CheckAnswer::NotServed | CheckAnswer::CannotReceive => (Tone::Warning, "alert"),
        CheckAnswer::Failed => (Tone::Neutral, "cloud-off"),
    }
}

/// As on the wire.
fn name(answer: CheckAnswer) -> &'static str {
    match answer {
        CheckAnswer::Receives => "receives",
        CheckAnswer::NotRegistered => "notRegistered",
        CheckAnswer::NotServed => "notServed",
        CheckAnswer::CannotReceive => "cannotReceive",
        CheckAnswer::Failed => "failed",
    }
}
