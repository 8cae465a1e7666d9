//! Contexts, and which page an address shows.

use leptos::prelude::*;

use crate::{
    api::provide_api,
    history::{provide_history, use_location},
    i18n::provide_locale,
    pages::{CUSTOMERS, NotFound, SEARCH, SignInPage, Start},
    route::Page,
    session::provide_session,
    shell::{Frame, ask_session},
    ui::{AnnouncerRegion, provide_announcer},
};

#[component]
pub fn App() -> impl IntoView {
    provide_history();
    provide_locale();
    provide_announcer();
    let session = provide_session();
    let api = provide_api(Callback::new(move |()| session.expire()));
    ask_session(api, session);
    view! {
        <AnnouncerRegion/>
        <Pages/>
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
