//! The latest messages: when, what happened, and where it leads. Following one is reading it.

use carnet_core::wire::{Message, ObjectKind};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    api::{Api, use_api},
    failure::failure,
    i18n::{Locale, format, messages as t, text, use_locale},
    live::{UnreadCount, use_changes, use_unread},
    load::load,
    route,
    ui::{El, SkeletonRows, el, icon, keep_focus, link, live, message_icon, message_way},
};

const SHOWN: u32 = 5;

pub fn latest() -> AnyView {
    let locale = use_locale();
    let (api, unread, changes) = (use_api(), use_unread(), use_changes(ObjectKind::Message));
    let answer = load(move || {
        changes.track();
        async move { api.messages(false, 1, SHOWN).await }
    });
    let content = live(move || {
        keep_focus();
        match answer.get() {
            None => el("div").class("sheet").add(view! { <SkeletonRows rows=2/> }.into_any()).view(),
            Some(Err(error)) => failure(error, move || answer.refetch()),
            Some(Ok(page)) if page.items.is_empty() => {
                let empty = el("div").class("empty").add(el("p").add(text(t::empty)));
                el("div").class("sheet").add(empty).view()
            }
            Some(Ok(page)) => {
                let lines: Vec<El> = page.items.iter().map(|item| line(locale.get(), item, api, unread)).collect();
                el("ul").class("todo todo--latest sheet").add(lines).view()
            }
        }
    });
    let head = el("div")
        .class("section__head")
        .add(el("h2").attr("id", "latest").add(text(t::last)))
        .add(el("p").add(link(route::MESSAGES, text(t::see_all))));
    el("section").class("section").attr("aria-labelledby", "latest").add(head).add(content).view()
}

fn line(locale: Locale, message: &Message, api: Api, unread: UnreadCount) -> El {
    let (path, way) = message_way(message);
    let mark = (!message.read).then(|| el("b").add(t::unread(locale)).add(" · "));
    let when = el("time").attr("datetime", message.at.clone()).add(format::date_time(locale, &message.at));
    let (id, read) = (message.id.clone(), message.read);
    let open = move || {
        if read {
            return;
        }
        let id = id.clone();
        spawn_local(async move {
            if let Ok(now) = api.mark_message(&id, true).await {
                unread.is_now(now.unread);
            }
        });
    };
    let link = link(&path, icon(message_icon(message.kind)))
        .attr("id", format!("latest-{}", message.id))
        .on_click(open)
        .add(el("span").class("todo__what").add(t::sentence(locale, message)))
        .add(icon("chevron-right"))
        .add(el("small").add(mark).add(when).add(" · ").add(way(locale)));
    el("li").add(link)
}
