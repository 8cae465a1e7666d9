//! A file held against the directory, line by line: whom each line means, and what it would do. The same for the
//! preview and for the import itself, which does each deed before it looks at the next line.

use std::collections::{HashMap, HashSet};

use carnet_core::wire::{ColumnRole, CsvCandidate, CsvOutcome, CsvReason};

use super::{
    decide::{Before, Deed, decide},
    fields::{self, Fault, Fields},
    read::Table,
    resolve::{Meant, candidates, resolve},
};
use crate::{
    db::{self, Db},
    error::Result,
};

/// The participant chosen for a line, as given and as compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Chosen {
    pub id: String,
    pub key: String,
}

/// What becomes of a line.
#[derive(Clone, Debug)]
pub(super) struct Verdict {
    pub outcome: CsvOutcome,
    pub fault: Option<Fault>,
    pub candidates: Vec<CsvCandidate>,
    pub chosen: Option<Chosen>,
    pub participant_key: Option<String>,
    pub customer_id: Option<String>,
    pub deed: Option<Deed>,
}

impl Verdict {
    /// What an undo of it puts back.
    pub fn before(&self) -> Option<&Before> {
        match &self.deed {
            Some(Deed::Change { before, .. }) => Some(before),
            _ => None,
        }
    }
}

/// Whom a line means, before the directory is asked what to do.
struct Aim {
    meant: std::result::Result<Meant, Fault>,
    candidates: Vec<CsvCandidate>,
    chosen: Option<Chosen>,
}

impl Aim {
    fn key(&self) -> Option<&String> {
        match (&self.meant, &self.chosen) {
            (Ok(Meant::One(key)), _) => Some(key),
            (Ok(Meant::Several(_)), Some(chosen)) => Some(&chosen.key),
            _ => None,
        }
    }
}

/// A file with the roles of its columns.
pub(super) struct File {
    pub table: Table,
    pub lines: Vec<Fields>,
    /// The first line of each number.
    first_with: HashMap<String, u64>,
}

impl File {
    pub fn read(text: &str, roles: &[ColumnRole], has_header: bool) -> Self {
        let mut table = Table::read(text);
        table.has_header = has_header;
        let lines = fields::all(&table, roles);
        let mut first_with = HashMap::new();
        for fields in &lines {
            for number in &fields.read_numbers {
                first_with.entry(number.clone()).or_insert(fields.line);
            }
        }
        Self { table, lines, first_with }
    }

    /// Goes through all lines; `each` does with a verdict what is to be done, and may change it.
    pub fn go_through(
        &self,
        db: &mut dyn Db,
        account_id: &str,
        choices: &HashMap<u64, String>,
        each: &mut dyn FnMut(&mut dyn Db, &Fields, Verdict) -> Result<()>,
    ) -> Result<()> {
        let mut aims = Vec::with_capacity(self.lines.len());
        for fields in &self.lines {
            aims.push(aim(db, account_id, fields, choices.get(&fields.line))?);
        }
        // Of the lines that mean the same participant the first that is taken keeps it; who says so itself comes before
        // who was told by a choice.
        let by_itself: HashSet<String> =
            aims.iter().filter(|aim| aim.chosen.is_none()).filter_map(|aim| aim.key().cloned()).collect();
        let mut taken = HashSet::new();
        for (fields, aim) in self.lines.iter().zip(aims) {
            let key = aim.key().cloned();
            let by_choice = aim.chosen.is_some();
            let is_double =
                key.as_ref().is_some_and(|key| taken.contains(key) || (by_choice && by_itself.contains(key)));
            let verdict = self.judge(db, account_id, fields, aim, is_double)?;
            if verdict.outcome != CsvOutcome::Rejected {
                taken.extend(key);
            }
            each(db, fields, verdict)?;
        }
        Ok(())
    }

    /// One line by itself, with this choice; `is_double` tells whether another line means the participant.
    pub fn one(
        &self,
        db: &mut dyn Db,
        account_id: &str,
        fields: &Fields,
        choice: Option<&String>,
        is_double: &dyn Fn(&mut dyn Db, &str) -> Result<bool>,
    ) -> Result<Verdict> {
        let aim = aim(db, account_id, fields, choice)?;
        let is_double = match aim.key() {
            Some(key) => is_double(db, key)?,
            None => false,
        };
        self.judge(db, account_id, fields, aim, is_double)
    }

    fn judge(&self, db: &mut dyn Db, account_id: &str, fields: &Fields, aim: Aim, is_double: bool) -> Result<Verdict> {
        let key = aim.key().cloned();
        let mut verdict = Verdict {
            outcome: CsvOutcome::Rejected,
            fault: None,
            candidates: aim.candidates,
            chosen: aim.chosen,
            participant_key: key.clone(),
            customer_id: None,
            deed: None,
        };
        match (aim.meant, key) {
            (Err(fault), _) => verdict.fault = Some(fault),
            (Ok(_), None) => {
                let about = if fields.identifier.text.is_empty() { &fields.name } else { &fields.identifier };
                verdict.outcome = CsvOutcome::Ambiguous;
                verdict.fault = Some(Fault::at(CsvReason::SeveralFound, about));
            }
            (Ok(_), Some(key)) => match self.twice(fields, is_double) {
                Some(fault) => verdict.fault = Some(fault),
                None => match decide(db, account_id, fields, &key)? {
                    Ok(deed) => verdict.will(deed),
                    Err(fault) => verdict.fault = Some(fault),
                },
            },
        }
        Ok(verdict)
    }

    fn twice(&self, fields: &Fields, is_double: bool) -> Option<Fault> {
        let about = if fields.identifier.text.is_empty() { &fields.name } else { &fields.identifier };
        if is_double {
            return Some(Fault::at(CsvReason::CustomerTwice, about));
        }
        let mut numbers = fields.read_numbers.iter();
        let number = numbers.find(|number| self.first_with.get(*number).is_some_and(|line| *line != fields.line))?;
        Some(Fault::number(CsvReason::NumberTwice, &fields.numbers, number))
    }
}

impl Verdict {
    fn will(&mut self, deed: Deed) {
        (self.outcome, self.customer_id) = match &deed {
            Deed::Add { .. } => (CsvOutcome::Created, None),
            Deed::Change { customer_id, .. } => (CsvOutcome::Updated, Some(customer_id.clone())),
            Deed::Nothing { customer_id } => (CsvOutcome::Unchanged, Some(customer_id.clone())),
        };
        self.deed = Some(deed);
    }
}

fn aim(db: &mut dyn Db, account_id: &str, fields: &Fields, choice: Option<&String>) -> Result<Aim> {
    let meant = match &fields.fault {
        Some(fault) => Err(fault.clone()),
        None => resolve(db, account_id, fields)?,
    };
    let Ok(Meant::Several(keys)) = &meant else { return Ok(Aim { meant, candidates: Vec::new(), chosen: None }) };
    let candidates = candidates(db, keys)?;
    let chosen = match choice {
        Some(key) => chosen(db, key)?,
        None => None,
    };
    Ok(Aim { meant, candidates, chosen })
}

fn chosen(db: &mut dyn Db, key: &str) -> Result<Option<Chosen>> {
    let sql = "select participant_id from participants where participant_key = $1";
    db::query_one(db, sql, &[key.into()], |row| Ok(Chosen { id: row.text(0)?, key: key.to_owned() }))
}
