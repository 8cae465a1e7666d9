//! Changing one's password: the current one first, so that an unattended screen is not enough.

use std::sync::Arc;

use carnet_core::wire::{ChangePassword, Code, MIN_PASSWORD};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    api::{ApiError, use_api},
    i18n::{common, myself as t, people, problems, states::Tone, text, use_locale},
    pages::preferences::titled,
    session::use_session,
    ui::{El, ErrorBlock, Says, Wrong, el, live, password_field, said, says, use_notices},
};

const CURRENT: &str = "password-current";
const NEW: &str = "password-new";

#[derive(Clone, Copy)]
struct Draft {
    current: RwSignal<String>,
    new: RwSignal<String>,
    wrong: Wrong,
    busy: RwSignal<bool>,
    trouble: RwSignal<Option<ApiError>>,
}

/// `changed` runs when the other sessions have ended.
pub fn password(wrong: Wrong, changed: Callback<()>) -> El {
    let locale = use_locale();
    let text_of = || RwSignal::new(String::new());
    let draft =
        Draft { current: text_of(), new: text_of(), wrong, busy: RwSignal::new(false), trouble: RwSignal::new(None) };
    let failed = live(move || {
        let error = draft.trouble.get()?;
        let (what, reference) = (error.sentence(locale.get()), error.reference());
        Some(view! { <ErrorBlock what reference/> }.into_any())
    });
    let label = said(move || if draft.busy.get() { t::busy(locale.get()) } else { t::change(locale.get()) }.to_owned());
    let form = el("form")
        .class("sheet sheet--pad stack suggest")
        .attr("novalidate", "")
        .attr("aria-busy", said(move || draft.busy.get().to_string()))
        .on_submit(saving(draft, changed))
        .add(username())
        .add(password_field(CURRENT, t::current, "current-password", None, draft.current, wrong))
        .add(password_field(NEW, people::password, "new-password", Some(people::password_hint), draft.new, wrong))
        .add(el("p").class("small muted").add(text(t::change_ends)))
        .add(el("div").class("row").add(el("button").class("btn").attr("type", "submit").add(label)))
        .add(el("div").class("notices").attr("role", "alert").add(failed));
    titled("preferences-password", t::password_title).add(form)
}

/// For the browser that keeps passwords: whose this one is.
fn username() -> El {
    let email = use_session().get().map(|session| session.user.email).unwrap_or_default();
    el("input")
        .attr("type", "email")
        .attr("autocomplete", "username")
        .attr("readonly", "")
        .attr("hidden", "")
        .attr("aria-label", text(common::email))
        .value(Signal::stored(email))
}

fn problem(code: Code) -> Says {
    Arc::new(move |locale| problems::sentence(locale, code).to_owned())
}

fn faults(draft: Draft) -> Vec<(String, Says)> {
    let mut found: Vec<(String, Says)> = Vec::new();
    if draft.current.with_untracked(String::is_empty) {
        found.push((CURRENT.to_owned(), says(t::current_required)));
    }
    if draft.new.with_untracked(|new| new.chars().count() < MIN_PASSWORD) {
        found.push((NEW.to_owned(), problem(Code::PasswordTooShort)));
    }
    found
}

fn saving(draft: Draft, changed: Callback<()>) -> impl Fn() + 'static {
    let (api, notices) = (use_api(), use_notices());
    move || {
        if draft.busy.get_untracked() {
            return;
        }
        draft.trouble.set(None);
        let found = faults(draft);
        let whole = found.is_empty();
        draft.wrong.tell_at_field(found);
        if !whole {
            return;
        }
        draft.busy.set(true);
        let body = ChangePassword { current: draft.current.get_untracked(), new: draft.new.get_untracked() };
        spawn_local(async move {
            let answer = api.change_password(&body).await;
            if draft.busy.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(()) => {
                    draft.current.set(String::new());
                    draft.new.set(String::new());
                    notices.say(Tone::Success, |locale| t::changed(locale).to_owned());
                    changed.run(());
                }
                Err(error) => refused(draft, error),
            }
        });
    }
}

fn refused(draft: Draft, error: ApiError) {
    let at = match error.code() {
        Some(code @ Code::PasswordWrong) => Some((CURRENT, code)),
        Some(code @ (Code::PasswordTooShort | Code::PasswordTooLong | Code::PasswordCommon)) => Some((NEW, code)),
        _ => None,
    };
    match at {
        Some((field, code)) => draft.wrong.tell_at_field(vec![(field.to_owned(), problem(code))]),
        None => draft.trouble.set(Some(error)),
    }
}
