//! The companies that send to this one.

use leptos::prelude::*;

use crate::{
    i18n::{common as t, owned},
    ui::{PageHeading, page_head},
};

#[component]
pub fn SuppliersPage() -> impl IntoView {
    let heading = view! { <PageHeading title=owned(t::nav_my_suppliers)/> }.into_any();
    page_head(Vec::new(), heading, Vec::new()).view()
}
