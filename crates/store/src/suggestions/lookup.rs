//! Finding the same company by its identifiers, in whatever scheme it is known by: open suggestions and participants.

use carnet_core::{identifier, wire::Identifier};

use crate::{
    db::{self, Db},
    error::Result,
    participants::NOT_TAKEN_DOWN,
    sql::{NEVER, Params, key_matches},
};

/// A participant that one of the identifiers leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Hit {
    pub key: String,
    pub participant_id: String,
    pub name: String,
}

/// Who is looked for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Among {
    /// All that any source has ever said.
    Everybody,
    /// Those in the network whom anybody is told of.
    Shown,
}

/// The condition that `value_key` and `scheme` of a row are one of the identifiers, or what else names its company.
fn same_company(identifiers: &[Identifier], params: &mut Params) -> String {
    let mut ways = Vec::new();
    // A star would be read as a pattern.
    for known in identifiers.iter().filter(|known| !known.value.contains('*')) {
        let read = identifier::read(&format!("{}:{}", known.scheme, known.value));
        for lookup in identifier::lookups(&read) {
            // Without a scheme a number could be anybody's.
            if let Some(scheme) = lookup.scheme {
                let key = key_matches("value_key", &lookup.key, params);
                ways.push(format!("({key} and scheme = {})", params.add(scheme)));
            }
        }
    }
    if ways.is_empty() { NEVER.to_owned() } else { format!("({})", ways.join(" or ")) }
}

/// The oldest open suggestion of the same company: by identifier, or by name and country.
pub(super) fn open(db: &mut dyn Db, identifiers: &[Identifier], folded: &str, country: &str) -> Result<Option<String>> {
    let mut params = Params::default();
    let by_identifier = same_company(identifiers, &mut params);
    let (folded, country) = (params.add(folded), params.add(country));
    let sql = format!(
        "select s.id from suggestions s where s.state in ('submitted', 'checking') and (
             s.id in (select suggestion_id from suggestion_identifiers where {by_identifier})
             or (s.country = {country} and s.id in (select suggestion_id from suggestion_followers where folded = {folded})))
         order by s.created_at, s.id limit 1"
    );
    db::query_one(db, &sql, &params.0, |row| row.text(0))
}

/// Participants of the same company, those in the network first, then by name.
pub(crate) fn participants(db: &mut dyn Db, identifiers: &[Identifier], among: Among, limit: u32) -> Result<Vec<Hit>> {
    let mut params = Params::default();
    let by_identifier = same_company(identifiers, &mut params);
    let among = match among {
        Among::Everybody => String::new(),
        Among::Shown => format!("and p.network_status = 'registered' and {NOT_TAKEN_DOWN}"),
    };
    // `cross join` keeps SQLite from beginning at the participants.
    let sql = format!(
        "select p.participant_key, p.participant_id, p.name
         from (select distinct participant_key from participant_identifiers where {by_identifier}) h
         cross join participants p where p.participant_key = h.participant_key {among}
         order by case p.network_status when 'registered' then 0 else 1 end, p.name, p.participant_key limit {limit}"
    );
    db::query_all(db, &sql, &params.0, |row| {
        Ok(Hit { key: row.text(0)?, participant_id: row.text(1)?, name: row.text(2)? })
    })
}
