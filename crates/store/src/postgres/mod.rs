//! The PostgreSQL driver: a pool of connections to one database. Opening brings the schema up to date. Columns of
//! text compare by bytes of UTF-8, as in SQLite, whatever the database's own collation is.
//!
//! Writers come one after the other, of all servers, as in SQLite: a unit of work reads what it decides by, and
//! nothing of it may change before it is committed. A locked row, locked before the first read, sees to that; every
//! engine that speaks PostgreSQL's protocol has row locks.

mod listen;
mod pool;
mod session;
mod statistics;
mod tls;
mod value;

use std::time::{Duration, Instant};

use r2d2::PooledConnection;

pub use self::listen::listen;
use self::{
    pool::{Connection, Manager},
    session::{Session, failed},
    statistics::Changed,
};
use crate::{
    error::{Error, Result},
    migrations,
    pool::{Pool, Work, in_turn},
};

/// How long a unit of work waits for a connection, and a writer for another one.
const PATIENCE: Duration = Duration::from_secs(10);
/// How long it waits where there has been no connection.
const IMPATIENCE: Duration = Duration::from_secs(1);
/// The row that a writer holds.
const WRITERS: &str = "create table if not exists writers (id bigint primary key);
                       insert into writers (id) values (1) on conflict do nothing";
/// Two servers that start at once over an empty database may both make the table; the second try finds it made.
const TRIES: usize = 5;

/// Connections to one PostgreSQL database.
pub struct PostgresPool {
    /// There until it is dropped.
    connections: Option<Connections>,
}

/// Writers come one after the other, so one connection is enough for them, and those who wait for it leave the others
/// to readers.
struct Connections {
    readers: r2d2::Pool<Manager>,
    writer: r2d2::Pool<Manager>,
}

/// Connects to the database at `url` (`postgres://user:password@host:port/name`, or key=value pairs as libpq takes
/// them), with at most `connections` (at least 2) at a time. `sslmode=verify-full` encrypts them and verifies the server's
/// certificate by the system's authorities or those of a file, `sslrootcert=PATH`.
///
/// # Errors
/// [`Error::Database`] when nobody answers there, or who asks may not come in, or the database is not in UTF-8.
pub fn open(url: &str, connections: u32) -> Result<PostgresPool> {
    let pool = open_as_it_is(url, connections)?;
    pool.make_writers_row()?;
    // Another server may be bringing it up to date, or applying an import.
    in_turn(|| migrations::apply(&pool))?;
    Ok(pool)
}

/// The same without bringing the schema up to date.
///
/// # Errors
/// As [`open`].
pub fn open_as_it_is(url: &str, connections: u32) -> Result<PostgresPool> {
    let manager = Manager::new(url)?;
    let at_most = |connections, manager: Manager| {
        let builder = r2d2::Pool::builder().max_size(connections).min_idle(Some(1)).connection_timeout(PATIENCE);
        builder.build(manager).map_err(|error| Error::Database(format!("connecting to PostgreSQL: {error}")))
    };
    let writer = at_most(1, manager.of_writers())?;
    let connections = Connections { writer, readers: at_most(connections.max(2) - 1, manager)? };
    let pool = PostgresPool { connections: Some(connections) };
    pool.check_encoding()?;
    Ok(pool)
}

impl PostgresPool {
    fn connections(&self) -> Result<&Connections> {
        self.connections.as_ref().ok_or_else(|| Error::Gone("the pool is closed".to_owned()))
    }

    fn reader(&self) -> Result<PooledConnection<Manager>> {
        connection(&self.connections()?.readers)
    }

    fn make_writers_row(&self) -> Result<()> {
        let mut connection = self.reader()?;
        let mut made = connection.client.batch_execute(WRITERS);
        for _ in 1..TRIES {
            if made.is_ok() {
                break;
            }
            made = connection.client.batch_execute(WRITERS);
        }
        made.map_err(|error| failed("making the table of writers", &error))
    }

    fn check_encoding(&self) -> Result<()> {
        let mut connection = self.reader()?;
        let row = connection.client.query_one("select current_setting('server_encoding')", &[]);
        let encoding: String =
            row.and_then(|row| row.try_get(0)).map_err(|error| failed("show server_encoding", &error))?;
        if encoding == "UTF8" {
            return Ok(());
        }
        Err(Error::Database(format!("the database is encoded in {encoding}; make one with `encoding 'UTF8'`")))
    }
}

/// The client says good-bye and waits for it, which a thread of an asynchronous runtime must not do.
impl Drop for PostgresPool {
    fn drop(&mut self) {
        let connections = self.connections.take();
        std::thread::scope(|scope| {
            scope.spawn(|| drop(connections));
        });
    }
}

impl Pool for PostgresPool {
    fn read_with(&self, work: Work<'_>) -> Result<()> {
        transaction(&mut *self.reader()?, "begin isolation level repeatable read read only", work).map(drop)
    }

    fn write_with(&self, work: Work<'_>) -> Result<()> {
        let asked = Instant::now();
        let mut connection = connection(&self.connections()?.writer)?;
        // Zero would be for ever.
        let left = PATIENCE.saturating_sub(asked.elapsed()).as_millis().max(1);
        // Read committed: what was committed while waiting for the lock is seen.
        let begin = format!(
            "begin isolation level read committed; set local lock_timeout = {left}; \
             select id from writers where id = 1 for update; set local lock_timeout = 0"
        );
        write(&mut connection, &begin, work)
    }

    fn write_at_once_with(&self, work: Work<'_>) -> Result<()> {
        let mut connection = self.connections()?.writer.try_get().ok_or(Error::Busy)?;
        let begin = "begin isolation level read committed; select id from writers where id = 1 for update nowait";
        write(&mut connection, begin, work)
    }
}

fn write(connection: &mut Connection, begin: &str, work: Work<'_>) -> Result<()> {
    let changed = transaction(connection, begin, work)?;
    // What is written is written: where nobody can be told, the others find it when they look next.
    if connection.client.batch_execute(listen::TELL).is_err() && connection.client.is_closed() {
        connection.broken = true;
        return Ok(());
    }
    changed.tell(&mut connection.client);
    Ok(())
}

/// One of the pool, within the time that there is.
fn connection(pool: &r2d2::Pool<Manager>) -> Result<PooledConnection<Manager>> {
    let nobody_there = || pool.state().connections == 0;
    pool.get_timeout(if nobody_there() { IMPATIENCE } else { PATIENCE }).map_err(|why| {
        // Else all of them are in use.
        if nobody_there() { Error::Gone(why.to_string()) } else { Error::Busy }
    })
}

/// Undoes what is not committed when it is dropped, also when the work panics.
struct Begun<'a> {
    connection: &'a mut Connection,
    over: bool,
}

impl Drop for Begun<'_> {
    fn drop(&mut self) {
        if !self.over && self.connection.client.batch_execute("rollback").is_err() {
            self.connection.broken = true;
        }
    }
}

/// Answers what it has changed.
fn transaction(connection: &mut Connection, begin: &str, work: Work<'_>) -> Result<Changed> {
    let mut changed = Changed::default();
    let mut begun = Begun { connection, over: false };
    begun.connection.client.batch_execute(begin).map_err(|error| failed("beginning a transaction", &error))?;
    work(&mut Session { connection: &mut *begun.connection, changed: &mut changed })?;
    begun.connection.client.batch_execute("commit").map_err(|error| failed("committing a transaction", &error))?;
    begun.over = true;
    Ok(changed)
}
