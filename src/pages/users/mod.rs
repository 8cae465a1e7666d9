//! The people of the company.

use leptos::prelude::*;

use crate::{
    i18n::{common as t, owned},
    ui::{PageHeading, page_head},
};

#[component]
pub fn UsersPage() -> impl IntoView {
    let heading = view! { <PageHeading title=owned(t::nav_users)/> }.into_any();
    page_head(Vec::new(), heading, Vec::new()).view()
}
