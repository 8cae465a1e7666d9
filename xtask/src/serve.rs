//! `cargo xtask serve`: builds, fills a new database with the demo data, and becomes the server.

use std::net::SocketAddr;
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::time::Instant;

use clap::Args;

use crate::app;
use crate::failure::{Failure, Result};
use crate::project::Project;
use crate::run::Cmd;
use crate::server;
use crate::step::seconds;
use crate::tools::BuildTools;

const DEMO_USERS: &str = "  membre@lumiere.example      member of Lumière Industrie SAS
  admin@lumiere.example       administrator of the same account
  membre@brasserie.example    member of Brasserie du Nord SA
  admin@brasserie.example     administrator of the same account
  operateur@carnet.example    operator of the network
  password of all five: carnet-demo";

#[derive(Args)]
pub struct Options {
    /// Address and port to serve on.
    #[arg(long, default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// SQLite database; made and filled with the demo data when it does not exist [default: carnet.db in the workspace]
    #[arg(long)]
    database: Option<PathBuf>,
}

pub fn run(project: &Project, options: &Options) -> Result<()> {
    let started = Instant::now();
    let tools = BuildTools::ensure(project)?;
    println!("server: building it (usually 1 s when nothing changed; 9 minutes the first time)");
    server::build(project)?;
    app::build(project, &tools)?;
    let database = options.database.clone().unwrap_or_else(|| project.root.join("carnet.db"));
    let is_new = !database.exists();
    if is_new {
        println!("database: {} is new, filling it with the demo data (usually 5 s)", database.display());
        server::seed(project, &database)?;
    }
    println!("\nready in {}; database {}", seconds(started.elapsed()), database.display());
    println!("open http://{}/ and sign in as one of the demo users:\n{DEMO_USERS}\nCtrl-C ends it.\n", options.listen);

    // Taking the server's place, rather than waiting for it, lets signals reach it directly.
    let command = Cmd::new(project.server_binary())
        .args([
            "serve",
            "--listen",
            &options.listen.to_string(),
            "--database",
            &server::database_url(&database),
            "--app",
        ])
        .arg(project.dist())
        .dir(&project.root);
    let shown = command.shown().to_owned();
    let error = command.into_inner().exec();
    Err(Failure::new(format!("`{shown}` could not be started: {error}")))
}
