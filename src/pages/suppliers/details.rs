//! A supplier's details over the list: how it stands, what it is known by, what it has sent of late.

use carnet_core::wire::{InboundDocument, Locale, ObjectKind, Page, Supplier, SupplierStatus};
use leptos::prelude::*;

use crate::{
    api::{ApiError, document_source, use_api},
    failure::failure,
    i18n::{common, search, suppliers as t, text, use_locale},
    live::use_changes,
    load::{Loaded, load},
    participant::identifier_list,
    route,
    supplier::{decided, status},
    ui::{
        Dialog, El, SkeletonRows, badge, button, el, icon, keep_focus, link, live, said, scheme_with_code, short_date,
    },
};

/// Documents shown.
const SHOWN: u32 = 10;

/// What was read of the supplier with this id; nothing while the dialog is closed.
type Known = Option<(String, Result<Supplier, ApiError>)>;

/// The dialog for the supplier `open`, which is empty while it is closed.
pub fn details(open: Memo<String>, on_close: Callback<()>) -> AnyView {
    let locale = use_locale();
    let (api, changes) = (use_api(), use_changes(ObjectKind::Supplier));
    let answer: Loaded<Known> = load(move || {
        changes.track();
        let id = open.get();
        async move {
            if id.is_empty() {
                return None;
            }
            let supplier = api.supplier(&id).await;
            Some((id, supplier))
        }
    });
    // Of the one that is open: not of the one before it.
    let known = Memo::new(move |_| {
        answer.get().flatten().filter(|(id, _)| open.with(|open| open == id)).map(|(_, supplier)| supplier)
    });
    let title = said(move || match known.get() {
        Some(Ok(supplier)) => supplier.name,
        _ => t::details(locale.get()).to_owned(),
    });
    let is_open = Signal::derive(move || !open.read().is_empty());
    let content = move || live(move || content(open.get(), answer, known, on_close));
    view! { <Dialog open=is_open on_close id="supplier-details" title>{content()}</Dialog> }.into_any()
}

fn content(
    id: String,
    answer: Loaded<Known>,
    known: Memo<Option<Result<Supplier, ApiError>>>,
    on_close: Callback<()>,
) -> Vec<AnyView> {
    if id.is_empty() {
        return Vec::new();
    }
    let known = live(move || match known.get() {
        None => view! { <SkeletonRows rows=2/> }.into_any(),
        Some(Err(error)) => failure(error, move || answer.refetch()),
        Some(Ok(supplier)) => about(&supplier),
    });
    let close = button("btn btn--primary", text(common::close), move || on_close.run(()));
    let body = el("div").class("dialog__body").add(known).add(documents(id));
    vec![body.view(), el("div").class("dialog__foot").add(close).view()]
}

fn about(supplier: &Supplier) -> AnyView {
    let locale = use_locale();
    let (stands, why) = (supplier.clone(), supplier.clone());
    let standing = live(move || {
        let locale = locale.get();
        let sub = decided(locale, &why).filter(|_| why.status == SupplierStatus::Authorized);
        let told = why.words.as_ref().map(|words| el("p").class("small").add(t::told(locale, words)));
        el("div")
            .class("stack stack--tight")
            .add(status(locale, &stands))
            .add(sub.map(|sub| el("p").class("small muted").add(sub)))
            .add(told)
            .view()
    });
    let entry = match supplier.participant_id.as_deref().and_then(route::participant) {
        Some(path) => el("p").class("small").add(link(&path, text(t::entry))),
        None => el("p").class("small muted").add(text(t::no_entry)),
    };
    let identifiers = el("section")
        .attr("aria-labelledby", "supplier-identifiers")
        .add(el("h3").attr("id", "supplier-identifiers").add(text(t::identifiers)))
        .add(identifiers(supplier))
        .add(entry);
    el("div").class("stack").add(standing).add(identifiers).view()
}

/// The address of its entry first, else the first identifier that its documents carry.
fn identifiers(supplier: &Supplier) -> Option<El> {
    let locale = use_locale();
    let mut others = supplier.identifiers.clone();
    if let Some(address) = supplier.participant_id.clone() {
        let code = address.split_once(':').map_or_else(String::new, |(scheme, _)| scheme.to_owned());
        let label = said(move || search::scheme_code(locale.get(), search::details_address(locale.get()), &code));
        return Some(identifier_list(label, address, others));
    }
    if others.is_empty() {
        return None;
    }
    let first = others.remove(0);
    let label = said(move || scheme_with_code(locale.get(), &first.label, &first.scheme));
    Some(identifier_list(label, first.value, others))
}

fn documents(id: String) -> El {
    let (api, locale) = (use_api(), use_locale());
    let changes = use_changes(ObjectKind::Inbound);
    let answer = load(move || {
        changes.track();
        let id = id.clone();
        async move { api.documents_of(&id, 1, SHOWN).await }
    });
    let content = live(move || {
        keep_focus();
        match answer.get() {
            None => view! { <SkeletonRows rows=2/> }.into_any(),
            Some(Err(error)) => failure(error, move || answer.refetch()),
            Some(Ok(page)) if page.items.is_empty() => el("p").class("muted small").add(text(t::no_document)).view(),
            Some(Ok(page)) => list(locale.get(), page).view(),
        }
    });
    el("section")
        .attr("aria-labelledby", "supplier-documents")
        .add(el("h3").attr("id", "supplier-documents").add(text(t::documents)))
        .add(content)
}

fn list(locale: Locale, page: Page<InboundDocument>) -> El {
    let older = page.total.saturating_sub(page.items.len() as u64);
    let lines: Vec<El> = page.items.iter().map(|item| line(locale, item)).collect();
    let more = (older > 0).then(|| el("p").class("muted small").add(t::more_documents(locale, older)));
    el("div").class("stack stack--tight").add(el("ul").class("received").add(lines)).add(more)
}

/// What it is, when it came, how it stands, and the source.
fn line(locale: Locale, item: &InboundDocument) -> El {
    let name = t::document_name(locale, item.kind, &item.number);
    let (tone, picture, word) = t::document_look(item.status);
    let received = el("span").class("small muted").add(short_date(&item.received_at));
    let source = el("a")
        .class("linkbtn nowrap")
        .attr("id", format!("source-{}", item.id))
        .attr("href", document_source(&item.id))
        .attr("download", "")
        .attr("aria-label", t::download_named(locale, &item.number))
        .add(icon("download"))
        .add(t::download(locale));
    el("li")
        .add(el("div").class("received__what").add(el("span").add(name)).add(received))
        .add(badge(tone, picture, Signal::stored(word(locale).to_owned()), true))
        .add(source)
}
