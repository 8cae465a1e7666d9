//! Contexts, and which page an address shows.
//!
//! The router has one route for everything, and pages are chosen by [`Page`]: each route of the router's own costs
//! several kilobytes of code, and a typed page is checked by the compiler.

use leptos::prelude::*;
use leptos_router::{
    components::{FlatRoutes, Route, Router},
    hooks::use_location,
    path,
};

use crate::{
    api::provide_api,
    i18n::provide_locale,
    pages::{CUSTOMERS, NotFound, SEARCH, SignInPage, Start},
    route::{self, Page},
    session::provide_session,
    shell::{Frame, ask_session},
    ui::{AnnouncerRegion, provide_announcer},
};

#[component]
pub fn App() -> impl IntoView {
    provide_locale();
    provide_announcer();
    let session = provide_session();
    let api = provide_api(Callback::new(move |()| session.expire()));
    ask_session(api, session);
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
    let page = Memo::new(move |_| Page::parse(&path.read()));
    let alone = Memo::new(move |_| page.get() == Page::SignIn);
    move || {
        if alone.get() {
            view! { <SignInPage/> }.into_any()
        } else {
            view! { <Frame>{move || content(page.get())}</Frame> }.into_any()
        }
    }
}

/// The page inside the frame.
fn content(page: Page) -> AnyView {
    match page {
        Page::Home => view! { <Start/> }.into_any(),
        // Left for the moment it takes the frame to go.
        Page::SignIn => ().into_any(),
        Page::Search | Page::Participant(..) => SEARCH.show(page),
        Page::Customers | Page::Customer(_) => CUSTOMERS.show(page),
        Page::Unknown => view! { <NotFound/> }.into_any(),
    }
}
