//! What stands over the rows: the search box, and filters by state and by cause with their counts.

use carnet_core::wire::{DocumentCounts, DocumentStatus, Locale, StopCause};
use leptos::prelude::*;

use super::state::{Asked, FILTERS, count, count_of_cause};
use crate::{
    history::{NavigateOptions, use_navigate},
    i18n::{Text, documents as t, format, routing as r, text, use_locale},
    route,
    ui::{
        El, Live, NARROW, el, field, flag, keep_focus, link_here, live, option, said, search_bar, select_box,
        use_media, value_of,
    },
};

/// Id of the causes where they are a select.
const CAUSE: &str = "cause";

pub fn toolbar(
    question: Memo<Asked>,
    counts: Memo<Option<DocumentCounts>>,
    again: impl Fn() + Copy + Send + Sync + 'static,
) -> El {
    el("div")
        .class("toolbar spaced")
        .add(search_box(question, again))
        .add(by_status(question, counts))
        .add(by_cause(question, counts))
}

/// Submitting writes the address.
fn search_box(question: Memo<Asked>, again: impl Fn() + Copy + Send + Sync + 'static) -> El {
    let navigate = use_navigate();
    let submit = move || {
        let asked = Asked { q: value_of("search-id"), page: 1, ..question.get_untracked() };
        if question.with_untracked(|known| *known == asked) {
            again();
        } else {
            navigate(&asked.path(), NavigateOptions { scroll: false, ..NavigateOptions::default() });
        }
    };
    let typed = said(move || question.with(|asked| asked.q.clone()));
    let bar = search_bar("search-id", typed, |input| input.attr("aria-describedby", "search-id-hint"));
    let hint = el("p").class("field__hint").attr("id", "search-id-hint").add(text(t::search_hint));
    el("form")
        .attr("role", "search")
        .attr("action", route::STOPPED)
        .attr("novalidate", "")
        .on_submit(submit)
        .add(field("search-id", t::search_label, bar, Some(hint.view())))
}

/// A count that could not be had is left out: the link works anyway.
fn by_status(question: Memo<Asked>, counts: Memo<Option<DocumentCounts>>) -> El {
    let locale = use_locale();
    let filter = |(status, label): (DocumentStatus, Text)| {
        let href = said(move || route::href(&question.with(|asked| asked.with_status(status)).path()));
        let number = live(move || {
            let number = counts.with(|counts| counts.as_ref().map(|counts| count(counts, status)))?;
            Some(el("span").class("n").add(format::number(locale.get(), number)).view())
        });
        link_here(href, text(label))
            .attr("aria-current", flag(move || question.with(|asked| asked.status == status)))
            .add(" ")
            .add(number)
    };
    let links: Vec<El> = FILTERS.into_iter().map(filter).collect();
    let filters = el("nav").class("filters").attr("aria-label", text(t::by_status)).add(links);
    el("div").class("toolbar__line").add(filters)
}

/// The causes there are, while the stopped are shown.
fn by_cause(question: Memo<Asked>, counts: Memo<Option<DocumentCounts>>) -> Live {
    let stopped = Memo::new(move |_| question.with(|asked| asked.status == DocumentStatus::Stopped));
    let narrow = use_media(NARROW);
    // The links stay where they are when only a number changes.
    let causes = Memo::new(move |_| {
        let chosen = question.with(|asked| asked.cause);
        let mut causes: Vec<StopCause> = counts.with(|counts| {
            counts.as_ref().map_or_else(Vec::new, |counts| counts.causes.iter().map(|known| known.cause).collect())
        });
        causes.extend(chosen.filter(|chosen| !causes.contains(chosen)));
        causes
    });
    live(move || {
        let causes = causes.get();
        (stopped.get() && !causes.is_empty()).then(|| {
            keep_focus();
            let all = std::iter::once(None);
            if narrow.get() {
                return cause_select(question, counts, all.chain(causes.into_iter().map(Some)).collect()).view();
            }
            let links: Vec<El> =
                all.chain(causes.into_iter().map(Some)).map(|cause| cause_link(question, counts, cause)).collect();
            let filters = el("nav").class("filters").attr("aria-label", text(t::by_cause)).add(links);
            el("div").class("toolbar__line").add(filters).view()
        })
    })
}

/// The same choice where there is no room for nine links: what is chosen is shown at once.
fn cause_select(question: Memo<Asked>, counts: Memo<Option<DocumentCounts>>, causes: Vec<Option<StopCause>>) -> El {
    let (locale, navigate) = (use_locale(), use_navigate());
    let options = live(move || {
        let (locale, chosen) = (locale.get(), question.with(|asked| asked.cause));
        let option_of = |cause: &Option<StopCause>| {
            let label = match (cause_name(locale, *cause), number_of(counts, *cause)) {
                (name, Some(number)) => t::cause_counted(locale, name, number),
                (name, None) => name.to_owned(),
            };
            option(cause.map_or("", StopCause::as_str).to_owned(), label, *cause == chosen).view()
        };
        causes.iter().map(option_of).collect::<Vec<_>>()
    });
    let choose = move |name: String| {
        let cause = StopCause::ALL.into_iter().find(|cause| cause.as_str() == name);
        let path = question.with_untracked(|asked| asked.with_cause(cause).path());
        navigate(&path, NavigateOptions { scroll: false, ..NavigateOptions::default() });
    };
    let select = el("select").attr("id", CAUSE).on_change(choose).add(options);
    field(CAUSE, t::by_cause, select_box(select), None)
}

fn cause_name(locale: Locale, cause: Option<StopCause>) -> &'static str {
    cause.map_or_else(|| t::all_causes(locale), |cause| r::cause_badge(locale, cause))
}

/// Nothing while the counts are not here.
fn number_of(counts: Memo<Option<DocumentCounts>>, cause: Option<StopCause>) -> Option<u64> {
    counts.with(|counts| {
        let counts = counts.as_ref()?;
        Some(cause.map_or(counts.stopped, |cause| count_of_cause(counts, cause)))
    })
}

fn cause_link(question: Memo<Asked>, counts: Memo<Option<DocumentCounts>>, cause: Option<StopCause>) -> El {
    let locale = use_locale();
    let href = said(move || route::href(&question.with(|asked| asked.with_cause(cause)).path()));
    let label = said(move || cause_name(locale.get(), cause).to_owned());
    let number = live(move || {
        let number = number_of(counts, cause)?;
        Some(el("span").class("n").add(format::number(locale.get(), number)).view())
    });
    link_here(href, label)
        .attr("id", format!("cause-{}", cause.map_or("all", StopCause::as_str)))
        .attr("aria-current", flag(move || question.with(|asked| asked.cause == cause)))
        .add(" ")
        .add(number)
}
