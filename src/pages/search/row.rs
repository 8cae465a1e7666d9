//! One participant among the results, as a table row and as a card. The cells they share are written once.

use carnet_core::wire::{Identifier, Locale, MatchedField, NetworkStatus, Participant};
use leptos::prelude::*;

use super::added::{Added, supplier_action};
use crate::{
    i18n::{common, search as t, states},
    route::{self, Search, Side},
    ui::{
        El, Highlight, company_identifier, country_name, el, found_by, icon, identifier, link, link_here, live,
        no_value, said, state_badge,
    },
};

/// Identifiers shown in a row; the details have all.
const SHOWN: usize = 3;

/// What rows need besides their participant.
#[derive(Clone)]
pub struct RowContext {
    pub locale: Locale,
    pub marks: Vec<String>,
    pub folded: bool,
    pub address: Memo<Search>,
    pub added: Added,
}

/// Id of the link with the participant's name.
pub fn name_id(participant_id: &str) -> String {
    format!("name-{participant_id}")
}

pub fn row(item: &Participant, context: &RowContext) -> El {
    let (locale, address) = (context.locale, context.address);
    let id = item.participant_id.clone();
    let is_open = Signal::derive(move || address.with(|address| address.open == id));
    let identifiers: Vec<El> = shown_identifiers(item)
        .into_iter()
        .map(|id| {
            el("li").add(el("span").class("scheme").add(id.label)).add(" ").add(identifier(&id.scheme, &id.value))
        })
        .collect();
    let head = el("th")
        .attr("scope", "row")
        .add(name_link(item, context).class("name"))
        .add(el("span").class("sub").add(under_name(locale, item)));
    el("tr")
        .class_while("is-open", is_open)
        .add(head)
        .add(el("td").add(el("ul").class("ids").add(identifiers)))
        .add(el("td").class("col-c").add(identifier("", &item.participant_id)))
        .add(el("td").class("col-b").add(provider(locale, item)))
        .add(el("td").add(state_badge(states::of_participant(item.state), true)))
        .add(el("td").class("act").add(action(item, context, "btn btn--small")))
}

pub fn card(item: &Participant, context: &RowContext) -> El {
    let locale = context.locale;
    let mut facts = Vec::new();
    for id in shown_identifiers(item) {
        facts.push(el("dt").add(id.label));
        facts.push(el("dd").add(identifier(&id.scheme, &id.value)));
    }
    let head = el("div")
        .class("card__head")
        .add(name_link(item, context).class("card__name"))
        .add(state_badge(states::of_participant(item.state), true));
    el("li")
        .class("card")
        .add(head)
        .add(el("p").class("small muted").add(under_name(locale, item)))
        .add(
            el("dl")
                .add(facts)
                .add(el("dt").add(t::col_address(locale)))
                .add(el("dd").add(identifier("", &item.participant_id)))
                .add(el("dt").add(t::col_provider(locale)))
                .add(el("dd").add(provider(locale, item))),
        )
        .add(el("div").class("card__actions").add(action(item, context, "btn")))
}

fn name_link(item: &Participant, context: &RowContext) -> El {
    let (open, address) = (item.participant_id.clone(), context.address);
    let href = said(move || route::href(&Search { open: open.clone(), add: String::new(), ..address.get() }.path()));
    let by_name = item.matched.as_ref().is_none_or(|matched| matched.field == MatchedField::Name);
    let needles = if by_name { context.marks.clone() } else { Vec::new() };
    let name = view! { <Highlight text=item.name.clone() needles folded=context.folded /> }.into_any();
    link_here(href, name).attr("id", name_id(&item.participant_id))
}

/// `Trouvé par : nom · Collégien, France`.
fn under_name(locale: Locale, item: &Participant) -> String {
    let found = item.matched.as_ref().map(|matched| found_by(locale, matched));
    let country = country_name(locale, &item.country);
    let place = match &item.place {
        Some(place) => format!("{place}, {country}"),
        None => country,
    };
    match found {
        Some(found) => format!("{found} · {place}"),
        None => place,
    }
}

/// The identifier that was hit first.
fn shown_identifiers(item: &Participant) -> Vec<Identifier> {
    let hit = |id: &&Identifier| {
        item.matched
            .as_ref()
            .is_some_and(|matched| matched.scheme.as_ref() == Some(&id.scheme) && matched.value == id.value)
    };
    let rest = item.identifiers.iter().filter(|id| !hit(id));
    let shown: Vec<Identifier> = item.identifiers.iter().filter(hit).chain(rest).take(SHOWN).cloned().collect();
    if shown.is_empty() {
        // Many cards say no more than their address, which holds the company's number.
        return company_identifier(&item.participant_id, &[]).into_iter().collect();
    }
    shown
}

/// The first provider and how many more there are.
fn provider(locale: Locale, item: &Participant) -> Vec<AnyView> {
    let Some(first) = item.providers.first() else {
        return no_value(locale).into_iter().map(El::view).collect();
    };
    let mut parts = vec![first.name.clone().into_any()];
    let others = item.providers.len() as u64 - 1;
    if others > 0 {
        parts.push(" ".into_any());
        parts.push(el("span").class("sub").add(t::more_providers(locale, others)).view());
    }
    parts
}

/// « Ajouter », or where the customer is; nothing for who has left the network.
pub fn action(item: &Participant, context: &RowContext, class: &'static str) -> AnyView {
    let RowContext { locale, address, added, .. } = *context;
    if address.with_untracked(|address| address.side) == Side::Suppliers {
        return supplier_action(item, locale, added, class);
    }
    let (id, name, known) = (item.participant_id.clone(), item.name.clone(), item.customer_id.clone());
    let removed = item.network_status == NetworkStatus::Removed;
    live(move || {
        if let Some(customer) = added.of(&id).or_else(|| known.clone()) {
            let label = t::owned_of(locale, &name);
            return link(&route::customer(&customer), t::owned(locale)).attr("aria-label", label).view();
        }
        if removed {
            return ().into_any();
        }
        let add = id.clone();
        let href = said(move || route::href(&Search { add: add.clone(), ..address.get() }.path()));
        let picture = (class == "btn").then(|| icon("plus"));
        link_here(href, picture)
            .class(class)
            .attr("aria-label", t::add_of(locale, &name))
            .add(common::add(locale))
            .view()
    })
    .into_any()
}
