//! The imports of the public directory: starting one, how fresh each source is, and how the latest imports ended.

use carnet_core::wire::{NetworkImport, NetworkImports, ObjectKind};
use leptos::prelude::*;

use super::{for_operator, network_import::start};
use crate::{
    api::use_api,
    failure::failure,
    i18n::{Locale, common, network as t, owned, text, use_locale},
    live::use_changes,
    load::load,
    route,
    ui::{
        El, Empty, PageHeading, SkeletonRows, badge, crumb, date_and_age, el, link, live, page_head, section,
        short_date, source_name,
    },
};

#[component]
pub fn ImportsPage() -> impl IntoView {
    let heading = view! { <PageHeading title=owned(t::imports)/> }.into_any();
    let lead = el("p").class("lead").add(text(t::imports_lead)).view();
    let head = page_head(vec![crumb(text(common::nav_operator))], vec![heading, lead].into_any(), Vec::new());
    vec![head.view(), for_operator(content)]
}

fn content() -> Vec<AnyView> {
    let (api, locale) = (use_api(), use_locale());
    let changes = use_changes(ObjectKind::Import);
    let answer = load(move || {
        changes.track();
        async move { api.network_imports().await }
    });
    // Rows that are the same stay as they are, with the focus that is in them.
    let known = Memo::new(move |_| answer.get());
    let start =
        start(Signal::derive(move || known.get().and_then(Result::ok)), Callback::new(move |()| answer.refetch()));
    let content = live(move || match known.get() {
        None => vec![el("div").class("sheet").add(view! { <SkeletonRows/> }.into_any()).view()],
        Some(Err(error)) => vec![failure(error, move || answer.refetch())],
        Some(Ok(network)) => {
            let locale = locale.get();
            let sources = section(2, "sources", "", t::sources).add(sources(locale, &network));
            let imports = section(2, "imports", "section", t::last_imports).add(imports(locale, &network.imports));
            vec![sources.view(), imports.view()]
        }
    });
    vec![start.view(), el("div").class("block section").add(content).view()]
}

/// Each source, and when it last confirmed an entry.
pub fn sources(locale: Locale, network: &NetworkImports) -> El {
    if network.sources.is_empty() {
        return el("div").class("sheet").add(view! { <Empty title=owned(t::sources_none)/> }.into_any());
    }
    let line = |source: &carnet_core::wire::Source| {
        let name = el("dt").add(source_name(locale, &source.name));
        el("div").add(name).add(el("dd").add(date_and_age(&source.as_of)))
    };
    let lines: Vec<El> = network.sources.iter().map(line).collect();
    el("div").class("sheet sheet--pad").add(el("dl").class("facts").add(lines))
}

/// The latest imports, each with its end in words.
fn imports(locale: Locale, all: &[NetworkImport]) -> El {
    if all.is_empty() {
        return el("div").class("sheet").add(view! { <Empty title=owned(t::imports_none)/> }.into_any());
    }
    el("ul").class("sheet queue__rows").add(all.iter().map(|one| row(locale, one)).collect::<Vec<_>>())
}

fn row(locale: Locale, one: &NetworkImport) -> El {
    let (tone, icon) = t::look(one.state);
    let state = Signal::stored(t::state(locale, one.state).to_owned());
    let name = el("b").add(link(&route::network_import(&one.id), source_name(locale, &one.source)));
    let head = el("div").class("row row--between").add(name).add(badge(tone, icon, state, true));
    let file = one.file.as_ref().map(|file| format!(" · {}", file.name));
    let done = one.done.as_ref().map(|done| format!(" · {}", t::changed(locale, done)));
    el("li").add(head).add(el("span").class("small muted").add(short_date(&one.started_at)).add(file).add(done))
}
