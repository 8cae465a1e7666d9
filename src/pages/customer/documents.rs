//! The last documents of a customer, each with its state: what was sent to it or stopped at it.

use carnet_core::wire::{Document, Locale};
use leptos::prelude::*;

use super::{BLOCK, here::Here};
use crate::{
    failure::failure,
    i18n::{customer as t, documents as d},
    route,
    ui::{El, Live, date, document_badge, el, keep_focus, link, live, section},
};

pub fn documents(here: Here) -> Live {
    let known = Memo::new(move |_| here.documents.get());
    live(move || {
        keep_focus();
        let locale = here.locale.get();
        let block = section(2, "c-documents", BLOCK, t::documents);
        Some(match known.get()? {
            Err(error) => block.add(failure(error, move || here.documents.refetch())).view(),
            Ok(page) => match page.items.first() {
                None => block.add(el("p").class("small muted").add(t::documents_none(locale))).view(),
                Some(newest) => {
                    let lines: Vec<El> = page.items.iter().map(|one| line(locale, one)).collect();
                    // The list shows one state at a time: that of the newest is never an empty one.
                    let all = route::customer_documents(&here.id(), newest.status);
                    let all = link(&all, t::documents_all(locale, page.total)).attr("id", "c-documents-all");
                    block.add(el("ul").class("entries").add(lines)).add(el("p").class("small").add(all)).view()
                }
            },
        })
    })
}

fn line(locale: Locale, document: &Document) -> El {
    let name = link(&route::sent_document(&document.id), document.number.clone())
        .attr("id", format!("c-document-{}", document.id));
    let head = el("div").class("row").add(el("b").add(name)).add(document_badge(locale, document, true));
    let facts = el("p")
        .class("small muted")
        .add(d::kind_name(document.kind)(locale))
        .add(" · ")
        .add(date(&document.created_at));
    el("li").add(head).add(facts)
}
