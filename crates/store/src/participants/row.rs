//! The row of a participant, beside its lists.

use carnet_core::{
    identifier::{self, SchemeState},
    name, state,
    wire::{NameEntry, NetworkStatus},
};

use super::put::{NewParticipant, length};
use crate::{
    db::{Db, Value},
    error::Result,
    text,
};

/// The table with its columns in the order of [`values`].
pub(super) const INTO: &str = "participants
    (participant_key, participant_id, name, language, folded, folded_length, has_further_names, country, place, website,
     receives_invoices, retired_scheme, network_status, source, as_of, content_hash)";
pub(super) const COLUMNS: usize = 16;

/// The names in literal form, each once; never empty.
pub(super) fn names(participant: &NewParticipant) -> Vec<NameEntry> {
    let mut names: Vec<NameEntry> = Vec::with_capacity(participant.names.len());
    for entry in &participant.names {
        let name = name::normalize(&entry.name.replace('\0', " "));
        if !name.is_empty() && !names.iter().any(|known| known.name == name) {
            names.push(NameEntry { name, language: entry.language.clone() });
        }
    }
    if names.is_empty() {
        names.push(NameEntry { name: participant.participant_id.to_string(), language: None });
    }
    names
}

/// What is written of a participant that is registered from now on.
pub(super) fn values(participant: &NewParticipant, key: &str, names: &[NameEntry], hash: &str) -> [Value; COLUMNS] {
    let main = names.first();
    let name = main.map(|entry| entry.name.as_str()).unwrap_or_default();
    let folded = name::fold(name);
    let folded_length = length(&folded);
    let scheme = identifier::scheme(participant.participant_id.scheme());
    [
        key.into(),
        participant.participant_id.to_string().into(),
        name.into(),
        main.and_then(|entry| entry.language.clone()).into(),
        folded.into(),
        folded_length.into(),
        (names.len() > 1).into(),
        participant.country.trim().to_ascii_uppercase().into(),
        participant.place.clone().into(),
        participant.website.clone().into(),
        participant.document_types.iter().any(state::is_invoice).into(),
        scheme.is_some_and(|scheme| scheme.state == SchemeState::Removed).into(),
        text::network_status(NetworkStatus::Registered).into(),
        (&participant.source).into(),
        participant.as_of_ms.into(),
        hash.into(),
    ]
}

/// Adds the row, or takes over what differs.
pub(super) fn write(
    db: &mut dyn Db,
    participant: &NewParticipant,
    key: &str,
    names: &[NameEntry],
    hash: &str,
) -> Result<()> {
    let sql = format!(
        "insert into {INTO} values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
         on conflict (participant_key) do update set
             participant_id = excluded.participant_id, name = excluded.name, language = excluded.language,
             folded = excluded.folded, folded_length = excluded.folded_length,
             has_further_names = excluded.has_further_names, country = excluded.country, place = excluded.place,
             website = excluded.website, receives_invoices = excluded.receives_invoices,
             retired_scheme = excluded.retired_scheme, network_status = excluded.network_status,
             source = excluded.source, as_of = excluded.as_of, content_hash = excluded.content_hash"
    );
    db.execute(&sql, &values(participant, key, names, hash))?;
    Ok(())
}
