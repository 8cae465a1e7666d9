//! Which participant a line means: by its identifier, else by its exact name. Everything that may be meant is found;
//! choosing among several is a person's business.

use carnet_core::{
    identifier::{self, Lookup, ParticipantId},
    name,
    wire::{CsvCandidate, CsvReason},
};

use super::fields::{Fault, Fields};
use crate::{
    db::{self, Db},
    error::Result,
    participants::{NOT_TAKEN_DOWN, children::load},
    sql::{Params, key_matches},
};

/// Candidates that are shown.
pub(super) const MAX_CANDIDATES: usize = 10;
/// Participants that one look-up brings; more are ambiguous all the same.
const MAX_HITS: usize = 50;

/// Keys of participants that a line may mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Meant {
    One(String),
    /// Two or more, and how many there are.
    Several(Vec<String>),
}

struct Hit {
    key: String,
    registered: bool,
}

/// Finds whom the line means; a refusal says what about it.
pub(super) fn resolve(db: &mut dyn Db, account_id: &str, fields: &Fields) -> Result<std::result::Result<Meant, Fault>> {
    let (hits, missing) = match fields.identifier.text.is_empty() {
        true => (by_name(db, &fields.name.text)?, Fault::at(CsvReason::NotFound, &fields.name)),
        false => match by_identifier(db, &fields.identifier.text)? {
            Some(hits) => (hits, Fault::at(CsvReason::NotFound, &fields.identifier)),
            None => return Ok(Err(Fault::at(CsvReason::MalformedIdentifier, &fields.identifier))),
        },
    };
    let mut keys = preferred(hits);
    if keys.len() > 1
        && let Some(own) = only_own(db, account_id, &keys)?
    {
        return Ok(Ok(Meant::One(own)));
    }
    Ok(match (keys.pop(), keys.is_empty()) {
        (None, _) => Err(missing),
        (Some(key), true) => Ok(Meant::One(key)),
        (Some(key), false) => {
            keys.push(key);
            Ok(Meant::Several(keys))
        }
    })
}

// Who was removed from the network is meant only where nobody else is.
fn preferred(hits: Vec<Hit>) -> Vec<String> {
    let some_registered = hits.iter().any(|hit| hit.registered);
    hits.into_iter().filter(|hit| hit.registered || !some_registered).map(|hit| hit.key).collect()
}

// `None`: the text is no identifier at all.
fn by_identifier(db: &mut dyn Db, text: &str) -> Result<Option<Vec<Hit>>> {
    if let Ok(id) = ParticipantId::parse(text) {
        let sql = format!(
            "select p.participant_key, p.network_status = 'registered' from participants p
             where p.participant_key = $1 and {NOT_TAKEN_DOWN}"
        );
        let exact = hits(db, &sql, &[id.key().into()])?;
        if !exact.is_empty() {
            return Ok(Some(exact));
        }
    }
    let read = identifier::read(text);
    if read.wildcard {
        return Ok(None);
    }
    // The text under the schemes it was read as and their equivalents is the company's; under any scheme it may be
    // another's with the same digits, so it comes last.
    let (own, any): (Vec<Lookup>, Vec<Lookup>) =
        identifier::lookups(&read).into_iter().partition(|lookup| lookup.scheme.is_some());
    for lookups in [own, any] {
        let mut found: Vec<Hit> = Vec::new();
        for lookup in lookups {
            let new = looked_up(db, &lookup)?;
            found.extend(
                new.into_iter().filter(|hit| found.iter().all(|known| known.key != hit.key)).collect::<Vec<_>>(),
            );
        }
        if !found.is_empty() {
            return Ok(Some(found));
        }
    }
    let is_one = !read.readings.is_empty() || ParticipantId::parse(text).is_ok();
    Ok(is_one.then(Vec::new))
}

fn looked_up(db: &mut dyn Db, lookup: &Lookup) -> Result<Vec<Hit>> {
    let mut params = Params::default();
    let mut is = key_matches("i.value_key", &lookup.key, &mut params);
    if let Some(scheme) = &lookup.scheme {
        is += &format!(" and i.scheme = {}", params.add(scheme));
    }
    let sql = format!(
        "select distinct i.participant_key, p.network_status = 'registered'
         from participant_identifiers i cross join participants p
         where {is} and p.participant_key = i.participant_key and {NOT_TAKEN_DOWN} limit {MAX_HITS}"
    );
    hits(db, &sql, &params.0)
}

fn by_name(db: &mut dyn Db, text: &str) -> Result<Vec<Hit>> {
    let sql = format!(
        "select participant_key, max(registered) from
             (select p.participant_key, case when p.network_status = 'registered' then 1 else 0 end as registered
              from participants p where p.name = $1 and {NOT_TAKEN_DOWN}
              union all
              select n.participant_key, case when p.network_status = 'registered' then 1 else 0 end
              from participant_names n join participants p on p.participant_key = n.participant_key where n.name = $1
                  and {NOT_TAKEN_DOWN}) as hits
         group by participant_key order by participant_key limit {MAX_HITS}"
    );
    hits(db, &sql, &[name::normalize(text).into()])
}

fn hits(db: &mut dyn Db, sql: &str, params: &[db::Value]) -> Result<Vec<Hit>> {
    db::query_all(db, sql, params, |row| Ok(Hit { key: row.text(0)?, registered: row.bool(1)? }))
}

// Who is a customer already is meant, when it is one of them alone: a file that was imported, choices included, is
// imported again without effect.
fn only_own(db: &mut dyn Db, account_id: &str, keys: &[String]) -> Result<Option<String>> {
    let mut own = None;
    for key in keys {
        let sql = "select 1 from customers where account_id = $1 and participant_key = $2 and deleted_at is null";
        if db::query_one(db, sql, &[account_id.into(), key.into()], |row| row.int(0))?.is_some() {
            if own.is_some() {
                return Ok(None);
            }
            own = Some(key.clone());
        }
    }
    Ok(own)
}

/// Participants to choose from, by name; the first of very many.
pub(super) fn candidates(db: &mut dyn Db, keys: &[String]) -> Result<Vec<CsvCandidate>> {
    let sql = "select participant_key, participant_id, name, country, place from participants
               where participant_key in (:keys)";
    let found = load(db, sql, keys, |row| {
        Ok(CsvCandidate {
            participant_id: row.text(1)?,
            name: row.text(2)?,
            country: row.text(3)?,
            place: row.opt_text(4)?,
        })
    })?;
    let mut all: Vec<CsvCandidate> = found.into_values().flatten().collect();
    all.sort_by(|one, other| (&one.name, &one.participant_id).cmp(&(&other.name, &other.participant_id)));
    all.truncate(MAX_CANDIDATES);
    Ok(all)
}
