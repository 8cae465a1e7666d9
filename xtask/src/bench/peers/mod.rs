//! `bench search|import|customers|start|all`: the server over a large invented directory, beside its peers. The programs
//! that ask and compare are in `tests/bench/peers`, a workspace of its own: nothing else builds the peers.

mod import;
mod search;
mod start;
mod watch;

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;

use crate::failure::{Failure, Result};
use crate::project::Project;
use crate::run::Cmd;
use crate::server::{Running, database_url, remove_database};

/// As `tests/bench/peers` signs in.
const EMAIL: &str = "bench@carnet.example";
const PASSWORD: &str = "un mot de passe pour mesurer";

#[derive(Args)]
pub struct Options {
    /// How many participants the directory has.
    #[arg(long, default_value_t = 1_000_000, value_parser = clap::value_parser!(u64).range(1_000..))]
    participants: u64,
    /// Write the figures of all parts into one file, too.
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
    /// Ask the database of the run before, when it has as many participants.
    #[arg(long)]
    reuse: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Search,
    Import,
    Customers,
    Start,
}

impl Part {
    pub const ALL: [Self; 4] = [Self::Search, Self::Import, Self::Customers, Self::Start];

    /// The figures' files.
    fn files(self) -> &'static [&'static str] {
        match self {
            Self::Search => &["search", "search-http"],
            Self::Import => &["import"],
            Self::Customers => &["customers"],
            Self::Start => &["start"],
        }
    }
}

pub fn run(project: &Project, parts: &[Part], options: &Options, folder: &Path) -> Result<()> {
    let bench = Bench::prepare(project, options.participants, folder)?;
    if parts.iter().any(|part| *part != Part::Import) {
        bench.fill(options.reuse)?;
    }
    for part in parts {
        match part {
            Part::Search => search::run(project, &bench)?,
            Part::Import => import::run(&bench)?,
            Part::Customers => search::customers(&bench)?,
            Part::Start => start::run(&bench)?,
        }
    }
    match &options.json {
        Some(file) => bench.join(parts, file),
        None => Ok(()),
    }
}

/// The programs, and where they work.
struct Bench {
    server: PathBuf,
    peers: PathBuf,
    /// The figures.
    results: PathBuf,
    /// Databases and files, made anew by each run.
    folder: PathBuf,
    participants: u64,
}

impl Bench {
    fn prepare(project: &Project, participants: u64, results: &Path) -> Result<Self> {
        println!("compiling for release (10 minutes the first time)");
        let build = |folder: &Path| {
            let command = Cmd::new("cargo").args(["build", "--release", "--locked", "--target-dir"]).dir(folder);
            command.arg(&project.target)
        };
        build(&project.root).args(["--package", "carnet-server"]).run()?;
        build(&project.root.join("tests/bench/peers")).run()?;
        let folder = results.join("peers");
        // The server wants an app to serve; what is measured is its API.
        let app = folder.join("app");
        fs::create_dir_all(&app).map_err(Failure::io("create", &app))?;
        let page = app.join("index.html");
        fs::write(&page, "<!doctype html><title>Carnet</title>").map_err(Failure::io("write", &page))?;
        let program = |name: &str| project.target.join("release").join(name);
        Ok(Self {
            server: program("carnet-server"),
            peers: program("carnet-peers"),
            results: results.to_owned(),
            folder,
            participants,
        })
    }

    fn database(&self) -> PathBuf {
        self.folder.join("carnet.db")
    }

    fn result(&self, name: &str) -> PathBuf {
        self.results.join(format!("{name}.json"))
    }

    /// The directory, an account, and its customers; those that are there where they may be used again.
    fn fill(&self, reuse: bool) -> Result<()> {
        let (database, filled) = (self.database(), self.folder.join("filled"));
        let wanted = self.participants.to_string();
        if reuse && database.exists() && fs::read_to_string(&filled).is_ok_and(|there| there == wanted) {
            return Ok(());
        }
        remove_database(&database)?;
        // Until it is filled, it is not.
        fs::write(&filled, "").map_err(Failure::io("write", &filled))?;
        self.user(&database)?;
        let url = database_url(&database);
        Cmd::new(&self.server).args(["generate", "--database", &url, "--participants", &wanted]).run()?;
        Cmd::new(&self.peers).arg("fill-customers").arg(&database).arg("100000").run()?;
        fs::write(&filled, wanted).map_err(Failure::io("write", &filled))
    }

    fn user(&self, database: &Path) -> Result<()> {
        Cmd::new(&self.server)
            .args(["user", "add", "--database", &database_url(database), "--account", "Bench", "--email", EMAIL])
            .args(["--name", "Bench", "--role", "admin"])
            .env("CARNET_PASSWORD", PASSWORD)
            .run()
    }

    /// A server over a database. Its log says when the index is ready.
    fn serve(&self, database: &Path) -> Result<(Running, PathBuf)> {
        let log = self.folder.join("server.log");
        let command = Cmd::new(&self.server)
            .args(["serve", "--listen", "127.0.0.1:0", "--database", &database_url(database), "--app"])
            .arg(self.folder.join("app"));
        Ok((Running::of(command, &log)?, log))
    }

    /// One file of the figures of several parts.
    fn join(&self, parts: &[Part], file: &Path) -> Result<()> {
        let mut fields = Vec::new();
        for name in parts.iter().flat_map(|part| part.files()) {
            let path = self.result(name);
            let text = fs::read_to_string(&path).map_err(Failure::io("read", &path))?;
            fields.push(format!("\"{name}\": {}", text.trim()));
        }
        fs::write(file, format!("{{\n{}\n}}\n", fields.join(",\n"))).map_err(Failure::io("write", file))?;
        println!("written: {}", file.display());
        Ok(())
    }
}
