//! The company is known, the address is not active: its addresses that are, each of which the document can go to.

use carnet_core::wire::{IdentifierKind, KnownCompany, RouteIdentifier};
use leptos::prelude::*;

use super::{ADDRESS, acts, here::Here};
use crate::{
    i18n::{common, documents as t, owned, text},
    ui::{Dialog, El, button, el, flag, focus_after_dialog, identifier, live, said},
};

pub fn dialog(here: Here) -> AnyView {
    let open = here.is_open(ADDRESS);
    let on_close = Callback::new(move |()| here.close());
    Effect::new(move |before: Option<bool>| {
        let now = open.get();
        if before == Some(true) && !now {
            focus_after_dialog(super::STATE);
        }
        now
    });
    let company = Memo::new(move |_| here.route.with(|route| route.as_ref().and_then(|route| route.company.clone())));
    let content = move || live(move || company.get().map(|company| choice(here, company)).unwrap_or_default());
    view! { <Dialog open on_close id="doc-address" title=owned(t::address_choose)>{content()}</Dialog> }.into_any()
}

fn choice(here: Here, company: KnownCompany) -> Vec<AnyView> {
    let locale = here.locale;
    let number = company.number.clone();
    let why = said(move || t::address_choose_why(locale.get(), &number));
    let none = company.addresses.is_empty().then(|| el("p").add(text(t::address_none)));
    let lines: Vec<El> = company.addresses.into_iter().map(|address| line(here, address)).collect();
    let body =
        el("div").class("dialog__body").add(el("p").add(why)).add(none).add(el("ul").class("received").add(lines));
    let leave = button("btn", text(common::close), move || here.close());
    vec![body.view(), el("div").class("dialog__foot").add(leave).view()]
}

fn line(here: Here, address: String) -> El {
    let locale = here.locale;
    let (shown, named) = (address.clone(), address.clone());
    let label = said(move || t::address_use(locale.get(), &named));
    let go = button("btn btn--small", label, move || use_address(here, address.clone()))
        .attr("aria-disabled", flag(move || here.busy.get()));
    el("li").add(el("div").class("received__what").add(identifier("", &shown))).add(go)
}

/// The address takes the place of the one that is not active; all else stays.
fn use_address(here: Here, address: String) {
    let read = here.document.with_untracked(|document| {
        let document = document.as_ref()?;
        Some((document.version, document.detail.as_deref()?.identifiers.clone()))
    });
    let Some((version, mut identifiers)) = read else { return };
    identifiers.retain(|known| known.kind != IdentifierKind::ElectronicId);
    identifiers.push(RouteIdentifier { kind: IdentifierKind::ElectronicId, value: address });
    acts::run(here, async move {
        let document = here.api.correct_document(&here.id(), version, identifiers).await?;
        here.close();
        Ok(document)
    });
}
