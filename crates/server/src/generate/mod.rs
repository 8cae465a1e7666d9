//! `generate`: invented participants, as many as wanted, the same from the same seed, into a database or as a file in
//! the Peppol Directory's export format. One is made after the other: memory does not grow with how many there are.

mod database;
mod file;
mod progress;
mod xml;

use std::path::PathBuf;

use clap::value_parser;

use crate::{cli::Failure, database::DatabaseArgs};
use progress::Progress;

/// The name of the source that participants in a database have.
pub const SOURCE: &str = "invented";

#[derive(clap::Args)]
pub struct Args {
    /// How many participants; ids do not repeat up to this limit.
    #[arg(long, value_name = "N", value_parser = value_parser!(u64).range(1..=100_000_000))]
    participants: u64,
    /// Decides everything about them: the same seed gives the same participants, a larger N those and more.
    #[arg(long, value_name = "S", default_value_t = 1)]
    seed: u64,
    /// Write a file of business cards that `import peppol-cards` reads, and leave the database alone. `-` is the
    /// standard output. Cards do not name service providers.
    #[arg(long, value_name = "FILE")]
    to: Option<PathBuf>,
    #[command(flatten)]
    database: DatabaseArgs,
}

pub fn run(args: &Args) -> Result<(), Failure> {
    let mut progress = Progress::new(args.participants);
    match &args.to {
        Some(path) => file::write(path, args.seed, args.participants, &mut progress)?,
        None => database::fill(&args.database.database, args.seed, args.participants, &mut progress)?,
    }
    progress.finish();
    Ok(())
}
