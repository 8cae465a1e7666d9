//! The SQLite driver: one writer and several readers over one file (WAL), or one connection in memory.
//! Opening brings the schema up to date. Text compares by bytes of UTF-8, which is code-point order, and
//! `like` is set to heed case, as in PostgreSQL.

use std::{
    path::Path,
    sync::{Condvar, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use rusqlite::{
    Connection, ErrorCode, OpenFlags, TransactionBehavior,
    config::DbConfig,
    ffi::{SQLITE_IOERR_FSYNC, SQLITE_IOERR_TRUNCATE, SQLITE_IOERR_WRITE},
    types::ValueRef,
};

use crate::{
    db::{Column, Columns, Db, Engine, Row, Value},
    error::{Error, Result},
    migrations,
    pool::{Pool, Work},
};

/// How long a writer waits for others, of this process and of others.
const PATIENCE: Duration = Duration::from_secs(10);
/// Statements kept prepared, per connection.
const PREPARED: usize = 200;

/// Connections to one SQLite database. In memory there are no readers and the writer serves both.
pub struct SqlitePool {
    writer: Lent,
    readers: Option<Lent>,
}

/// Opens or makes the database at `path`, with `readers` (at least 1) connections beside the writer.
pub fn open(path: &Path, readers: usize) -> Result<SqlitePool> {
    let pool = open_as_it_is(path, readers)?;
    migrations::apply(&pool)?;
    Ok(pool)
}

/// The same without bringing the schema up to date.
pub fn open_as_it_is(path: &Path, readers: usize) -> Result<SqlitePool> {
    let writer = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)?;
    // `full`: what was committed stays also when the power is cut.
    // What a writer sorts may be a whole directory, for an index that is made of it.
    batch(
        &writer,
        "pragma journal_mode = wal; pragma synchronous = full; pragma wal_autocheckpoint = 4000; pragma temp_store = file",
    )?;
    let connections = (0..readers.max(1))
        .map(|_| {
            let reader = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
            batch(&reader, "pragma query_only = on")?;
            Ok(reader)
        })
        .collect::<Result<Vec<_>>>()?;
    Ok(SqlitePool { writer: Lent::new(vec![writer]), readers: Some(Lent::new(connections)) })
}

/// Opens or makes the database at `path` where nothing else opens it: one connection, and no memory shared with others.
pub fn open_alone(path: &Path) -> Result<SqlitePool> {
    let writer = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)?;
    batch(&writer, "pragma locking_mode = exclusive; pragma journal_mode = truncate; pragma synchronous = normal")?;
    let pool = SqlitePool { writer: Lent::new(vec![writer]), readers: None };
    migrations::apply(&pool)?;
    Ok(pool)
}

/// An empty database in memory, gone with the pool.
pub fn open_memory() -> Result<SqlitePool> {
    let writer = Connection::open_in_memory().map_err(|error| failed("opening a database in memory", &error))?;
    configure(&writer)?;
    let pool = SqlitePool { writer: Lent::new(vec![writer]), readers: None };
    migrations::apply(&pool)?;
    Ok(pool)
}

impl Pool for SqlitePool {
    fn read_with(&self, work: Work<'_>) -> Result<()> {
        let loan = self.readers.as_ref().unwrap_or(&self.writer).take();
        transaction(&mut *loan.connection()?, TransactionBehavior::Deferred, work)
    }

    fn write_with(&self, work: Work<'_>) -> Result<()> {
        let (loan, left) = self.writer.take_within(PATIENCE).ok_or(Error::Busy)?;
        write(&mut *loan.connection()?, left, work)
    }

    fn write_at_once_with(&self, work: Work<'_>) -> Result<()> {
        let loan = match self.writer.try_take() {
            Some(loan) => loan,
            // In memory it may as well be somebody who reads.
            None if self.readers.is_none() => self.writer.take(),
            None => return Err(Error::Busy),
        };
        write(&mut *loan.connection()?, Duration::ZERO, work)
    }
}

/// Waits at most for `others` until no other process writes.
fn write(connection: &mut Connection, others: Duration, work: Work<'_>) -> Result<()> {
    wait_for_others(connection, others)?;
    // Immediate: the write lock is taken at once, where waiting for it is possible.
    transaction(connection, TransactionBehavior::Immediate, work)
}

/// Connections that are lent to one unit of work each.
struct Lent {
    connections: Vec<Mutex<Connection>>,
    idle: Mutex<Vec<usize>>,
    returned: Condvar,
}

/// A connection on loan; it returns when dropped, also when the work panics.
struct Loan<'a> {
    lent: &'a Lent,
    index: usize,
}

impl Lent {
    fn new(connections: Vec<Connection>) -> Self {
        let idle = Mutex::new((0..connections.len()).collect());
        Self { connections: connections.into_iter().map(Mutex::new).collect(), idle, returned: Condvar::new() }
    }

    fn take(&self) -> Loan<'_> {
        let mut idle = lock(&self.idle);
        loop {
            match idle.pop() {
                Some(index) => return Loan { lent: self, index },
                None => idle = self.returned.wait(idle).unwrap_or_else(PoisonError::into_inner),
            }
        }
    }

    fn try_take(&self) -> Option<Loan<'_>> {
        lock(&self.idle).pop().map(|index| Loan { lent: self, index })
    }

    /// One that is idle within `patience`, and what is left of that.
    fn take_within(&self, patience: Duration) -> Option<(Loan<'_>, Duration)> {
        // The clock is asked only by whoever has to wait: in a browser's worker nobody has, and there is none.
        if let Some(loan) = self.try_take() {
            return Some((loan, patience));
        }
        let asked = Instant::now();
        let waited = self.returned.wait_timeout_while(lock(&self.idle), patience, |idle| idle.is_empty());
        let (mut idle, _) = waited.unwrap_or_else(PoisonError::into_inner);
        let loan = Loan { lent: self, index: idle.pop()? };
        Some((loan, patience.saturating_sub(asked.elapsed())))
    }
}

impl Loan<'_> {
    fn connection(&self) -> Result<MutexGuard<'_, Connection>> {
        let connection = self.lent.connections.get(self.index);
        connection.map(lock).ok_or_else(|| Error::Database("a connection was lent that is not there".to_owned()))
    }
}

impl Drop for Loan<'_> {
    fn drop(&mut self) {
        lock(&self.lent.idle).push(self.index);
        self.lent.returned.notify_one();
    }
}

// A panic inside a unit of work rolls its transaction back, so a poisoned lock guards nothing broken.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn transaction(connection: &mut Connection, behavior: TransactionBehavior, work: Work<'_>) -> Result<()> {
    let transaction =
        connection.transaction_with_behavior(behavior).map_err(|error| failed("beginning a transaction", &error))?;
    work(&mut Session(&transaction))?;
    transaction.commit().map_err(|error| failed("committing a transaction", &error))
}

fn connect(path: &Path, flags: OpenFlags) -> Result<Connection> {
    let flags = flags | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)
        .map_err(|error| failed(&format!("opening {}", path.display()), &error))?;
    configure(&connection)?;
    Ok(connection)
}

fn configure(connection: &Connection) -> Result<()> {
    wait_for_others(connection, PATIENCE)?;
    connection.set_prepared_statement_cache_capacity(PREPARED);
    // A plan stays with its text. Else every new value of a list would have its statement prepared anew.
    connection
        .set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)
        .map_err(|error| failed("keeping plans", &error))?;
    batch(
        connection,
        "pragma foreign_keys = on; pragma case_sensitive_like = on; pragma temp_store = memory; pragma cache_size = -32000",
    )
}

fn wait_for_others(connection: &Connection, at_most: Duration) -> Result<()> {
    connection.busy_timeout(at_most).map_err(|error| failed("setting the busy time-out", &error))
}

fn batch(connection: &Connection, sql: &str) -> Result<()> {
    connection.execute_batch(sql).map_err(|error| failed(sql, &error))
}

pub(crate) fn failed(doing: &str, error: &rusqlite::Error) -> Error {
    match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Error::Busy,
        Some(ErrorCode::DiskFull) => Error::Full,
        Some(ErrorCode::SystemIoFailure) if is_of_writing(error) => Error::Full,
        _ => Error::Database(format!("{error}, while {}", doing.split_whitespace().collect::<Vec<_>>().join(" "))),
    }
}

/// A browser says so when a site has used what it may.
fn is_of_writing(error: &rusqlite::Error) -> bool {
    let of_writing = [SQLITE_IOERR_WRITE, SQLITE_IOERR_TRUNCATE, SQLITE_IOERR_FSYNC];
    error.sqlite_error().is_some_and(|error| of_writing.contains(&error.extended_code))
}

/// A connection inside its transaction.
struct Session<'a>(&'a Connection);

impl Db for Session<'_> {
    fn engine(&self) -> Engine {
        Engine::Sqlite
    }

    fn query(&mut self, sql: &str, params: &[Value], each: &mut dyn FnMut(&Row) -> Result<()>) -> Result<()> {
        let mut statement = self.0.prepare_cached(&numbered(sql)).map_err(|error| failed(sql, &error))?;
        bind(&mut statement, sql, params)?;
        let mut rows = statement.raw_query();
        while let Some(row) = rows.next().map_err(|error| failed(sql, &error))? {
            each(&Row::new(&Reached { row, sql }))?;
        }
        Ok(())
    }

    fn execute(&mut self, sql: &str, params: &[Value]) -> Result<u64> {
        let mut statement = self.0.prepare_cached(&numbered(sql)).map_err(|error| failed(sql, &error))?;
        bind(&mut statement, sql, params)?;
        let changed = statement.raw_execute().map_err(|error| failed(sql, &error))?;
        Ok(changed as u64)
    }

    fn execute_batch(&mut self, sql: &str) -> Result<()> {
        batch(self.0, sql)
    }
}

/// The row that a query has come to.
struct Reached<'a> {
    row: &'a rusqlite::Row<'a>,
    sql: &'a str,
}

impl Columns for Reached<'_> {
    fn column(&self, position: usize) -> Result<Column<'_>> {
        let corrupt = |what: &str| Error::Corrupt(format!("column {position} is {what}, while {}", self.sql));
        match self.row.get_ref(position).map_err(|error| failed(self.sql, &error))? {
            ValueRef::Null => Ok(Column::Null),
            ValueRef::Integer(int) => Ok(Column::Int(int)),
            ValueRef::Text(bytes) => std::str::from_utf8(bytes).map(Column::Text).map_err(|_| corrupt("no UTF-8")),
            other => Err(corrupt(&other.data_type().to_string())),
        }
    }
}

/// `?n` for each `$n`, which SQLite would number by first occurrence, not by n; finding each by its name takes long where
/// there are hundreds.
fn numbered(sql: &str) -> String {
    let mut text = String::with_capacity(sql.len());
    let mut rest = sql;
    while let Some((before, after)) = rest.split_once('$') {
        text.push_str(before);
        text.push(if after.starts_with(|next: char| next.is_ascii_digit()) { '?' } else { '$' });
        rest = after;
    }
    text.push_str(rest);
    text
}

fn bind(statement: &mut rusqlite::Statement<'_>, sql: &str, params: &[Value]) -> Result<()> {
    let count = statement.parameter_count();
    if count != params.len() {
        return Err(Error::Database(format!("{} parameters were given for {count}, while {sql}", params.len())));
    }
    for (position, value) in (1..).zip(params) {
        let bound = match value {
            Value::Null => statement.raw_bind_parameter(position, rusqlite::types::Null),
            Value::Int(int) => statement.raw_bind_parameter(position, int),
            Value::Text(text) => statement.raw_bind_parameter(position, text),
        };
        bound.map_err(|error| failed(sql, &error))?;
    }
    Ok(())
}

#[cfg(test)]
#[path = "sqlite_tests.rs"]
mod tests;
