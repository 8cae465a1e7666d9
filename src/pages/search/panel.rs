//! The details beside the results: a part of the page where there is room, else a modal that covers it.

use leptos::{ev, html, prelude::*};

use super::{
    added::Added,
    row::{RowContext, action},
};
use crate::{
    api::use_api,
    failure::failure,
    i18n::{owned, search as t, text, use_locale},
    load::load,
    participant::detail,
    route::{self, Search},
    ui::{
        COVERED, El, Loading, SidePanel, button, copy_link, el, focus_now, focus_soon, icon, keep_focus, live, said,
        use_media,
    },
};

/// The panel for the participant `open`, which is empty while it is closed.
pub fn panel(open: Memo<String>, address: Memo<Search>, added: Added, on_close: Callback<()>) -> AnyView {
    // The frame's place for the panel is there one frame after the page.
    let placed = RwSignal::new(false);
    request_animation_frame(move || {
        placed.try_set(true);
    });
    let escape = window_event_listener(ev::keydown, move |event| {
        let dialog = document().query_selector("dialog[open]").ok().flatten();
        let closed = open.try_with_untracked(String::is_empty).unwrap_or(true);
        if event.key() == "Escape" && !event.default_prevented() && dialog.is_none() && !closed {
            on_close.run(());
        }
    });
    on_cleanup(move || escape.remove());
    let covered = use_media(COVERED);
    live(move || {
        (placed.get() && !open.with(String::is_empty)).then(|| {
            let (id, covered) = (open.get(), covered.get());
            let content = move || content(id.clone(), address, added, on_close);
            view! { <SidePanel>{boxed(covered, content(), on_close)}</SidePanel> }.into_any()
        })
    })
    .into_any()
}

/// The content in its box.
fn boxed(covered: bool, content: Vec<AnyView>, on_close: Callback<()>) -> AnyView {
    if !covered {
        return el("aside").class("panel").attr("aria-labelledby", "panel-title").add(content).view();
    }
    let dialog = NodeRef::<html::Dialog>::new();
    // On the next frame it is in the document; only then can it be modal.
    request_animation_frame(move || {
        if let Some(Some(dialog)) = dialog.try_get_untracked() {
            let _ = dialog.show_modal();
            focus_now("panel-title");
        }
    });
    let cancel = move |event: ev::Event| {
        event.prevent_default();
        on_close.run(());
    };
    view! { <dialog class="panel" aria-labelledby="panel-title" node_ref=dialog on:cancel=cancel>{content}</dialog> }
        .into_any()
}

fn content(id: String, address: Memo<Search>, added: Added, on_close: Callback<()>) -> Vec<AnyView> {
    let locale = use_locale();
    let api = use_api();
    let asked = id.clone();
    let participant = load(move || {
        let id = asked.clone();
        async move { api.participant(&id).await }
    });
    let link = route::participant(&id)
        .map(|path| copy_link(window().location().origin().unwrap_or_default() + &route::href(&path), owned(t::link)));
    let name = said(move || match participant.get() {
        Some(Ok(participant)) => participant.name,
        _ => id.clone(),
    });
    let body = live(move || match participant.get() {
        None => vec![view! { <Loading><p class="muted">{text(t::loading_entry)}</p></Loading> }.into_any()],
        Some(Ok(read)) => {
            keep_focus();
            detail(read, 3, move || participant.refetch())
        }
        Some(Err(error)) => vec![failure(error, move || participant.refetch())],
    });
    let foot = live(move || {
        let item = participant.get()?.ok()?;
        let context = RowContext { locale: locale.get(), marks: Vec::new(), folded: false, address, added };
        Some(el("div").class("panel__foot").add(action(&item, &context, "btn btn--primary")).view())
    });
    focus_soon("panel-title");
    let close = button("btn btn--ghost btn--icon btn--small", icon("x"), move || on_close.run(()))
        .attr("aria-label", text(t::close_panel));
    let head: El = el("div")
        .class("panel__head")
        .add(el("h2").attr("id", "panel-title").attr("tabindex", "-1").add(name))
        .add(el("div").class("row").add(link).add(close));
    vec![head.view(), el("div").class("panel__body").add(body).view(), foot.into_any()]
}
