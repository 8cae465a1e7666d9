//! `cargo xtask …`: sets up what is missing, then builds, serves and tests Carnet.

mod api_test;
mod app;
mod bench;
mod cache;
mod closing;
mod demo;
mod e2e;
mod failure;
mod faults;
mod fuzz;
mod postgres;
mod program;
mod project;
mod run;
mod screenshots;
mod serve;
mod server;
mod size;
mod stamp;
mod step;
mod test;
mod tools;
mod wasm;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use failure::Result;
use project::Project;
use tools::{BuildTools, TestTools};

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Set up, build, serve and test Carnet")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build everything, fill a new database with the demo data, serve app and API on one address
    Serve(serve::Options),
    /// Run every check and test
    Test(test::Options),
    /// Build the app into dist/ and print the size of its download
    App,
    /// Build the demo, which needs no server, into dist-demo/
    Demo(demo::Options),
    /// Measure, and write the figures to target/bench/
    Bench(bench::Options),
    /// Take the pictures of the documentation again
    Screenshots,
    /// Try inputs that nobody would think of on what reads documents and identifiers
    Fuzz(fuzz::Options),
    /// Kill servers and databases under people who write, and see that nothing is lost
    Faults(faults::Options),
    /// Only set up the tools
    Tools,
}

fn main() -> ExitCode {
    match dispatch(&Cli::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\nxtask: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(command: &Command) -> Result<()> {
    let project = Project::find()?;
    match command {
        Command::Serve(options) => serve::run(&project, options),
        Command::Test(options) => test::run(&project, options),
        Command::App => app::build(&project, &BuildTools::ensure(&project)?),
        Command::Demo(options) => demo::run(&project, options),
        Command::Bench(options) => bench::run(&project, options),
        Command::Screenshots => screenshots::run(&project),
        Command::Faults(options) => faults::run(&project, options),
        Command::Fuzz(options) => fuzz::run(&project, options),
        Command::Tools => TestTools::ensure(&project).map(|_| println!("all tools are there")),
    }
}
