//! Measurements: programs that compare ways in one run, in the release profile, and write what they saw.

use clap::{Args, Subcommand};

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
}

/// Prints a table, and writes it to `target/bench/`.
pub fn run(project: &Project, options: &Options) -> Result<()> {
    let folder = project.root.join("target/bench");
    match &options.what {
        What::Routing { participants, customers } => Cmd::new("cargo")
            .dir(&project.root)
            .args(["run", "--release", "--package", "carnet-api", "--example", "bench_routing", "--"])
            .args([participants.to_string(), customers.to_string()])
            .arg(folder)
            .run(),
    }
}
