//! The test of a customer: what a document would be routed by that names it in full.

use carnet_core::{
    invoice::{Party, PartyId, party_identifiers},
    wire::{Customer, Explain, Page},
};
use leptos::prelude::*;

use super::{
    Here,
    fields::typed,
    kinds::DocumentKind,
    state::{By, Test},
};
use crate::{
    api::{CustomerQuery, use_api},
    failure::failure,
    i18n::{routing::page as t, text, use_locale},
    load::load,
    route::Search,
    ui::{El, Loading, Need, button, el, flag, form_field, link, live, said, says, use_announcer, value_of},
};

const SEARCH: &str = "route-q";
/// Rows of the search.
const SHOWN: u32 = 10;

/// Every identifier and number of a customer.
pub fn question(customer: &Customer, kind: DocumentKind) -> Explain {
    let id = |scheme: &str, value: &str| PartyId { scheme: Some(scheme.to_owned()), value: value.to_owned() };
    let numbers = customer.customer_numbers.iter().map(|number| PartyId { scheme: None, value: number.clone() });
    let party = Party {
        endpoint: customer.participant_id.split_once(':').map(|(scheme, value)| id(scheme, value)),
        identifiers: numbers.chain(customer.identifiers.iter().map(|known| id(&known.scheme, &known.value))).collect(),
        ..Party::default()
    };
    Explain { identifiers: party_identifiers(&party), document_types: kind.types(), name: Some(customer.name.clone()) }
}

pub fn submit(here: Here) {
    let q = value_of(SEARCH);
    if q.is_empty() {
        here.wrong.tell(vec![(SEARCH.to_owned(), says(t::customer_needed))]);
        return;
    }
    here.wrong.tell(Vec::new());
    here.go.run(Test { by: By::Customer, q, customer: String::new(), ..typed(here) });
}

/// The box that customers are searched with.
pub fn search_field(here: Here) -> El {
    let q = Signal::derive(move || here.test.with(|test| test.q.clone()));
    let input = el("input")
        .class("input")
        .attr("type", "search")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .value(q);
    form_field(SEARCH, t::search_customers, Need::Unsaid, None, here.wrong, input)
}

/// The customers that were found.
pub fn found(here: Here) -> El {
    let (api, locale, announcer) = (use_api(), use_locale(), use_announcer());
    let q =
        Memo::new(move |_| here.test.with(|test| if test.by == By::Customer { test.q.clone() } else { String::new() }));
    let answer = load(move || {
        let q = q.get();
        async move {
            if q.is_empty() {
                return None;
            }
            let query = CustomerQuery { q: q.clone(), limit: Some(SHOWN), ..CustomerQuery::default() };
            let found = api.customers(&query).await;
            if let Ok(page) = &found {
                announcer.say(t::found(locale.get_untracked(), page.total));
            }
            Some((q, found))
        }
    });
    let content = live(move || match answer.get() {
        None => view! { <Loading><p class="muted">{text(t::testing)}</p></Loading> }.into_any(),
        Some(None) => ().into_any(),
        Some(Some((_, Err(error)))) => failure(error, move || answer.refetch()),
        Some(Some((q, Ok(page)))) if page.items.is_empty() => nobody(q).view(),
        Some(Some((_, Ok(page)))) => rows(here, page).into_any(),
    });
    el("div").class("stack stack--tight").add(content)
}

fn nobody(q: String) -> El {
    let locale = use_locale();
    let search = Search { id: q.clone(), ..Search::default() }.path();
    el("div")
        .class("stack stack--tight")
        .add(el("p").add(said(move || t::no_customer(locale.get(), &q))))
        .add(el("p").add(link(&search, text(t::search_public))))
}

fn rows(here: Here, page: Page<Customer>) -> Vec<AnyView> {
    let locale = use_locale();
    let more = page.total.saturating_sub(page.items.len() as u64);
    let rows: Vec<El> = page.items.into_iter().map(|customer| el("li").add(row(here, customer))).collect();
    let list = el("ul").class("plain stack stack--tight").attr("aria-label", text(t::customers)).add(rows);
    let more = (more > 0).then(|| el("p").class("small muted").add(said(move || t::more(locale.get(), more))).view());
    std::iter::once(list.view()).chain(more).collect()
}

/// A customer, to be tested.
fn row(here: Here, customer: Customer) -> El {
    let id = customer.id.clone();
    let chosen = flag(move || here.test.with(|test| test.customer == id));
    let id = customer.id;
    let test = move || here.ask(Test { by: By::Customer, customer: id.clone(), ..typed(here) });
    let numbers = customer.customer_numbers.join(", ");
    let numbers = (!numbers.is_empty()).then(|| el("span").class("id").attr("translate", "no").add(numbers));
    button("btn btn--pick", customer.name, test).attr("aria-current", chosen).add(numbers)
}
