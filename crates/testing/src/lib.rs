//! Databases for the tests of the other crates: empty, of their own, gone with the last pool that is open over them. A run is about one engine:
//! about PostgreSQL when `CARNET_TEST_POSTGRES` has the URL of a database in which schemas may be made, else SQLite.
#![allow(clippy::unwrap_used)]

mod off_runtime;
mod over;
mod schema;
mod writing;

use std::sync::Arc;

use carnet_store::{pool::Pool, postgres, sqlite};
use tempfile::TempDir;

use self::{off_runtime::OffRuntime, schema::Schema};
pub use self::{over::Over, writing::Writing};

/// Connections at most; SQLite's readers.
const CONNECTIONS: u32 = 4;

/// The name of a database in a file.
const FILE: &str = "test.db";

/// An empty database. Its pool may be used alone.
pub struct TestDatabase {
    pub pool: Arc<dyn Pool>,
    place: Place,
}

enum Place {
    Memory,
    File(TempDir),
    Schema(Arc<Schema>),
}

/// A database that is quick to make: SQLite's in memory.
pub fn quick() -> TestDatabase {
    in_postgres().unwrap_or_else(in_sqlite)
}

/// SQLite's in memory, whatever the run is about: for what only SQLite has, its plans.
pub fn in_sqlite() -> TestDatabase {
    TestDatabase { pool: Arc::new(sqlite::open_memory().unwrap()), place: Place::Memory }
}

/// How often a property is tried of `wanted` times: on PostgreSQL, where each try takes much longer, a tenth.
pub fn cases(wanted: u32) -> u32 {
    match std::env::var_os("CARNET_TEST_POSTGRES") {
        Some(_) => wanted.div_ceil(10),
        None => wanted,
    }
}

/// A database that other processes may open, too, by [`TestDatabase::elsewhere`].
pub fn shared() -> TestDatabase {
    in_postgres().unwrap_or_else(|| {
        let folder = tempfile::tempdir().unwrap();
        let place = Place::File(folder);
        TestDatabase { pool: place.open().unwrap(), place }
    })
}

fn in_postgres() -> Option<TestDatabase> {
    let server = std::env::var("CARNET_TEST_POSTGRES").ok()?;
    let place = Place::Schema(Arc::new(Schema::new(&server)));
    Some(TestDatabase { pool: place.open().unwrap(), place })
}

impl TestDatabase {
    /// The same database through connections of their own, as another process has it; what is in memory cannot be
    /// opened twice.
    pub fn elsewhere(&self) -> Arc<dyn Pool> {
        self.place.open().unwrap()
    }

    /// What a server is told to open, when it is PostgreSQL's.
    pub fn url(&self) -> Option<String> {
        match &self.place {
            Place::Schema(schema) => Some(schema.url()),
            Place::Memory | Place::File(_) => None,
        }
    }

    /// Where it lies, when it is SQLite's and in a file.
    pub fn file(&self) -> Option<std::path::PathBuf> {
        match &self.place {
            Place::File(folder) => Some(folder.path().join(FILE)),
            Place::Memory | Place::Schema(_) => None,
        }
    }

    /// What a failed assertion is told about.
    pub fn engine(&self) -> &'static str {
        match self.place {
            Place::Memory => "SQLite in memory",
            Place::File(_) => "SQLite in a file",
            Place::Schema(_) => "PostgreSQL",
        }
    }
}

impl Place {
    fn open(&self) -> Option<Arc<dyn Pool>> {
        match self {
            Self::Memory => None,
            Self::File(folder) => {
                Some(Arc::new(sqlite::open(&folder.path().join(FILE), CONNECTIONS as usize).unwrap()))
            }
            Self::Schema(schema) => {
                let pool = off_runtime::told(|| postgres::open(&schema.url(), CONNECTIONS).unwrap());
                Some(Arc::new(OffRuntime { pool, _schema: Arc::clone(schema) }))
            }
        }
    }
}
