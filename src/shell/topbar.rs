//! The top bar, and the drawer that holds the navigation below 1024 px.

use leptos::{ev, html, prelude::*};
use leptos_router::{components::A, hooks::use_location};

use super::{account_menu::AccountMenu, nav::Nav};
use crate::{
    i18n::{Locale, common as t, text},
    route,
    session::use_session,
    ui::{Icon, Logo},
};

#[component]
pub fn TopBar() -> impl IntoView {
    let drawer = NodeRef::<html::Dialog>::new();
    let (open, set_open) = signal(false);
    let show = move |_| {
        if let Some(drawer) = drawer.get_untracked()
            && drawer.show_modal().is_ok()
        {
            set_open.set(true);
        }
    };
    view! {
        <header class="topbar">
            <button
                class="topbar__item topbar__menu"
                type="button"
                aria-haspopup="dialog"
                aria-expanded=move || open.get().to_string()
                aria-label=text(t::menu)
                on:click=show
            >
                <Icon name="menu"/>
            </button>
            <A href=route::HOME exact=true attr:class="brand">
                <Brand/>
            </A>
            <div class="topbar__end">
                <AccountMenu/>
            </div>
        </header>
        <Drawer drawer on_close=move |()| set_open.set(false)/>
    }
}

#[component]
fn Brand() -> impl IntoView {
    let session = use_session();
    view! {
        <Logo/>
        <span>
            <b>{t::product(Locale::Fr)}</b>
            <small>{move || session.get().map(|session| session.account.name)}</small>
        </span>
    }
}

/// The browser traps the focus in it and gives it back to the button.
#[component]
fn Drawer(drawer: NodeRef<html::Dialog>, #[prop(into)] on_close: Callback<()>) -> impl IntoView {
    let path = use_location().pathname;
    let close = move || {
        if let Some(drawer) = drawer.get_untracked() {
            drawer.close();
        }
    };
    // A link was followed.
    Effect::new(move |_| {
        path.track();
        close();
    });
    let backdrop = move |ev: ev::MouseEvent| {
        if event_target::<web_sys::Element>(&ev).tag_name() == "DIALOG" {
            close();
        }
    };
    view! {
        <dialog class="drawer" aria-labelledby="drawer-title" node_ref=drawer on:click=backdrop on:close=move |_| on_close.run(())>
            <div class="drawer__head">
                <h2 class="visually-hidden" id="drawer-title">{text(t::menu)}</h2>
                <span class="brand">
                    <Brand/>
                </span>
                <button
                    class="btn btn--plain btn--icon"
                    type="button"
                    aria-label=text(t::menu_close)
                    on:click=move |_| close()
                >
                    <Icon name="x"/>
                </button>
            </div>
            <Nav id="drawer-menu"/>
        </dialog>
    }
}
