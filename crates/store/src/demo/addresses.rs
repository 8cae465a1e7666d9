//! Address lines of the French directory in the demo: active ones, ended and upcoming ones, and a company with a dozen
//! of them. Two customers of Lumière have an address that is not active, so that documents to them stop; which they
//! are shows in their state, `inactive` and `upcoming`.

use carnet_core::wire::NameEntry;

use super::{SOURCE, document_types, ids::CompanyIds, participants, people::LUMIERE};
use crate::{
    addresses::{self, Line, Options, Period, Said},
    db::{self, Db},
    error::{Error, Result},
    participants as public,
};

const DAY_MS: i64 = 24 * 3600 * 1000;

/// Suffixes of the company with a dozen addresses, beside its SIREN alone and its SIRET: the first day and the last
/// one, from today on, and whether the network has a participant under it.
#[rustfmt::skip]
const DOZEN: &[(&str, Option<i64>, Option<i64>, bool)] = &[
    ("ACHATS", Some(-87), None, true),
    ("AGENCE-LYON", Some(-87), None, true),
    ("AGENCE-NANTES", Some(-60), None, true),
    ("AGENCE-LILLE", Some(21), None, false),
    ("COMPTA", None, Some(-45), false),
    ("FACTURES", Some(-300), Some(-88), false),
    ("IMMO.2026", Some(-30), None, false),
    ("LOGISTIQUE", Some(-87), Some(180), false),
    ("PAIE", Some(40), Some(400), false),
    ("TRAVAUX/NORD", Some(-87), None, false),
];

/// A participant with a French address.
struct Entry {
    key: String,
    id: String,
    name: String,
    /// A customer of somebody, or an account here.
    known: bool,
}

/// The lines of all French participants of the demo, and those that no participant stands for.
pub(super) fn seed(db: &mut dyn Db, now_ms: i64) -> Result<()> {
    let entries = entries(db)?;
    let (ended, upcoming) = chosen(db)?;
    let today = addresses::day_of(now_ms);
    let mut lines = Vec::with_capacity(entries.len() + DOZEN.len() + 1);
    for (at, entry) in entries.iter().enumerate() {
        let said = match at % 40 {
            _ if entry.key == ended => period(today, Some(-400), Some(-40)),
            _ if entry.key == upcoming => period(today, Some(12), None),
            7 if !entry.known => period(today, None, Some(-40)),
            23 if !entry.known => period(today, Some(12), None),
            number if number % 3 == 0 => Said::Active,
            _ => period(today, Some(-87), None),
        };
        lines.push((line(value(&entry.id))?, said));
    }
    let dozen = dozen(&entries)?;
    let siren = value(&dozen.id);
    lines.push((line(&format!("{siren}_{}", siret(db, dozen)?))?, Said::Active));
    for (suffix, from, to, _) in DOZEN {
        lines.push((line(&format!("{siren}_{suffix}"))?, period(today, *from, *to)));
    }
    let options = Options { source: SOURCE, partial: true, accept_removals: false, now_ms };
    addresses::import(db, &lines, &options, &mut |_, _| ())?;
    Ok(())
}

/// Participants under some addresses of the company with a dozen. Last of all: whoever is chosen from the directory
/// before stays the same.
pub(super) fn branches(db: &mut dyn Db, now_ms: i64) -> Result<()> {
    let entries = entries(db)?;
    let dozen = dozen(&entries)?;
    let siren = value(&dozen.id);
    for (suffix, ..) in DOZEN.iter().filter(|(.., in_network)| *in_network) {
        let further = vec![("0002", siren.to_owned())];
        let address = CompanyIds { scheme: addresses::SCHEME, value: format!("{siren}_{suffix}"), further };
        let mut branch = participants::participant(address, &dozen.name, "FR", now_ms - DAY_MS / 4)?;
        branch.names = vec![NameEntry { name: format!("{} {suffix}", dozen.name), language: None }];
        branch.document_types = document_types::france();
        branch.provider_ids = vec!["facture-claire".to_owned()];
        public::put(db, &branch)?;
    }
    Ok(())
}

fn entries(db: &mut dyn Db) -> Result<Vec<Entry>> {
    let sql = "select p.participant_key, p.participant_id, p.name,
                   case when exists (select 1 from customers c where c.participant_key = p.participant_key)
                       or exists (select 1 from accounts a where a.participant_key = p.participant_key)
                       or exists (select 1 from suppliers s where s.participant_key = p.participant_key)
                   then 1 else 0 end
               from participants p where p.participant_key like '0225:%' and p.network_status = 'registered'
               order by p.participant_key";
    db::query_all(db, sql, &[], |row| {
        Ok(Entry { key: row.text(0)?, id: row.text(1)?, name: row.text(2)?, known: row.bool(3)? })
    })
}

/// The keys of the two customers of Lumière that were added last, of those with a French address that nothing else
/// is the matter with and that are not there twice.
fn chosen(db: &mut dyn Db) -> Result<(String, String)> {
    let sql = "select c.participant_key from customers c
               where c.account_id = $1 and c.deleted_at is null and c.state = 'routable' and c.provider_id is not null
                   and c.participant_key like '0225:%' and not exists (
                       select 1 from customers o where o.company_key = c.company_key and o.id <> c.id)
               order by c.id desc limit 2";
    let keys = db::query_all(db, sql, &[LUMIERE.into()], |row| row.text(0))?;
    match <[String; 2]>::try_from(keys) {
        Ok([ended, upcoming]) => Ok((ended, upcoming)),
        Err(keys) => Err(Error::Corrupt(format!("the demo has too few French customers: {keys:?}"))),
    }
}

/// The first participant that is known to nobody and has its SIREN for an address.
fn dozen(entries: &[Entry]) -> Result<&Entry> {
    let found = entries.iter().find(|entry| !entry.known && value(&entry.id).len() == 9);
    found.ok_or_else(|| Error::Corrupt("the demo has no French participant under its SIREN".to_owned()))
}

fn siret(db: &mut dyn Db, entry: &Entry) -> Result<String> {
    let sql = "select value from participant_identifiers where participant_key = $1 and scheme = '0009'";
    let found = db::query_one(db, sql, &[(&entry.key).into()], |row| row.text(0))?;
    found.ok_or_else(|| Error::Corrupt(format!("{} has no SIRET", entry.id)))
}

fn value(id: &str) -> &str {
    id.split_once(':').map_or(id, |(_, value)| value)
}

fn line(value: &str) -> Result<Line> {
    addresses::read(value).map_err(|fault| Error::Corrupt(format!("the demo address {value}: {fault}")))
}

/// Days from today on.
fn period(today: i64, from: Option<i64>, to: Option<i64>) -> Said {
    let day = |days: i64| today + days;
    Said::Periods(vec![Period { from: from.map(day), to: to.map(day) }])
}
