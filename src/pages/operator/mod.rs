//! The console of the network's operator (R38): what there is to do, the queue of suggestions, the service providers,
//! the imports of the public directory, the questions of companies, and the companies.

mod accounts;
mod company_only;
mod decide;
mod decide_form;
mod detail;
mod filters;
mod imports;
mod network_import;
mod overview;
mod provider_editing;
mod provider_form;
mod provider_hand_off;
mod providers;
mod queue;
mod service;
mod support;

use carnet_core::wire::Role;
use leptos::prelude::*;

pub use accounts::AccountsPage;
pub use company_only::CompanyOnly;
pub use imports::ImportsPage;
pub use network_import::NetworkImportPage;
pub use overview::OverviewPage;
pub use providers::ProvidersPage;
pub use queue::SuggestionsPage;
pub use service::ServicePage;
pub use support::OperatorSupportPage;

use crate::{
    history::{NavigateOptions, use_navigate},
    i18n::{operator as t, owned},
    route,
    session::use_session,
    ui::{Empty, el, live},
};

/// Where the operator goes from the start page of everybody else.
#[component]
pub fn OperatorHome() -> impl IntoView {
    let navigate = use_navigate();
    let options = NavigateOptions { replace: true, ..NavigateOptions::default() };
    Effect::new(move |_| navigate(route::OPERATOR, options));
}

/// The content for the operator; for all others whom the page is for.
fn for_operator(content: impl Fn() -> Vec<AnyView> + Send + 'static) -> AnyView {
    let session = use_session();
    let operator = Memo::new(move |_| session.get().is_some_and(|session| session.user.role == Role::Operator));
    let content = live(move || {
        if operator.get() {
            return content();
        }
        let empty = view! { <Empty title=owned(t::reserved)/> }.into_any();
        vec![el("div").class("sheet").add(empty).view()]
    });
    content.into_any()
}
