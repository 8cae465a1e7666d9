//! What the public directory has that may be the suggested company, for the operator who decides.

use carnet_core::{
    name::fold,
    wire::{Identifier, MatchKind, Participant, Suggestion},
};

use super::lookup::{self, Among};
use crate::{
    db::Db,
    error::Result,
    participants::{self, ParticipantQuery},
};

/// Participants shown at most.
const LIMIT: u32 = 10;
/// Words that say what kind of company it is, not which one, in the form that is compared.
const LEGAL_FORMS: &[&str] = &[
    "sa", "sas", "sasu", "sarl", "eurl", "sci", "srl", "sprl", "bv", "bvba", "nv", "ab", "oy", "oyj", "as", "a/s",
    "aps", "gmbh", "ag", "kg", "se", "ltd", "plc", "llc", "inc", "spa", "s.a.", "s.a.s.", "s.r.l.", "s.p.a.", "b.v.",
];

/// Participants with one of its identifiers or an equivalent, then those of a close name in its country.
pub fn similar(db: &mut dyn Db, account_id: &str, suggestion: &Suggestion) -> Result<Vec<Participant>> {
    let mut identifiers = suggestion.identifiers.clone();
    if let Some((scheme, value)) = suggestion.electronic_address.as_deref().and_then(|text| text.split_once(':')) {
        identifiers.push(Identifier { scheme: scheme.into(), value: value.into(), label: scheme.into() });
    }
    let mut found = Vec::new();
    for hit in lookup::participants(db, &identifiers, Among::Everybody, LIMIT)? {
        found.extend(participants::get(db, account_id, &hit.key)?);
    }
    for name in names(&suggestion.name) {
        if found.len() >= LIMIT as usize {
            break;
        }
        for participant in by_name(db, account_id, &name, &suggestion.country)? {
            let known = |one: &Participant| one.participant_id == participant.participant_id;
            if !found.iter().any(known) {
                found.push(participant);
            }
        }
    }
    found.truncate(LIMIT as usize);
    Ok(found)
}

/// The name, and the name without its legal form, as patterns for themselves.
fn names(name: &str) -> Vec<String> {
    let is_form = |word: &&str| LEGAL_FORMS.contains(&fold(word).as_str());
    let core: Vec<&str> = name.split(' ').filter(|word| !is_form(word)).collect();
    let core = core.join(" ");
    let mut names = vec![name.to_owned()];
    if !core.is_empty() && core != name {
        names.push(core);
    }
    names.iter().map(|name| name.replace('\\', r"\\").replace('*', r"\*")).collect()
}

fn by_name(db: &mut dyn Db, account_id: &str, name: &str, country: &str) -> Result<Vec<Participant>> {
    let mut found = Vec::new();
    for kind in [MatchKind::Literal, MatchKind::Close] {
        let query = ParticipantQuery {
            name: Some(name.to_owned()),
            country: Some(country.to_owned()),
            matching: Some(kind),
            limit: LIMIT,
            ..ParticipantQuery::default()
        };
        let groups = participants::search(db, account_id, &query)?.groups;
        found.extend(groups.into_iter().flat_map(|group| group.items));
    }
    // Found for the operator: what the search hit is beside the point.
    found.iter_mut().for_each(|participant| participant.matched = None);
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_also_looked_for_without_its_legal_form() {
        assert_eq!(names("Verrerie du Lac SAS"), ["Verrerie du Lac SAS", "Verrerie du Lac"]);
        assert_eq!(names("Verrerie du Lac"), ["Verrerie du Lac"]);
        assert_eq!(names("SAS"), ["SAS"]);
        assert_eq!(names(r"A*B \ SA"), [r"A\*B \\ SA", r"A\*B \\"]);
    }
}
