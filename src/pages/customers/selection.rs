//! Which customers are checked: kept while pages, order and filters change, until the page is left.

use carnet_core::wire::Customer;
use leptos::prelude::*;

use crate::{
    i18n::{Locale, customers as t},
    ui::{El, el},
};

/// A checked customer, with what a confirmation has to name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picked {
    pub id: String,
    pub name: String,
    pub numbers: Vec<String>,
}

impl From<&Customer> for Picked {
    fn from(customer: &Customer) -> Self {
        Self { id: customer.id.clone(), name: customer.name.clone(), numbers: customer.customer_numbers.clone() }
    }
}

#[derive(Clone, Copy)]
pub struct Selection(RwSignal<Vec<Picked>>);

impl Selection {
    pub fn new() -> Self {
        Self(RwSignal::new(Vec::new()))
    }

    pub fn get(self) -> Vec<Picked> {
        self.0.get()
    }

    pub fn get_untracked(self) -> Vec<Picked> {
        self.0.get_untracked()
    }

    pub fn count(self) -> u64 {
        self.0.with(|picked| picked.len() as u64)
    }

    pub fn clear(self) {
        self.0.set(Vec::new());
    }

    /// Leaves those checked that are named.
    pub fn keep(self, ids: &[String]) {
        self.0.try_update(|picked| picked.retain(|one| ids.contains(&one.id)));
    }

    fn has_all(self, rows: &[Picked]) -> bool {
        self.0.with(|picked| rows.iter().all(|row| picked.iter().any(|one| one.id == row.id)))
    }

    fn set(self, rows: &[Picked], on: bool) {
        self.0.update(|picked| {
            picked.retain(|one| rows.iter().all(|row| row.id != one.id));
            if on {
                picked.extend_from_slice(rows);
            }
        });
    }

    /// A checkbox for these rows; checked while all of them are.
    fn checkbox(self, rows: Vec<Picked>, label: String) -> El {
        let these = rows.clone();
        let checked = Signal::derive(move || !these.is_empty() && self.has_all(&these));
        let change = move |event: web_sys::Event| self.set(&rows, event_target_checked(&event));
        el("input")
            .attr("type", "checkbox")
            .attr("aria-label", label)
            .switch("checked", checked)
            .on_event("change", change)
    }

    pub fn of_row(self, locale: Locale, row: &Customer) -> El {
        self.checkbox(vec![row.into()], t::select(locale, &row.name)).class("rowcheck")
    }

    pub fn of_page(self, locale: Locale, rows: &[Customer]) -> El {
        self.checkbox(rows.iter().map(Picked::from).collect(), t::select_page(locale, rows.len() as u64))
    }
}
