//! The lines for what was typed, in their order: pages, customers, actions; after an identifier the customers come
//! first. Within a list the better answer stands first, and equals in the order of the menu.

use carnet_core::{
    state::Relationship,
    wire::{Customer, IdentifierKind, Locale, Role, RouteIdentifier},
};

use super::{
    asked::{AsIdentifier, Asked, Verb},
    entry::{Act, End, Entry, Group},
    known::{Known, known},
    matching::{Rank, hit, words},
};
use crate::{
    i18n::palette as t,
    route::{self, Customers, Search, Side},
};

/// Customers of which each action is a line of its own when no verb says which is meant.
const FEW: usize = 2;

/// For whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reader {
    pub locale: Locale,
    pub role: Role,
    /// Whether the network itself can be asked.
    pub checks: bool,
    /// Whether single keys are shortcuts.
    pub keys: bool,
}

pub fn listing(reader: Reader, asked: &Asked, customers: &[Customer]) -> Vec<Entry> {
    let (mut pages, mut actions) = (Vec::new(), Vec::new());
    for known in known(reader.locale, reader.role).iter().filter(|known| !known.if_typed || !asked.text.is_empty()) {
        if let Some(ranked) = ranked(reader, known, &asked.words) {
            let list = if known.group == Group::Pages { &mut pages } else { &mut actions };
            list.push(ranked);
        }
    }
    let (pages, mut actions) = (sorted(pages), sorted(actions));
    if reader.role == Role::Operator || asked.text.is_empty() {
        return [pages, actions].concat();
    }
    let of_customers = about_customers(reader, asked, customers);
    actions.splice(0..0, of_customers);
    let found = customers_of(reader.locale, asked, customers);
    if asked.identifiers.is_empty() { [pages, found, actions].concat() } else { [found, actions, pages].concat() }
}

fn ranked(reader: Reader, known: &Known, needles: &[String]) -> Option<(Rank, Entry)> {
    let hit = hit(&known.label(reader.locale), &known.others(reader.locale), needles)?;
    let end = if reader.keys && !known.keys.is_empty() { End::Keys(known.keys) } else { End::Nothing };
    let entry =
        Entry { label: hit.parts, end, ..Entry::plain(known.group, known.icon, String::new(), known.act.clone()) };
    Some((hit.rank, entry))
}

fn sorted(mut ranked: Vec<(Rank, Entry)>) -> Vec<Entry> {
    ranked.sort_by_key(|(rank, _)| *rank);
    ranked.into_iter().map(|(_, entry)| entry).collect()
}

/// What was typed as an identifier, the customers found, and the searches that always can be made.
fn customers_of(locale: Locale, asked: &Asked, customers: &[Customer]) -> Vec<Entry> {
    let go = |label, icon, path| Entry::plain(Group::Customers, icon, label, Act::Go(path));
    let search = |id: &AsIdentifier| Entry {
        end: End::Words(t::public(locale).to_owned()),
        ..go(
            t::search_id(locale, &id.value, &id.name),
            "search",
            Search { id: format!("{}:{}", id.scheme, id.value), ..Search::default() }.path(),
        )
    };
    let mut lines: Vec<Entry> = asked.identifiers.iter().map(search).collect();
    lines.extend(customers.iter().map(|customer| found(asked, customer)));
    let typed = &asked.text;
    let mine = Customers { q: typed.clone(), ..Customers::default() }.path();
    lines.push(Entry { fallback: true, ..go(t::search_mine(locale, typed), "search", mine) });
    if asked.identifiers.is_empty() {
        let public = Search { side: Side::Customers, name: typed.clone(), ..Search::default() }.path();
        lines.push(Entry { fallback: true, ..go(t::search_public(locale, typed), "search", public) });
    }
    lines
}

/// The server has found it, by whatever it is known by; what of that is in its name is marked.
fn found(asked: &Asked, customer: &Customer) -> Entry {
    let needles = words(&asked.customer);
    let label = hit(&customer.name, &[], &needles).filter(|hit| hit.rank <= Rank::Inside);
    let numbers = customer.customer_numbers.join(", ");
    Entry {
        label: label.map_or_else(|| vec![(customer.name.clone(), false)], |hit| hit.parts),
        end: if numbers.is_empty() { End::Nothing } else { End::Words(numbers) },
        ..Entry::plain(Group::Customers, "book", String::new(), Act::Go(route::customer(&customer.id)))
    }
}

/// What can be done with the customers found, and with the value typed.
fn about_customers(reader: Reader, asked: &Asked, customers: &[Customer]) -> Vec<Entry> {
    let few = if asked.verb.is_some() { customers.len() } else { FEW };
    let mut lines = Vec::new();
    if asked.verb.is_none_or(|verb| verb == Verb::Test) {
        lines.extend(test_with(reader.locale, asked));
    }
    for customer in customers.iter().take(few) {
        let verbs = [Verb::Check, Verb::Test, Verb::Activate].into_iter();
        let meant = verbs.filter(|verb| asked.verb.is_none_or(|asked| asked == *verb));
        lines.extend(meant.filter_map(|verb| with(reader, verb, customer)));
    }
    lines
}

fn with(reader: Reader, verb: Verb, customer: &Customer) -> Option<Entry> {
    let (locale, name) = (reader.locale, customer.name.as_str());
    let act = |icon, label, act| Some(Entry::plain(Group::Actions, icon, label, act));
    match verb {
        Verb::Check if reader.checks => {
            let participant_id = customer.participant_id.clone();
            act("refresh", t::check(locale, name), Act::Check { participant_id, name: name.to_owned() })
        }
        Verb::Test => act("route", t::test_to(locale, name), Act::Go(route::test_customer(&customer.id))),
        Verb::Activate if customer.relationship == Relationship::AwaitingRouting => {
            let request_id = customer.request_id.clone()?;
            act("plug", t::activate(locale, name), Act::Activate { request_id })
        }
        Verb::Check | Verb::Activate => None,
    }
}

/// A test with the value that was typed; without a scheme it is a customer number.
fn test_with(locale: Locale, asked: &Asked) -> Option<Entry> {
    let one = match asked.identifiers.first() {
        Some(id) => RouteIdentifier { kind: route::identifier_kind(&id.scheme), value: id.value.clone() },
        None if asked.has_digit() && !asked.customer.contains(char::is_whitespace) => {
            RouteIdentifier { kind: IdentifierKind::CustomerNumber, value: asked.customer.clone() }
        }
        None => return None,
    };
    let label = t::test_with(locale, &one.value);
    let path = route::test_identifiers(std::slice::from_ref(&one));
    Some(Entry { fallback: true, ..Entry::plain(Group::Actions, "route", label, Act::Go(path)) })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use carnet_core::wire::{Customer, Locale, Role};
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::{Reader, listing};
    use crate::palette::{
        asked::Asked,
        entry::{Act, Entry, Group},
    };

    fn reader(role: Role) -> Reader {
        Reader { locale: Locale::Fr, role, checks: true, keys: true }
    }

    fn customer(name: &str, relationship: &str) -> Customer {
        let json = format!(
            r#"{{"id":"c1","participantId":"0002:1","name":"{name}","country":"FR","identifiers":[],"providers":[],
            "providerId":null,"customerNumbers":["0042"],"ownStatus":"active","networkStatus":"registered",
            "relationship":"{relationship}","routable":false,"reason":"awaitingRouting","asOf":"2026-11-25T14:02:00Z",
            "source":"peppol","requestId":"r1","duplicates":0,"version":1,"createdAt":"2026-11-25T14:02:00Z",
            "updatedAt":"2026-11-25T14:02:00Z","updatedBy":"A","matched":null,"matchKind":null}}"#
        );
        serde_json::from_str(&json).unwrap()
    }

    fn lines(role: Role, typed: &str, customers: &[Customer]) -> Vec<Entry> {
        listing(reader(role), &Asked::read(typed), customers)
    }

    fn texts(entries: &[Entry]) -> Vec<String> {
        entries.iter().map(Entry::text).collect()
    }

    #[wasm_bindgen_test]
    fn each_role_is_offered_its_own() {
        let has = |role, text: &str| texts(&lines(role, "", &[])).iter().any(|line| line == text);
        for (text, member, admin, operator) in [
            ("Mes clients", true, true, false),
            ("Inviter un utilisateur", false, true, false),
            ("Journal d’audit", false, true, false),
            ("Propositions à traiter", false, false, true),
            ("Se déconnecter", true, true, true),
        ] {
            let offered = [Role::Member, Role::Admin, Role::Operator].map(|role| has(role, text));
            assert_eq!(offered, [member, admin, operator], "{text}");
        }
    }

    #[wasm_bindgen_test]
    fn every_line_has_a_key_of_its_own() {
        for role in [Role::Member, Role::Admin, Role::Operator] {
            let mut keys: Vec<_> = lines(role, "", &[]).into_iter().map(|line| line.key).collect();
            let all = keys.len();
            keys.sort();
            keys.dedup();
            assert_eq!(keys.len(), all);
        }
    }

    #[wasm_bindgen_test]
    fn the_better_answer_stands_first_and_groups_stay_whole() {
        let found = lines(Role::Admin, "clients", &[]);
        let pages: Vec<_> = found.iter().filter(|line| line.group == Group::Pages).map(Entry::text).collect();
        assert_eq!(pages[..2], ["Rechercher et ajouter des clients", "Mes clients"], "in the order of the menu");
        assert_eq!(texts(&lines(Role::Member, "parametres", &[]))[0], "Paramètres");
        assert_eq!(texts(&lines(Role::Member, "stopped", &[]))[0], "Documents arrêtés", "by its English name");
        let mut groups: Vec<Group> = found.iter().map(|line| line.group).collect();
        groups.dedup();
        assert_eq!(groups, [Group::Pages, Group::Customers, Group::Actions]);
    }

    #[wasm_bindgen_test]
    fn an_identifier_is_searched_first() {
        let found = lines(Role::Member, "SIREN 702042755", &[]);
        assert_eq!(found[0].text(), "Rechercher 702042755 (SIREN)");
        assert_eq!(found[0].act, Act::Go("/customers/search?id=0002%3A702042755".to_owned()));
        let test = found.iter().find(|line| line.text() == "Tester un routage avec 702042755").unwrap();
        assert_eq!(test.act, Act::Go("/routing/test?org=702042755".to_owned()));
        assert!(lines(Role::Operator, "SIREN 702042755", &[]).is_empty(), "the operator has no directory");
    }

    #[wasm_bindgen_test]
    fn a_customer_can_be_opened_checked_tested_and_activated() {
        let waiting = customer("Durand SAS", "awaitingRouting");
        let found = lines(Role::Member, "durand", std::slice::from_ref(&waiting));
        let marked: Vec<_> = found[0].label.iter().filter(|(_, hit)| *hit).collect();
        assert_eq!((found[0].text().as_str(), marked[0].0.as_str()), ("Durand SAS", "Durand"));
        for text in ["Vérifier Durand SAS", "Tester un routage vers Durand SAS", "Activer le routage vers Durand SAS"]
        {
            assert!(texts(&found).iter().any(|line| line == text), "{text}");
        }
        let asked = lines(Role::Member, "activer durand", &[waiting]);
        let acts: Vec<_> = asked.iter().filter(|line| line.group == Group::Actions).map(Entry::text).collect();
        assert_eq!(acts, ["Activer le routage vers Durand SAS"]);
        let ready = lines(Role::Member, "durand", &[customer("Durand SAS", "ready")]);
        assert!(!texts(&ready).iter().any(|line| line.starts_with("Activer")), "nothing to activate");
    }
}
