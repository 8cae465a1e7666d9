//! The choice of the service provider, where there are two or more.

use carnet_core::wire::Provider;
use leptos::prelude::*;

use super::Settings;
use crate::{
    i18n::{adding, customer as t, text},
    ui::{El, Live, el, live, said},
};

pub fn providers(all: Settings) -> Live {
    let known = Memo::new(move |_| all.draft.base().map(|base| (base.providers, base.provider_id)));
    live(move || {
        let (providers, current) = known.get()?;
        (providers.len() > 1).then(|| {
            let choices: Vec<El> = providers
                .into_iter()
                .map(|provider| {
                    let is_current = current.as_ref() == Some(&provider.id);
                    choice(all, provider, is_current)
                })
                .collect();
            el("fieldset")
                .class("group")
                .add(el("legend").add(text(t::provider_label)))
                .add(el("div").class("choices").add(choices))
                .view()
        })
    })
}

/// What choosing it does is said where it is chosen.
fn choice(all: Settings, provider: Provider, is_current: bool) -> El {
    let (draft, locale) = (all.draft, all.here.locale);
    let Provider { id, name, requires_routing_setup: setup, .. } = provider;
    let known = id.clone();
    let chosen = Signal::derive(move || draft.provider().as_ref() == Some(&known));
    let label = name.clone();
    let note = said(move || {
        let locale = locale.get();
        match (is_current, chosen.get(), setup) {
            (true, _, _) => t::provider_current(locale).to_owned(),
            (false, true, false) => t::provider_effect(locale, &name),
            (false, true, true) => t::provider_effect_setup(locale, &name),
            (false, false, true) => adding::provider_setup(locale).to_owned(),
            (false, false, false) => adding::provider_direct(locale).to_owned(),
        }
    });
    let radio = el("input")
        .attr("type", "radio")
        .attr("name", "settings-provider")
        .attr("value", id)
        .switch("checked", chosen)
        .on_change(move |id| draft.choose(id));
    el("label").class("choice").add(radio).add(el("b").add(label)).add(el("small").add(note))
}
