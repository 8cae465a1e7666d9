//! Choosing a password by a link; nobody need be signed in. The token stands after the `#` of the address, which no
//! server sees, and leaves the address as soon as it has done its work.

mod form;

use carnet_core::wire::{Code, Invitation};
use leptos::{ev, prelude::*};

use crate::{
    api::{ApiError, use_api},
    failure::failure,
    i18n::{common, owned, people as t, text, use_adopt_locale},
    load::load,
    route,
    session::{Status, use_session},
    ui::{El, Loading, PageHeading, el, link, live, outside},
};

/// The token in the address; empty when there is none.
fn token() -> String {
    window().location().hash().unwrap_or_default().trim_start_matches('#').to_owned()
}

#[component]
pub fn InvitationPage() -> impl IntoView {
    let (api, adopt_locale) = (use_api(), use_adopt_locale());
    let token = {
        let current = RwSignal::new(token());
        // Another link pasted into the same window.
        let pasted = window_event_listener(ev::hashchange, move |_| current.set(self::token()));
        on_cleanup(move || pasted.remove());
        Memo::new(move |_| current.get())
    };
    let answer = load(move || {
        let token = token.get();
        async move {
            if token.is_empty() {
                return None;
            }
            let found = api.invitation(&token).await;
            if let Ok(invitation) = &found {
                adopt_locale(invitation.locale);
            }
            Some((token, found))
        }
    });
    let content = live(move || match answer.get() {
        None => view! { <Loading><p class="muted">{text(common::loading)}</p></Loading> }.into_any(),
        Some(None) => dead(t::link_missing).view(),
        Some(Some((token, Ok(invitation)))) => form::form(token, invitation).view(),
        Some(Some((_, Err(error)))) if error.code() == Some(Code::LinkInvalid) => {
            forget();
            dead(t::link_invalid).view()
        }
        Some(Some((_, Err(error)))) => failed(error, move || answer.refetch()).view(),
    });
    outside(vec![content.into_any()])
}

/// The token is worth nothing any more: it leaves the address and the history.
fn forget() {
    if let Ok(history) = window().history() {
        // A browser that refuses keeps a token that opens nothing.
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&route::href(route::INVITATION)));
    }
}

/// Why the link leads nowhere, and what to do.
fn dead(why: fn(crate::i18n::Locale) -> &'static str) -> El {
    let heading = view! { <PageHeading title=owned(t::link_invalid_title)/> }.into_any();
    el("div")
        .class("sheet sheet--pad stack")
        .add(heading)
        .add(el("p").add(text(why)))
        .add(link(route::SIGN_IN, text(t::to_sign_in)).class("btn btn--wide"))
}

fn failed(error: ApiError, again: impl Fn() + Send + Sync + 'static) -> El {
    let heading = view! { <PageHeading title=owned(t::welcome)/> }.into_any();
    el("div").class("sheet sheet--pad stack").add(heading).add(failure(error, again))
}

/// The name of somebody who is signed in already and is not who the link is for.
fn somebody_else(invitation: &Invitation) -> Option<String> {
    match use_session().status().get_untracked() {
        Status::SignedIn(session) if session.user.email != invitation.email => Some(session.user.display_name),
        _ => None,
    }
}
