//! Company level settings (R19–R22).

use leptos::prelude::*;

use crate::{
    i18n::{common, owned},
    ui::{PageHeading, page_head},
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    General,
    Outbound,
}

#[component]
pub fn CompanyPage(tab: Tab) -> impl IntoView {
    let _ = tab;
    let heading = view! { <PageHeading title=owned(common::nav_company)/> }.into_any();
    page_head(Vec::new(), heading, Vec::new()).view()
}
