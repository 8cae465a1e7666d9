//! The form: who the company is, how it is known, and what may help to find it.

use leptos::prelude::*;

use super::{
    draft::{ADDRESS, COMMENT, CONTACT, COUNTRY, Draft, NAME, PROVIDER},
    identifiers::identifiers,
    outcome::outcome,
};
use crate::{
    api::use_api,
    i18n::{suggest as t, text, use_locale},
    load::load,
    ui::{
        El, Need, code_box, countries, el, form_field, live, option, said, select_box, text_area, text_box,
        wrapped_field,
    },
};

pub fn form(draft: Draft, changed: Callback<()>) -> El {
    let (api, locale) = (use_api(), use_locale());
    let label = said(move || {
        let locale = locale.get();
        if draft.busy.get() { t::sending(locale) } else { t::send(locale) }.to_owned()
    });
    let wrong = draft.wrong;
    let name = text_box(draft.name).attr("autocomplete", "off");
    let address = code_box(draft.address.into(), move |typed| draft.address.set(typed));
    let two = el("div")
        .class("fields")
        .add(form_field(ADDRESS, t::address, Need::Optional, Some(t::address_hint), wrong, address))
        .add(provider(draft));
    let send = el("button").class("btn btn--primary").attr("type", "submit").add(label);
    el("form")
        .class("sheet sheet--pad stack suggest")
        .attr("novalidate", "")
        .attr("aria-busy", said(move || draft.busy.get().to_string()))
        .on_submit(move || draft.send(api, changed))
        .add(form_field(NAME, t::name, Need::Required, None, wrong, name))
        .add(country(draft))
        .add(identifiers(draft))
        .add(two)
        .add(form_field(CONTACT, t::contact, Need::Optional, Some(t::contact_hint), wrong, text_box(draft.contact)))
        .add(form_field(COMMENT, t::comment, Need::Optional, None, wrong, text_area(draft.comment)))
        .add(el("div").class("row").add(send))
        .add(outcome(draft))
}

fn country(draft: Draft) -> El {
    let locale = use_locale();
    let options = live(move || {
        draft.filled.track();
        let (locale, chosen) = (locale.get(), draft.country.get_untracked());
        let none = option(String::new(), t::choose_country(locale), chosen.is_empty()).view();
        let each = countries(locale).into_iter().map(|(code, name)| {
            let selected = code == chosen;
            option(code, name, selected).view()
        });
        std::iter::once(none).chain(each).collect::<Vec<_>>()
    });
    let select = el("select").on_change(move |code| draft.country.set(code)).add(options);
    wrapped_field(COUNTRY, t::country, Need::Required, None, draft.wrong, select, select_box)
}

/// Any text, with the providers that are known to choose from. Without their list it is a box like any other.
fn provider(draft: Draft) -> El {
    const LIST: &str = "suggest-providers";
    let api = use_api();
    let known = load(move || async move { api.providers().await });
    let options = live(move || {
        let known = known.get().and_then(Result::ok).unwrap_or_default();
        known.into_iter().map(|provider| el("option").attr("value", provider.name).view()).collect::<Vec<_>>()
    });
    let field = form_field(
        PROVIDER,
        t::provider,
        Need::Optional,
        Some(t::provider_hint),
        draft.wrong,
        text_box(draft.provider).attr("list", LIST),
    );
    field.add(el("datalist").attr("id", LIST).attr("aria-label", text(t::provider)).add(options))
}
