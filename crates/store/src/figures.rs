//! The figures of the start page (R35): how many customers can receive, what became of the documents week by week,
//! and how old the entries of the customers are.

use std::collections::BTreeMap;

use carnet_core::{
    state::CustomerState,
    wire::{AgeFigures, CauseCount, CustomerFigures, Figures, StopCause, WeekFigures},
};

use crate::{
    db::{self, Db},
    error::Result,
    sql::Params,
    text::Word,
    times,
};

const DAY_MS: i64 = 24 * 3600 * 1000;
const WEEK_MS: i64 = 7 * DAY_MS;
/// Weeks that are told, the current one among them.
const WEEKS: i64 = 12;
/// Upper ends of the ages, in days; behind them comes everything older.
const AGES: [u32; 4] = [1, 7, 30, 90];

/// All figures of an account.
pub fn figures(db: &mut dyn Db, account_id: &str, now_ms: i64) -> Result<Figures> {
    Ok(Figures {
        customers: customers(db, account_id)?,
        weeks: weeks(db, account_id, now_ms)?,
        ages: ages(db, account_id, now_ms)?,
    })
}

fn customers(db: &mut dyn Db, account_id: &str) -> Result<CustomerFigures> {
    let sql = "select state, count(*) from customers where account_id = $1 and deleted_at is null group by state";
    let states = db::query_all(db, sql, &[account_id.into()], |row| {
        Ok((CustomerState::read(row.str(0)?)?, row.int(1)?.unsigned_abs()))
    })?;
    let mut figures = CustomerFigures { routable: 0, action: 0, waiting: 0, deactivated: 0, non_existing: 0 };
    for (state, count) in states {
        let figure = match state {
            CustomerState::Routable => &mut figures.routable,
            CustomerState::AwaitingAcceptance | CustomerState::AwaitingRouting => &mut figures.waiting,
            CustomerState::Deactivated => &mut figures.deactivated,
            CustomerState::NonExisting => &mut figures.non_existing,
            CustomerState::RetiredId
            | CustomerState::NoDocumentType
            | CustomerState::Refused
            | CustomerState::Cancelled
            | CustomerState::Upcoming
            | CustomerState::Inactive => &mut figures.action,
        };
        *figure += count;
    }
    Ok(figures)
}

/// The Monday, 0:00 UTC, of the week of a moment.
fn monday(ms: i64) -> i64 {
    // The first day of the epoch was a Thursday.
    let days = ms.div_euclid(DAY_MS);
    (days - (days + 3).rem_euclid(7)) * DAY_MS
}

fn weeks(db: &mut dyn Db, account_id: &str, now_ms: i64) -> Result<Vec<WeekFigures>> {
    let first = monday(now_ms) - (WEEKS - 1) * WEEK_MS;
    let sql = format!(
        "select (created_at - $2) / {WEEK_MS} as week, first_cause, count(*) from documents
         where account_id = $1 and created_at >= $2 group by 1, 2 order by 1, 3 desc, 2"
    );
    let counted = db::query_all(db, &sql, &[account_id.into(), first.into()], |row| {
        let cause = row.opt_text(1)?.map(|cause| StopCause::read(&cause)).transpose()?;
        Ok((row.int(0)?, cause, row.int(2)?.unsigned_abs()))
    })?;
    let mut weeks: BTreeMap<i64, WeekFigures> = (0..WEEKS).map(|week| (week, empty(first + week * WEEK_MS))).collect();
    for (week, cause, documents) in counted {
        // What a clock ahead of this one wrote belongs to the current week.
        let Some(figures) = weeks.get_mut(&week.min(WEEKS - 1)) else { continue };
        match cause {
            None => figures.routed += documents,
            Some(cause) => figures.stopped.push(CauseCount { cause, documents }),
        }
    }
    Ok(weeks.into_values().collect())
}

fn empty(monday: i64) -> WeekFigures {
    let day = times::rfc3339(monday);
    WeekFigures { week: day.split('T').next().unwrap_or_default().to_owned(), routed: 0, stopped: Vec::new() }
}

fn ages(db: &mut dyn Db, account_id: &str, now_ms: i64) -> Result<Vec<AgeFigures>> {
    let mut params = Params::default();
    let account = params.add(account_id);
    let cases: Vec<String> = AGES
        .iter()
        .enumerate()
        .map(|(at, days)| format!("when confirmed >= {} then {at}", params.add(now_ms - i64::from(*days) * DAY_MS)))
        .collect();
    let sql = format!(
        "select case {} else {} end as age, count(*)
         from (select case when k.answered_at > p.as_of then k.answered_at else p.as_of end as confirmed
               from customers c join participants p on p.participant_key = c.participant_key
                   left join participant_checks k on k.participant_key = c.participant_key
               where c.account_id = {account} and c.deleted_at is null) as entries
         group by 1",
        cases.join(" "),
        AGES.len()
    );
    let counted = db::query_all(db, &sql, &params.0, |row| {
        Ok((usize::try_from(row.int(0)?).unwrap_or(AGES.len()), row.int(1)?.unsigned_abs()))
    })?;
    let of: BTreeMap<usize, u64> = counted.into_iter().collect();
    let ends = AGES.iter().map(|days| Some(*days)).chain([None]);
    Ok(ends.enumerate().map(|(at, days)| AgeFigures { days, customers: of.get(&at).copied().unwrap_or(0) }).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weeks_begin_on_monday() {
        // A Thursday, a Monday and a Sunday, each to its last millisecond.
        for (day, expected) in [
            ("2026-11-26", "2026-11-23"),
            ("2026-11-23", "2026-11-23"),
            ("2026-11-29", "2026-11-23"),
            ("1970-01-01", "1969-12-29"),
            ("1969-12-28", "1969-12-22"),
        ] {
            let midnight = times::parse(day).unwrap_or_default();
            for ms in [midnight, midnight + DAY_MS - 1] {
                assert_eq!(times::parse(expected), Some(monday(ms)), "{day}");
            }
        }
    }
}
