//! A writer of whom PostgreSQL hears nothing more, its machine being gone perhaps, does not keep the others waiting.

use std::{thread, time::Duration};

use carnet_store::{
    Error, Result,
    db::{self, Db, Engine},
    pool,
};

use crate::common::*;

/// A database where the run is about PostgreSQL.
fn database() -> Option<Database> {
    let database = shared();
    database.read(|db| Ok(db.engine() == Engine::Postgres)).then_some(database)
}

fn limit(db: &mut dyn Db) -> Result<Option<String>> {
    db::query_one(db, "show idle_in_transaction_session_timeout", &[], |row| row.text(0))
}

#[test]
fn writers_alone_are_limited_on_every_connection() {
    let Some(database) = database() else { return };
    let unlimited = database.read(limit);
    for pool in [&database.pool, &database.elsewhere()] {
        let limited = |read: Result<Option<String>>| assert_eq!(read.unwrap().as_deref(), Some("2min"));
        limited(pool::write(pool.as_ref(), limit));
        limited(pool::write_at_once(pool.as_ref(), limit));
        assert_eq!(pool::read(pool.as_ref(), limit).unwrap(), unlimited);
    }
    assert_ne!(unlimited.as_deref(), Some("2min"));
}

#[test]
fn who_is_silent_for_too_long_has_not_written_and_the_next_one_writes() {
    let Some(database) = database() else { return };
    database.write(|db| db.execute_batch("create table written (number bigint)"));
    let silent: Result<()> = pool::write(database.pool.as_ref(), |db| {
        db.execute("insert into written values (1)", &[])?;
        db.execute_batch("set local idle_in_transaction_session_timeout = 100")?;
        thread::sleep(Duration::from_secs(1));
        db.execute("insert into written values (2)", &[]).map(drop)
    });
    assert!(matches!(silent, Err(Error::Gone(_))), "{silent:?}");
    database.write(|db| db.execute("insert into written values (3)", &[]));
    let written = database.read(|db| db::query_all(db, "select number from written", &[], |row| row.int(0)));
    assert_eq!(written, [3]);
}
