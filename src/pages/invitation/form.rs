//! Who is invited where, and the password.

use std::sync::Arc;

use carnet_core::wire::{Code, Invitation, MIN_PASSWORD};
use leptos::{prelude::*, task::spawn_local};

use super::{forget, somebody_else};
use crate::{
    api::{ApiError, use_api},
    history::{NavigateOptions, use_navigate},
    i18n::{common, format, owned, people as t, problems, text, use_locale},
    route,
    session::{Status, use_session},
    ui::{El, ErrorBlock, PageHeading, Says, Wrong, el, live, password_field, said},
};

const PASSWORD: &str = "password";

pub fn form(token: String, invitation: Invitation) -> El {
    let locale = use_locale();
    let password = RwSignal::new(String::new());
    let (wrong, busy) = (Wrong::nothing(), RwSignal::new(false));
    let trouble = RwSignal::new(None::<ApiError>);
    let send = sending(token, password, wrong, busy, trouble);
    let title = owned(t::welcome);
    let document_title =
        said(move || if wrong.any().get() { common::title_error(locale.get(), &title.get()) } else { title.get() });
    let failed = live(move || {
        let error = trouble.get()?;
        let (what, reference) = (error.sentence(locale.get()), error.reference());
        Some(view! { <ErrorBlock what reference/> }.into_any())
    });
    let label = said(move || if busy.get() { t::busy(locale.get()) } else { t::choose(locale.get()) }.to_owned());
    el("form")
        .class("sheet sheet--pad stack")
        .attr("novalidate", "")
        .attr("aria-busy", said(move || busy.get().to_string()))
        .on_submit(send)
        .add(view! { <PageHeading title document_title/> }.into_any())
        .add(el("div").class("notices").attr("role", "alert").add(failed))
        .add(about(&invitation))
        .add(email(invitation.email))
        .add(password_field(PASSWORD, t::password, "new-password", Some(t::password_hint), password, wrong))
        .add(el("button").class("btn btn--primary btn--wide").attr("type", "submit").add(label))
}

/// Whom the link is for, of which company, and until when.
fn about(invitation: &Invitation) -> Vec<El> {
    let locale = use_locale();
    let Invitation { display_name: name, company, until, reset, .. } = invitation.clone();
    let words = if reset { t::welcome_reset } else { t::welcome_invited };
    let who = el("p").add(said(move || words(locale.get(), &name, &company)));
    let until = said(move || t::welcome_until(locale.get(), &format::date_time(locale.get(), &until)));
    let other = somebody_else(invitation)
        .map(|other| el("p").class("small").add(said(move || t::welcome_other(locale.get(), &other))));
    let mut parts = vec![who, el("p").class("small muted").add(until)];
    parts.extend(other);
    parts
}

/// Shown to the person, and to the browser that keeps the password.
fn email(email: String) -> El {
    let control = el("input")
        .class("input")
        .attr("id", "email")
        .attr("type", "email")
        .attr("autocomplete", "username")
        .attr("readonly", "")
        .value(Signal::stored(email));
    let label = el("label").class("field__label").attr("for", "email").add(text(common::email));
    el("div").class("field").add(label).add(control)
}

fn sending(
    token: String,
    password: RwSignal<String>,
    wrong: Wrong,
    busy: RwSignal<bool>,
    trouble: RwSignal<Option<ApiError>>,
) -> impl Fn() + 'static {
    let (api, session, navigate) = (use_api(), use_session(), use_navigate());
    move || {
        if busy.get_untracked() {
            return;
        }
        trouble.set(None);
        let chosen = password.get_untracked();
        if chosen.chars().count() < MIN_PASSWORD {
            wrong.tell_at_field(vec![fault(Code::PasswordTooShort)]);
            return;
        }
        wrong.tell_at_field(Vec::new());
        busy.set(true);
        let token = token.clone();
        spawn_local(async move {
            let answer = api.accept_invitation(&token, chosen).await;
            if busy.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(signed_in) => {
                    session.set(Status::SignedIn(signed_in));
                    // In the place of the address with the token.
                    navigate(route::HOME, NavigateOptions { replace: true, ..NavigateOptions::default() });
                }
                Err(error) => match error.code() {
                    Some(code @ (Code::PasswordTooShort | Code::PasswordTooLong | Code::PasswordCommon)) => {
                        wrong.tell_at_field(vec![fault(code)])
                    }
                    Some(Code::LinkInvalid) => {
                        forget();
                        trouble.set(Some(error));
                    }
                    _ => trouble.set(Some(error)),
                },
            }
        });
    }
}

fn fault(code: Code) -> (String, Says) {
    (PASSWORD.to_owned(), Arc::new(move |locale| problems::sentence(locale, code).to_owned()))
}
