//! The tools that building and testing need: finds what is there, makes or installs what is missing, and hands out
//! their places. Nothing is downloaded but packages, through cargo, npm, pip and apt-get.

mod apt;
mod cargo_tools;
mod npm;
pub mod python;
mod rust;

use std::path::PathBuf;

use crate::cache;
use crate::failure::Result;
use crate::project::Project;
use crate::run::Cmd;

pub use apt::{CHROMEDRIVER, CHROMIUM, ensure_clang, ensure_postgres, ensure_ripgrep, is_root};
pub use rust::{NIGHTLY, WASM_TARGET};

/// What building the app needs.
pub struct BuildTools {
    pub trunk: PathBuf,
    bindgen_bin: PathBuf,
    split_bin: PathBuf,
    wasm_opt_bin: PathBuf,
}

/// What testing needs besides.
pub struct TestTools {
    pub build: BuildTools,
    /// Python with python-stdnum, the oracle of the check digits.
    pub python: PathBuf,
    /// The browser of the end-to-end tests.
    pub browser: &'static str,
    /// Folder of cargo-nextest, when it is one of ours.
    nextest_bin: Option<PathBuf>,
    /// Folder of cargo-deny, when it is one of ours.
    deny_bin: Option<PathBuf>,
}

/// What fuzzing needs, and nothing else does.
pub struct FuzzTools {
    /// Folder of cargo-fuzz, when it is one of ours.
    fuzz_bin: Option<PathBuf>,
}

impl FuzzTools {
    pub fn ensure(project: &Project) -> Result<Self> {
        rust::ensure_nightly()?;
        let fuzz_bin = cargo_tools::ensure_cargo_fuzz(project)?;
        cache::drop_build_folder(project);
        Ok(Self { fuzz_bin })
    }

    /// `cargo fuzz` of the nightly toolchain, giving way to everything else.
    pub fn command(&self, project: &Project) -> Result<Cmd> {
        let folders: Vec<PathBuf> = self.fuzz_bin.iter().cloned().collect();
        let path = project.path_with(&folders)?;
        let cargo = ["-n", "19", "rustup", "run", NIGHTLY, "cargo", "fuzz"];
        Ok(Cmd::new("nice").args(cargo).dir(&project.root).env("PATH", path))
    }
}

/// The browser, and the packages of the measurements.
pub fn ensure_bench(project: &Project) -> Result<()> {
    apt::ensure()?;
    npm::ensure_packages(&project.root.join("tests/bench"))
}

/// The browser, what drives it, and what makes its pictures small; returns the library that lets a clock stand still.
pub fn ensure_camera(project: &Project) -> Result<&'static str> {
    apt::ensure()?;
    npm::ensure_packages(&project.e2e())?;
    apt::ensure_camera()
}

impl BuildTools {
    pub fn ensure(project: &Project) -> Result<Self> {
        rust::ensure_wasm_target()?;
        npm::require_node()?;
        let wasm_opt_bin = npm::ensure_wasm_opt(project)?;
        let trunk_bin = cargo_tools::ensure(project, &cargo_tools::TRUNK)?;
        let bindgen_bin = cargo_tools::ensure(project, &cargo_tools::WASM_BINDGEN)?;
        let split_bin = cargo_tools::ensure(project, &cargo_tools::WASM_SPLIT)?;
        cache::drop_build_folder(project);
        Ok(Self { trunk: trunk_bin.join("trunk"), bindgen_bin, split_bin, wasm_opt_bin })
    }

    /// A command that finds these tools first.
    pub fn command(&self, project: &Project, program: &str) -> Result<Cmd> {
        let folders = [&self.bindgen_bin, &self.split_bin, &self.wasm_opt_bin];
        let path = project.path_with(&folders.map(Clone::clone))?;
        Ok(Cmd::new(program).dir(&project.root).env("PATH", path))
    }

    pub fn wasm_test_runner(&self) -> PathBuf {
        self.bindgen_bin.join("wasm-bindgen-test-runner")
    }

    /// Names and versions, for stamps of what was built with them.
    pub fn versions() -> [&'static str; 4] {
        let [trunk, bindgen, split] =
            [&cargo_tools::TRUNK, &cargo_tools::WASM_BINDGEN, &cargo_tools::WASM_SPLIT].map(|tool| tool.folder);
        [trunk, bindgen, split, npm::WASM_OPT]
    }
}

impl TestTools {
    pub fn ensure(project: &Project) -> Result<Self> {
        rust::ensure_components()?;
        apt::ensure()?;
        let browser = apt::ensure_headless();
        let python = python::ensure(project)?;
        let nextest_bin = cargo_tools::ensure_nextest(project)?;
        let deny_bin = python::ensure_deny(project)?;
        let build = BuildTools::ensure(project)?;
        npm::ensure_packages(&project.e2e())?;
        Ok(Self { build, python, browser, nextest_bin, deny_bin })
    }

    /// `cargo`, with our cargo-nextest and cargo-deny in reach.
    pub fn cargo(&self, project: &Project) -> Result<Cmd> {
        let folders: Vec<PathBuf> = [&self.nextest_bin, &self.deny_bin].into_iter().flatten().cloned().collect();
        let path = project.path_with(&folders)?;
        Ok(Cmd::new("cargo").dir(&project.root).env("PATH", path))
    }
}
