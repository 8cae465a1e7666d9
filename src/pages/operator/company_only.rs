//! What the operator sees at the address of a company's page: whose page it is, and the way back.

use leptos::prelude::*;

use crate::{
    i18n::{network as t, owned, text},
    route,
    ui::{Empty, PageHeading, el, link, page_head},
};

#[component]
pub fn CompanyOnly() -> impl IntoView {
    let heading = view! { <PageHeading title=owned(t::company_only)/> }.into_any();
    let back = link(route::OPERATOR, text(t::overview)).class("btn btn--primary").view();
    let why = view! { <Empty title=owned(t::company_only_why)>{back}</Empty> }.into_any();
    (page_head(Vec::new(), heading, Vec::new()).view(), el("div").class("sheet").add(why).view())
}
