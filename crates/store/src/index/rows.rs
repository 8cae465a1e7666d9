//! Participants read from the database as the index takes them: all of them for a new one, some of them after a change.

use std::collections::HashMap;

use carnet_search::{Base, ByValue, Change, Entry, OfNames, Participants};

use super::beside::Beside;
use crate::{
    db::Db,
    error::{Error, Result},
    participants::{
        NOT_TAKEN_DOWN,
        children::{ByKey, load},
    },
};

const ALL_IDENTIFIERS: &str = "select participant_key, scheme, value_key from participant_identifiers
    order by value_key, scheme, participant_key";

/// Keys that one query asks for.
const BATCH: usize = 100;

/// All participants, read; what is found by names is in the making already.
pub(super) struct Read {
    of_names: Beside<carnet_search::Result<OfNames>>,
    by_value: ByValue,
}

impl Read {
    /// Makes the rest; the database is not needed for it.
    pub fn finish(self) -> Result<Base> {
        let of_identifiers = self.by_value.finish().map_err(Error::Index)?;
        Ok(Base::of(self.of_names.outcome()?.map_err(Error::Index)?, of_identifiers))
    }
}

/// Reads all participants; `tell` hears how many there are so far. In memory is what the index holds, further names, which
/// few have, and a table of participants by key. Participants and identifiers are read in the order of an index that has
/// all that is read.
pub(super) fn all(db: &mut dyn Db, tell: &dyn Fn(u64)) -> Result<Read> {
    let mut further = all_further_names(db)?;
    let mut participants = Participants::default();
    db.query(&all_names(), &[], &mut |row| {
        let key = row.str(0)?;
        let names = further.remove(key).unwrap_or_default();
        let names = std::iter::once(row.str(1)?).chain(names.iter().map(String::as_str));
        let number = participants.push(key, names).map_err(Error::Index)?;
        tell(u64::from(number) + 1);
        Ok(())
    })?;
    let (named, mut by_value) = participants.by_value();
    let of_names = Beside::begin(|| named.finish())?;
    db.query(ALL_IDENTIFIERS, &[], &mut |row| {
        by_value.identified(row.str(0)?, row.str(1)?, row.str(2)?).map_err(Error::Index)
    })?;
    Ok(Read { of_names, by_value })
}

fn all_names() -> String {
    format!(
        "select p.participant_key, p.name from participants p where {NOT_TAKEN_DOWN} order by p.name, p.participant_key"
    )
}

// Few participants have any.
fn all_further_names(db: &mut dyn Db) -> Result<HashMap<String, Vec<String>>> {
    let mut all: HashMap<String, Vec<String>> = HashMap::new();
    let sql = "select participant_key, name from participant_names order by participant_key, position";
    db.query(sql, &[], &mut |row| {
        let name = row.text(1)?;
        match all.get_mut(row.str(0)?) {
            Some(names) => names.push(name),
            None => drop(all.insert(row.text(0)?, vec![name])),
        }
        Ok(())
    })?;
    Ok(all)
}

/// How the participants with these keys are now, each once.
pub(super) fn changes(db: &mut dyn Db, mut keys: Vec<String>) -> Result<Vec<Change>> {
    keys.sort_unstable();
    keys.dedup();
    let mut all = Vec::with_capacity(keys.len());
    for batch in keys.chunks(BATCH) {
        let mut names = load(
            db,
            &format!(
                "select p.participant_key, p.name from participants p
                 where p.participant_key in (:keys) and {NOT_TAKEN_DOWN}"
            ),
            batch,
            |row| row.text(1),
        )?;
        let mut further = load(
            db,
            "select participant_key, name from participant_names
             where participant_key in (:keys) order by participant_key, position",
            batch,
            |row| row.text(1),
        )?;
        let mut identifiers: ByKey<(String, String)> = load(
            db,
            "select participant_key, scheme, value_key from participant_identifiers
             where participant_key in (:keys) and position > 0 order by participant_key, position",
            batch,
            |row| Ok((row.text(1)?, row.text(2)?)),
        )?;
        all.extend(batch.iter().map(|key| match names.remove(key) {
            None => Change::Gone { key: key.clone() },
            Some(mut names) => {
                names.extend(further.remove(key).unwrap_or_default());
                let identifiers = identifiers.remove(key).unwrap_or_default();
                Change::Put(Entry { key: key.clone(), names, identifiers })
            }
        }));
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::{db, pool, sqlite};

    #[test]
    fn everything_is_read_in_the_order_of_an_index_that_has_it() {
        let database = sqlite::open_memory().unwrap();
        for (sql, index) in
            [(all_names().as_str(), "participants_by_name"), (ALL_IDENTIFIERS, "participant_identifiers_by_value")]
        {
            let explained = format!("explain query plan {sql}");
            let plan = pool::read(&database, |db| db::query_all(db, &explained, &[], |row| row.text(3))).unwrap();
            let plan = plan.join("\n");
            assert!(plan.contains(&format!("USING COVERING INDEX {index}")), "{plan}");
            assert!(!plan.contains("TEMP B-TREE"), "{plan}");
        }
    }
}
