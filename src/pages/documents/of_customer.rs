//! The list of one customer's documents says whose they are, and leads to everybody's.

use leptos::prelude::*;

use super::state::Asked;
use crate::{
    api::use_api,
    i18n::{documents as t, text, use_locale},
    load::load,
    route,
    ui::{el, link, link_here, live, said},
};

/// Nothing while everybody's are shown.
pub fn note(question: Memo<Asked>, customer: Memo<String>) -> AnyView {
    let (api, locale) = (use_api(), use_locale());
    let known = load(move || {
        let id = customer.get();
        async move { if id.is_empty() { None } else { api.customer(&id).await.ok() } }
    });
    live(move || {
        let id = customer.get();
        if id.is_empty() {
            return None;
        }
        let everybody = said(move || {
            route::href(&question.with(|asked| Asked { customer: String::new(), page: 1, ..asked.clone() }.path()))
        });
        let whose = match known.get().flatten().filter(|customer| customer.id == id) {
            Some(customer) => link(&route::customer(&id), t::of_customer(locale.get(), &customer.name)).view(),
            // Not read yet, or deleted.
            None => el("span").add(text(t::of_a_customer)).view(),
        };
        let out = link_here(everybody, text(t::of_everybody)).class("small").attr("id", "of-everybody");
        Some(el("div").class("sheet batch").add(el("p").add(whose)).add(el("div").class("row").add(out)).view())
    })
    .into_any()
}
