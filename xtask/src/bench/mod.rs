//! Measurements: programs that compare ways in one run, in the release profile, and write what they saw.

mod app;
mod code;
mod owner;

use std::{fs, path::PathBuf};

use clap::{Args, Subcommand};

use crate::failure::Failure;
use crate::{failure::Result, project::Project, run::Cmd};

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
    /// The index of names and identifiers alone: each class of searches beside one pass over all names
    Search {
        #[arg(long, default_value_t = 1_000_000)]
        participants: usize,
        /// Where to write the figures; target/bench/search.json if not given
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
        What::Search { participants, json } => Cmd::new("cargo")
            .dir(&project.root)
            .args(["run", "--release", "--package", "carnet-search", "--example", "speed", "--"])
            .arg(participants.to_string())
            .arg(json.clone().unwrap_or_else(|| folder.join("search.json")))
            .run(),
        What::App(options) => app::run(project, options, &folder),
        What::Code => code::run(project, &folder),
    }
}
