//! The facts of a small directory, as a store would tell them: by the questions, over all entries.

use std::collections::HashMap;

use carnet_core::{
    company::company_key,
    customer_number,
    identifier::{Lookup, key},
    name::fold,
    routing::{Ask, Question, block, differences, question},
    state::{CustomerState, OwnStatus, Relationship, customer_state, participant_state},
    wire::{
        Directory, FoundParty, LookedUp, NearMiss, NetworkStatus, Provider, RouteFacts, RouteIdentifier, RouteParty,
    },
};

use super::{Entry, Own, Paper, World};

/// Reading an identifier takes long, and documents have few different ones.
#[derive(Default)]
pub struct Asked(HashMap<RouteIdentifier, Question>);

impl Asked {
    fn of(&mut self, identifier: &RouteIdentifier) -> Question {
        self.0.entry(identifier.clone()).or_insert_with(|| question(identifier)).clone()
    }
}

pub fn facts(world: &World, paper: &Paper, asked: &mut Asked) -> RouteFacts {
    let mut identifiers: Vec<&RouteIdentifier> = paper.identifiers.iter().collect();
    identifiers.sort_by_key(|identifier| identifier.kind);
    let lookups: Vec<LookedUp> = identifiers.into_iter().map(|id| looked_up(world, id, &asked.of(id))).collect();
    let leads_to_a_customer = lookups.iter().any(|lookup| !lookup.own.is_empty());
    let name = paper.name.as_deref().map(fold).filter(|name| !name.is_empty() && !leads_to_a_customer);
    let namesakes: Vec<&Own> = match name {
        Some(name) => world.customers.iter().filter(|own| fold(&world.entries[own.of].name) == name).collect(),
        None => Vec::new(),
    };
    let same_name = match namesakes[..] {
        [own] => Some(own_party(world, own)),
        _ => None,
    };
    RouteFacts { directory: Directory::Closed, lookups, same_name, unanswered: None }
}

fn looked_up(world: &World, identifier: &RouteIdentifier, question: &Question) -> LookedUp {
    let mut own: Vec<&Own> = own_matches(world, question);
    own.sort_by_key(|own| (&world.entries[own.of].name, world.entries[own.of].key()));
    let mut public: Vec<&Entry> =
        tier(question, |typed| world.entries.iter().filter(|entry| is_found(entry, question, typed)).collect());
    public.sort_by_key(|entry| (entry.removed, &entry.name, entry.key()));
    let near = if own.is_empty() { near(world, question) } else { Vec::new() };
    LookedUp {
        kind: identifier.kind,
        value: identifier.value.clone(),
        check_digit: question.check_digit,
        retired: question.retired.clone(),
        own: own.into_iter().map(|own| own_found(world, own)).collect(),
        public: public.into_iter().map(|entry| public_found(world, entry)).collect(),
        near,
        company: None,
    }
}

fn own_matches<'a>(world: &'a World, question: &Question) -> Vec<&'a Own> {
    if let Ask::Number(number) = &question.ask {
        return world.customers.iter().filter(|own| own.numbers.contains(number)).collect();
    }
    tier(question, |typed| {
        world.customers.iter().filter(|own| is_found(&world.entries[own.of], question, typed)).collect()
    })
}

/// Who has the number itself, else who has one of the same company.
fn tier<T>(question: &Question, find: impl Fn(bool) -> Vec<T>) -> Vec<T> {
    let itself = find(true);
    match &question.ask {
        Ask::Identifiers(_) if itself.is_empty() => find(false),
        _ => itself,
    }
}

fn is_found(entry: &Entry, question: &Question, typed: bool) -> bool {
    let hits = |lookup: &Lookup, scheme: &str, value: &str| {
        lookup.scheme.as_deref() == Some(scheme)
            && match lookup.key.strip_suffix('*') {
                Some(beginning) => key(value).starts_with(beginning),
                None => key(value) == lookup.key,
            }
    };
    match &question.ask {
        Ask::Nothing | Ask::Number(_) => false,
        Ask::Address(address) => entry.key() == *address,
        Ask::Identifiers(asked) => {
            let lookups = if typed { &asked.typed } else { &asked.equivalents };
            let identifiers = entry.identifiers();
            lookups.iter().any(|lookup| identifiers.iter().any(|(scheme, value)| hits(lookup, scheme, value)))
        }
    }
}

fn own_found(world: &World, own: &Own) -> FoundParty {
    let party = own_party(world, own);
    let status = if own.deactivated { OwnStatus::Deactivated } else { OwnStatus::Active };
    let entry = &world.entries[own.of];
    let block = block(state(entry, status, own.relationship), None, party.provider.is_some(), entry.invoices);
    FoundParty { party, block }
}

fn public_found(world: &World, entry: &Entry) -> FoundParty {
    let customer = world.customers.iter().find(|own| world.entries[own.of].key() == entry.key());
    let party = RouteParty {
        customer_id: customer.map(|own| own.id.clone()),
        provider: entry.providers.first().map(|id| provider(id)),
        ..party(entry)
    };
    let state = state(entry, OwnStatus::Active, Relationship::Ready);
    FoundParty { block: block(state, None, party.provider.is_some(), entry.invoices), party }
}

fn state(entry: &Entry, own: OwnStatus, relationship: Relationship) -> CustomerState {
    let network = if entry.removed { NetworkStatus::Removed } else { NetworkStatus::Registered };
    customer_state(own, relationship, participant_state(network, entry.invoices, retired(entry), None))
}

fn retired(entry: &Entry) -> bool {
    matches!(entry.scheme.as_str(), "0212" | "0213")
}

pub fn own_party(world: &World, own: &Own) -> RouteParty {
    let entry = &world.entries[own.of];
    let only = entry.providers.first().filter(|_| entry.providers.len() == 1);
    let chosen = own.provider.as_ref().or(only);
    RouteParty { customer_id: Some(own.id.clone()), provider: chosen.map(|id| provider(id)), ..party(entry) }
}

fn party(entry: &Entry) -> RouteParty {
    let further = entry.further.iter().map(|(scheme, value)| (scheme.as_str(), value.as_str()));
    RouteParty {
        participant_id: entry.address(),
        name: entry.name.clone(),
        company: company_key(&entry.address(), further),
        customer_id: None,
        provider: None,
        as_of: String::new(),
        since: None,
        by: None,
        request_id: None,
    }
}

fn provider(id: &str) -> Provider {
    Provider { id: id.to_owned(), name: format!("Provider {id}"), requires_routing_setup: false }
}

fn near(world: &World, question: &Question) -> Vec<NearMiss> {
    let Ask::Number(wanted) = &question.ask else { return Vec::new() };
    let mut own: Vec<&Own> = world.customers.iter().collect();
    own.sort_by_key(|own| (&world.entries[own.of].name, &own.id));
    let of_one = |own: &&Own| -> Vec<NearMiss> {
        let near = own.numbers.iter().filter(|number| customer_number::near(wanted, number));
        near.map(|number| NearMiss {
            value: number.clone(),
            differences: differences(wanted, number),
            party: own_party(world, own),
        })
        .collect()
    };
    own.iter().flat_map(of_one).collect()
}
