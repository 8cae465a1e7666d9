//! Measures Carnet beside its peers; `cargo xtask bench` runs it, having made and started what it needs.

mod bare;
mod compare;
mod data;
mod fill;
mod load;
mod oracle;
mod peer;
mod questions;
mod report;
mod xml;

use std::{path::PathBuf, process::ExitCode};

use peer::Result;

const USAGE: &str = "carnet-peers search PARTICIPANTS JSON [POSTGRES_URL]
carnet-peers http URL PARTICIPANTS JSON
carnet-peers customers URL JSON
carnet-peers fill-customers DATABASE COUNT
carnet-peers xml FILE";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // A database's error says in its source what is wrong.
            let reason = error.source().map(|source| format!(": {source}")).unwrap_or_default();
            eprintln!("carnet-peers: {error}{reason}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[&str]) -> Result<()> {
    match arguments {
        ["search", participants, json, rest @ ..] => compare::run(&compare::Options {
            participants: participants.parse()?,
            postgres: rest.first().map(|url| (*url).to_owned()),
            json: PathBuf::from(json),
        }),
        ["http", url, participants, json] => load::search(url, participants.parse()?, &PathBuf::from(json)),
        ["customers", url, json] => load::customers(url, &PathBuf::from(json)),
        ["fill-customers", database, count] => fill::customers(&PathBuf::from(database), count.parse()?),
        ["xml", file] => xml::run(&PathBuf::from(file)),
        _ => Err(USAGE.into()),
    }
}
