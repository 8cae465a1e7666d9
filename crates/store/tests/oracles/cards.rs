//! The public directory by the rules (R1-R4): names, identifiers, providers, countries and document types, all of
//! those that are asked for.

use carnet_core::{
    identifier::{self, Lookup},
    name::{Pattern, Words, fold, normalize},
    wire::{Identifier, MatchKind},
};
use carnet_store::{participants::ParticipantQuery, providers};
use proptest::prelude::*;

use super::answers;
use crate::common::*;

const PROVIDERS: [(&str, &str); 3] = [("p0", "Réseau Alma"), ("p1", "Quai Lent"), ("p2", "Alma Quai")];
const COUNTRIES: [&str; 2] = ["FR", "SE"];
const TYPES: [&str; 2] = [INVOICE, "urn:x::Order##y::2.1"];

/// Names, country, providers, document types, a further identifier.
type Row = (Vec<String>, usize, Vec<usize>, Vec<usize>, Option<String>);

pub struct Known {
    id: String,
    names: Vec<String>,
    country: &'static str,
    providers: Vec<usize>,
    types: Vec<usize>,
    identifiers: Vec<(String, String)>,
}

pub struct Expected<'a> {
    pub groups: Vec<(MatchKind, Vec<&'a str>)>,
    pub without_filters: Option<u64>,
}

pub fn row() -> impl Strategy<Value = Row> {
    (
        prop::collection::vec("[abÉ%* ]{1,5}", 1..4),
        0usize..2,
        prop::sample::subsequence(vec![0, 1, 2], 0..3),
        prop::sample::subsequence(vec![0, 1], 0..3),
        prop::option::of("[01]{1,3}"),
    )
}

pub fn query() -> impl Strategy<Value = ParticipantQuery> {
    let some = |texts: &[&str]| {
        prop::option::weighted(0.4, prop::sample::select(texts.iter().map(|t| (*t).to_owned()).collect::<Vec<_>>()))
    };
    let provider = some(&["p0", "réseau ALMA", "reseau", "alma", "*quai*", "nobody"]);
    let document_type = some(&[TYPES[0], TYPES[1], "busdox-docid-qns::urn:x::Order##y::2.1", "urn:unknown"]);
    let id = prop_oneof![r"[01*]{1,3}", r"0088:[01*]{1,3}", r"0002:[01*]{1,3}", Just("0088:*".to_owned())];
    let name = prop::option::weighted(0.6, "[abÉ%* ]{0,4}");
    let id = prop::option::weighted(0.5, id);
    (name, id, provider, some(&["fr", " SE ", "DE"]), document_type).prop_map(
        |(name, id, provider, country, document_type)| ParticipantQuery {
            name,
            id,
            provider,
            country,
            document_type,
            limit: 100,
            ..ParticipantQuery::default()
        },
    )
}

pub fn directory(rows: &[Row]) -> (Database, Vec<Known>) {
    let database = quick();
    for (id, name) in PROVIDERS {
        database.write(|db| providers::put(db, &provider(id, name, false)));
    }
    let mut known = Vec::new();
    for (n, (names, country, providers, types, further)) in rows.iter().enumerate() {
        let id = format!("0088:{n:b}");
        let mut card = participant(&id, &names.iter().map(String::as_str).collect::<Vec<_>>());
        card.country = COUNTRIES[*country].to_owned();
        card.provider_ids = providers.iter().map(|index| PROVIDERS[*index].0.to_owned()).collect();
        card.document_types = types.iter().map(|index| document_type(TYPES[*index])).collect();
        let mut identifiers = vec![("0088".to_owned(), format!("{n:b}"))];
        if let Some(value) = further {
            card.identifiers =
                vec![Identifier { scheme: "0002".to_owned(), value: value.clone(), label: "SIREN".to_owned() }];
            identifiers.push(("0002".to_owned(), value.clone()));
        }
        database.put(&card);
        let mut stored: Vec<String> =
            names.iter().map(|name| normalize(name)).filter(|name| !name.is_empty()).collect();
        if stored.is_empty() {
            stored.push(id.clone());
        }
        let (providers, types) = (providers.clone(), types.clone());
        known.push(Known { id, names: stored, country: COUNTRIES[*country], providers, types, identifiers });
    }
    (database, known)
}

/// Whether anything but country and document type is asked for: what a hit can be said to be found by.
pub fn asks_for_something(query: &ParticipantQuery) -> bool {
    query.name.is_some() || query.id.is_some() || query.provider.is_some()
}

fn passes(row: &Known, query: &ParticipantQuery) -> bool {
    let provider = query.provider.as_deref().is_none_or(|text| {
        let wanted: &[usize] = match text {
            "p0" | "réseau ALMA" | "reseau" => &[0],
            "alma" => &[0, 2],
            "*quai*" => &[1, 2],
            _ => &[],
        };
        row.providers.iter().any(|index| wanted.contains(index))
    });
    let country = query.country.as_deref().is_none_or(|text| text.trim().eq_ignore_ascii_case(row.country));
    let document_type = query.document_type.as_deref().is_none_or(|text| {
        let value = text.strip_prefix("busdox-docid-qns::").unwrap_or(text);
        row.types.iter().any(|index| TYPES[*index] == value)
    });
    provider && country && document_type
}

fn group<'a>(known: &'a [Known], query: &ParticipantQuery, kind: MatchKind, filtered: bool) -> Vec<&'a str> {
    let lookups: Option<Vec<Lookup>> = query.id.as_deref().map(|id| identifier::lookups(&identifier::read(id)));
    let name = query.name.as_deref().map(|name| (Pattern::parse(name), Words::parse(name)));
    let mut rows: Vec<(usize, &str, &str)> = Vec::new();
    for row in known.iter().filter(|row| !filtered || passes(row, query)) {
        let identified = lookups.as_ref().is_none_or(|lookups| {
            lookups.iter().any(|lookup| row.identifiers.iter().any(|(scheme, value)| answers(lookup, scheme, value)))
        });
        let literal = name.as_ref().is_none_or(|(pattern, _)| row.names.iter().any(|name| pattern.matches(name)));
        // The length of the main name when that comes close, else of the shortest further name that does.
        let folded: Vec<String> = row.names.iter().map(|name| fold(name)).collect();
        let comes_close = |text: &&String| name.as_ref().is_some_and(|(_, words)| words.matches(text));
        let further = folded.iter().skip(1).filter(comes_close).map(|text| text.chars().count()).min();
        let rank = folded.first().filter(comes_close).map(|text| text.chars().count()).or(further);
        match kind {
            MatchKind::Literal if identified && literal => rows.push((0, &row.names[0], &row.id)),
            MatchKind::Close if identified && !literal => {
                rows.extend(rank.map(|rank| (rank, row.names[0].as_str(), row.id.as_str())))
            }
            _ => {}
        }
    }
    rows.sort_unstable();
    rows.into_iter().map(|(_, _, id)| id).collect()
}

pub fn expected<'a>(known: &'a [Known], query: &ParticipantQuery) -> Expected<'a> {
    let kinds: &[MatchKind] =
        if query.name.is_some() { &[MatchKind::Literal, MatchKind::Close] } else { &[MatchKind::Literal] };
    let groups: Vec<_> = kinds.iter().map(|kind| (*kind, group(known, query, *kind, true))).collect();
    let nothing = groups.iter().all(|(_, ids)| ids.is_empty());
    let filters = query.provider.is_some() || query.country.is_some() || query.document_type.is_some();
    let without_filters = (nothing && filters && (query.name.is_some() || query.id.is_some()))
        .then(|| kinds.iter().map(|kind| group(known, query, *kind, false).len() as u64).sum());
    Expected { groups, without_filters }
}
