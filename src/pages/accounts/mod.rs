//! The companies of the network, for the operator.

use leptos::prelude::*;

use crate::{
    i18n::{common as t, owned},
    ui::{PageHeading, page_head},
};

#[component]
pub fn AccountsPage() -> impl IntoView {
    let heading = view! { <PageHeading title=owned(t::nav_accounts)/> }.into_any();
    page_head(Vec::new(), heading, Vec::new()).view()
}
