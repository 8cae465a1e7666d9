//! One's own customers by the rules (R2, R3, R4, R11): a text is a number, an identifier, a name, a provider.

use carnet_core::{
    customer_number,
    identifier::{self, Lookup, key},
    name::{Pattern, Words, fold, normalize},
    state::CustomerState,
    wire::{CustomerField, CustomerFilter, CustomerSort, Identifier, MatchKind, Matched, MatchedField},
};
use carnet_store::{
    accounts::Acceptance,
    customers::{self, CustomerQuery},
    participants, providers,
};
use proptest::prelude::*;

use super::answers;
use crate::common::*;

const PROVIDERS: [(&str, &str); 3] = [("p0", "Ab 01"), ("p1", "bÉ"), ("p2", "10*")];

/// Name, numbers as typed, provider, further identifier, and what happened since.
type Row = (String, String, Option<usize>, Option<(usize, String)>, Since, i64);

#[derive(Clone, Debug, PartialEq)]
pub enum Since {
    Nothing,
    Deactivated,
    Removed,
    Deleted,
}

pub struct Known {
    pub id: String,
    name: String,
    numbers: Vec<String>,
    provider: Option<usize>,
    identifiers: Vec<(String, String)>,
    state: CustomerState,
    updated_at: i64,
    as_of: i64,
}

pub fn row() -> impl Strategy<Value = Row> {
    let since = prop_oneof![
        6 => Just(Since::Nothing), 1 => Just(Since::Deactivated), 1 => Just(Since::Removed), 1 => Just(Since::Deleted)
    ];
    let numbers = r"[01aA.\- *\\]{0,3}(,[01aA.\- *%_]{0,3}){0,2}";
    (
        r"[01abÉ *%_]{1,5}",
        numbers,
        prop::option::of(0usize..3),
        prop::option::of((0usize..3, "[01aB]{1,3}")),
        since,
        0i64..3,
    )
}

pub fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => r"[01abÉA.\- *\\%_]{0,4}",
        2 => r"(00(88|02)|IT:X|IBAN ?):? ?[01ab*]{1,3}",
        1 => prop::sample::select(vec!["Ab 01", "ab", "BE", r"10\*", "*", "**", "-", ".", "10*", "702042755", "0088:10*"]).prop_map(str::to_owned),
    ]
}

/// The account's customers, among those of another account made from the same participants.
pub fn directory(rows: &[Row]) -> (Database, Vec<Known>) {
    let database = quick();
    database.account(ACCOUNT, USER, None, Acceptance::Automatic);
    database.account("another", "another-user", None, Acceptance::Automatic);
    for (id, name) in PROVIDERS {
        database.write(|db| providers::put(db, &provider(id, name, id == "p1")));
    }
    let (mut taken, mut known): (Vec<String>, Vec<Known>) = (Vec::new(), Vec::new());
    for (n, (name, typed, provider, further, since, at)) in rows.iter().enumerate() {
        let (own_scheme, own_value) = ("0088", format!("{n:b}"));
        let own_id = format!("{own_scheme}:{own_value}");
        let mut card = participant(&own_id, &[name]);
        card.provider_ids = provider.map(|index| PROVIDERS[index].0.to_owned()).into_iter().collect();
        let mut identifiers = vec![(own_scheme.to_owned(), own_value)];
        if let Some((scheme, value)) = further {
            let scheme = ["0088", "0002", "IT:X"][*scheme].to_owned();
            identifiers.push((scheme.clone(), value.clone()));
            card.identifiers = vec![Identifier { scheme, value: value.clone(), label: String::new() }];
        }
        database.put(&card);
        let mut numbers = customer_number::parse_box(typed).unwrap().numbers;
        numbers.retain(|number| !taken.contains(number));
        let id = format!("c{n:02}");
        let new = |numbers: &[String]| customers::NewCustomer {
            participant_key: own_id.clone(),
            numbers: numbers.to_vec(),
            provider_id: None,
        };
        database.write(|db| customers::add(db, ACCOUNT, USER, &id, &format!("r-{id}"), &new(&numbers), *at)).unwrap();
        let theirs = new(&[format!("0{n}"), "a1".repeat(n + 1)]);
        database
            .write(|db| {
                customers::add(db, "another", "another-user", &format!("x{n}"), &format!("rx{n}"), &theirs, *at)
            })
            .unwrap();
        let mut as_of = card.as_of_ms;
        let mut state = if *provider == Some(1) { CustomerState::AwaitingRouting } else { CustomerState::Routable };
        match since {
            Since::Nothing => {}
            // There is no way to do these two yet but the tables themselves.
            Since::Deactivated => {
                state = CustomerState::Deactivated;
                let sql = "update customers set own_status = 'deactivated', state = 'deactivated' where id = $1";
                database.write(|db| db.execute(sql, &[(&id).into()]));
            }
            Since::Deleted => {
                database.write(|db| {
                    db.execute("delete from customer_numbers where customer_id = $1", &[(&id).into()])?;
                    db.execute("update customers set deleted_at = 9 where id = $1", &[(&id).into()])
                });
                continue;
            }
            Since::Removed => {
                state = CustomerState::NonExisting;
                as_of = 9;
                database.write(|db| participants::mark_removed(db, &own_id, as_of));
            }
        }
        taken.extend(numbers.clone());
        let name = normalize(name);
        let name = if name.is_empty() { own_id } else { name };
        known.push(Known { id, name, numbers, provider: *provider, identifiers, state, updated_at: *at, as_of });
    }
    (database, known)
}

struct Reading {
    text: String,
    pattern: Pattern,
    words: Words,
    lookups: Vec<Lookup>,
}

fn read(query: &CustomerQuery) -> Option<Reading> {
    let text = query.q.as_deref().unwrap().trim().to_owned();
    let (pattern, words) = (Pattern::parse(&text), Words::parse(&text));
    let everything =
        pattern.is_everything() && (on(query, CustomerField::Name) || on(query, CustomerField::Identifier));
    if text.is_empty() || everything {
        return None;
    }
    let read = identifier::read(&text);
    let letters = read.value.chars().filter(|c| c.is_alphabetic()).count();
    let digits = read.value.chars().filter(char::is_ascii_digit).count();
    // A pattern of letters is no identifier unless one says so.
    let is_name = read.wildcard && query.field.is_none() && letters >= digits;
    let lookups = if is_name { Vec::new() } else { identifier::lookups(&read) };
    Some(Reading { text, pattern, words, lookups })
}

fn on(query: &CustomerQuery, field: CustomerField) -> bool {
    query.field.is_none_or(|wanted| wanted == field)
}

/// What a row is found by: the most exact way first.
fn hit(row: &Known, query: &CustomerQuery) -> Option<Option<(MatchKind, Matched)>> {
    let Some(reading) = read(query) else { return Some(None) };
    let plain = |field, value: &str| Matched { field, value: value.to_owned(), scheme: None, via: None };
    let (literal, close) = (MatchKind::Literal, MatchKind::Close);
    if on(query, CustomerField::CustomerNumber) {
        let is = |number: &&String| **number == reading.text || reading.pattern.matches(number);
        if let Some(number) = row.numbers.iter().find(is) {
            return Some(Some((literal, plain(MatchedField::CustomerNumber, number))));
        }
    }
    if on(query, CustomerField::Identifier) {
        for lookup in &reading.lookups {
            if let Some((scheme, value)) = row.identifiers.iter().find(|(s, v)| answers(lookup, s, v)) {
                let hit = plain(MatchedField::Identifier, value);
                return Some(Some((literal, Matched { scheme: Some(scheme.clone()), via: lookup.via.clone(), ..hit })));
            }
        }
    }
    let provider = row.provider.map(|index| PROVIDERS[index].1);
    let (by_name, by_provider) = (on(query, CustomerField::Name), on(query, CustomerField::Provider));
    let name = by_name.then(|| plain(MatchedField::Name, &row.name));
    let provider = provider.filter(|_| by_provider).map(|name| plain(MatchedField::Provider, name));
    let hits = |kind: MatchKind, matched: &Option<Matched>| match kind {
        MatchKind::Literal => matched.as_ref().is_some_and(|matched| reading.pattern.matches(&matched.value)),
        MatchKind::Close => matched.as_ref().is_some_and(|matched| reading.words.matches(&fold(&matched.value))),
    };
    for kind in [literal, close] {
        for matched in [&name, &provider] {
            if hits(kind, matched) {
                return Some(matched.clone().map(|matched| (kind, matched)));
            }
        }
    }
    let wanted = key(&reading.text);
    let resembles = |number: &&String| !wanted.is_empty() && key(number) == wanted;
    if on(query, CustomerField::CustomerNumber) && reading.pattern.is_exact().is_some() {
        let number = row.numbers.iter().find(resembles)?;
        return Some(Some((close, plain(MatchedField::CustomerNumber, number))));
    }
    None
}

pub fn matched(row: &Known, query: &CustomerQuery) -> Option<Matched> {
    hit(row, query).unwrap().map(|(_, matched)| matched)
}

fn let_through(state: CustomerState, filter: Option<CustomerFilter>) -> bool {
    match filter {
        None => true,
        Some(CustomerFilter::Routable) => state == CustomerState::Routable,
        Some(CustomerFilter::Action) => state == CustomerState::AwaitingRouting,
        Some(CustomerFilter::Deactivated) => state == CustomerState::Deactivated,
        Some(CustomerFilter::NonExisting) => state == CustomerState::NonExisting,
    }
}

/// Who answers, in order: literal before close, then by the sort.
pub fn expected<'a>(known: &'a [Known], query: &CustomerQuery) -> Vec<(&'a str, Option<MatchKind>)> {
    let mut rows: Vec<(&Known, Option<MatchKind>)> = known
        .iter()
        .filter(|row| let_through(row.state, query.status))
        .filter_map(|row| Some((row, hit(row, query)?.map(|(kind, _)| kind))))
        .collect();
    rows.sort_by_key(|(row, _)| {
        let provider = row.provider.map_or("", |index| PROVIDERS[index].1);
        match query.sort {
            CustomerSort::Name => ("", 0, &row.name, &row.id),
            CustomerSort::Provider => (provider, 0, &row.name, &row.id),
            CustomerSort::UpdatedAt => ("", row.updated_at, &row.name, &row.id),
            CustomerSort::AsOf => ("", row.as_of, &row.name, &row.id),
        }
    });
    if query.descending {
        rows.reverse();
    }
    rows.sort_by_key(|(_, kind)| *kind == Some(MatchKind::Close));
    rows.into_iter().map(|(row, kind)| (row.id.as_str(), kind)).collect()
}
