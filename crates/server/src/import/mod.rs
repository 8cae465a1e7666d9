//! `carnet-server import`: brings the public directory up to date from what a network source publishes.
//!
//! A Peppol Directory export is a snapshot: whoever its last snapshot had and this one has not is removed from
//! the network. Cards are staged in small transactions and applied in one, so an import that ends early, for
//! whatever reason, leaves the old snapshot serving; running it again is all there is to do, and goes on where a killed
//! one was.

mod annuaire;
mod fingerprint;
mod problem;
mod progress;
mod run;
mod source;
mod summary;

use std::path::PathBuf;

use carnet_store::pool::Pool;
use clap::Subcommand;

/// What may be imported.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    pub what: What,
}

#[derive(Debug, Subcommand)]
pub enum What {
    /// Business cards of the Peppol Directory's export (XML). Without --partial the files together are the whole
    /// source: participants of its last import that are missing now are removed from the network.
    ///
    /// Exit codes: 0 imported, also when cards were skipped; 1 the database or a file failed; 2 wrong arguments;
    /// 3 suspended, too many participants would vanish; 4 a file is no export of business cards or is cut off.
    /// With any code but 0 the directory is as it was before.
    PeppolCards(Cards),
    /// Address lines of the French directory: the CSV file of its consultation, with the columns SIREN, Adresse de
    /// facturation and Adresse de facturation active, and perhaps Date de début and Date de fin. Without --partial the
    /// file is the whole directory: addresses that were active and are missing now, or marked 0, ended yesterday.
    ///
    /// Exit codes: 0 imported, also when lines were skipped; 1 the database or the file failed; 2 wrong arguments;
    /// 3 suspended, too many addresses would end; 4 the file is none of the directory. With any code but 0 the
    /// addresses are as they were before.
    Annuaire(annuaire::Args),
}

#[derive(Debug, clap::Args)]
pub struct Cards {
    /// Files of the export; several are one snapshot. `-` is the standard input.
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Name of the source, shown with every participant it has.
    #[arg(long, env = "CARNET_SOURCE", default_value = "peppol-directory")]
    pub source: String,
    /// The files are not the whole source: add and update, remove nobody.
    #[arg(long)]
    pub partial: bool,
    /// Remove the participants that are missing, however many they are.
    #[arg(long)]
    pub accept_removals: bool,
    /// Stage every card again, also when an import of the same files was interrupted within the last day. Without it the
    /// import goes on with what waits already. The standard input is always read from its beginning.
    #[arg(long)]
    pub anew: bool,
}

/// Why an import did not happen. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("cannot read {file}: {error}; the directory is as it was, run the import again once the file can be read")]
    File { file: String, error: std::io::Error },
    #[error("{0}; the directory is as it was, run the import again")]
    Store(#[from] carnet_store::Error),
    #[error("another import of {0} has begun since, and goes on; this one ended without changing anything")]
    Superseded(String),
    #[error(
        "suspended: {vanishing} of the {registered} participants of {source_name} are missing from this snapshot; \
         nothing was changed. If they have really left the network, run the same command with --accept-removals; \
         if the files are a part of the source only, with --partial; else get a complete export"
    )]
    Suspended { source_name: String, vanishing: u64, registered: u64 },
    #[error(
        "suspended: {ending} of the {active} active addresses would end; nothing was changed. If they have really \
         ended, run the same command with --accept-removals; if the file is a part of the directory only, with \
         --partial; else get a complete file"
    )]
    AddressesSuspended { ending: u64, active: u64 },
    #[error("{file}, line {line}: {what}; nothing was imported and the directory is as it was. Get the file again")]
    Malformed { file: String, line: u64, what: String },
    #[error("the files are others than those of the interrupted import")]
    OtherFiles,
    #[error("the name of a source has 1 to 64 letters, digits, - and _; {0:?} has not")]
    SourceName(String),
}

impl Error {
    /// The exit code of the process, as `import peppol-cards --help` documents them.
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::File { .. } | Self::Store(_) | Self::Superseded(_) | Self::OtherFiles => 1,
            Self::SourceName(_) => 2,
            Self::Suspended { .. } | Self::AddressesSuspended { .. } => 3,
            Self::Malformed { .. } => 4,
        }
    }
}

/// Runs the import; progress, problems and the summary go to the standard error output.
pub fn run(args: &Args, pool: &dyn Pool) -> Result<(), Error> {
    match &args.what {
        What::PeppolCards(cards) => run::run(cards, pool),
        What::Annuaire(args) => annuaire::run(args, pool),
    }
}
