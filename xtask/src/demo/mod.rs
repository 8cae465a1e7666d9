//! `cargo xtask demo`: the app with its backend in a worker, as files for any static host, in `dist-demo/`.

mod base;
mod compose;
mod page;
mod worker;

use std::path::{Path, PathBuf};

use clap::Args;

use crate::app;
use crate::failure::Result;
use crate::project::Project;
use crate::run::Cmd;
use crate::size;
use crate::stamp;
use crate::tools::{self, BuildTools};

pub use base::Base;
use compose::Parts;

#[derive(Args)]
pub struct Options {
    /// Path of the site on its host, `/carnet/` for https://company.example/carnet/
    #[arg(long, default_value_t = Base::root())]
    base: Base,
    /// Folder of an app that is built already [default: dist/, brought up to date]
    #[arg(long)]
    app: Option<PathBuf>,
    /// Serve it afterwards as GitHub Pages would
    #[arg(long)]
    serve: bool,
    /// Port of --serve
    #[arg(long, default_value_t = 8090, requires = "serve")]
    port: u16,
}

pub fn run(project: &Project, options: &Options) -> Result<()> {
    let tools = BuildTools::ensure(project)?;
    if options.app.is_none() {
        app::build(project, &tools)?;
    }
    let app = options.app.clone().unwrap_or_else(|| project.dist());
    build(project, &tools, &app, &options.base)?;
    if options.serve { serve(project, options) } else { Ok(()) }
}

/// Makes `dist-demo/` out of the app in a folder, unless it was made from the same parts.
pub fn build(project: &Project, tools: &BuildTools, app: &Path, base: &Base) -> Result<()> {
    tools::ensure_clang()?;
    let worker = worker::build(project, tools)?;
    let page = project.root.join("crates/demo/page");
    let sources = project.root.join("xtask/src/demo");
    let wanted = format!("{} {base}", stamp::of_files(&[app.to_path_buf(), worker.clone(), page.clone(), sources])?);
    let dist = project.demo_dist();
    let mark = dist.join(".carnet-stamp");
    if stamp::is(&mark, &wanted) {
        println!("demo: dist-demo/ is up to date, for {base}");
    } else {
        println!("demo: putting dist-demo/ together, for {base} (usually 10 s)");
        let folder = compose::compose(&dist, &Parts { app, worker: &worker, page: &page }, base)?;
        println!("demo: its own files are in {folder}");
        stamp::write(&mark, &wanted)?;
    }
    size::report_worker(&dist.join("demo"))
}

/// Whether `dist-demo/` holds a demo for this base path.
pub fn is_there(project: &Project, base: &Base) -> bool {
    let page = std::fs::read_to_string(project.demo_dist().join("index.html"));
    page.is_ok_and(|page| page.contains(&page::base_tag(base)))
}

/// The command that serves `dist-demo/`; port 0 takes a free one.
pub fn server(project: &Project, base: &Base, port: u16) -> Cmd {
    Cmd::new("node")
        .arg(project.e2e().join("support/static-server.mjs"))
        .arg(project.demo_dist())
        .args([base.path(), &port.to_string()])
        .advise("install Node.js 20 or newer")
}

fn serve(project: &Project, options: &Options) -> Result<()> {
    println!("\nCtrl-C ends it.");
    server(project, &options.base, options.port).run()
}
