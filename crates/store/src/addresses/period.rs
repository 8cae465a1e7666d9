//! Periods of one address: which days they cover, and how what a source says changes them. Pure.

use carnet_core::wire::AddressStatus;

use crate::times;

const DAY_MS: i64 = 86_400_000;

/// Days on which an address is active, both included; `None`: open at that end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    pub from: Option<i64>,
    pub to: Option<i64>,
}

/// What a source says of one address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// It is active today.
    Active,
    /// It is not active today.
    Inactive,
    /// Nothing that could be read; what is known of it stays.
    Unclear,
    /// From the first day of the first period on, these are the days on which it is active. By their first day, and
    /// no two share a day.
    Periods(Vec<Period>),
}

/// The day in UTC of a time.
pub fn day_of(now_ms: i64) -> i64 {
    now_ms.div_euclid(DAY_MS)
}

/// The day of a date such as `2026-11-26`; `None` when it is no date.
pub fn days_from(date: &str) -> Option<i64> {
    (date.len() == 10).then(|| times::parse(date)).flatten().map(day_of)
}

/// `2026-11-26`.
pub(super) fn date(day: i64) -> String {
    let mut text = times::rfc3339(day.saturating_mul(DAY_MS));
    text.truncate(10);
    text
}

impl Period {
    pub fn covers(&self, day: i64) -> bool {
        self.begins() <= day && self.to.is_none_or(|to| to >= day)
    }

    /// Whether there is a day in it.
    pub fn has_days(&self) -> bool {
        match (self.from, self.to) {
            (Some(from), Some(to)) => from <= to,
            _ => true,
        }
    }

    fn begins(&self) -> i64 {
        self.from.unwrap_or(i64::MIN)
    }

    /// What of it lies before a day.
    fn before(&self, day: i64) -> Option<Self> {
        let last = day.checked_sub(1)?;
        let cut = Self { from: self.from, to: Some(self.to.map_or(last, |to| to.min(last))) };
        cut.has_days().then_some(cut)
    }
}

/// Whether the periods stand by their first day and no two share a day.
pub fn are_apart(periods: &[Period]) -> bool {
    let in_turn = |pair: &[Period]| match pair {
        [one, next] => one.to.zip(next.from).is_some_and(|(to, from)| to < from),
        _ => true,
    };
    periods.iter().all(Period::has_days) && periods.windows(2).all(in_turn)
}

/// The periods once a source has said something on `today`. `known` is `None` for an address that nobody has heard
/// of: since when it is active is then not known either.
pub(super) fn record(known: Option<&[Period]>, said: &Said, today: i64) -> Vec<Period> {
    let first_time = known.is_none();
    let mut periods = known.unwrap_or_default().to_vec();
    match said {
        Said::Unclear => {}
        Said::Active if periods.iter().any(|period| period.covers(today)) => {}
        Said::Active => {
            let at = periods.partition_point(|period| period.begins() <= today);
            // What is yet to begin goes on from where it begins.
            let to = periods.get(at).and_then(|next| next.from).map(|next| next - 1);
            periods.insert(at, Period { from: (!first_time).then_some(today), to });
        }
        Said::Inactive => {
            if let Some(at) = periods.iter().position(|period| period.covers(today)) {
                let period = periods.remove(at);
                if let Some(past) = period.before(today) {
                    periods.insert(at, past);
                }
            }
        }
        Said::Periods(lines) => {
            let Some(first) = lines.first() else { return periods };
            let past = |period: &Period| first.from.and_then(|from| period.before(from));
            periods = periods.iter().filter_map(past).chain(lines.iter().copied()).collect();
        }
    }
    periods
}

/// How an address stands on a day, and the period that decides: the one that covers it, else the next one, else the
/// last one.
pub(super) fn status(periods: &[Period], day: i64) -> (AddressStatus, Option<Period>) {
    if let Some(period) = periods.iter().find(|period| period.covers(day)) {
        return (AddressStatus::Active, Some(*period));
    }
    match periods.iter().find(|period| period.begins() > day) {
        Some(next) => (AddressStatus::Upcoming, Some(*next)),
        None => (AddressStatus::Ended, periods.last().copied()),
    }
}

/// The first day after `day` on which the status may be another.
pub(super) fn changes_on(periods: &[Period], day: i64) -> Option<i64> {
    let days = periods.iter().flat_map(|period| [period.from, period.to.and_then(|to| to.checked_add(1))]);
    days.flatten().filter(|change| *change > day).min()
}

#[cfg(test)]
#[path = "period_tests.rs"]
mod tests;
