//! The one place where lines are written: the periods of an address as they are from now on. What they were stays,
//! marked as replaced.

use std::collections::HashMap;

use carnet_core::wire::AddressStatus;

use super::{
    line::Line,
    period::{self, Period},
};
use crate::{
    db::{Db, Value},
    error::{Error, Result},
    participants::children::load,
    sql::Params,
    text::{self, Word},
};

/// What is stored of one address.
pub(super) struct Known {
    pub status: AddressStatus,
    pub source: String,
    /// By their first day, with their positions.
    periods: Vec<(i64, Period)>,
    next_position: i64,
}

impl Known {
    pub fn periods(&self) -> Vec<Period> {
        self.periods.iter().map(|(_, period)| *period).collect()
    }
}

/// When something is written, and for which day.
#[derive(Clone, Copy)]
pub(super) struct Now<'a> {
    pub source: &'a str,
    pub today: i64,
    pub now_ms: i64,
}

/// What is stored of these addresses, at most 100.
pub(super) fn known(db: &mut dyn Db, keys: &[String]) -> Result<HashMap<String, Known>> {
    let sql = "select address_key, status, source from addresses where address_key in (:keys)";
    let rows = load(db, sql, keys, |row| Ok((AddressStatus::read(row.str(1)?)?, row.text(2)?)))?;
    let mut all = HashMap::new();
    for (key, rows) in rows {
        for (status, source) in rows {
            all.insert(key.clone(), Known { status, source, periods: Vec::new(), next_position: 0 });
        }
    }
    let sql = "select address_key, position, from_day, to_day, replaced_at from address_periods
               where address_key in (:keys)";
    let lines = load(db, sql, keys, |row| {
        let period = Period { from: row.opt_int(2)?, to: row.opt_int(3)? };
        Ok((row.int(1)?, period, row.opt_int(4)?.is_some()))
    })?;
    for (key, lines) in lines {
        let Some(known) = all.get_mut(&key) else { continue };
        for (position, period, is_replaced) in lines {
            known.next_position = known.next_position.max(position + 1);
            if !is_replaced {
                known.periods.push((position, period));
            }
        }
        known.periods.sort_by_key(|(_, period)| period.from.unwrap_or(i64::MIN));
    }
    Ok(all)
}

/// Adds an address that has no line yet; answers how it stands.
pub(super) fn add(db: &mut dyn Db, line: &Line, periods: &[Period], now: Now<'_>) -> Result<AddressStatus> {
    let row = Standing::on(periods, now.today);
    let key = line.key();
    let values: [Value; 10] = [
        (&key).into(),
        line.address().into(),
        (&line.siren).into(),
        line.siret.clone().into(),
        now.source.into(),
        now.now_ms.into(),
        text::address_status(row.status).into(),
        row.period.and_then(|period| period.from).into(),
        row.period.and_then(|period| period.to).into(),
        row.changes_on.into(),
    ];
    db.execute(
        "insert into addresses
             (address_key, address, siren, siret, source, as_of, status, from_day, to_day, changes_on)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        &values,
    )?;
    let nothing = Known { status: row.status, source: String::new(), periods: Vec::new(), next_position: 0 };
    replace(db, &key, &nothing, periods, now.now_ms)?;
    Ok(row.status)
}

/// Brings an address up to date; answers how it stands, and whether anything was written.
pub(super) fn change(
    db: &mut dyn Db,
    key: &str,
    known: &Known,
    periods: &[Period],
    now: Now<'_>,
) -> Result<(AddressStatus, bool)> {
    let row = Standing::on(periods, now.today);
    let same = known.periods() == periods;
    if same && known.status == row.status && known.source == now.source {
        return Ok((row.status, false));
    }
    replace(db, key, known, periods, now.now_ms)?;
    db.execute(
        "update addresses set source = $2, as_of = $3, status = $4, from_day = $5, to_day = $6, changes_on = $7
         where address_key = $1",
        &[
            key.into(),
            now.source.into(),
            now.now_ms.into(),
            text::address_status(row.status).into(),
            row.period.and_then(|period| period.from).into(),
            row.period.and_then(|period| period.to).into(),
            row.changes_on.into(),
        ],
    )?;
    Ok((row.status, !same))
}

/// Notes that the source still says what is stored of these addresses, at most 100.
pub(super) fn confirm(db: &mut dyn Db, keys: &[String], now: Now<'_>) -> Result<()> {
    let mut params = Params::default();
    let as_of = params.add(now.now_ms);
    let sql = format!(
        "update addresses set as_of = {as_of} where as_of < {as_of} and address_key in ({})",
        params.list(keys)
    );
    db.execute(&sql, &params.0)?;
    Ok(())
}

/// How periods stand on a day.
struct Standing {
    status: AddressStatus,
    period: Option<Period>,
    changes_on: Option<i64>,
}

impl Standing {
    fn on(periods: &[Period], day: i64) -> Self {
        let (status, period) = period::status(periods, day);
        Self { status, period, changes_on: period::changes_on(periods, day) }
    }
}

/// Marks the lines that are not among `periods`, and adds those that are new.
fn replace(db: &mut dyn Db, key: &str, known: &Known, periods: &[Period], now_ms: i64) -> Result<()> {
    if !period::are_apart(periods) {
        return Err(Error::Corrupt(format!("periods of {key} would share a day: {periods:?}")));
    }
    for (position, _) in known.periods.iter().filter(|(_, known)| !periods.contains(known)) {
        let sql = "update address_periods set replaced_at = $3 where address_key = $1 and position = $2";
        db.execute(sql, &[key.into(), (*position).into(), now_ms.into()])?;
    }
    let is_new = |period: &&Period| !known.periods.iter().any(|(_, known)| known == *period);
    for (position, period) in (known.next_position..).zip(periods.iter().filter(is_new)) {
        db.execute(
            "insert into address_periods (address_key, position, from_day, to_day, recorded_at)
             values ($1, $2, $3, $4, $5)",
            &[key.into(), position.into(), period.from.into(), period.to.into(), now_ms.into()],
        )?;
    }
    Ok(())
}

/// The row of an address as it stands on a day, from its periods; what it stands at.
pub(super) fn turn(db: &mut dyn Db, key: &str, known: &Known, today: i64) -> Result<AddressStatus> {
    let row = Standing::on(&known.periods(), today);
    db.execute(
        "update addresses set status = $2, from_day = $3, to_day = $4, changes_on = $5 where address_key = $1",
        &[
            key.into(),
            text::address_status(row.status).into(),
            row.period.and_then(|period| period.from).into(),
            row.period.and_then(|period| period.to).into(),
            row.changes_on.into(),
        ],
    )?;
    Ok(row.status)
}
