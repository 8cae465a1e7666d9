//! The index beside its peers, and the server over HTTP beside a bare handler.

use super::{Bench, watch};
use crate::failure::Result;
use crate::postgres::Cluster;
use crate::project::Project;
use crate::run::Cmd;
use crate::tools;

pub fn run(project: &Project, bench: &Bench) -> Result<()> {
    tools::ensure_ripgrep()?;
    let participants = bench.participants.to_string();
    {
        let cluster = Cluster::start_as(project, "postgres-bench")?;
        let command = Cmd::new(&bench.peers).args(["search", &participants]).arg(bench.result("search"));
        command.arg(&cluster.url).run()?;
    }
    let (server, log) = bench.serve(&bench.database())?;
    watch::until_indexed(&log)?;
    let command = Cmd::new(&bench.peers).args(["http", &server.address, &participants]);
    command.arg(bench.result("search-http")).run()
}

pub fn customers(bench: &Bench) -> Result<()> {
    let (server, log) = bench.serve(&bench.database())?;
    watch::until_indexed(&log)?;
    Cmd::new(&bench.peers).args(["customers", &server.address]).arg(bench.result("customers")).run()
}
