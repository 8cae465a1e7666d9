//! Contexts, and which page an address shows.
//!
//! The router has one route for everything, and pages are chosen by [`Page`]: each route of the router's own costs
//! several kilobytes of code, and a typed page is checked by the compiler.

use carnet_core::wire::Role;
use leptos::prelude::*;
use leptos_router::{
    components::{FlatRoutes, Route, Router},
    hooks::use_location,
    path,
};

use crate::{
    api::provide_api,
    i18n::provide_locale,
    live::provide_live,
    pages::{
        AuditPage, CustomerPage, CustomersPage, ImportPage, List, MessagesPage, NotFound, OperatorHome, ParticipantPage,
        ProvidersPage, RequestsPage, SearchPage, SignInPage, Start, SuggestPage, SuggestionsPage,
    },
    route::{self, Page},
    session::{provide_session, use_session},
    shell::{Frame, ask_session},
    ui::{AnnouncerRegion, provide_announcer, provide_notices},
};

#[component]
pub fn App() -> impl IntoView {
    provide_locale();
    provide_announcer();
    let session = provide_session();
    let api = provide_api(Callback::new(move |()| session.expire()));
    ask_session(api, session);
    provide_live();
    provide_notices();
    view! {
        <AnnouncerRegion/>
        <Router base=route::base()>
            <FlatRoutes fallback=NotFound>
                <Route path=path!("/*any") view=Pages/>
            </FlatRoutes>
        </Router>
    }
}

#[component]
fn Pages() -> impl IntoView {
    let path = use_location().pathname;
    let session = use_session();
    let operator = Memo::new(move |_| session.get().is_some_and(|session| session.user.role == Role::Operator));
    let page = Memo::new(move |_| match Page::parse(&path.read()) {
        // One page, whatever is open beside its list.
        Page::Suggestions(_) => Page::Suggestions(String::new()),
        page => page,
    });
    let alone = Memo::new(move |_| page.get() == Page::SignIn);
    move || {
        if alone.get() {
            view! { <SignInPage/> }.into_any()
        } else {
            view! { <Frame>{move || content(page.get(), operator)}</Frame> }.into_any()
        }
    }
}

fn requests(list: List) -> AnyView {
    view! { <RequestsPage list/> }.into_any()
}

/// The page inside the frame.
fn content(page: Page, operator: Memo<bool>) -> AnyView {
    match page {
        Page::Home if operator.get() => view! { <OperatorHome/> }.into_any(),
        Page::Home => view! { <Start/> }.into_any(),
        // Left for the moment it takes the frame to go.
        Page::SignIn => ().into_any(),
        Page::Search => view! { <SearchPage/> }.into_any(),
        Page::Customers => view! { <CustomersPage/> }.into_any(),
        Page::Customer(id) => view! { <CustomerPage id/> }.into_any(),
        Page::Participant(scheme, value) => view! { <ParticipantPage scheme value/> }.into_any(),
        Page::Audit => view! { <AuditPage/> }.into_any(),
        Page::Suggest => view! { <SuggestPage/> }.into_any(),
        Page::Suggestions(_) => view! { <SuggestionsPage/> }.into_any(),
        Page::Providers => view! { <ProvidersPage/> }.into_any(),
        Page::Sent => requests(List::Sent),
        Page::Routing => requests(List::Routing),
        Page::Received => requests(List::Received),
        Page::Messages => view! { <MessagesPage/> }.into_any(),
        Page::Import(id) => view! { <ImportPage id/> }.into_any(),
        Page::Unknown => view! { <NotFound/> }.into_any(),
    }
}
