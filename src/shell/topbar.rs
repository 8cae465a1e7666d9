//! The top bar, and the drawer that holds the navigation below 1024 px.

use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::{
    account_menu::account_menu,
    nav::nav,
    overlays::{Overlay, use_overlays},
};
use crate::{
    history::use_location,
    i18n::{Locale, common as t, format, messages, palette, text, use_locale},
    live::use_unread,
    route,
    session::use_session,
    shortcuts::is_mac,
    ui::{El, button, el, icon, is_closed_still, link, live, logo, said, use_announcer},
};

const DRAWER: &str = "drawer";
/// Id of the button that opens the palette.
pub const COMMAND: &str = "command";
/// Between two announcements of messages.
const QUIET: Duration = Duration::from_secs(60);

/// The bar, and the drawer that opens from it.
pub fn top_bar() -> Vec<El> {
    let open = RwSignal::new(false);
    let show = move || {
        if dialog().is_some_and(|dialog| dialog.show_modal().is_ok()) {
            open.set(true);
        }
    };
    let menu = button("topbar__item topbar__menu", icon("menu"), show)
        .attr("aria-haspopup", "dialog")
        .attr("aria-expanded", said(move || open.get().to_string()))
        .attr("aria-label", text(t::menu));
    let home = link(route::HOME, brand()).class("brand");
    let end = el("div").class("topbar__end").add(messages_link()).add(help_link()).add(account_menu());
    vec![el("header").class("topbar").add(menu).add(home).add(command()).add(end), drawer(open)]
}

/// Opens the command palette.
fn command() -> El {
    let (locale, overlays) = (use_locale(), use_overlays());
    let (keys, shortcut) = if is_mac() { ("⌘ K", "Meta+K") } else { ("Ctrl K", "Control+K") };
    button("topbar__item command", icon("search"), move || overlays.open(Overlay::Palette))
        .attr("id", COMMAND)
        .attr("aria-haspopup", "dialog")
        .attr("aria-keyshortcuts", shortcut)
        .attr("aria-label", said(move || palette::title_keys(locale.get(), keys)))
        .add(el("span").class("topbar__label").add(text(palette::title)))
        .add(" ")
        .add(el("kbd").add(keys))
}

/// The way to the messages, with how many are unread. Arrivals are said.
fn messages_link() -> El {
    let locale = use_locale();
    let unread = use_unread();
    announce_arrivals();
    let label = said(move || match unread.get() {
        Some(n) if n > 0 => messages::link_unread(locale.get(), n),
        _ => t::nav_messages(locale.get()).to_owned(),
    });
    let count = live(move || {
        let n = unread.get().filter(|n| *n > 0)?;
        // Drawn from the attribute: as text it would be a second, other name of the link.
        Some(el("span").class("count").attr("data-count", format::number(locale.get(), n)).view())
    });
    link(route::MESSAGES, icon("mail"))
        .class("topbar__item")
        .attr("aria-label", label)
        .add(el("span").class("topbar__label").add(text(t::nav_messages)))
        .add(count)
}

/// Help is in the same place on every page (WCAG 3.2.6); where there is no room, in the menu and the footer alone.
fn help_link() -> El {
    link(route::SUPPORT, icon("help"))
        .class("topbar__item topbar__help")
        .attr("aria-label", text(t::nav_support))
        .add(el("span").class("topbar__label").add(text(t::nav_support)))
}

/// At most one sentence a minute; what arrives meanwhile is said at its end.
fn announce_arrivals() {
    let (locale, unread, announcer) = (use_locale(), use_unread(), use_announcer());
    let (quiet, held) = (RwSignal::new(false), StoredValue::new(false));
    Effect::new(move |heard: Option<u32>| {
        let (now, quiet_now) = (unread.arrivals(), quiet.get());
        let arrived = heard.is_some_and(|heard| now > heard) || held.get_value();
        held.set_value(arrived && quiet_now);
        if let Some(n) = unread.now().filter(|n| arrived && !quiet_now && *n > 0) {
            announcer.say(messages::arrived(locale.get_untracked(), n));
            quiet.set(true);
            set_timeout(
                move || {
                    quiet.try_set(false);
                },
                QUIET,
            );
        }
        now
    });
}

fn brand() -> Vec<AnyView> {
    let session = use_session();
    let account = said(move || session.get().map(|session| session.account.name).unwrap_or_default());
    let words = el("span").add(el("b").add(t::product(Locale::Fr))).add(el("small").add(account));
    vec![logo(), words.view()]
}

fn dialog() -> Option<web_sys::HtmlDialogElement> {
    document().get_element_by_id(DRAWER)?.dyn_into().ok()
}

fn close() {
    if let Some(dialog) = dialog() {
        dialog.close();
    }
}

/// The browser traps the focus in it and gives it back to the button.
fn drawer(open: RwSignal<bool>) -> El {
    let path = use_location().pathname;
    // A link was followed.
    Effect::new(move |_| {
        path.track();
        close();
    });
    let backdrop = |ev: web_sys::Event| {
        if event_target::<web_sys::Element>(&ev).tag_name() == "DIALOG" {
            close();
        }
    };
    let closed = move |ev: web_sys::Event| {
        if is_closed_still(&ev) {
            open.set(false);
        }
    };
    let head = el("div")
        .class("drawer__head")
        .add(el("h2").class("visually-hidden").attr("id", "drawer-title").add(text(t::menu)))
        .add(el("span").class("brand").add(brand()))
        .add(button("btn btn--plain btn--icon", icon("x"), close).attr("aria-label", text(t::menu_close)));
    el("dialog")
        .class("drawer")
        .attr("id", DRAWER)
        .attr("aria-labelledby", "drawer-title")
        .on_event("click", backdrop)
        .on_event("close", closed)
        .add(head)
        .add(nav("drawer-menu"))
}
