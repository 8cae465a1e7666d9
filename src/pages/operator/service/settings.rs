//! What holds for all: whether everybody may look up, and how long documents are kept.

use carnet_core::wire::{ChangeService, Code, MAX_KEEP_DAYS, ServiceSettings};
use leptos::prelude::*;

use super::Sending;
use crate::{
    api::use_api,
    i18n::{service as t, states::Tone, text},
    ui::{El, Need, el, form_field, says, text_box, use_notices},
};

const KEEP: &str = "service-keep";
const LOOKUP: &str = "service-public";
const SAVE: &str = "service-save";

/// Made anew when somebody else changed them, for which `again` reads them; says whether they are `changed`.
pub fn form(known: ServiceSettings, changed: RwSignal<bool>, again: Callback<()>) -> El {
    let (api, notices, sending) = (use_api(), use_notices(), Sending::new());
    let lookup = RwSignal::new(known.public_lookup);
    let days = RwSignal::new(known.keep_documents_days.to_string());
    let version = StoredValue::new(known.version);
    let saved = RwSignal::new((known.public_lookup, known.keep_documents_days.to_string()));
    Effect::new(move |_| changed.set(saved.get() != (lookup.get(), days.get().trim().to_owned())));
    let save = move || {
        let keep = days.get_untracked().trim().parse::<u32>().ok().filter(|days| *days <= MAX_KEEP_DAYS);
        let Some(keep) = keep else {
            return sending.wrong.tell_at_field(vec![(KEEP.to_owned(), says(t::keep_malformed))]);
        };
        let body = ChangeService { public_lookup: Some(lookup.get_untracked()), keep_documents_days: Some(keep) };
        let read = version.get_value();
        let call = async move { api.change_service(read, &body).await };
        sending.send(call, &[], move |now| {
            version.set_value(now.version);
            // As it is kept: somebody may have typed 0365.
            days.set(now.keep_documents_days.to_string());
            saved.set((now.public_lookup, now.keep_documents_days.to_string()));
            notices.say(Tone::Success, |locale| t::saved(locale).to_owned());
        });
    };
    Effect::new(move |_| {
        let meanwhile = sending.trouble.with(|trouble| trouble.as_ref().and_then(|error| error.code()));
        if meanwhile == Some(Code::ChangedMeanwhile) {
            notices.say(Tone::Warning, |locale| t::changed_meanwhile(locale).to_owned());
            again.run(());
        }
    });
    let tick = el("input")
        .attr("type", "checkbox")
        .attr("id", LOOKUP)
        .attr("aria-describedby", "service-public-note")
        .switch("checked", lookup.into())
        .on_change(move |_| lookup.update(|on| *on = !*on));
    let note = el("p").class("muted").attr("id", "service-public-note").add(text(t::lookup_note));
    let keep = text_box(days).attr("inputmode", "numeric");
    el("form")
        .class("stack")
        .attr("novalidate", "")
        .on_submit(save)
        .add(sending.told())
        .add(el("label").class("tick").add(tick).add(el("span").add(text(t::lookup_label))))
        .add(note)
        .add(form_field(KEEP, t::keep_label, Need::Required, Some(t::keep_hint), sending.wrong, keep))
        .add(el("div").add(sending.button("btn btn--primary", t::save).attr("id", SAVE)))
}
