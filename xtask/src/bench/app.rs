//! `bench app`: what the app costs in a real browser, beside its budgets and beside comparable apps. The scripts are in
//! `tests/bench`, a package of its own: nothing else needs Lighthouse.

use std::path::Path;

use clap::Args;

use crate::app;
use crate::demo;
use crate::e2e;
use crate::failure::Result;
use crate::project::Project;
use crate::run::Cmd;
use crate::server;
use crate::tools::{BuildTools, CHROMIUM, ensure_bench};

/// Parts of the measurement, as `--only` takes them.
const PARTS: [&str; 5] = ["size", "start", "interaction", "lighthouse", DEMO];
/// The one that needs the files of the demo.
const DEMO: &str = "demo";

#[derive(Args)]
pub struct Options {
    /// Cold loads of every page under every condition, and rounds of every act; Lighthouse runs three times at most.
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..))]
    runs: u32,
    /// Measure these parts alone, separated by commas.
    #[arg(long, value_delimiter = ',', value_parser = PARTS)]
    only: Vec<String>,
}

pub fn run(project: &Project, options: &Options, folder: &Path) -> Result<()> {
    let tools = BuildTools::ensure(project)?;
    ensure_bench(project)?;
    server::build(project)?;
    app::build(project, &tools)?;
    if options.only.is_empty() || options.only.iter().any(|part| part == DEMO) {
        demo::build(project, &tools, &project.dist(), &e2e::demo_base())?;
    }
    let running = server::with_demo(project, &project.target.join("bench/server"), &[])?;
    let wanted = if options.only.is_empty() { PARTS.join(",") } else { options.only.join(",") };
    println!("measuring at {} (usually 10 minutes; a busy machine shows in the largest figures)", running.address);
    Cmd::new("node")
        .dir(&project.root)
        .arg("tests/bench/app.mjs")
        .args(["--url", &running.address, "--runs", &options.runs.to_string(), "--only", &wanted])
        .arg("--dist")
        .arg(project.dist())
        .arg("--demo")
        .arg(project.demo_dist())
        .arg("--out")
        .arg(folder.join("app.json"))
        .env("CARNET_CHROMIUM", CHROMIUM)
        .advise("see what the script says above; the server's log is target/bench/server/server.log")
        .run()
}
