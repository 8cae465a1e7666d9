//! Keys of the company’s programs.

use leptos::prelude::*;

use crate::{
    i18n::{common as t, owned},
    ui::{PageHeading, page_head},
};

#[component]
pub fn KeysPage() -> impl IntoView {
    let heading = view! { <PageHeading title=owned(t::nav_keys)/> }.into_any();
    page_head(Vec::new(), heading, Vec::new()).view()
}
