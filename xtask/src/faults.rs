//! `cargo xtask faults`: kills servers and databases under people who write, many times, and sees that what was promised
//! is there. The tests are those of `cargo xtask test`, which does it a few times only.

use clap::{Args, ValueEnum};

use crate::failure::Result;
use crate::postgres::Cluster;
use crate::project::Project;
use crate::run::Cmd;
use crate::tools::TestTools;

/// The tests' own module.
pub const TESTS: &str = "package(carnet-server) & test(/^faults::/)";

#[derive(Args)]
pub struct Options {
    /// How often the server, and the database, is killed
    #[arg(long, default_value_t = 200)]
    kills: u32,
    /// How long two servers are asked at once; a database is away for 30 s at most
    #[arg(long, default_value_t = 300)]
    seconds: u32,
    /// Cards of the source that is imported while it is killed
    #[arg(long, default_value_t = 1_000_000)]
    cards: u64,
    /// One engine alone
    #[arg(long, value_enum)]
    only: Option<Engine>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Engine {
    Sqlite,
    Postgres,
}

pub fn run(project: &Project, options: &Options) -> Result<()> {
    let tools = TestTools::ensure(project)?;
    let cargo = || -> Result<Cmd> {
        let command = tools.cargo(project)?.args([
            "nextest",
            "run",
            "--locked",
            "--profile",
            "long",
            "--no-fail-fast",
            "--no-capture",
        ]);
        let command = command.args(["-p", "carnet-server", "-E", TESTS]);
        Ok(command
            .env("CARNET_FAULTS_KILLS", options.kills.to_string())
            .env("CARNET_FAULTS_SECONDS", options.seconds.to_string())
            .env("CARNET_FAULTS_CARDS", options.cards.to_string()))
    };
    if options.only != Some(Engine::Postgres) {
        println!("SQLite");
        cargo()?.run()?;
    }
    if options.only == Some(Engine::Sqlite) {
        return Ok(());
    }
    println!("PostgreSQL");
    let cluster = Cluster::start_as(project, "postgres-faults")?;
    on(cargo()?, &cluster).run()
}

/// As [`Cluster::told`], and how it is killed.
pub fn on(command: Cmd, cluster: &Cluster) -> Cmd {
    cluster
        .told(command)
        .env("CARNET_TEST_POSTGRES_KILL", cluster.killing())
        .env("CARNET_TEST_POSTGRES_START", cluster.starting())
}
