//! Invariants: what holds of the database at any time, whatever happened to the processes that wrote into it. Each is a
//! few plain queries that answer who breaks it; where SQL cannot say a rule, the rows are judged by the same functions
//! that wrote them. Nothing is repaired.

mod customers;
mod documents;
mod links;
mod participants;
mod people;
mod places;

use crate::{
    db::{Db, Engine, Row},
    error::{Error, Result},
};

/// Something that holds.
pub struct Invariant {
    /// Stable, in snake_case.
    pub name: &'static str,
    /// What holds, as a sentence.
    pub says: &'static str,
    rules: &'static [Rule],
}

/// One query. Its first column names the row, for people.
enum Rule {
    /// Answers who breaks it.
    Offenders(&'static str),
    /// The same, of one engine alone.
    OffendersIn(Engine, &'static str),
    /// Answers everybody; who breaks it is judged.
    Each(&'static str, fn(&Row) -> Result<bool>),
}

/// What came of looking at one invariant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub name: &'static str,
    pub says: &'static str,
    /// Rows that break it.
    pub offenders: u64,
    /// The first of them.
    pub first: Vec<String>,
}

impl Finding {
    pub fn holds(&self) -> bool {
        self.offenders == 0
    }

    fn add(&mut self, offender: String, show: usize) {
        self.offenders += 1;
        if self.first.len() < show {
            self.first.push(offender);
        }
    }
}

/// All invariants. The first is about the file itself: where it does not hold, the others may not be answerable.
pub fn invariants() -> impl Iterator<Item = &'static Invariant> {
    let all = [places::ALL, links::ALL, people::ALL, participants::ALL, customers::ALL, documents::ALL];
    all.into_iter().flatten()
}

/// Looks at one invariant, and names at most `show` of those who break it. Nothing is held in memory but these.
pub fn check(db: &mut dyn Db, invariant: &Invariant, show: usize) -> Result<Finding> {
    let mut finding = Finding { name: invariant.name, says: invariant.says, offenders: 0, first: Vec::new() };
    for rule in invariant.rules {
        match look(db, rule, &mut finding, show) {
            // What cannot be read is not what the code wrote there.
            Err(Error::Corrupt(what)) => finding.add(what, show),
            looked => looked?,
        }
    }
    Ok(finding)
}

fn look(db: &mut dyn Db, rule: &Rule, finding: &mut Finding, show: usize) -> Result<()> {
    let engine = db.engine();
    let mut named = |row: &Row| {
        finding.add(row.text(0)?, show);
        Ok(())
    };
    match rule {
        Rule::Offenders(sql) => db.query(sql, &[], &mut named),
        Rule::OffendersIn(of, sql) if *of == engine => db.query(sql, &[], &mut named),
        Rule::OffendersIn(..) => Ok(()),
        Rule::Each(sql, holds) => db.query(sql, &[], &mut |row| match holds(row) {
            Ok(true) => Ok(()),
            Ok(false) | Err(Error::Corrupt(_)) => named(row),
            Err(error) => Err(error),
        }),
    }
}

/// Everything, over one view of the database.
pub fn all(db: &mut dyn Db, show: usize) -> Result<Vec<Finding>> {
    invariants().map(|invariant| check(db, invariant, show)).collect()
}
