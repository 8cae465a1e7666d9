//! A connection inside its transaction, as the queries see it.

use postgres::{Error as Failure, error::SqlState, fallible_iterator::FallibleIterator, types::ToSql};

use super::{
    pool::{Connection, in_full},
    statistics::Changed,
};
use crate::{
    db::{Column, Columns, Db, Engine, Row, Value},
    error::{Error, Result},
};

pub(super) struct Session<'a> {
    pub connection: &'a mut Connection,
    /// What its statements have done.
    pub changed: &'a mut Changed,
}

impl Db for Session<'_> {
    fn engine(&self) -> Engine {
        Engine::Postgres
    }

    fn query(&mut self, sql: &str, params: &[Value], each: &mut dyn FnMut(&Row) -> Result<()>) -> Result<()> {
        let statement = self.connection.prepare(sql).map_err(|error| failed(sql, &error))?;
        let bound = params.iter().map(|value| value as &dyn ToSql);
        check(sql, statement.params().len(), params.len())?;
        let mut rows = self.connection.client.query_raw(&statement, bound).map_err(|error| failed(sql, &error))?;
        while let Some(row) = rows.next().map_err(|error| failed(sql, &error))? {
            each(&Row::new(&Reached { row: &row, sql }))?;
        }
        Ok(())
    }

    fn execute(&mut self, sql: &str, params: &[Value]) -> Result<u64> {
        let statement = self.connection.prepare(sql).map_err(|error| failed(sql, &error))?;
        check(sql, statement.params().len(), params.len())?;
        let bound: Vec<&(dyn ToSql + Sync)> = params.iter().map(|value| value as &(dyn ToSql + Sync)).collect();
        let rows = self.connection.client.execute(&statement, &bound).map_err(|error| failed(sql, &error))?;
        self.changed.count(sql, rows);
        Ok(rows)
    }

    fn execute_batch(&mut self, sql: &str) -> Result<()> {
        self.connection.client.batch_execute(sql).map_err(|error| failed(sql, &error))
    }
}

/// The row that a query has come to.
struct Reached<'a> {
    row: &'a postgres::Row,
    sql: &'a str,
}

impl Columns for Reached<'_> {
    fn column(&self, position: usize) -> Result<Column<'_>> {
        self.row.try_get(position).map_err(|error| corrupt(position, &error, self.sql))
    }
}

fn check(sql: &str, wanted: usize, given: usize) -> Result<()> {
    if wanted == given {
        return Ok(());
    }
    Err(Error::Database(format!("{given} parameters were given for {wanted}, while {sql}")))
}

fn corrupt(position: usize, error: &Failure, sql: &str) -> Error {
    Error::Corrupt(format!("column {position}: {}, while {sql}", in_full(error)))
}

pub(super) fn failed(doing: &str, error: &Failure) -> Error {
    let busy = [
        SqlState::LOCK_NOT_AVAILABLE,
        SqlState::T_R_DEADLOCK_DETECTED,
        SqlState::T_R_SERIALIZATION_FAILURE,
        SqlState::TOO_MANY_CONNECTIONS,
    ];
    let away = [
        SqlState::ADMIN_SHUTDOWN,
        SqlState::CRASH_SHUTDOWN,
        SqlState::CANNOT_CONNECT_NOW,
        SqlState::IDLE_IN_TRANSACTION_SESSION_TIMEOUT,
    ];
    match error.code() {
        None if is_away(error) => Error::Gone(in_full(error)),
        Some(code) if away.contains(code) => Error::Gone(in_full(error)),
        Some(code) if busy.contains(code) => Error::Busy,
        Some(code) if *code == SqlState::DISK_FULL => Error::Full,
        _ => {
            let doing = doing.split_whitespace().collect::<Vec<_>>().join(" ");
            Error::Database(format!("{}, while {doing}", in_full(error)))
        }
    }
}

/// Whether the connection is what has failed.
fn is_away(error: &Failure) -> bool {
    error.is_closed() || std::error::Error::source(error).is_some_and(|cause| cause.is::<std::io::Error>())
}
