//! PostgreSQL plans by what it believes of the tables: what was filled at once is counted at once, not a minute later.

use carnet_store::{
    Error, Result,
    db::{self, Engine},
    participants, pool,
};

use crate::common::*;

/// A database where the run is about PostgreSQL.
fn database() -> Option<Database> {
    let database = quick();
    database.read(|db| Ok(db.engine() == Engine::Postgres)).then_some(database)
}

/// How many participants PostgreSQL believes to be there; none before it has counted.
fn believed(database: &Database) -> Option<i64> {
    let sql = "select cast(greatest(reltuples, 0) as bigint) from pg_class where oid = to_regclass('participants')";
    database.read(|db| db::query_one(db, sql, &[], |row| row.int(0)))
}

#[test]
fn a_table_that_was_filled_at_once_is_counted_at_once() {
    let Some(database) = database() else { return };
    database.write(|db| participants::put_all(db, &numbered(0..10)));
    assert_eq!(believed(&database), Some(0), "of few rows PostgreSQL hears by itself");
    database.write(|db| participants::put_all(db, &numbered(10..2_000)));
    assert_eq!(believed(&database), Some(2_000));
    database.write(|db| participants::put_all(db, &numbered(2_000..2_010)));
    assert_eq!(believed(&database), Some(2_000), "nor of few among many");
    database.write(|db| participants::put_all(db, &numbered(2_010..4_000)));
    assert_eq!(believed(&database), Some(4_000));
}

#[test]
fn what_is_undone_is_not_counted() {
    let Some(database) = database() else { return };
    let undone: Result<()> = pool::write(database.pool.as_ref(), |db| {
        participants::put_all(db, &numbered(0..2_000))?;
        Err(Error::Busy)
    });
    assert!(undone.is_err());
    assert_eq!(believed(&database), Some(0));
}
