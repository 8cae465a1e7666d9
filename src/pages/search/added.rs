//! Who was added since the answer came, and adding a supplier: at once, with a way back.

use carnet_core::wire::{Locale, NetworkStatus, Participant, SupplierStatus};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    api::{supplier_status_name, use_api},
    i18n::{common, search as t, states::Tone, suppliers},
    query::with_query,
    route,
    supplier::add_at_once,
    ui::{button, focus_if_lost, icon, link, live, use_notices},
};

/// Participants with the ids of what they are in one's own directory.
#[derive(Clone, Copy)]
pub struct Added {
    new: RwSignal<Vec<(String, String)>>,
    /// Searches again.
    again: Callback<()>,
    busy: RwSignal<bool>,
}

impl Added {
    pub fn new(again: Callback<()>) -> Self {
        Self { new: RwSignal::new(Vec::new()), again, busy: RwSignal::new(false) }
    }

    pub fn put(self, participant: String, id: String) {
        self.new.try_update(|new| new.push((participant, id)));
    }

    pub fn of(self, participant: &str) -> Option<String> {
        self.new.with(|new| new.iter().find(|(other, _)| other == participant).map(|(_, id)| id.clone()))
    }

    fn forget(self, participant: &str) {
        self.new.try_update(|new| new.retain(|(other, _)| other != participant));
        self.again.try_run(());
    }
}

/// « Ajouter », or how the supplier stands, with the way to it; nothing for who has left the network.
pub fn supplier_action(item: &Participant, locale: Locale, added: Added, class: &'static str) -> AnyView {
    let (api, notices) = (use_api(), use_notices());
    let (id, name, known) = (item.participant_id.clone(), item.name.clone(), item.supplier.clone());
    let removed = item.network_status == NetworkStatus::Removed;
    // The same participant may stand in a row and in the panel.
    let place = if class == "btn btn--primary" { "panel" } else { "row" };
    let known_id = format!("known-{place}-{id}");
    let add = Callback::new({
        let (id, known_id) = (id.clone(), known_id.clone());
        move |()| {
            if added.busy.get_untracked() {
                return;
            }
            added.busy.set(true);
            let (id, known_id) = (id.clone(), known_id.clone());
            spawn_local(async move {
                let undone = id.clone();
                let forget = Callback::new(move |()| added.forget(&undone));
                let outcome = add_at_once(api, notices, id.clone(), forget).await;
                added.busy.try_set(false);
                match outcome {
                    Ok(supplier) => {
                        added.put(id, supplier.id);
                        focus_if_lost(vec![known_id]);
                    }
                    Err(error) => {
                        notices.say(Tone::Danger, move |locale| error.sentence(locale));
                        added.again.try_run(());
                    }
                }
            });
        }
    });
    live(move || {
        let stands = match (added.of(&id), &known) {
            (Some(new), _) => Some((new, SupplierStatus::Authorized)),
            (None, Some(known)) => Some((known.id.clone(), known.status)),
            (None, None) => None,
        };
        if let Some((supplier, status)) = stands {
            return known_link(locale, &name, &supplier, status).attr("id", known_id.clone()).view();
        }
        if removed {
            return ().into_any();
        }
        let picture = (class == "btn").then(|| icon("plus"));
        button(class, picture, move || add.run(()))
            .attr("aria-label", t::add_of(locale, &name))
            .add(common::add(locale))
            .view()
    })
    .into_any()
}

fn known_link(locale: Locale, name: &str, supplier: &str, status: SupplierStatus) -> crate::ui::El {
    let (path, word, label) = match status {
        SupplierStatus::Authorized => {
            (route::supplier(supplier), suppliers::owned(locale), suppliers::owned_of(locale, name))
        }
        SupplierStatus::ToApprove => {
            let path = route::requests(route::RECEIVED, "", name, 1);
            (path, suppliers::to_approve(locale), suppliers::waiting_of(locale, name))
        }
        SupplierStatus::Denied => {
            let path = with_query(route::SUPPLIERS, [("status", supplier_status_name(status)), ("open", supplier)]);
            (path, suppliers::denied(locale), suppliers::denied_of(locale, name))
        }
    };
    link(&path, word).attr("aria-label", label)
}
