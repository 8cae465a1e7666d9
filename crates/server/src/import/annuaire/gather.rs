//! The lines of each address together: what the file says of it as a whole.

use std::collections::HashMap;

use carnet_store::addresses::{Line, Period, Said};

use super::{
    super::problem::{Done, Fault},
    row::Row,
};

pub struct Gather {
    today: i64,
    lines: Vec<(Line, Said)>,
    /// By key: the place in `lines`, and the line of the file that counts.
    places: HashMap<String, (usize, u64)>,
}

impl Gather {
    pub fn new(today: i64) -> Self {
        Self { today, lines: Vec::new(), places: HashMap::new() }
    }

    /// The file has the address, but nothing that could be read of it.
    pub fn keep(&mut self, line: Line, number: u64) {
        self.places.entry(line.key()).or_insert_with(|| {
            self.lines.push((line, Said::Unclear));
            (self.lines.len() - 1, number)
        });
    }

    /// Takes a line; answers what was odd about it.
    pub fn add(&mut self, line: Line, row: Row, number: u64) -> Vec<Fault> {
        let (said, odd) = self.said(row);
        let mut faults: Vec<Fault> = odd.map(|what| Fault::new(number, what, Done::LineKept)).into_iter().collect();
        let Some((at, before)) = self.places.get_mut(&line.key()) else {
            self.places.insert(line.key(), (self.lines.len(), number));
            self.lines.push((line, said));
            return faults;
        };
        let Some((_, known)) = self.lines.get_mut(*at) else { return faults };
        match (known, said) {
            (Said::Periods(periods), Said::Periods(added)) => {
                faults.extend(added.into_iter().filter_map(|period| insert(periods, period, number)));
            }
            (known @ Said::Unclear, said) => *known = said,
            (Said::Periods(_), _) => {
                let what = "a line of this address with dates counts, this one without does not";
                faults.push(Fault::new(number, what, Done::LineSkipped));
            }
            (known, said) => {
                let what = format!("the address stood in line {before} before");
                faults.push(Fault::new(number, what, Done::EarlierReplaced));
                (*known, *before) = (said, number);
            }
        }
        faults
    }

    /// Every address once.
    pub fn finish(self) -> Vec<(Line, Said)> {
        self.lines
    }

    /// What a line says, and what in it contradicts itself. The mark is of today; where it and the dates differ, a
    /// document must not go to an address that the mark says is off.
    fn said(&self, row: Row) -> (Said, Option<&'static str>) {
        match row.period {
            None if row.active => (Said::Active, None),
            None => (Said::Inactive, None),
            Some(period) if !row.active && period.covers(self.today) => {
                (Said::Inactive, Some("it is marked 0, though its dates include today; it counts as inactive"))
            }
            Some(period) => {
                let over = row.active && period.to.is_some_and(|to| to < self.today);
                let odd = over.then_some("it is marked 1, though its last day is past; the dates count");
                (Said::Periods(vec![period]), odd)
            }
        }
    }
}

/// Puts a period in its place; one that shares a day with another is left out.
fn insert(periods: &mut Vec<Period>, period: Period, number: u64) -> Option<Fault> {
    if periods.contains(&period) {
        return Some(Fault::new(number, "the address has a line with the same dates", Done::LineSkipped));
    }
    let apart = |other: &Period| {
        let before = |one: &Period, next: &Period| one.to.zip(next.from).is_some_and(|(to, from)| to < from);
        before(other, &period) || before(&period, other)
    };
    if !periods.iter().all(apart) {
        return Some(Fault::new(number, "it shares days with another line of the same address", Done::LineSkipped));
    }
    let at = periods.partition_point(|other| other.from < period.from);
    periods.insert(at, period);
    None
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use carnet_store::addresses;

    use super::*;

    const TODAY: i64 = 100;

    /// First and last day.
    type Dates = (Option<i64>, Option<i64>);

    fn gathered(rows: &[(bool, Option<Dates>)]) -> (Said, Vec<Done>) {
        let mut gather = Gather::new(TODAY);
        let mut done = Vec::new();
        for ((active, dates), number) in rows.iter().zip(2..) {
            let row = Row { active: *active, period: dates.map(|(from, to)| Period { from, to }) };
            let line = addresses::read("702042755").unwrap();
            done.extend(gather.add(line, row, number).into_iter().map(|fault| fault.done));
        }
        let lines = gather.finish();
        assert_eq!(lines.len(), 1);
        (lines[0].1.clone(), done)
    }

    fn periods(all: &[Dates]) -> Said {
        Said::Periods(all.iter().map(|(from, to)| Period { from: *from, to: *to }).collect())
    }

    #[test]
    fn one_line_says_what_it_says() {
        assert_eq!(gathered(&[(true, None)]), (Said::Active, vec![]));
        assert_eq!(gathered(&[(false, None)]), (Said::Inactive, vec![]));
        assert_eq!(gathered(&[(false, Some((Some(101), None)))]), (periods(&[(Some(101), None)]), vec![]));
        assert_eq!(gathered(&[(true, Some((Some(90), None)))]), (periods(&[(Some(90), None)]), vec![]));
    }

    #[test]
    fn a_mark_and_dates_that_contradict_each_other_are_told() {
        assert_eq!(gathered(&[(false, Some((Some(90), None)))]), (Said::Inactive, vec![Done::LineKept]));
        let over = (None, Some(99));
        assert_eq!(gathered(&[(true, Some(over))]), (periods(&[over]), vec![Done::LineKept]));
    }

    #[test]
    fn periods_of_one_address_stand_in_order_and_apart() {
        let (early, late) = ((None, Some(50)), (Some(90), None));
        assert_eq!(gathered(&[(true, Some(late)), (false, Some(early))]), (periods(&[early, late]), vec![]));
        let again = [(true, Some(late)), (true, Some(late)), (false, Some((Some(80), Some(90))))];
        assert_eq!(gathered(&again), (periods(&[late]), vec![Done::LineSkipped, Done::LineSkipped]));
        assert_eq!(gathered(&[(true, Some(late)), (false, None)]), (periods(&[late]), vec![Done::LineSkipped]));
    }

    #[test]
    fn the_later_of_two_lines_without_dates_counts() {
        assert_eq!(gathered(&[(true, None), (false, None)]), (Said::Inactive, vec![Done::EarlierReplaced]));
    }

    #[test]
    fn an_address_whose_line_is_broken_is_there_all_the_same() {
        let mut gather = Gather::new(TODAY);
        let line = || addresses::read("702042755").unwrap();
        gather.keep(line(), 2);
        gather.keep(line(), 3);
        assert!(gather.add(line(), Row { active: true, period: None }, 4).is_empty());
        gather.keep(line(), 5);
        assert_eq!(gather.finish(), [(line(), Said::Active)]);
    }
}
