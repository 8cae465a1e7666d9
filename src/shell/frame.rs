//! Guard and layout.

use leptos::{ev, prelude::*};
use leptos_router::{
    NavigateOptions,
    hooks::{use_location, use_navigate},
};

use super::{ask_session, nav::Nav, topbar::TopBar};
use crate::{
    api::use_api,
    i18n::{common as t, owned, states::Tone, text, use_locale},
    route,
    session::{Status, use_session},
    ui::{ErrorBlock, Notice, PANEL_PLACE, PageHeading, SkeletonRows},
};

/// What the guard shows; the details of the session do not count.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Show {
    Asking,
    Page,
    SignIn,
    Failure,
}

/// The frame, and inside it the children: for who is signed in.
#[component]
pub fn Frame(children: ChildrenFn) -> impl IntoView {
    let session = use_session();
    let status = session.status();
    let show = Memo::new(move |_| match &*status.read() {
        Status::Asking => Show::Asking,
        Status::SignedIn(_) => Show::Page,
        Status::SignedOut(_) => Show::SignIn,
        Status::Failed(_) => Show::Failure,
    });
    move || match show.get() {
        Show::Asking => view! { <main class="page" id="content"><SkeletonRows/></main> }.into_any(),
        Show::Page => view! { <Layout children=children.clone()/> }.into_any(),
        Show::SignIn => view! { <ToSignIn/> }.into_any(),
        Show::Failure => view! { <main class="page" id="content"><SessionFailure/></main> }.into_any(),
    }
}

/// Leads to sign-in and back here.
#[component]
fn ToSignIn() -> impl IntoView {
    let location = use_location();
    let navigate = use_navigate();
    Effect::new(move |_| {
        let search = location.search.get_untracked();
        let path = location.pathname.get_untracked();
        let base = route::base();
        let path = path.strip_prefix(&base).unwrap_or(&path);
        let next = if search.is_empty() { path.to_owned() } else { format!("{path}?{search}") };
        navigate(&route::sign_in(&next), NavigateOptions { replace: true, ..NavigateOptions::default() });
    });
}

#[component]
fn SessionFailure() -> impl IntoView {
    let locale = use_locale();
    let (api, session) = (use_api(), use_session());
    let failure = move || match session.status().get() {
        Status::Failed(error) => Some(error),
        _ => None,
    };
    let what = Signal::derive(move || failure().map(|error| error.sentence(locale.get())).unwrap_or_default());
    let reference = MaybeProp::derive(move || failure().and_then(|error| error.reference()));
    let retry = move |()| {
        session.set(Status::Asking);
        ask_session(api, session);
    };
    view! {
        <div class="page__head">
            <PageHeading title=owned(t::product)/>
        </div>
        <ErrorBlock what reference retry/>
    }
}

#[component]
fn Layout(children: ChildrenFn) -> impl IntoView {
    let locale = use_locale();
    view! {
        <SkipLinks/>
        <TopBar/>
        <div class="shell">
            <Nav id="menu"/>
            <main class="page" id="content" tabindex="-1">
                <OfflineBanner/>
                {children()}
                <footer class="footer">
                    <span>{move || t::version(locale.get(), env!("CARGO_PKG_VERSION"))}</span>
                </footer>
            </main>
            <div class="beside" id=PANEL_PLACE></div>
        </div>
    }
}

#[component]
fn SkipLinks() -> impl IntoView {
    // Fragments are relative to the document's base, not to the page, so the jump is made here. What is not on the
    // page is left to the router.
    let jump = |id: &'static str| {
        move |ev: ev::MouseEvent| {
            if let Some(target) = document().get_element_by_id(id) {
                ev.prevent_default();
                ev.stop_propagation();
                target.scroll_into_view();
                focus(&target);
            }
        }
    };
    view! {
        <nav class="skip" aria-label=text(t::skip_links)>
            <a href="#content" on:click=jump("content")>{text(t::skip_content)}</a>
            <a href="#menu" on:click=jump("menu")>{text(t::skip_menu)}</a>
            <a href=format!("{}{}", route::base(), route::SEARCH) on:click=jump("search-id")>{text(t::skip_search)}</a>
        </nav>
    }
}

fn focus(element: &web_sys::Element) {
    use wasm_bindgen::JsCast;
    if let Some(element) = element.dyn_ref::<web_sys::HtmlElement>() {
        // An element that takes no focus has been scrolled to at least.
        let _ = element.focus();
    }
}

/// Says that the network is gone, and since when the data on the page is.
#[component]
fn OfflineBanner() -> impl IntoView {
    let locale = use_locale();
    let offline = RwSignal::new(!window().navigator().on_line());
    let gone = window_event_listener(ev::offline, move |_| offline.set(true));
    let back = window_event_listener(ev::online, move |_| offline.set(false));
    on_cleanup(move || {
        gone.remove();
        back.remove();
    });
    view! {
        <div class="notices" id="notice" role="status">
            {move || {
                offline.get().then(|| {
                        let time = crate::i18n::format::time_now(locale.get_untracked());
                        view! {
                            <Notice tone=Tone::Warning icon="cloud-off">
                                <p>{move || t::offline_since(locale.get(), &time)}</p>
                            </Notice>
                        }
                    })
            }}
        </div>
    }
}
