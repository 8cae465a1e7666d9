//! Which columns the table shows, remembered in this browser. Name and state always are.

use leptos::prelude::*;

use crate::{
    i18n::{Text, common, customers as t, owned, text},
    prefs,
    ui::{Dialog, El, button, el, icon},
};

const KEY: &str = "carnet.customers.hidden";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    Numbers,
    Provider,
    Organization,
    AsOf,
}

const ALL: [(Column, &str, Text); 4] = [
    (Column::Numbers, "numbers", t::col_numbers),
    (Column::Provider, "provider", t::col_provider),
    (Column::Organization, "organization", t::col_org),
    (Column::AsOf, "asOf", t::col_as_of),
];

/// The columns that are not shown, by name, separated by spaces.
#[derive(Clone, Copy)]
pub struct Columns(RwSignal<String>);

impl Columns {
    /// As this browser remembers them.
    pub fn remembered() -> Self {
        Self(RwSignal::new(prefs::read(KEY).unwrap_or_default()))
    }

    pub fn shows(self, column: Column) -> bool {
        self.0.with(|hidden| ALL.iter().all(|(one, name, _)| *one != column || !has(hidden, name)))
    }

    fn show(self, name: &str, shown: bool) {
        self.0.update(|hidden| {
            let rest = hidden.split(' ').filter(|word| !word.is_empty() && *word != name);
            let also = if shown { None } else { Some(name) };
            *hidden = rest.chain(also).collect::<Vec<_>>().join(" ");
        });
        prefs::write(KEY, &self.0.get_untracked());
    }
}

fn has(hidden: &str, name: &str) -> bool {
    hidden.split(' ').any(|word| word == name)
}

/// The button, and the dialog it opens.
pub fn chooser(columns: Columns) -> Vec<AnyView> {
    let open = RwSignal::new(false);
    let show = button("btn btn--plain btn--small", icon("columns"), move || open.set(true))
        .attr("aria-haspopup", "dialog")
        .add(text(t::columns));
    let dialog = view! {
        <Dialog open on_close=move |()| open.set(false) id="customers-columns" title=owned(t::columns) small=true>
            {choices(columns, open)}
        </Dialog>
    };
    vec![show.view(), dialog.into_any()]
}

fn choices(columns: Columns, open: RwSignal<bool>) -> Vec<AnyView> {
    let choice = |(column, name, label): (Column, &'static str, Text)| {
        let input = el("input")
            .attr("type", "checkbox")
            .switch("checked", Signal::derive(move || columns.shows(column)))
            .on_event("change", move |event| columns.show(name, event_target_checked(&event)));
        el("label").class("tick").add(input).add(el("span").add(text(label)))
    };
    let choices: Vec<El> = ALL.into_iter().map(choice).collect();
    let fields = el("fieldset")
        .class("group")
        .add(el("legend").class("visually-hidden").add(text(t::columns_shown)))
        .add(choices);
    let body = el("div").class("dialog__body").add(el("p").class("muted small").add(text(t::columns_why))).add(fields);
    let close = button("btn btn--primary", text(common::close), move || open.set(false));
    vec![body.view(), el("div").class("dialog__foot").add(close).view()]
}
