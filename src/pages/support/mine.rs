//! What one has asked, and the answers.

use carnet_core::wire::SupportRequest;
use leptos::prelude::*;

use super::draft::MINE;
use crate::{
    api::ApiError,
    failure::failure,
    i18n::{Locale, format, owned, support as t, text, use_locale},
    load::Loaded,
    ui::{El, Empty, SkeletonRows, asked, el, live},
};

type Answer = Loaded<Result<Vec<SupportRequest>, ApiError>>;

pub fn mine(answer: Answer) -> El {
    let locale = use_locale();
    let content = live(move || match answer.get() {
        None => el("div").class("sheet").add(view! { <SkeletonRows rows=2/> }.into_any()).view(),
        Some(Err(error)) => failure(error, move || answer.refetch()),
        Some(Ok(list)) if list.is_empty() => {
            el("div").class("sheet").add(view! { <Empty title=owned(t::none)/> }.into_any()).view()
        }
        Some(Ok(list)) => {
            let locale = locale.get();
            let entries: Vec<El> = list.iter().map(|request| entry(locale, request)).collect();
            el("div").class("sheet sheet--pad").add(el("ul").class("entries").add(entries)).view()
        }
    });
    let heading = el("h2").attr("id", MINE).attr("tabindex", "-1").add(text(t::mine));
    el("section")
        .class("section")
        .attr("aria-labelledby", MINE)
        .add(el("div").class("section__head").add(heading))
        .add(content)
}

fn entry(locale: Locale, request: &SupportRequest) -> El {
    let from = t::asked_on(locale, &format::date_time(locale, &request.at));
    asked(locale, request, from, Vec::new())
}
