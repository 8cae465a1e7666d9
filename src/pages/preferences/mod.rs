//! One’s own preferences, password and sessions.

use leptos::prelude::*;

use crate::{
    i18n::{common as t, owned},
    ui::{PageHeading, page_head},
};

#[component]
pub fn PreferencesPage() -> impl IntoView {
    let heading = view! { <PageHeading title=owned(t::nav_preferences)/> }.into_any();
    page_head(Vec::new(), heading, Vec::new()).view()
}
