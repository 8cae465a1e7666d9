//! What a hit was found by, told from the hit itself: the identifier before the name before the provider.

use carnet_core::{
    identifier::{self, Lookup},
    name::{Pattern, fold},
    wire::{MatchKind, Matched, MatchedField, Participant},
};

use super::branches::Criteria;

pub(super) fn matched(participant: &Participant, criteria: &Criteria, kind: MatchKind) -> Option<Matched> {
    if criteria.read.is_some() {
        let further = participant.identifiers.iter().map(|i| (i.scheme.as_str(), i.value.as_str()));
        return identifier_hit(&participant.participant_id, further, &criteria.lookups);
    }
    if let Some((pattern, words)) = &criteria.name {
        let hit = participant.names.iter().find(|entry| match kind {
            MatchKind::Literal => pattern.matches(&entry.name),
            MatchKind::Close => words.matches(&fold(&entry.name)),
        });
        return hit.map(|entry| plain(MatchedField::Name, &entry.name));
    }
    let providers = criteria.providers.as_ref()?;
    let hit = participant.providers.iter().find(|own| providers.iter().any(|wanted| wanted.id == own.id));
    hit.map(|provider| plain(MatchedField::Provider, &provider.name))
}

/// The first identifier that answers the first look-up possible, the participant id before further ones.
pub(crate) fn identifier_hit<'a>(
    participant_id: &'a str,
    further: impl Iterator<Item = (&'a str, &'a str)>,
    lookups: &[Lookup],
) -> Option<Matched> {
    let all: Vec<(&str, &str, String)> = participant_id
        .split_once(':')
        .into_iter()
        .chain(further)
        .map(|(scheme, value)| (scheme, value, identifier::key(value)))
        .collect();
    lookups.iter().find_map(|lookup| {
        let (scheme, value, _) = all.iter().find(|(scheme, _, key)| {
            lookup.scheme.as_ref().is_none_or(|wanted| wanted == scheme) && key_matches(&lookup.key, key)
        })?;
        Some(Matched {
            field: MatchedField::Identifier,
            value: (*value).to_owned(),
            scheme: Some((*scheme).to_owned()),
            via: lookup.via.clone(),
        })
    })
}

pub(crate) fn plain(field: MatchedField, value: &str) -> Matched {
    Matched { field, value: value.to_owned(), scheme: None, via: None }
}

fn key_matches(wanted: &str, key: &str) -> bool {
    match wanted.contains('*') {
        true => Pattern::of_key(wanted).matches(key),
        false => wanted == key,
    }
}
