//! Very many participants at once in SQLite. What is put in the order of its keys is appended to the tables and to the
//! indexes that begin with the key; each other index would be read and written here and there for every row, and is made
//! of all rows at once in a fraction of that time.

use crate::{
    db::{self, Db, Engine},
    error::Result,
};

/// Fewer are put as ever.
const MANY: u64 = 20_000;
/// Making an index takes the rows that are there already once more: not worth it when those are so many times the new.
const TIMES: u64 = 4;

const TABLES: &str = "'participants', 'participant_names', 'participant_identifiers', 'participant_document_types', 'participant_providers'";

/// Runs `load`, which puts `count` participants and finds what it reads by key alone. Where that is faster, the directory
/// has no other indexes meanwhile. In one transaction nobody else sees it without, and an error leaves all as it was.
pub fn without_indexes<T>(db: &mut dyn Db, count: u64, load: impl FnOnce(&mut dyn Db) -> Result<T>) -> Result<T> {
    let dropped = if is_worth_it(db, count)? { drop_all(db)? } else { Vec::new() };
    let loaded = load(db)?;
    dropped.iter().try_for_each(|sql| db.execute_batch(sql))?;
    Ok(loaded)
}

// In PostgreSQL whoever reads would wait for the end of a transaction that drops an index.
fn is_worth_it(db: &mut dyn Db, count: u64) -> Result<bool> {
    if db.engine() != Engine::Sqlite || count < MANY {
        return Ok(false);
    }
    let sql = "select count(*) from (select 1 from participants limit $1) as p";
    let limit = i64::try_from(count.saturating_mul(TIMES)).unwrap_or(i64::MAX);
    Ok(db::query_one(db, sql, &[limit.into()], |row| row.int(0))? < Some(limit))
}

/// Drops the indexes that do not come with their table, and answers how each is made.
fn drop_all(db: &mut dyn Db) -> Result<Vec<String>> {
    let sql = format!(
        "select name, sql from sqlite_schema where type = 'index' and sql is not null and tbl_name in ({TABLES})
         order by name"
    );
    let indexes = db::query_all(db, &sql, &[], |row| Ok((row.text(0)?, row.text(1)?)))?;
    for (name, _) in &indexes {
        db.execute_batch(&format!("drop index {name}"))?;
    }
    Ok(indexes.into_iter().map(|(_, sql)| sql).collect())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::{error::Error, pool, sqlite};

    const INDEXES: &str =
        "select name || ' ' || sql from sqlite_schema where type = 'index' and sql is not null order by 1";

    fn indexes(db: &mut dyn Db) -> Vec<String> {
        db::query_all(db, INDEXES, &[], |row| row.text(0)).unwrap()
    }

    #[test]
    fn indexes_are_gone_while_very_many_come_and_back_as_they_were() {
        let pool = sqlite::open_memory().unwrap();
        let before = pool::read(&pool, |db| Ok(indexes(db))).unwrap();
        let [few, many] = [MANY - 1, MANY]
            .map(|count| pool::write(&pool, |db| without_indexes(db, count, |db| Ok(indexes(db)))).unwrap());
        assert_eq!(few, before);
        assert_eq!((before.len() - many.len(), many.iter().any(|index| index.contains("on participant"))), (8, false));
        assert_eq!(pool::read(&pool, |db| Ok(indexes(db))).unwrap(), before);
    }

    #[test]
    fn a_load_that_fails_leaves_them() {
        let pool = sqlite::open_memory().unwrap();
        let before = pool::read(&pool, |db| Ok(indexes(db))).unwrap();
        let failed: Result<()> = pool::write(&pool, |db| without_indexes(db, MANY, |_| Err(Error::Busy)));
        assert!(failed.is_err());
        assert_eq!(pool::read(&pool, |db| Ok(indexes(db))).unwrap(), before);
    }
}
