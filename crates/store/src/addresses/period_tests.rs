//! Periods against a calendar that is kept day by day.
#![allow(clippy::unwrap_used)]

use carnet_core::wire::AddressStatus;
use proptest::prelude::*;

use super::*;

/// Days of the calendar; its first and its last stand for all before and after.
const DAYS: i64 = 60;

/// Which period covers each day, by a number of its own; `None`: nobody has heard of the address.
#[derive(Default)]
struct Calendar {
    days: Option<Vec<Option<usize>>>,
    periods: usize,
}

impl Calendar {
    fn hear(&mut self, said: &Said, today: i64) {
        let first_time = self.days.is_none();
        let days = self.days.get_or_insert_with(|| vec![None; DAYS as usize]);
        let today = today as usize;
        match said {
            Said::Unclear => {}
            Said::Active if first_time => days.fill(Some(self.periods)),
            Said::Active => {
                for day in days.iter_mut().skip(today).take_while(|day| day.is_none()) {
                    *day = Some(self.periods);
                }
            }
            Said::Inactive => {
                let over = days[today];
                days.iter_mut().skip(today).filter(|day| over.is_some() && **day == over).for_each(|day| *day = None);
            }
            Said::Periods(lines) => {
                let Some(first) = lines.first() else { return };
                days.iter_mut().skip(first.from.unwrap_or(0) as usize).for_each(|day| *day = None);
                for (line, number) in lines.iter().zip(self.periods..) {
                    let to = line.to.unwrap_or(DAYS - 1) as usize;
                    (line.from.unwrap_or(0) as usize..=to).for_each(|day| days[day] = Some(number));
                }
            }
        }
        self.periods += 10;
    }

    fn status(&self, day: i64) -> AddressStatus {
        let days = self.days.as_ref().unwrap();
        if days[day as usize].is_some() {
            AddressStatus::Active
        } else if days.iter().skip(day as usize).any(Option::is_some) {
            AddressStatus::Upcoming
        } else {
            AddressStatus::Ended
        }
    }
}

/// Up to three periods that are apart, some open at an end.
fn lines() -> impl Strategy<Value = Said> {
    let ends = prop::collection::btree_set(1..DAYS - 1, 1..=6);
    (ends, any::<bool>(), any::<bool>()).prop_map(|(ends, open_before, open_after)| {
        let ends: Vec<i64> = ends.into_iter().collect();
        let mut periods: Vec<Period> =
            ends.chunks(2).map(|pair| Period { from: Some(pair[0]), to: Some(*pair.last().unwrap()) }).collect();
        periods.first_mut().filter(|_| open_before).into_iter().for_each(|first| first.from = None);
        periods.last_mut().filter(|_| open_after).into_iter().for_each(|last| last.to = None);
        Said::Periods(periods)
    })
}

fn story() -> impl Strategy<Value = Vec<(Said, i64)>> {
    let said = prop_oneof![2 => Just(Said::Active), 2 => Just(Said::Inactive), 3 => lines()];
    prop::collection::vec((said, 1..DAYS - 1), 1..8).prop_map(|mut story| {
        // Time does not run backwards.
        let mut days: Vec<i64> = story.iter().map(|(_, day)| *day).collect();
        days.sort_unstable();
        story.iter_mut().zip(days).for_each(|((_, day), sorted)| *day = sorted);
        story
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]
    #[test]
    fn periods_say_of_every_day_what_the_calendar_says(story in story()) {
        let (mut calendar, mut known) = (Calendar::default(), None::<Vec<Period>>);
        for (said, today) in story {
            calendar.hear(&said, today);
            let periods = record(known.as_deref(), &said, today);
            prop_assert!(are_apart(&periods), "{periods:?}");
            prop_assert_eq!(&record(Some(&periods), &said, today), &periods, "heard twice");
            for day in 0..DAYS {
                prop_assert_eq!(status(&periods, day).0, calendar.status(day), "day {} of {:?}", day, periods);
                let change = changes_on(&periods, day).unwrap_or(DAYS).min(DAYS);
                let stays = (day..change).all(|later| status(&periods, later) == status(&periods, day));
                prop_assert!(stays, "a change between {day} and {change} of {periods:?}");
            }
            known = Some(periods);
        }
    }
}

fn period(from: Option<i64>, to: Option<i64>) -> Period {
    Period { from, to }
}

#[test]
fn what_is_active_when_first_heard_of_has_no_known_beginning() {
    assert_eq!(record(None, &Said::Active, 20), [period(None, None)]);
    assert_eq!(record(None, &Said::Inactive, 20), []);
    // It was heard of before, as inactive.
    assert_eq!(record(Some(&[]), &Said::Active, 20), [period(Some(20), None)]);
}

#[test]
fn what_ends_ended_yesterday_and_what_is_to_come_stays() {
    let known = [period(None, Some(30)), period(Some(40), None)];
    assert_eq!(record(Some(&known), &Said::Inactive, 20), [period(None, Some(19)), known[1]]);
    assert_eq!(record(Some(&known), &Said::Active, 35), [known[0], period(Some(35), Some(39)), known[1]]);
}

#[test]
fn the_period_that_decides_is_told() {
    let known = [period(Some(10), Some(20)), period(Some(30), Some(40))];
    assert_eq!(status(&known, 5), (AddressStatus::Upcoming, Some(known[0])));
    assert_eq!(status(&known, 10), (AddressStatus::Active, Some(known[0])));
    assert_eq!(status(&known, 20), (AddressStatus::Active, Some(known[0])));
    assert_eq!(status(&known, 21), (AddressStatus::Upcoming, Some(known[1])));
    assert_eq!(status(&known, 41), (AddressStatus::Ended, Some(known[1])));
    assert_eq!(status(&[], 0), (AddressStatus::Ended, None));
}

#[test]
fn periods_that_share_a_day_are_not_apart() {
    assert!(are_apart(&[period(None, Some(5)), period(Some(6), None)]));
    assert!(!are_apart(&[period(None, Some(5)), period(Some(5), None)]));
    assert!(!are_apart(&[period(None, None), period(Some(5), None)]));
    assert!(!are_apart(&[period(Some(6), Some(5))]));
}

#[test]
fn dates_and_days() {
    assert_eq!(day_of(1_787_142_600_250), 20_684);
    assert_eq!(date(20_684), "2026-08-19");
    assert_eq!(days_from("2026-08-19"), Some(20_684));
    for text in ["2026-02-30", "2026-8-19", "2026-08-19T00:00:00Z", ""] {
        assert_eq!(days_from(text), None, "{text}");
    }
}
