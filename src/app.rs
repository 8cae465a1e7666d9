//! Contexts, and which page an address shows.

use carnet_core::wire::Role;
use leptos::prelude::*;

use crate::{
    api::provide_api,
    history::{provide_history, use_location},
    i18n::provide_locale,
    live::provide_live,
    pages::{
        CUSTOMERS, DOCUMENTS, NotFound, OPERATOR, REQUESTS, SEARCH, SETTINGS, SUPPLIERS, SignInPage, Start, TOOLS,
    },
    route::Page,
    session::{provide_session, use_session},
    shell::{Frame, ask_session},
    ui::{AnnouncerRegion, provide_announcer, provide_notices},
};

#[component]
pub fn App() -> impl IntoView {
    provide_history();
    provide_locale();
    provide_announcer();
    let session = provide_session();
    let api = provide_api(Callback::new(move |()| session.expire()));
    ask_session(api, session);
    provide_live();
    provide_notices();
    view! {
        <AnnouncerRegion/>
        <Pages/>
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
    // Without the frame, which is for who is signed in.
    let alone = Memo::new(move |_| Some(page.get()).filter(|page| matches!(page, Page::SignIn | Page::Invitation)));
    move || match alone.get() {
        Some(Page::SignIn) => view! { <SignInPage/> }.into_any(),
        Some(page) => SETTINGS.show(page),
        None => view! { <Frame>{move || content(page.get(), operator)}</Frame> }.into_any(),
    }
}

/// The page inside the frame.
fn content(page: Page, operator: Memo<bool>) -> AnyView {
    match page {
        Page::Home if operator.get() => OPERATOR.show(page),
        Page::Home => view! { <Start/> }.into_any(),
        // Left for the moment it takes the frame to go.
        Page::SignIn | Page::Invitation => ().into_any(),
        Page::Search | Page::SupplierSearch | Page::Participant(..) => SEARCH.show(page),
        Page::Customers | Page::Customer(_) => CUSTOMERS.show(page),
        Page::Sent | Page::Routing | Page::Received | Page::Messages | Page::Suggest => REQUESTS.show(page),
        Page::Suppliers => SUPPLIERS.show(page),
        Page::Stopped | Page::Document(_) | Page::RouteTest => DOCUMENTS.show(page),
        Page::Import(_) | Page::Audit => TOOLS.show(page),
        Page::Settings
        | Page::General
        | Page::Outbound
        | Page::Preferences
        | Page::Users
        | Page::Keys
        | Page::Support => SETTINGS.show(page),
        Page::Suggestions(_) | Page::Providers | Page::OperatorSupport | Page::Accounts => OPERATOR.show(page),
        Page::Unknown => view! { <NotFound/> }.into_any(),
    }
}
