//! Guard and layout.

use leptos::{ev, prelude::*};

use super::{
    ask_session,
    nav::nav,
    overlays::provide_overlays,
    topbar::{COMMAND, top_bar},
};
use crate::{
    api::use_api,
    history::{NavigateOptions, use_location, use_navigate},
    i18n::{common as t, owned, site, states::Tone, text, use_locale},
    route,
    session::{Status, use_session},
    shortcuts,
    ui::{
        Awaited, El, ErrorBlock, Live, Notice, PANEL_PLACE, PageHeading, SkeletonRows, el, focus_now, link, live,
        provide_awaited, said, use_notices,
    },
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
        Show::Asking => page(view! { <SkeletonRows/> }.into_any()),
        Show::Page => layout(&children).into_any(),
        Show::SignIn => {
            to_sign_in();
            ().into_any()
        }
        Show::Failure => page(session_failure().into_any()),
    }
}

fn page(content: AnyView) -> AnyView {
    el("main").class("page").attr("id", "content").add(content).view()
}

/// Leads to sign-in and back here.
fn to_sign_in() {
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

fn session_failure() -> Vec<AnyView> {
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
    let heading = view! { <PageHeading title=owned(t::product)/> }.into_any();
    vec![el("div").class("page__head").add(heading).view(), view! { <ErrorBlock what reference retry/> }.into_any()]
}

fn layout(children: &ChildrenFn) -> Vec<AnyView> {
    let overlays = provide_overlays();
    let awaited = provide_awaited();
    let main = el("main")
        .class("page")
        .attr("id", "content")
        .attr("tabindex", "-1")
        .add(announced(awaited))
        .add(children())
        .add(footer());
    let beside = el("div").class("beside").attr("id", PANEL_PLACE);
    shortcuts::listen();
    let mut views = vec![skip_links().view()];
    views.extend(top_bar().into_iter().map(El::view));
    views.push(el("div").class("shell").add(nav("menu")).add(main).add(beside).view());
    views.push(overlays.view().view());
    views
}

/// The same on every page, in the same order.
fn footer() -> El {
    let locale = use_locale();
    el("footer")
        .class("footer")
        .add(link(route::SITE_MAP, text(site::site_map)))
        .add(link(route::ACCESSIBILITY, text(site::accessibility)))
        .add(link(route::SUPPORT, text(t::nav_support)))
        .add(el("span").add(said(move || t::version(locale.get(), env!("CARGO_PKG_VERSION")))))
}

fn skip_links() -> El {
    // Fragments are relative to the document's base, not to the page, so the jump is made here: to the first of these
    // that is on the page.
    let jump = |ids: &'static [&'static str], label| {
        let jump = move |ev: web_sys::Event| {
            let there = ids.iter().find_map(|id| document().get_element_by_id(id));
            if let Some(target) = there {
                ev.prevent_default();
                ev.stop_propagation();
                target.scroll_into_view();
                focus_now(&target.id());
            }
        };
        el("a").attr("href", format!("#{}", ids.last().unwrap_or(&""))).on_event("click", jump).add(text(label))
    };
    el("nav")
        .class("skip")
        .attr("aria-label", text(t::skip_links))
        .add(jump(&["content"], t::skip_content))
        .add(jump(&["menu"], t::skip_menu))
        .add(jump(&["search-id", COMMAND], t::skip_search))
}

/// The region of what is said to everybody: that the network is gone, that the page waits for long, what was done.
fn announced(awaited: Awaited) -> El {
    let said = el("div").class("notices").attr("id", "notice").attr("role", "status");
    said.add(offline_banner()).add(awaited.view()).add(use_notices().view())
}

/// Says that the network is gone, and since when the data on the page is.
fn offline_banner() -> Live {
    let locale = use_locale();
    let offline = RwSignal::new(!window().navigator().on_line());
    let gone = window_event_listener(ev::offline, move |_| offline.set(true));
    let back = window_event_listener(ev::online, move |_| offline.set(false));
    on_cleanup(move || {
        gone.remove();
        back.remove();
    });
    live(move || {
        offline.get().then(|| {
            let time = crate::i18n::format::time_now(locale.get_untracked());
            let text = el("p").add(said(move || t::offline_since(locale.get(), &time))).view();
            view! { <Notice tone=Tone::Warning icon="cloud-off">{text}</Notice> }
        })
    })
}
