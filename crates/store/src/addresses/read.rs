//! How addresses stand: on any day from their periods, or today as their rows say.

use std::collections::HashMap;

use carnet_core::wire::{Address, AddressStatus};

use super::{
    line,
    period::{self, Period},
};
use crate::{
    db::{self, Db, Row},
    error::Result,
    participants::children::{ByKey, load},
    text::Word,
    times,
};

/// Keys of one query.
const BATCH: usize = 100;

/// For queries over participants `p` or customers `c`: their address line, `a`.
pub(crate) const JOIN: &str = "left join addresses a on a.address_key =";
/// The columns of [`at`].
pub(crate) const COLUMNS: &str = "a.address, a.status, a.from_day, a.to_day, a.as_of";

/// The address line in the columns [`COLUMNS`] from `first` on, if there is one, as it stands today.
pub(crate) fn at(row: &Row, first: usize) -> Result<Option<Address>> {
    let Some(address) = row.opt_text(first)? else { return Ok(None) };
    let period = Period { from: row.opt_int(first + 2)?, to: row.opt_int(first + 3)? };
    let status = AddressStatus::read(row.str(first + 1)?)?;
    Ok(Some(told(address, status, Some(period), row.int(first + 4)?)))
}

/// An address as it travels.
pub(super) fn told(address: String, status: AddressStatus, period: Option<Period>, as_of_ms: i64) -> Address {
    Address {
        beyond_peppol: line::is_beyond_peppol(&address),
        address,
        status,
        from: period.and_then(|period| period.from).map(period::date),
        to: period.and_then(|period| period.to).map(period::date),
        as_of: times::rfc3339(as_of_ms),
    }
}

/// How the addresses with these keys stand on a day; those without a line are not in the answer.
pub fn statuses(db: &mut dyn Db, keys: &[String], day: i64) -> Result<HashMap<String, AddressStatus>> {
    let periods = periods(db, keys)?;
    Ok(periods.into_iter().map(|(key, periods)| (key, period::status(&periods, day).0)).collect())
}

/// The address lines with these keys as they stand on a day.
pub fn known(db: &mut dyn Db, keys: &[String], day: i64) -> Result<HashMap<String, Address>> {
    let mut periods = periods(db, keys)?;
    let mut all = HashMap::new();
    for keys in keys.chunks(BATCH) {
        let sql = "select address_key, address, as_of from addresses where address_key in (:keys)";
        for (key, rows) in load(db, sql, keys, |row| Ok((row.text(1)?, row.int(2)?)))? {
            let Some((address, as_of)) = rows.into_iter().next() else { continue };
            let (status, decides) = period::status(&periods.remove(&key).unwrap_or_default(), day);
            all.insert(key, told(address, status, decides, as_of));
        }
    }
    Ok(all)
}

/// The periods of each address that has a line, by their first day; none for one that never was active.
pub(super) fn periods(db: &mut dyn Db, keys: &[String]) -> Result<ByKey<Period>> {
    let mut all: ByKey<Period> = HashMap::new();
    for keys in keys.chunks(BATCH) {
        // An address without periods has one row, without a position.
        let sql = "select a.address_key, p.position, p.from_day, p.to_day from addresses a
                   left join address_periods p on p.address_key = a.address_key and p.replaced_at is null
                   where a.address_key in (:keys)";
        let rows = load(db, sql, keys, |row| {
            let period = Period { from: row.opt_int(2)?, to: row.opt_int(3)? };
            Ok(row.opt_int(1)?.map(|_| period))
        })?;
        for (key, rows) in rows {
            let mut periods: Vec<Period> = rows.into_iter().flatten().collect();
            periods.sort_by_key(|period| period.from.unwrap_or(i64::MIN));
            all.insert(key, periods);
        }
    }
    Ok(all)
}

/// Whether any line of the company is known.
pub(super) fn knows_company(db: &mut dyn Db, siren: &str) -> Result<bool> {
    let sql = "select 1 from addresses where siren = $1 limit 1";
    Ok(db::query_one(db, sql, &[siren.into()], |row| row.int(0))?.is_some())
}
