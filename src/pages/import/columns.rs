//! Step 2: what each column holds. The server's guess stands; samples show whether it is right.

use carnet_core::wire::{Code, ColumnRole, CsvColumn, CsvImport, CsvRoles, Locale};
use leptos::{prelude::*, task::spawn_local};

use super::{job::Job, step_head};
use crate::{
    api::{ApiError, use_api},
    history::{NavigateOptions, use_navigate},
    i18n::{importing as t, states::Tone, text, use_locale},
    route,
    ui::{El, ErrorBlock, Notice, column, el, flag, link, live, option, said, select_box, table},
};

const ROLES: [ColumnRole; 7] = [
    ColumnRole::Ignore,
    ColumnRole::Identifier,
    ColumnRole::Name,
    ColumnRole::CustomerNumber,
    ColumnRole::Provider,
    ColumnRole::InvoiceAddress,
    ColumnRole::AddressActive,
];

pub fn columns(job: Job) -> AnyView {
    let locale = use_locale();
    let (api, navigate) = (use_api(), use_navigate());
    // Nothing but the person's own choices changes this step.
    let Some(now) = job.get() else { return ().into_any() };
    let roles = RwSignal::new(now.columns.iter().map(|column| column.role).collect::<Vec<_>>());
    let header = RwSignal::new(now.has_header);
    let (busy, failed) = (RwSignal::new(false), RwSignal::new(None::<ApiError>));
    let id = now.id.clone();
    let go = move || {
        if busy.get_untracked() {
            return;
        }
        failed.set(None);
        busy.set(true);
        let body = CsvRoles { roles: roles.get_untracked(), has_header: Some(header.get_untracked()) };
        let id = id.clone();
        spawn_local(async move {
            let answer = api.preview_import(&id, &body).await;
            if busy.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(_) => {
                    let options = NavigateOptions { replace: true, ..NavigateOptions::default() };
                    navigate(&route::import(&id), options);
                    job.refetch();
                }
                Err(error) => failed.set(Some(error)),
            }
        });
    };
    let label = said(move || {
        let locale = locale.get();
        if busy.get() { t::previewing(locale) } else { t::preview(locale) }.to_owned()
    });
    let foot = el("div").class("sheet__foot").add(link(route::IMPORT, text(t::another)).class("btn btn--ghost")).add(
        el("button")
            .class("btn btn--primary")
            .attr("type", "submit")
            .attr("aria-disabled", flag(move || busy.get()))
            .add(label),
    );
    let file = now.file_name.clone();
    let title = said(move || t::columns_of(locale.get(), &file));
    let facts = {
        let now = now.clone();
        said(move || t::file_facts(locale.get(), now.lines, &now.separator, now.encoding))
    };
    let form = el("form")
        .class("sheet")
        .attr("novalidate", "")
        .on_submit(go)
        .add(el("div").class("sheet__head").add(first_line(header)))
        .add(rows(now.clone(), roles))
        .add(foot);
    el("div")
        .add(step_head(title, Some(facts)))
        .add(el("div").class("notices").add(wrong(failed)))
        .add(lost_zeros(&now))
        .add(form)
        .view()
}

fn wrong(failed: RwSignal<Option<ApiError>>) -> impl crate::ui::Child {
    let locale = use_locale();
    live(move || {
        let (error, locale) = (failed.get()?, locale.get());
        let (what, reference) = if error.code() == Some(Code::NoIdentifierColumn) {
            (t::no_column(locale).to_owned(), None)
        } else {
            (error.sentence(locale), error.reference())
        };
        Some(view! { <ErrorBlock what reference/> }.into_any())
    })
}

fn first_line(header: RwSignal<bool>) -> El {
    let tick = el("input")
        .attr("type", "checkbox")
        .switch("checked", header.into())
        .on_change(move |_| header.update(|on| *on = !*on));
    el("label").class("tick").add(tick).add(el("span").add(text(t::header)))
}

/// The name of a column in the file; its place where it has none.
pub fn column_name(locale: Locale, column: &CsvColumn, index: usize) -> String {
    if column.name.is_empty() { t::column_n(locale, index as u64 + 1) } else { column.name.clone() }
}

/// Columns that a spreadsheet may have spoilt.
pub fn lost_zeros(job: &CsvImport) -> Vec<AnyView> {
    let locale = use_locale();
    let notice = |index: &u64| {
        let index = usize::try_from(*index).ok()?;
        let column = job.columns.get(index)?.clone();
        let sentence = said(move || t::lost_zeros(locale.get(), &column_name(locale.get(), &column, index)));
        let sentence = el("p").add(sentence).view();
        let notice = view! { <Notice tone=Tone::Warning icon="alert">{sentence}</Notice> }.into_any();
        Some(el("div").class("spaced-b").add(notice).view())
    };
    job.lost_zeros.iter().filter_map(notice).collect()
}

fn rows(job: CsvImport, roles: RwSignal<Vec<ColumnRole>>) -> impl crate::ui::Child {
    let locale = use_locale();
    live(move || {
        let locale = locale.get();
        let heads = vec![column("", t::column(locale)), column("", t::samples(locale)), column("", t::role(locale))];
        let rows = job.columns.iter().enumerate().map(|(index, one)| row(locale, index, one, roles)).collect();
        let label = t::step_columns(locale);
        table(label, label.to_owned(), heads, rows).view()
    })
}

fn row(locale: Locale, index: usize, one: &CsvColumn, roles: RwSignal<Vec<ColumnRole>>) -> El {
    let name = column_name(locale, one, index);
    let now = roles.with_untracked(|roles| roles.get(index).copied()).unwrap_or(ColumnRole::Ignore);
    let options: Vec<El> = ROLES
        .into_iter()
        .enumerate()
        .map(|(at, role)| option(at.to_string(), t::role_name(locale, role), role == now))
        .collect();
    let choose = move |value: String| {
        let Some(role) = value.parse::<usize>().ok().and_then(|at| ROLES.get(at)) else { return };
        roles.update(|roles| {
            if let Some(place) = roles.get_mut(index) {
                *place = *role;
            }
        });
    };
    let select = el("select").attr("aria-label", t::role_of(locale, &name)).on_change(choose).add(options);
    let samples: Vec<El> = one.samples.iter().map(|sample| el("li").add(sample.clone())).collect();
    el("tr")
        .add(el("th").attr("scope", "row").add(name))
        .add(el("td").add(el("ul").class("samples").attr("translate", "no").add(samples)))
        .add(el("td").add(select_box(select)))
}
