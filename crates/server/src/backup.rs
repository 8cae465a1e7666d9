//! `backup` and `restore`: a copy of an SQLite database while servers use it, and the way back. PostgreSQL is copied by its
//! own tools.

use std::{
    ffi::OsString,
    fs::{self, File},
    io,
    path::{Path, PathBuf},
};

use carnet_store::backup::{self, Seen};

use crate::{
    cli::Failure,
    database::{DatabaseArgs, Location},
    host,
};

#[derive(clap::Args)]
pub struct BackupArgs {
    #[command(flatten)]
    database: DatabaseArgs,
    /// The copy. A file that is there already is never overwritten.
    file: PathBuf,
}

#[derive(clap::Args)]
pub struct RestoreArgs {
    #[command(flatten)]
    database: DatabaseArgs,
    /// A copy that `backup` has made.
    file: PathBuf,
    /// Also when a server has the database open: it goes on with the old one until it is started anew.
    #[arg(long)]
    force: bool,
}

/// Writes the copy beside its place and gives it its name once it is whole.
pub fn backup(args: &BackupArgs) -> Result<(), Failure> {
    let database = file_of(&args.database.database, "pg_dump --format=custom --file=carnet.dump URL")?;
    args.database.database.must_exist()?;
    let (copy, part) = (&args.file, beside(&args.file, ".part"));
    if copy.exists() {
        return Err(Failure::new(format!("{} is there already; give the copy another name", copy.display())));
    }
    let wrong = |error: &dyn std::fmt::Display| {
        Failure::new(format!(
            "no copy was made at {}: {error}. Check that there is room, and that you may write there",
            copy.display()
        ))
    };
    remove_if_there(&part).map_err(|error| wrong(&error))?;
    let written = backup::write(database, &part).map_err(|error| wrong(&error));
    let named =
        written.and_then(|()| sync(&part).and_then(|()| fs::rename(&part, copy)).map_err(|error| wrong(&error)));
    if named.is_err() {
        // What is half written is no use; that it cannot be removed either says nothing new.
        let _ = remove_if_there(&part);
    }
    named?;
    println!("{} is a copy of {}", copy.display(), database.display());
    Ok(())
}

/// Puts a copy in the database's place; what was there is kept beside it.
pub fn restore(args: &RestoreArgs) -> Result<(), Failure> {
    let database = file_of(&args.database.database, "pg_restore --clean --if-exists --dbname=URL carnet.dump")?;
    acceptable(&args.file)?;
    let mut kept = None;
    if database.exists() {
        free(database, args.force)?;
        kept = Some(beside(database, &format!(".before-{}", host::now_ms())));
    }
    let wrong = |error: io::Error| {
        Failure::new(format!("{} was not restored: {error}. Check that there is room beside it", database.display()))
    };
    let part = beside(database, ".part");
    fs::copy(&args.file, &part).and_then(|_| sync(&part)).map_err(wrong)?;
    if let Some(kept) = &kept {
        set_aside(database, kept).map_err(wrong)?;
    }
    fs::rename(&part, database).map_err(wrong)?;
    println!("{} was restored from {}", database.display(), args.file.display());
    if let Some(kept) = kept {
        println!("what was there before is {}", kept.display());
    }
    Ok(())
}

fn file_of<'a>(location: &'a Location, instead: &str) -> Result<&'a Path, Failure> {
    match location {
        Location::Sqlite(path) => Ok(path),
        Location::Postgres(_) => Err(Failure::new(format!(
            "PostgreSQL is copied by its own tools: {instead} (docs/operations.md says more)"
        ))),
    }
}

fn acceptable(copy: &Path) -> Result<(), Failure> {
    let shown = copy.display();
    let refused = |why: String| Failure::new(format!("{shown} was not restored: {why}; nothing was changed"));
    match backup::look(copy).map_err(|error| refused(error.to_string()))? {
        Seen::Whole { .. } => Ok(()),
        Seen::Broken(said) => Err(refused(format!("it is not whole ({said}); take another copy"))),
        Seen::Foreign => Err(refused("it is no database of Carnet".to_owned())),
        Seen::Newer(step) => Err(refused(format!(
            "it was written by a newer version (step {step} of its schema is not known here); restore it with that version"
        ))),
    }
}

/// Whether the database may be replaced; what its log holds is in the file then.
fn free(database: &Path, force: bool) -> Result<(), Failure> {
    match backup::is_in_use(database) {
        Ok(true) if !force => Err(Failure::new(format!(
            "a server has {} open; stop it first, or give --force and start it anew afterwards",
            database.display()
        ))),
        // What cannot be opened is what a copy is restored for.
        Ok(_) | Err(_) => Ok(()),
    }
}

fn set_aside(database: &Path, kept: &Path) -> io::Result<()> {
    fs::rename(database, kept)?;
    for ending in ["-wal", "-shm"] {
        let log = beside(database, ending);
        if log.exists() {
            fs::rename(&log, beside(kept, ending))?;
        }
    }
    Ok(())
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(ending);
    PathBuf::from(name)
}

fn remove_if_there(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

fn sync(path: &Path) -> io::Result<()> {
    File::open(path)?.sync_all()
}
