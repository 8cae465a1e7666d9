//! The public directory, and the lines of the French one.

use carnet_core::{identifier, name};

use super::{Invariant, Rule};
use crate::{db::Row, error::Result};

pub(super) const ALL: &[Invariant] = &[
    Invariant {
        name: "participant_keys_are_compared",
        says: "A participant's key is its id in lower case, and every identifier's key is its value as it is compared.",
        rules: &[
            Rule::Each("select participant_key, participant_id from participants", key_is_compared),
            Rule::Each(
                "select participant_key || ' ' || scheme || ':' || value, value, value_key from participant_identifiers",
                value_is_compared,
            ),
        ],
    },
    Invariant {
        name: "names_are_folded",
        says: "Names are in literal form, and beside each stands its close form with the length of that.",
        rules: &[
            Rule::Each("select participant_key, name, folded, folded_length from participants", name_is_folded),
            Rule::Each(
                "select participant_key || ' ' || position, name, folded, folded_length from participant_names",
                name_is_folded,
            ),
            Rule::Each("select 'provider ' || id, name, folded from providers", close_form),
            Rule::Each("select 'supplier ' || id, name, folded from suppliers", close_form),
            Rule::Each(
                "select 'suggestion ' || suggestion_id || ' of ' || account_id, name, folded from suggestion_followers",
                close_form,
            ),
            Rule::Each(
                "select 'entry of the trail ' || seq, object_name, object_folded from audit",
                close_form_or_none,
            ),
        ],
    },
    Invariant {
        name: "further_names_are_told",
        says: "A participant says truly whether it has names after the first.",
        rules: &[Rule::Offenders(
            "select p.participant_key from participants p where p.has_further_names <>
                 case when exists (select 1 from participant_names n where n.participant_key = p.participant_key)
                     then 1 else 0 end",
        )],
    },
    Invariant {
        name: "participants_have_their_own_identifier",
        says: "The first identifier of a participant is its own id.",
        rules: &[Rule::Offenders(
            "select p.participant_key from participants p where not exists
                 (select 1 from participant_identifiers i where i.participant_key = p.participant_key
                      and i.position = 0 and i.scheme || ':' || i.value = p.participant_id)",
        )],
    },
    Invariant {
        name: "positions_are_dense",
        says: "Names, identifiers and document types of a participant are numbered without gaps.",
        rules: &[
            Rule::Offenders(
                "select 'names of ' || participant_key from participant_names group by participant_key
                 having min(position) <> 1 or max(position) <> count(*)",
            ),
            Rule::Offenders(
                "select 'identifiers of ' || participant_key from participant_identifiers group by participant_key
                 having min(position) <> 0 or max(position) <> count(*) - 1",
            ),
            Rule::Offenders(
                "select 'document types of ' || participant_key from participant_document_types
                 group by participant_key having min(position) <> 0 or max(position) <> count(*) - 1",
            ),
        ],
    },
    Invariant {
        name: "cards_have_a_fingerprint",
        says: "Every participant has the fingerprint of what its source says: 128 bits in hexadecimal.",
        rules: &[Rule::Each("select participant_key, content_hash from participants", is_fingerprint)],
    },
    Invariant {
        name: "sources_are_as_fresh_as_their_snapshot",
        says: "No source was confirmed last before its last snapshot.",
        rules: &[Rule::Offenders("select name from sources where snapshot_as_of > latest_as_of")],
    },
    Invariant {
        name: "address_lines_never_overlap",
        says: "Of the lines of one address that nothing has replaced, each has days and no two share one.",
        rules: &[
            Rule::Offenders(
                "select address_key || ' ' || position from address_periods where replaced_at is null and from_day > to_day",
            ),
            Rule::Offenders(
                "select a.address_key || ' ' || a.position || ' and ' || b.position from address_periods a
                     join address_periods b on b.address_key = a.address_key and b.position > a.position
                 where a.replaced_at is null and b.replaced_at is null
                     and (a.from_day is null or b.to_day is null or a.from_day <= b.to_day)
                     and (b.from_day is null or a.to_day is null or b.from_day <= a.to_day)",
            ),
        ],
    },
];

fn key_is_compared(row: &Row) -> Result<bool> {
    Ok(row.str(1)?.to_ascii_lowercase() == row.str(0)?)
}

fn value_is_compared(row: &Row) -> Result<bool> {
    Ok(identifier::key(row.str(1)?) == row.str(2)?)
}

fn name_is_folded(row: &Row) -> Result<bool> {
    let (name, folded) = (row.str(1)?, row.str(2)?);
    let length = row.int(3)?;
    let is_length = usize::try_from(length).is_ok_and(|length| length == folded.chars().count());
    Ok(name::normalize(name) == name && name::fold(name) == folded && is_length)
}

fn close_form(row: &Row) -> Result<bool> {
    Ok(name::fold(row.str(1)?) == row.str(2)?)
}

/// The oldest entries have no name, or one without its close form.
fn close_form_or_none(row: &Row) -> Result<bool> {
    Ok(row.str(2)?.is_empty() || close_form(row)?)
}

fn is_fingerprint(row: &Row) -> Result<bool> {
    let hash = row.str(1)?;
    Ok(hash.len() == 32 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()))
}
