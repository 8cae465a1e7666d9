//! What a page shows in the place of what a call should have brought.

use leptos::prelude::*;

use crate::{
    api::ApiError,
    i18n::use_locale,
    ui::{ErrorBlock, said},
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
