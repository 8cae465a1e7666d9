//! Participants read from the database as the index takes them: all of them for a new one, some of them after a change.

use std::collections::HashMap;

use carnet_search::{Builder, Change, Entry};

use crate::{
    db::Db,
    error::Result,
    participants::{
        NOT_TAKEN_DOWN,
        children::{ByKey, load},
    },
};

/// Keys that one query asks for.
const BATCH: usize = 100;

/// Reads all participants in the order of name and key; `tell` hears now and then how many there are so far. In memory
/// is what the index holds, and nothing else that grows with the directory.
pub(super) fn all(db: &mut dyn Db, tell: &dyn Fn(u64)) -> Result<Builder> {
    let mut further = all_further_names(db)?;
    let sql = format!(
        "select p.participant_key, p.name, i.scheme, i.value_key
         from participants p left join participant_identifiers i
             on i.participant_key = p.participant_key and i.position > 0
         where {NOT_TAKEN_DOWN} order by p.name, p.participant_key"
    );
    let mut builder = Builder::default();
    let (mut last, mut number, mut count) = (String::new(), 0, 0);
    db.query(&sql, &[], &mut |row| {
        let key = row.str(0)?;
        // A participant comes once for each of its identifiers.
        if count == 0 || key != last {
            let names = further.remove(key).unwrap_or_default();
            number = builder.named(key, std::iter::once(row.str(1)?).chain(names.iter().map(String::as_str)))?;
            last.clear();
            last.push_str(key);
            count += 1;
            tell(count);
        }
        match row.opt_text(3)? {
            Some(value_key) => Ok(builder.identified(number, row.str(2)?, &value_key)?),
            None => Ok(()),
        }
    })?;
    Ok(builder)
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
