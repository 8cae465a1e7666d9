//! Questions to the network’s operator, and the operator’s answers.

use leptos::prelude::*;

use crate::{
    i18n::{common as t, owned},
    ui::{PageHeading, page_head},
};

#[component]
pub fn SupportPage() -> impl IntoView {
    let heading = view! { <PageHeading title=owned(t::nav_support)/> }.into_any();
    page_head(Vec::new(), heading, Vec::new()).view()
}

#[component]
pub fn OperatorSupportPage() -> impl IntoView {
    let heading = view! { <PageHeading title=owned(t::nav_support_queue)/> }.into_any();
    page_head(Vec::new(), heading, Vec::new()).view()
}
