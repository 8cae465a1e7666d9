//! The details beside the results: a part of the page where there is room, else a modal that covers it.

use carnet_core::wire::Participant;
use leptos::{ev, html, prelude::*};

use super::row::{Action, RowContext};
use crate::{
    api::use_api,
    failure::failure,
    i18n::{owned, search as t, text, use_locale},
    load::load,
    participant::Detail,
    route::{self, Search},
    ui::{COVERED, CopyButton, Icon, Loading, SidePanel, live, said, use_media},
};

#[component]
pub fn Panel(
    /// Participant id; empty while closed.
    open: Memo<String>,
    address: Memo<Search>,
    added: RwSignal<Vec<(String, String)>>,
    on_close: Callback<()>,
) -> impl IntoView {
    // The frame's place for the panel is there one frame after the page.
    let placed = RwSignal::new(false);
    request_animation_frame(move || {
        placed.try_set(true);
    });
    let escape = window_event_listener(ev::keydown, move |event| {
        let dialog = document().query_selector("dialog[open]").ok().flatten();
        if event.key() == "Escape"
            && !event.default_prevented()
            && dialog.is_none()
            && !open.with_untracked(String::is_empty)
        {
            on_close.run(());
        }
    });
    on_cleanup(move || escape.remove());
    let covered = use_media(COVERED);
    let shown = Memo::new(move |_| (placed.get() && !open.with(String::is_empty)).then(|| (open.get(), covered.get())));
    live(move || {
        shown.get().map(|(id, covered)| {
            view! { <SidePanel><PanelBox id=id.clone() covered address added on_close /></SidePanel> }
        })
    })
}

#[component]
fn PanelBox(
    id: String,
    covered: bool,
    address: Memo<Search>,
    added: RwSignal<Vec<(String, String)>>,
    on_close: Callback<()>,
) -> impl IntoView {
    if !covered {
        return view! {
            <aside class="panel" aria-labelledby="panel-title"><PanelContent id address added on_close /></aside>
        }
        .into_any();
    }
    let dialog = NodeRef::<html::Dialog>::new();
    dialog.on_load(|dialog| {
        // On the next frame it is in the document; only then can it be modal.
        request_animation_frame(move || {
            let _ = dialog.show_modal();
            super::focus_id("panel-title");
        });
    });
    let cancel = move |event: ev::Event| {
        event.prevent_default();
        on_close.run(());
    };
    view! {
        <dialog class="panel" aria-labelledby="panel-title" node_ref=dialog on:cancel=cancel>
            <PanelContent id address added on_close />
        </dialog>
    }
    .into_any()
}

#[component]
fn PanelContent(
    id: String,
    address: Memo<Search>,
    added: RwSignal<Vec<(String, String)>>,
    on_close: Callback<()>,
) -> impl IntoView {
    let locale = use_locale();
    let api = use_api();
    let asked = id.clone();
    let participant = load(move || {
        let id = asked.clone();
        async move { api.participant(&id).await }
    });
    let heading = NodeRef::<html::H2>::new();
    heading.on_load(|heading| {
        request_animation_frame(move || {
            let _ = heading.focus();
        });
    });
    let known_id = id.clone();
    let name = said(move || match participant.get() {
        Some(Ok(participant)) => participant.name,
        _ => known_id.clone(),
    });
    let link =
        route::participant(&id).map(|path| window().location().origin().unwrap_or_default() + &route::href(&path));
    let body = live(move || match participant.get() {
        None => view! { <Loading><p class="muted">{text(t::loading_entry)}</p></Loading> }.into_any(),
        Some(Ok(participant)) => view! { <Detail participant level=3 /> }.into_any(),
        Some(Err(error)) => view! { {failure(error, move || participant.refetch())} }.into_any(),
    });
    let foot = live(move || {
        let item: Participant = participant.get()?.ok()?;
        let context = RowContext { locale: locale.get(), marks: Vec::new(), folded: false, address, added };
        Some(view! { <div class="panel__foot"><Action item context class="btn btn--primary" /></div> })
    });
    view! {
        <div class="panel__head">
            <h2 id="panel-title" tabindex="-1" node_ref=heading>{name}</h2>
            <div class="row">
                {link.map(|link| view! { <CopyButton text=link what=owned(t::link) /> })}
                <button class="btn btn--ghost btn--icon btn--small" type="button" aria-label=text(t::close_panel)
                    on:click=move |_| on_close.run(())>
                    <Icon name="x" />
                </button>
            </div>
        </div>
        <div class="panel__body">{body}</div>
        {foot}
    }
}
