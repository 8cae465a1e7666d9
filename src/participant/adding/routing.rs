//! The step of a provider that wants a routing setup: the prepared e-mail, to send now or later.

use leptos::prelude::*;

use super::{
    draft::{Draft, Step},
    steps,
};
use crate::{
    i18n::{adding as t, text, use_locale},
    ui::{el, field_note, live, said},
};

pub fn routing(draft: Draft) -> Vec<AnyView> {
    let locale = use_locale();
    let mut parts = steps::heading(draft, Step::Routing);
    let (Some(letter), Some(provider)) = (draft.letter(), draft.provider()) else { return parts };
    let intro = said(move || t::routing_intro(locale.get(), &provider.name));
    parts.push(el("p").add(intro).view());
    parts.extend(letter.fields().into_iter().map(crate::ui::El::view));
    parts.push(letter.ways(move || draft.emailed.set(true)).view());
    let noted = live(move || {
        let note = draft.is_emailed().then(|| text(t::emailed))?;
        Some(field_note("field__note field__note--ok", "check", note).view())
    });
    parts.push(el("div").attr("role", "status").add(noted).view());
    parts
}
