//! A modal dialog on the native element: the browser traps the focus, closes on Escape and gives the focus back
//! to the opener. `open` is the caller's; the dialog only asks to be closed.

use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;

use super::icon::Icon;
use crate::i18n::{common as t, text};

/// The element marked `autofocus`, else the title: a long content is read from its beginning.
fn focus_first(dialog: &web_sys::HtmlDialogElement) {
    let target = ["[autofocus]", "h2"].into_iter().find_map(|selector| dialog.query_selector(selector).ok().flatten());
    if let Some(target) = target.and_then(|target| target.dyn_into::<web_sys::HtmlElement>().ok()) {
        // Without it the focus stays on the first control, inside the dialog all the same.
        let _ = target.focus();
    }
}

/// Whether the dialog that reports `close` is closed still: the browser reports it in a task of its own, and the dialog
/// may have been opened again by then.
pub fn is_closed_still(event: &ev::Event) -> bool {
    let dialog = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlDialogElement>().ok());
    dialog.is_none_or(|dialog| !dialog.open())
}

/// Head with title and close button, then the children: `<div class="dialog__body">` and, after it,
/// `<div class="dialog__foot">`. The element with `autofocus` gets the focus, else the title. They exist only while the dialog is open, so that reopening starts them anew;
/// what must survive lives with the caller.
#[component]
pub fn Dialog(
    #[prop(into)] open: Signal<bool>,
    /// Escape, the close button, or the browser's own way.
    #[prop(into)]
    on_close: Callback<()>,
    /// Unique in the document; the title is `{id}-title`.
    id: &'static str,
    #[prop(into)] title: Signal<String>,
    /// 448 px, rising from the bottom on a phone.
    #[prop(optional)]
    small: bool,
    /// As wide as there is room, for a table.
    #[prop(optional)]
    wide: bool,
    children: ChildrenFn,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let open = open.get();
        if let Some(dialog) = dialog.get() {
            if open && !dialog.open() {
                // Fails only for a dialog out of the document, which the node reference rules out.
                let _ = dialog.show_modal();
                // The children are there one frame later.
                request_animation_frame(move || focus_first(&dialog));
            } else if !open && dialog.open() {
                dialog.close();
            }
        }
    });
    let title_id = format!("{id}-title");
    let labelled_by = title_id.clone();
    let class = match (small, wide) {
        (true, _) => "dialog dialog--small",
        (false, true) => "dialog dialog--wide",
        (false, false) => "dialog",
    };
    // `cancel` is held back: whether the dialog closes is the caller's decision, by `open`.
    let cancel = move |ev: ev::Event| {
        ev.prevent_default();
        on_close.run(());
    };
    // The browser may still close it by itself (a second Escape); then the caller has to know, and may keep it open.
    let is_open = move || open.try_get_untracked() == Some(true);
    let closed = move |event: ev::Event| {
        if !is_closed_still(&event) {
            return;
        }
        if is_open() {
            on_close.run(());
        }
        if let Some(Some(dialog)) = dialog.try_get_untracked().filter(|_| is_open()) {
            let _ = dialog.show_modal();
        }
    };
    view! {
        <dialog class=class id=id aria-labelledby=labelled_by node_ref=dialog on:cancel=cancel on:close=closed>
            <div class="dialog__head">
                <h2 id=title_id tabindex="-1">{move || title.get()}</h2>
                <button
                    class="btn btn--plain btn--icon"
                    type="button"
                    aria-label=text(t::close)
                    on:click=move |_| on_close.run(())
                >
                    <Icon name="x"/>
                </button>
            </div>
            <Show when=move || open.get()>{children()}</Show>
        </dialog>
    }
}
