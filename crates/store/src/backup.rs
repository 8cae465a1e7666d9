//! Copies of an SQLite database that servers have open, and looking into a copy before it takes the database's place.
//! PostgreSQL has tools of its own.

use std::path::Path;

use rusqlite::{Connection, OpenFlags};

use crate::{
    error::{Error, Result},
    migrations,
    sqlite::failed,
};

/// What a file was found to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seen {
    /// A whole database with this many steps of the schema.
    Whole { steps: usize },
    /// The engine's own words of what is broken.
    Broken(String),
    /// A whole file, but not of Carnet.
    Foreign,
    /// Of a newer version: it has this step of the schema, which this program does not know.
    Newer(i64),
}

/// Writes a copy of the database at `from`, as it is at one moment, to `to`, where nothing must be. Servers go on reading
/// and writing meanwhile.
pub fn write(from: &Path, to: &Path) -> Result<()> {
    let connection = open(from, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    let target = to.to_str().ok_or_else(|| Error::Database(format!("{} is no UTF-8", to.display())))?;
    connection.execute("vacuum into ?1", [target]).map_err(|error| failed("copying the database", &error))?;
    Ok(())
}

/// Looks into a file without changing it.
pub fn look(file: &Path) -> Result<Seen> {
    let connection = open(file, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let whole = connection.query_row("pragma integrity_check(1)", [], |row| row.get::<_, String>(0));
    match whole {
        Ok(said) if said == "ok" => {}
        Ok(said) => return Ok(Seen::Broken(said)),
        Err(error) => return Ok(Seen::Broken(error.to_string())),
    }
    let Ok(mut statement) = connection.prepare("select number from schema_migrations") else {
        return Ok(Seen::Foreign);
    };
    let numbers =
        statement.query_map([], |row| row.get::<_, i64>(0)).and_then(Iterator::collect::<rusqlite::Result<Vec<_>>>);
    let numbers = numbers.map_err(|error| failed("reading the steps of the schema", &error))?;
    let unknown = numbers.iter().find(|number| migrations::ALL.iter().all(|known| known.number != **number));
    Ok(unknown.map_or(Seen::Whole { steps: numbers.len() }, |number| Seen::Newer(*number)))
}

/// Whether some process has the database open. When none has, what its log still holds is in the file afterwards.
pub fn is_in_use(database: &Path) -> Result<bool> {
    let connection = open(database, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    let alone = "pragma locking_mode = exclusive; begin exclusive; commit; pragma wal_checkpoint(truncate)";
    match connection.execute_batch(alone) {
        Ok(()) => Ok(false),
        Err(error) => match error.sqlite_error_code() {
            Some(rusqlite::ErrorCode::DatabaseBusy | rusqlite::ErrorCode::DatabaseLocked) => Ok(true),
            _ => Err(failed("looking whether the database is in use", &error)),
        },
    }
}

fn open(path: &Path, flags: OpenFlags) -> Result<Connection> {
    Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)
        .map_err(|error| failed(&format!("opening {}", path.display()), &error))
}
