//! The end-to-end tests: one suite, in a real browser, on both hosts of the app. On `carnet-server` with a fresh
//! database, and on the static demo below a base path, with nothing behind it but files.

use std::fs;
use std::path::{Path, PathBuf};

use crate::demo::{self, Base};
use crate::failure::{Failure, Result};
use crate::project::Project;
use crate::run::Cmd;
use crate::server::{self, Running};
use crate::tools::TestTools;

/// Not the root: what forgets the base path is found here.
pub fn demo_base() -> Base {
    Base::below("carnet")
}

/// Needs the server and the app to be built.
pub fn on_server(project: &Project, tools: &TestTools, playwright: &[String]) -> Result<Vec<String>> {
    if !project.dist().join("index.html").is_file() {
        return Err(Failure::new("there is no app in dist/").advise("run the step `app` first: --only app,e2e"));
    }
    let folder = folder(project, "e2e")?;
    let database = folder.join("carnet.db");
    server::remove_database(&database)?;
    server::seed(project, &database)?;
    server::import_cards(project, &database)?;
    let log = folder.join("server.log");
    let running = Running::start(project, &project.dist(), &database, &log)?;
    suite(project, tools, playwright, &running, &log)
        .env("CARNET_SERVER", project.server_binary())
        .env("CARNET_APP", project.dist())
        .run_tests()
}

pub fn on_demo(project: &Project, tools: &TestTools, playwright: &[String]) -> Result<Vec<String>> {
    let base = demo_base();
    if !demo::is_there(project, &base) {
        return Err(Failure::new(format!("there is no demo for {base} in dist-demo/"))
            .advise("run the step `demo` first: --only demo,e2e-demo"));
    }
    let log = folder(project, "e2e-demo")?.join("server.log");
    let running = Running::of(demo::server(project, &base, 0), &log)?;
    suite(project, tools, playwright, &running, &log).env("CARNET_HOST", "demo").run_tests()
}

fn folder(project: &Project, name: &str) -> Result<PathBuf> {
    let folder = project.target.join(name);
    fs::create_dir_all(&folder).map_err(Failure::io("create", &folder))?;
    Ok(folder)
}

fn suite(project: &Project, tools: &TestTools, playwright: &[String], running: &Running, log: &Path) -> Cmd {
    println!("serving {} (log: {})", running.address, log.display());
    Cmd::new(project.e2e().join("node_modules/.bin/playwright"))
        .arg("test")
        .args(playwright)
        .dir(&project.e2e())
        .env("CARNET_URL", &running.address)
        .env("CARNET_CHROMIUM", tools.browser)
        .advise(format!("traces are in tests/e2e/test-results, the server's log in {}", log.display()))
}
