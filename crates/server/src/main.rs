//! `carnet-server`: the app and its API in one process, and the commands that look after its database.
//! Exit codes: 0 done, 1 failed (the message says what, where and what next), 2 wrong use of the command line.

mod account;
mod backup;
mod check;
mod cli;
mod database;
mod demo;
mod generate;
mod host;
mod import;
mod serve;
mod user;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    match cli::run(cli::Cli::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("carnet-server: {}", failure.message);
            ExitCode::from(failure.exit_code)
        }
    }
}
