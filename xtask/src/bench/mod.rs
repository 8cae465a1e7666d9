//! Measurements: programs that compare ways in one run, in the release profile, and write what they saw.

mod app;
mod code;
mod owner;
mod peers;

use std::{fs, path::PathBuf};

use clap::{Args, Subcommand};

use crate::failure::Failure;
use crate::{failure::Result, project::Project, run::Cmd};
use peers::Part;

#[derive(Args)]
pub struct Options {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// The route engine beside its bare look-ups
    Routing {
        #[arg(long, default_value_t = 200_000)]
        participants: usize,
        #[arg(long, default_value_t = 20_000)]
        customers: usize,
    },
    /// The app in a browser: its download, its start, interaction, Lighthouse
    App(app::Options),
    /// Searches: the index beside SQLite, PostgreSQL, tantivy and ripgrep, and the server over HTTP
    Search(peers::Options),
    /// The import of a file of cards, beside parsing it
    Import(peers::Options),
    /// Search, sort and page of 100 000 customers of one account over HTTP
    Customers(peers::Options),
    /// How soon the server answers, and what it holds then
    Start(peers::Options),
    /// Searches, import, customers and start
    All(peers::Options),
    /// The index of names and identifiers alone: each class of searches beside one pass over all names
    Index {
        #[arg(long, default_value_t = 1_000_000)]
        participants: usize,
        /// Where to write the figures; target/bench/index.json if not given
        #[arg(long)]
        json: Option<PathBuf>,
    },
    /// What the app's program consists of, by crate and by area
    Code,
}

/// Prints a table, and writes it to `target/bench/`.
pub fn run(project: &Project, options: &Options) -> Result<()> {
    let folder = project.root.join("target/bench");
    fs::create_dir_all(&folder).map_err(Failure::io("create", &folder))?;
    match &options.what {
        What::Routing { participants, customers } => Cmd::new("cargo")
            .dir(&project.root)
            .args(["run", "--release", "--package", "carnet-api", "--example", "bench_routing", "--"])
            .args([participants.to_string(), customers.to_string()])
            .arg(folder)
            .run(),
        What::Index { participants, json } => Cmd::new("cargo")
            .dir(&project.root)
            .args(["run", "--release", "--package", "carnet-search", "--example", "speed", "--"])
            .arg(participants.to_string())
            .arg(json.clone().unwrap_or_else(|| folder.join("index.json")))
            .run(),
        What::Search(options) => peers::run(project, &[Part::Search], options, &folder),
        What::Import(options) => peers::run(project, &[Part::Import], options, &folder),
        What::Customers(options) => peers::run(project, &[Part::Customers], options, &folder),
        What::Start(options) => peers::run(project, &[Part::Start], options, &folder),
        What::All(options) => peers::run(project, &Part::ALL, options, &folder),
        What::App(options) => app::run(project, options, &folder),
        What::Code => code::run(project, &folder),
    }
}
