//! Which database, from `sqlite:PATH`.

use std::{path::PathBuf, str::FromStr};

use carnet_store::sqlite::{self, SqlitePool};

use crate::cli::Failure;

/// The database option, the same for every command.
#[derive(Clone, Debug, clap::Args)]
pub struct DatabaseArgs {
    /// The database, `sqlite:FILE`; the file is made when there is none.
    #[arg(long, global = true, env = "CARNET_DATABASE", default_value = "sqlite:carnet.db", value_name = "URL")]
    pub database: Location,
}

/// Where a database is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    path: PathBuf,
}

impl FromStr for Location {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text.strip_prefix("sqlite:") {
            Some(path) if !path.is_empty() => Ok(Self { path: PathBuf::from(path) }),
            _ => Err("write sqlite:FILE, such as sqlite:carnet.db".to_owned()),
        }
    }
}

impl Location {
    /// Opens it and brings its schema up to date. `readers`: connections that read at the same time.
    pub fn open(&self, readers: usize) -> Result<SqlitePool, Failure> {
        let path = self.path.display();
        if let Some(folder) = self.path.parent().filter(|folder| !folder.as_os_str().is_empty())
            && !folder.is_dir()
        {
            return Err(Failure::new(format!(
                "the database {path} cannot be opened: there is no folder {}; make it, or give another --database",
                folder.display()
            )));
        }
        sqlite::open(&self.path, readers).map_err(|error| {
            Failure::new(format!(
                "the database {path} cannot be opened: {error}. Check that it is an SQLite file this user may write, \
                 and that there is room on the disk"
            ))
        })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn a_location_names_its_engine() {
        assert_eq!("sqlite:/a/b.db".parse::<Location>().unwrap().path, PathBuf::from("/a/b.db"));
        for wrong in ["", "sqlite:", "carnet.db", "mysql://x"] {
            assert!(wrong.parse::<Location>().is_err(), "{wrong}");
        }
    }
}
