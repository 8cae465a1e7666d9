//! Contexts, and which page an address shows.

use carnet_core::wire::Role;
use leptos::{prelude::*, task::spawn_local};

use crate::{
    api::provide_api,
    history::{NavigateOptions, provide_history, use_location, use_navigate},
    i18n::provide_locale,
    live::provide_live,
    pages::{
        CUSTOMERS, DOCUMENTS, NotFound, OPERATOR, REQUESTS, SEARCH, SETTINGS, SUPPLIERS, SignInPage, Start, TOOLS,
    },
    piece::Piece,
    route::{Page, moved},
    session::{Status, provide_session, use_session},
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
    let outside = Memo::new(move |_| matches!(*session.status().read(), Status::SignedOut(_)));
    // Without the frame, which is for who is signed in.
    let alone = Memo::new(move |_| {
        Some(page.get()).filter(|page| match page {
            Page::SignIn | Page::Invitation => true,
            Page::SiteMap | Page::Accessibility => outside.get(),
            _ => false,
        })
    });
    follow_moved();
    ahead(&page.get_untracked());
    move || match alone.get() {
        Some(Page::SignIn) => view! { <SignInPage/> }.into_any(),
        Some(page) => SETTINGS.show(page),
        None => view! { <Frame>{move || content(page.get(), operator)}</Frame> }.into_any(),
    }
}

/// A shorter address becomes that of the page it shows.
fn follow_moved() {
    let (path, navigate) = (use_location().pathname, use_navigate());
    Effect::new(move |_| {
        if let Some(page) = moved(&path.read()) {
            navigate(page, NavigateOptions { replace: true, ..NavigateOptions::default() });
        }
    });
}

/// Has the code of the first page come while the server says who is signed in.
fn ahead(page: &Page) {
    if let Some(piece) = piece_of(page) {
        // Should it not come, the page says so when it is shown.
        spawn_local(async {
            let _ = piece.arrive().await;
        });
    }
}

/// The page inside the frame.
fn content(page: Page, operator: Memo<bool>) -> AnyView {
    match page {
        Page::Home if operator.get() => OPERATOR.show(page),
        _ if page.is_of_company() && operator.get() => OPERATOR.show(page),
        Page::Home => view! { <Start/> }.into_any(),
        // Left for the moment it takes the frame to go.
        Page::SignIn | Page::Invitation => ().into_any(),
        page => match piece_of(&page) {
            Some(piece) => piece.show(page),
            None => view! { <NotFound/> }.into_any(),
        },
    }
}

/// Where the code of a page is, unless the program starts with it.
fn piece_of(page: &Page) -> Option<&'static Piece> {
    match page {
        Page::Home | Page::SignIn | Page::Unknown => None,
        Page::Search | Page::SupplierSearch | Page::Participant(..) => Some(&SEARCH),
        Page::Customers | Page::Customer(_) => Some(&CUSTOMERS),
        Page::Sent | Page::Routing | Page::Received | Page::Messages | Page::Suggest => Some(&REQUESTS),
        Page::Suppliers => Some(&SUPPLIERS),
        Page::Stopped | Page::Document(_) | Page::RouteTest => Some(&DOCUMENTS),
        Page::Import(_) | Page::Audit => Some(&TOOLS),
        Page::Settings
        | Page::General
        | Page::Outbound
        | Page::Preferences
        | Page::Users
        | Page::Keys
        | Page::Support
        | Page::SiteMap
        | Page::Accessibility
        | Page::Invitation => Some(&SETTINGS),
        Page::Operator
        | Page::Suggestions(_)
        | Page::Providers
        | Page::OperatorSupport
        | Page::Accounts
        | Page::Service
        | Page::NetworkImports(_) => Some(&OPERATOR),
    }
}
