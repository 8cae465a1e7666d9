//! The lines of a file with what becomes of each, filtered by outcome; an ambiguous line is settled by a choice.

use carnet_core::wire::{CsvCounts, CsvImport, CsvLine, CsvOutcome, Page};
use leptos::prelude::*;

use super::{job::Job, line::Line};
use crate::{
    api::{ApiError, outcome_name, use_api},
    failure::failure,
    i18n::{Locale, format, importing as t, owned, text, use_locale},
    load::{Loaded, load},
    query::with_query,
    route,
    ui::{
        El, Empty, NARROW, Pager, SkeletonRows, cards, column, el, flag, icon, link, link_here, live, said, table,
        use_media,
    },
    url_state::use_query,
};

/// Rows of a page, as the server gives them.
const ROWS: u32 = 50;

pub const OUTCOMES: [CsvOutcome; 5] =
    [CsvOutcome::Created, CsvOutcome::Updated, CsvOutcome::Unchanged, CsvOutcome::Ambiguous, CsvOutcome::Rejected];

/// Which lines are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Asked {
    outcome: Option<CsvOutcome>,
    page: u32,
}

type Answer = Loaded<(Asked, Result<Page<CsvLine>, ApiError>)>;

fn path(id: &str, outcome: Option<CsvOutcome>, page: u32) -> String {
    let page = if page > 1 { page.to_string() } else { String::new() };
    with_query(&route::import(id), [("result", outcome.map_or("", outcome_name)), ("page", page.as_str())])
}

/// `job` where lines can still be settled.
pub fn lines(import: &CsvImport, counts: Memo<CsvCounts>, job: Option<Job>) -> Vec<AnyView> {
    let (api, locale, query) = (use_api(), use_locale(), use_query());
    let asked = Memo::new(move |_| {
        query.with(|query| Asked {
            outcome: OUTCOMES.into_iter().find(|outcome| outcome_name(*outcome) == query.get("result")),
            page: query.page().min(10_000 / ROWS),
        })
    });
    let id = import.id.clone();
    // Not read again when the import changes: a row that one is choosing in must not go away.
    let answer: Answer = load(move || {
        let (asked, id) = (asked.get(), id.clone());
        async move { (asked, api.import_lines(&id, asked.outcome, asked.page).await) }
    });
    let narrow = use_media(NARROW);
    let id = import.id.clone();
    let rows = live(move || match answer.get() {
        None => view! { <SkeletonRows/> }.into_any(),
        Some((_, Err(error))) => failure(error, move || answer.refetch()),
        Some((_, Ok(page))) if page.items.is_empty() => {
            let all = link(&path(&id, None, 1), text(t::see_all)).class("btn btn--small").view();
            view! { <Empty title=owned(t::lines_none)>{all}</Empty> }.into_any()
        }
        Some((asked, Ok(page))) => list(locale.get(), &id, asked, page, job, narrow.get()),
    });
    vec![bar(&import.id, counts, asked).view(), rows.into_any()]
}

fn bar(id: &str, counts: Memo<CsvCounts>, asked: Memo<Asked>) -> El {
    let locale = use_locale();
    let filter = |outcome: Option<CsvOutcome>| {
        let number = said(move || {
            let n = counts.with(|counts| match outcome {
                Some(outcome) => t::counted(*counts, outcome),
                None => OUTCOMES.into_iter().map(|outcome| t::counted(*counts, outcome)).sum(),
            });
            format::number(locale.get(), n)
        });
        let label = Signal::derive(move || match outcome {
            Some(outcome) => t::outcome(locale.get(), outcome).2,
            None => t::filter_all(locale.get()),
        });
        link_here(route::href(&path(id, outcome, 1)), label)
            .attr("aria-current", flag(move || asked.with(|asked| asked.outcome == outcome)))
            .add(" ")
            .add(el("span").class("n").add(number))
    };
    let links: Vec<El> = std::iter::once(None).chain(OUTCOMES.map(Some)).map(filter).collect();
    let id = id.to_owned();
    let errors = live(move || {
        let some = counts.with(|counts| counts.rejected > 0);
        some.then(|| download(&id, "rejected", t::errors_file(locale.get())).class("btn btn--plain btn--small").view())
    });
    el("div")
        .class("sheet__bar")
        .add(el("nav").class("filters").attr("aria-label", text(t::filter_label)).add(links))
        .add(errors)
}

/// The report, of all lines or of those with one outcome, as the browser downloads it.
pub fn download(id: &str, outcome: &str, label: &'static str) -> El {
    let path = format!("/api/v1/customers/imports/{}/report.csv", crate::query::encode(id));
    let href = with_query(&route::href(&path), [("outcome", outcome)]);
    // A file, not a page: the router lets it go.
    el("a").attr("href", href).attr("download", "").attr("rel", "external").add(icon("download")).add(label)
}

fn list(locale: Locale, id: &str, asked: Asked, page: Page<CsvLine>, job: Option<Job>, narrow: bool) -> AnyView {
    let label = t::lines(locale);
    let lines: Vec<Line> = page.items.into_iter().map(|line| Line::new(locale, id, line, job)).collect();
    let rows = if narrow {
        cards(label, lines.into_iter().map(Line::card).collect())
    } else {
        let heads = vec![
            column("r", t::col_line(locale)),
            column("", t::col_name(locale)),
            column("", t::col_identifier(locale)),
            column("col-b", t::col_numbers(locale)),
            column("", t::col_outcome(locale)),
            column("", t::col_reason(locale)),
        ];
        table(label, label.to_owned(), heads, lines.into_iter().map(Line::row).collect())
    };
    let (total, exact, id) = (page.total, page.total_is_exact, id.to_owned());
    let href = Callback::new(move |page| path(&id, asked.outcome, page));
    let pager = view! { <Pager page=asked.page size=ROWS total exact href /> }.into_any();
    el("div").add(rows).add(pager).view()
}
