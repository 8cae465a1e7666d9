//! Export of the list: which rows, which form, which columns. A plain link to the server, which streams the file;
//! nothing of it passes through the app.

use leptos::prelude::*;

use super::{selection::Selection, to_api};
use crate::{
    api::{Api, Count, CustomerQuery, export_path, use_api},
    i18n::{Text, common, customers as t, owned, tag, text, use_locale},
    load::load,
    route::Customers,
    ui::{Dialog, El, button, el, icon, live, said},
};

/// Columns of the file by their name in the request, and what they are called here.
const COLUMNS: [(&str, Text); 9] = [
    ("name", t::col_name),
    ("customerNumbers", t::col_numbers),
    ("participantId", t::address),
    ("organizationNumber", t::col_org),
    ("country", t::country),
    ("provider", t::col_provider),
    ("state", t::col_state),
    ("asOf", t::as_of),
    ("updatedAt", t::updated),
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Scope {
    All,
    Filtered,
    Selected,
}

/// What is chosen in the dialog.
#[derive(Clone, Copy)]
struct Choice {
    scope: RwSignal<Scope>,
    json: RwSignal<bool>,
    /// One flag for each of [`COLUMNS`].
    columns: RwSignal<[bool; COLUMNS.len()]>,
}

/// The button, and the dialog behind it; `open` may also be set from elsewhere.
pub fn exporter(question: Memo<Customers>, selection: Selection, open: RwSignal<bool>) -> Vec<AnyView> {
    let show = button("btn btn--plain btn--small", icon("download"), move || open.set(true))
        .attr("aria-haspopup", "dialog")
        .add(text(t::export));
    let choice = Choice {
        scope: RwSignal::new(Scope::All),
        json: RwSignal::new(false),
        columns: RwSignal::new([true; COLUMNS.len()]),
    };
    let dialog = view! {
        <Dialog open on_close=move |()| open.set(false) id="customers-export" title=owned(t::export_title)>
            {content(question, selection, choice, open)}
        </Dialog>
    };
    vec![show.view(), dialog.into_any()]
}

fn is_filtered(asked: &Customers) -> bool {
    !asked.q.is_empty() || asked.status.is_some()
}

fn content(question: Memo<Customers>, selection: Selection, choice: Choice, open: RwSignal<bool>) -> Vec<AnyView> {
    let locale = use_locale();
    let api = use_api();
    let asked = question.get_untracked();
    let selected = selection.get_untracked();
    choice.scope.set(match (selected.is_empty(), is_filtered(&asked)) {
        (false, _) => Scope::Selected,
        (true, true) => Scope::Filtered,
        (true, false) => Scope::All,
    });
    let count = move |query: CustomerQuery| {
        let counted = load(move || count(api, query.clone()));
        said(move || {
            counted.get().flatten().map(|(n, exact)| super::counted(locale.get(), n, exact)).unwrap_or_default()
        })
    };
    let number = selected.len() as u64;
    let scopes = [
        Some((Scope::All, text(t::export_all), count(CustomerQuery::default()))),
        is_filtered(&asked).then(|| (Scope::Filtered, text(t::export_filtered), count(to_api(&asked)))),
        (number > 0).then(|| (Scope::Selected, text(t::export_selected), said(move || number.to_string()))),
    ];
    let scopes: Vec<El> = scopes
        .into_iter()
        .flatten()
        .map(|(scope, label, number)| {
            let chosen = Signal::derive(move || choice.scope.get() == scope);
            radio("export-scope", chosen, move || choice.scope.set(scope))
                .add(el("span").add(label).add(" ").add(el("span").class("muted").add(number)))
        })
        .collect();
    let formats = [(false, t::export_csv as Text), (true, t::export_json)].map(|(json, label)| {
        let chosen = Signal::derive(move || choice.json.get() == json);
        radio("export-format", chosen, move || choice.json.set(json)).add(el("span").add(text(label)))
    });
    let body = el("div")
        .class("dialog__body")
        .add(group(t::export_scope, scopes))
        .add(group(t::export_format, formats.into()))
        .add(live(move || if choice.json.get() { ().into_any() } else { columns(choice).view() }));
    let href = said(move || {
        let asked = question.get();
        let query = if choice.scope.get() == Scope::Filtered { to_api(&asked) } else { CustomerQuery::default() };
        let ids = if choice.scope.get() == Scope::Selected {
            selection.get().into_iter().map(|one| one.id).collect()
        } else {
            Vec::new()
        };
        let shown = choice.columns.get();
        let names: Vec<&str> =
            COLUMNS.iter().zip(shown).filter(|(_, shown)| *shown).map(|((name, _), _)| *name).collect();
        let all = choice.json.get() || names.len() == COLUMNS.len();
        let names = if all { String::new() } else { names.join(",") };
        export_path(&query, &ids, choice.json.get(), &names, tag(locale.get()))
    });
    // The browser downloads; the router must not take the link for a page.
    let go = el("a")
        .class("btn btn--primary")
        .attr("href", href)
        .attr("download", "")
        .attr("rel", "external")
        .add(icon("download"))
        .add(text(t::export));
    let cancel = button("btn", text(common::cancel), move || open.set(false));
    vec![body.view(), el("div").class("dialog__foot").add(cancel).add(go).view()]
}

async fn count(api: Api, query: CustomerQuery) -> Option<Count> {
    api.count_customers(CustomerQuery { page: None, ..query }).await.ok()
}

fn columns(choice: Choice) -> El {
    let boxes: Vec<El> = COLUMNS
        .iter()
        .enumerate()
        .map(|(index, (_, label))| {
            let shown = Signal::derive(move || choice.columns.with(|all| all.get(index).copied().unwrap_or(false)));
            let change = move |event: web_sys::Event| {
                let on = event_target_checked(&event);
                choice.columns.update(|all| {
                    if let Some(flag) = all.get_mut(index) {
                        *flag = on;
                    }
                });
            };
            let input = el("input").attr("type", "checkbox").switch("checked", shown).on_event("change", change);
            el("label").class("tick").add(input).add(el("span").add(text(*label)))
        })
        .collect();
    group(t::export_columns, boxes)
}

fn group(legend: Text, choices: Vec<El>) -> El {
    el("fieldset").class("group").add(el("legend").add(text(legend))).add(choices)
}

fn radio(name: &'static str, chosen: Signal<bool>, choose: impl Fn() + 'static) -> El {
    let input = el("input")
        .attr("type", "radio")
        .attr("name", name)
        .switch("checked", chosen)
        .on_event("change", move |_| choose());
    el("label").class("tick").add(input)
}
