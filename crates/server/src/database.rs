//! Which database, from `sqlite:PATH` or `postgres://…`.

use std::{
    path::{Path, PathBuf},
    str::FromStr,
    sync::Arc,
};

use carnet_store::{
    Error, migrations,
    pool::{self, Pool},
    postgres, sqlite,
};

use crate::cli::Failure;

/// The database option, the same for every command.
#[derive(Clone, Debug, clap::Args)]
pub struct DatabaseArgs {
    /// The database, `sqlite:FILE`, the file being made when there is none, or `postgres://USER:PASSWORD@HOST/NAME`.
    #[arg(
        long,
        global = true,
        env = "CARNET_DATABASE",
        hide_env_values = true,
        default_value = "sqlite:carnet.db",
        value_name = "URL"
    )]
    pub database: Location,
}

/// Where a database is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Location {
    Sqlite(PathBuf),
    Postgres(String),
}

impl FromStr for Location {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text.split_once(':') {
            Some(("sqlite", path)) if !path.is_empty() => Ok(Self::Sqlite(PathBuf::from(path))),
            Some(("postgres" | "postgresql", rest)) if rest.starts_with("//") => Ok(Self::Postgres(text.to_owned())),
            _ => Err("write sqlite:FILE, such as sqlite:carnet.db, or postgres://USER:PASSWORD@HOST/NAME".to_owned()),
        }
    }
}

impl Location {
    /// A command that only looks makes no database.
    pub fn must_exist(&self) -> Result<(), Failure> {
        match self {
            Self::Sqlite(path) if !path.exists() => {
                Err(Failure::new(format!("there is no database {}; give another --database", path.display())))
            }
            Self::Sqlite(_) | Self::Postgres(_) => Ok(()),
        }
    }

    /// Opens it and brings its schema up to date. `readers`: units of work that read at the same time.
    pub fn open(&self, readers: u32) -> Result<Arc<dyn Pool>, Failure> {
        match self {
            Self::Sqlite(path) => Ok(Arc::new(opened(path, |path| sqlite::open(path, readers as usize))?)),
            Self::Postgres(url) => connected(postgres::open(url, readers + 1)),
        }
    }

    /// Opens it to look into it, with one reader. Its schema stays as it is, and has to be this version's: else whoever
    /// looks would end what the servers of another version do.
    pub fn open_to_look(&self) -> Result<Arc<dyn Pool>, Failure> {
        self.must_exist()?;
        let pool = match self {
            Self::Sqlite(path) => Arc::new(opened(path, |path| sqlite::open_as_it_is(path, 1))?) as Arc<dyn Pool>,
            Self::Postgres(url) => connected(postgres::open_as_it_is(url, 2))?,
        };
        match pool::read(pool.as_ref(), migrations::differing) {
            Ok(None) => Ok(pool),
            Ok(Some(step)) => Err(Failure::new(format!(
                "the database is of another version (step {step} of its schema): look with the program that serves it, \
                 or let this one serve it first, which brings it up to date"
            ))),
            Err(error) => Err(Failure::new(format!("the database has no schema of Carnet: {error}"))),
        }
    }
}

fn connected(opened: carnet_store::Result<postgres::PostgresPool>) -> Result<Arc<dyn Pool>, Failure> {
    match opened {
        Ok(pool) => Ok(Arc::new(pool)),
        Err(error) => Err(Failure::new(format!(
            "the database cannot be opened: {error}. Check that PostgreSQL answers there, and that the database exists, \
             is in UTF-8 and belongs to this user"
        ))),
    }
}

impl Location {
    /// Calls `told` whenever a server over the same PostgreSQL database has written; in SQLite nobody tells. What is not
    /// told is found by looking.
    pub fn when_written(&self, mut told: impl FnMut() + Send + 'static) -> Result<(), Failure> {
        let Self::Postgres(url) = self else { return Ok(()) };
        let for_ever = move || {
            told();
            true
        };
        postgres::listen(url, for_ever).map_err(|error| Failure::new(error.to_string()))
    }
}

/// Opens a file of SQLite, or makes it, while nobody else uses it.
pub fn open_alone(path: &Path) -> Result<sqlite::SqlitePool, Failure> {
    opened(path, sqlite::open_alone)
}

fn opened(
    path: &Path,
    open: impl FnOnce(&Path) -> carnet_store::Result<sqlite::SqlitePool>,
) -> Result<sqlite::SqlitePool, Failure> {
    let shown = path.display();
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty())
        && !folder.is_dir()
    {
        return Err(Failure::new(format!(
            "the database {shown} cannot be opened: there is no folder {}; make it, or give another --database",
            folder.display()
        )));
    }
    open(path).map_err(|error| {
        Failure::new(match error {
            Error::Busy => format!("the database {shown} is in use; stop the servers over it and try again"),
            error => format!(
                "the database {shown} cannot be opened: {error}. Check that it is an SQLite file this user may write, \
                 and that there is room on the disk"
            ),
        })
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn a_location_names_its_engine() {
        let read = |text: &str| text.parse::<Location>();
        assert_eq!(read("sqlite:/a/b.db").unwrap(), Location::Sqlite(PathBuf::from("/a/b.db")));
        for url in ["postgres://carnet@db.example/carnet", "postgresql://db.example:5433/carnet"] {
            assert_eq!(read(url).unwrap(), Location::Postgres(url.to_owned()));
        }
        for wrong in ["", "sqlite:", "carnet.db", "mysql://x", "postgres:carnet"] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }
}
