//! The command line. The options of `serve`, and the database, can also be given as the environment variables that the
//! help names.

use clap::{Parser, Subcommand};

use crate::{account, backup, check, database::DatabaseArgs, demo, generate, import, serve, user};

/// Recipient directory for electronic invoices.
#[derive(Parser)]
#[command(name = "carnet-server", version, propagate_version = true)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the app and its API.
    Serve(Box<serve::Args>),
    /// Users and their accounts.
    User {
        #[command(subcommand)]
        command: UserCommand,
    },
    /// The companies that use the directory.
    Account {
        #[command(subcommand)]
        command: AccountCommand,
    },
    /// Fill a new database with an invented directory, accounts, people and customers, to try Carnet with.
    SeedDemo(demo::Args),
    /// Invent participants, as many as wanted and the same from the same seed: into a database, or as a file of cards.
    Generate(generate::Args),
    /// Look whether what always holds of the database holds, and name who breaks it. It repairs nothing.
    Check(check::Args),
    /// Copy an SQLite database while servers use it.
    Backup(backup::BackupArgs),
    /// Put a copy in the place of an SQLite database, and keep what was there beside it.
    Restore(backup::RestoreArgs),
    /// Bring the public directory up to date from what a network source publishes.
    Import {
        #[command(flatten)]
        database: DatabaseArgs,
        #[command(flatten)]
        args: import::Args,
    },
}

#[derive(Subcommand)]
enum UserCommand {
    /// Add a user, and the account if it is new. The password comes from CARNET_PASSWORD or standard input.
    Add(user::AddArgs),
}

#[derive(Subcommand)]
enum AccountCommand {
    /// Tell the id and the name of every account.
    List(account::ListArgs),
    /// Delete an account with everything in it.
    Delete(account::DeleteArgs),
}

/// Why a command failed, in words for the person who ran it.
#[derive(Debug)]
pub struct Failure {
    pub message: String,
    pub exit_code: u8,
}

impl Failure {
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), exit_code: 1 }
    }
}

/// Runs one command to its end.
pub fn run(cli: Cli) -> Result<(), Failure> {
    match cli.command {
        Command::Serve(args) => serve::run(&args),
        Command::Import { database, args } => {
            let pool = database.database.open(1)?;
            import::run(&args, pool.as_ref())
                .map_err(|error| Failure { message: error.to_string(), exit_code: error.exit_code() })
        }
        Command::Check(args) => check::run(&args),
        Command::Backup(args) => backup::backup(&args),
        Command::Restore(args) => backup::restore(&args),
        Command::SeedDemo(args) => demo::run(&args),
        Command::Generate(args) => generate::run(&args),
        Command::Account { command: AccountCommand::List(args) } => account::list(&args),
        Command::Account { command: AccountCommand::Delete(args) } => account::delete(&args),
        Command::User { command: UserCommand::Add(args) } => user::add(&args),
    }
}
