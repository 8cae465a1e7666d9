//! `cargo xtask test`: every check, in the order that finds mistakes soonest.

use clap::Args;

use crate::api_test;
use crate::app;
use crate::demo;
use crate::e2e;
use crate::failure::{Failure, Result};
use crate::faults;
use crate::postgres::Cluster;
use crate::project::Project;
use crate::run::Cmd;
use crate::server;
use crate::step::{Steps, TOOLS};
use crate::tools::{CHROMEDRIVER, TestTools, WASM_TARGET};

/// Every step's name, as `--only` takes them.
const STEPS: [&str; 13] = [
    "fmt",
    "deny",
    "clippy",
    "clippy-wasm",
    "unit",
    "postgres",
    "doc",
    "wasm",
    "app",
    "api",
    "e2e",
    "demo",
    "e2e-demo",
];
/// The app is for wasm32 alone; everything else is native.
const NATIVE: [&str; 3] = ["--workspace", "--exclude", "carnet"];
/// What is told of both engines; the rest of the unit tests is told of SQLite alone. One test
/// asks copies of a file who may do what, whatever the run is about.
const OF_BOTH_ENGINES: &str = "kind(test) & (package(carnet-store) \
     | (package(carnet-api) - test(/^authorization::everybody/)) | (package(carnet-server) & test(postgres::)))";
/// What browsers run: the app, and the demo's backend, of which only the parts that need no browser are native. The index
/// is made for both.
const WASM: [&str; 8] =
    ["--package", "carnet", "--package", "carnet-demo", "--package", "carnet-search", "--target", WASM_TARGET];

#[derive(Args)]
pub struct Options {
    /// Run these steps alone, separated by commas.
    #[arg(long, value_delimiter = ',', value_parser = STEPS)]
    only: Vec<String>,
    /// Further arguments for Playwright, after `--`: a file, `--grep …`, `--project …`.
    #[arg(last = true)]
    playwright: Vec<String>,
}

pub fn run(project: &Project, options: &Options) -> Result<()> {
    let mut steps = Steps::new(options.only.clone());
    let mut tools = None;
    steps.run_always(TOOLS, "1 s when all are there; 20 minutes with an empty cache", || {
        tools = Some(TestTools::ensure(project)?);
        Ok(Vec::new())
    })?;
    let Some(tools) = tools else { return Err(Failure::new("the tools were not set up")) };
    let cargo = || tools.cargo(project);
    steps.run("fmt", "2 s", || quiet(cargo()?.args(["fmt", "--all", "--check"]).advise("run `cargo fmt --all`")))?;
    steps.run("deny", "2 s", || {
        // The advisories are not asked here: they come over the network and change without a change of ours.
        let checks = ["deny", "--locked", "--workspace", "check", "licenses", "bans", "sources"];
        quiet(cargo()?.args(checks).advise("see deny.toml: take another crate, or allow this one there and say why"))
    })?;
    steps.run("clippy", "20 s; 7 minutes the first time", || {
        quiet(cargo()?.args(["clippy", "--locked"]).args(NATIVE).args(["--all-targets", "--", "-D", "warnings"]))
    })?;
    steps.run("clippy-wasm", "20 s; 4 minutes the first time", || {
        quiet(cargo()?.args(["clippy", "--locked"]).args(WASM).args(["--all-targets", "--", "-D", "warnings"]))
    })?;
    steps.run("unit", "3 minutes; 13 minutes the first time", || nextest(project, &tools)?.run_tests())?;
    steps.run("postgres", "8 minutes", || {
        let cluster = Cluster::start(project)?;
        let of_both = cluster.told(nextest(project, &tools)?.args(["-E", OF_BOTH_ENGINES]));
        let mut flaky = of_both.run_tests()?;
        // Afterwards, because they kill what the others stand on; one after the other.
        let faults = nextest(project, &tools)?.args(["-E", faults::TESTS, "--test-threads", "1"]);
        flaky.extend(faults::on(faults, &cluster).run_tests()?);
        Ok(flaky)
    })?;
    steps.run("doc", "10 s", || cargo()?.args(["test", "--locked", "--doc"]).args(NATIVE).run_tests())?;
    steps.run("wasm", "20 s; 6 minutes the first time", || wasm(project, &tools))?;
    steps.run("app", "1 s when nothing changed; 6 minutes the first time", || {
        app::build(project, &tools.build).map(|()| Vec::new())
    })?;
    // The tests were built with the server. Built alone it would have other features of what it stands on: most of it
    // would be compiled again.
    let is_built = steps.wants("unit");
    let have_server = || if is_built { Ok(()) } else { server::build(project) };
    steps.run("api", "1 minute", || {
        have_server()?;
        api_test::run(project)
    })?;
    steps.run("e2e", "9 minutes", || {
        have_server()?;
        e2e::on_server(project, &tools, &options.playwright)
    })?;
    steps.run("demo", "1 s when nothing changed; 3 minutes the first time", || {
        app::build(project, &tools.build)?;
        demo::build(project, &tools.build, &project.dist(), &e2e::demo_base()).map(|()| Vec::new())
    })?;
    steps.run("e2e-demo", "12 minutes", || e2e::on_demo(project, &tools, &options.playwright))?;
    steps.print_summary();
    Ok(())
}

/// For commands that report no tests.
fn quiet(command: Cmd) -> Result<Vec<String>> {
    command.run().map(|()| Vec::new())
}

fn nextest(project: &Project, tools: &TestTools) -> Result<Cmd> {
    let command = tools
        .cargo(project)?
        .args(["nextest", "run", "--locked", "--no-fail-fast"])
        .args(NATIVE)
        .env("CARNET_PYTHON", &tools.python)
        // A test that disagrees with its snapshot fails; it does not write a new one.
        .env("INSTA_UPDATE", "no");
    Ok(command)
}

/// The tests of the app, of the demo's backend and of the index, in a headless browser; its flags are in `webdriver.json`.
fn wasm(project: &Project, tools: &TestTools) -> Result<Vec<String>> {
    tools
        .cargo(project)?
        .args(["test", "--locked"])
        .args(WASM)
        .arg("--tests")
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", tools.build.wasm_test_runner())
        .env("CHROMEDRIVER", CHROMEDRIVER)
        .env("WASM_BINDGEN_TEST_TIMEOUT", "120")
        .run_tests()
}
