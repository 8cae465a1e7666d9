//! Choosing a password by a link; nobody is signed in yet.

use leptos::prelude::*;

use crate::{
    i18n::{common as t, owned},
    ui::{PageHeading, page_head},
};

#[component]
pub fn InvitationPage() -> impl IntoView {
    let heading = view! { <PageHeading title=owned(t::product)/> }.into_any();
    page_head(Vec::new(), heading, Vec::new()).view()
}
