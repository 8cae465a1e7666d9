//! What a page shows in the place of what a call should have brought.

use carnet_core::wire::Code;
use leptos::prelude::*;

use crate::{
    api::ApiError,
    i18n::{common as t, text, use_locale},
    ui::{ErrorBlock, el, said},
};

/// What happened, what to quote, and the way to try again. Nothing for a call that was given up.
pub fn failure(error: ApiError, retry: impl Fn() + Send + Sync + 'static) -> AnyView {
    if error == ApiError::Aborted {
        return ().into_any();
    }
    let locale = use_locale();
    let reference = error.reference();
    let what = said(move || error.sentence(locale.get()));
    view! { <ErrorBlock what=what reference=reference retry=move |()| retry() /> }.into_any()
}

/// The same for a call that only administrators may make: to whom is refused, whom to ask. `None`: not such a refusal.
pub fn admins_only(error: &ApiError) -> Option<AnyView> {
    if !matches!(error.code(), Some(Code::AdminOnly | Code::Forbidden)) {
        return None;
    }
    let locale = use_locale();
    let names = error.problem().map(|problem| problem.admins.join(", ")).filter(|names| !names.is_empty());
    let ask = names.map(|names| el("p").add(said(move || t::admins_ask(locale.get(), &names))));
    let empty = el("div").class("empty").add(el("p").add(text(t::admins_only))).add(ask);
    Some(el("div").class("sheet").add(empty).view())
}
