//! Deleting a document: final, and said so; the source can be had before.

use leptos::{prelude::*, task::spawn_local};

use super::{DELETE, here::Here};
use crate::{
    api::{ApiError, sent_document_source},
    i18n::{documents as t, states::Tone, text},
    route,
    ui::{Dialog, El, ErrorBlock, button, el, flag, focus_after_dialog, icon, live, said},
};

pub fn dialog(here: Here) -> AnyView {
    let locale = here.locale;
    let open = here.is_open(DELETE);
    let trouble = RwSignal::new(None::<ApiError>);
    let title = said(move || t::delete_ask(locale.get(), &here.number()));
    let on_close = Callback::new(move |()| {
        trouble.set(None);
        here.close();
    });
    Effect::new(move |before: Option<bool>| {
        let now = open.get();
        if before == Some(true) && !now {
            focus_after_dialog("doc-delete");
        }
        now
    });
    let content = move || {
        let note = live(move || {
            let error = trouble.get()?;
            let (what, reference) = (error.sentence(locale.get()), error.reference());
            Some(view! { <ErrorBlock what reference/> }.into_any())
        });
        let body = el("div")
            .class("dialog__body")
            .add(el("div").attr("role", "status").add(note))
            .add(el("p").add(text(t::delete_why)))
            .add(el("p").add(download(here)));
        let keep = button("btn", text(t::keep), move || on_close.run(())).attr("autofocus", "");
        let label = said(move || t::delete_go(locale.get(), &here.number()));
        let go = button("btn btn--danger", label, move || delete(here, trouble))
            .attr("aria-disabled", flag(move || here.busy.get()));
        vec![body.view(), el("div").class("dialog__foot").add(keep).add(go).view()]
    };
    view! { <Dialog open on_close id="doc-delete-dialog" title small=true>{content()}</Dialog> }.into_any()
}

/// The source as a file.
pub fn download(here: Here) -> El {
    el("a")
        .attr("href", sent_document_source(&here.id()))
        .attr("download", "")
        .add(icon("download"))
        .add(text(t::download))
}

fn delete(here: Here, trouble: RwSignal<Option<ApiError>>) {
    let read = here
        .document
        .with_untracked(|document| document.as_ref().map(|document| (document.version, document.number.clone())));
    let Some((version, number)) = read.filter(|_| !here.busy.get_untracked()) else { return };
    here.busy.set(true);
    trouble.set(None);
    spawn_local(async move {
        let outcome = here.api.delete_document(&here.id(), version).await;
        here.busy.try_set(false);
        match outcome {
            Ok(()) => {
                here.notices.say(Tone::Neutral, move |locale| t::deleted(locale, &number));
                here.go(route::STOPPED.to_owned());
            }
            Err(error) => {
                trouble.try_set(Some(error));
                here.reload();
            }
        }
    });
}
