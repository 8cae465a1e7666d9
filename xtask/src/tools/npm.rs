//! What comes from npm: wasm-opt (binaryen, in the per-user cache) and the packages of the end-to-end tests.
//! Both are installed from lock files, without running the packages' own scripts.

use std::fs;
use std::path::{Path, PathBuf};

use crate::cache;
use crate::failure::{Failure, Result};
use crate::project::Project;
use crate::run::Cmd;
use crate::stamp;

/// Name of its folder in the cache; the version is the one of `xtask/npm/package.json`.
pub const WASM_OPT: &str = "binaryen-132.0.0";

/// Playwright's oldest supported Node.
const OLDEST_NODE: u32 = 20;

pub fn require_node() -> Result<()> {
    let advice = format!("install Node.js {OLDEST_NODE} or newer, with npm, and put both on PATH");
    let version = Cmd::new("node").arg("--version").advise(&advice).capture()?;
    let major = version.trim().trim_start_matches('v').split('.').next().and_then(|major| major.parse().ok());
    if major.is_none_or(|major: u32| major < OLDEST_NODE) {
        return Err(Failure::new(format!("Node.js {} is too old", version.trim())).advise(advice));
    }
    Cmd::new("npm").arg("--version").advise(advice).capture().map(drop)
}

/// Returns the folder that holds `wasm-opt`.
pub fn ensure_wasm_opt(project: &Project) -> Result<PathBuf> {
    let lists = project.root.join("xtask/npm");
    cache::ensure(project, WASM_OPT, "15 s", |folder| {
        for name in ["package.json", "package-lock.json"] {
            let from = lists.join(name);
            fs::copy(&from, folder.join(name)).map_err(Failure::io("copy", &from))?;
        }
        install(folder)
    })?;
    Ok(project.tool(WASM_OPT).join("node_modules/.bin"))
}

/// Packages of a folder of tests, unless they are those of its lock file already.
pub fn ensure_packages(folder: &Path) -> Result<()> {
    let wanted = stamp::of_files(&[folder.join("package.json"), folder.join("package-lock.json")])?;
    let mark = folder.join("node_modules/.carnet-stamp");
    if stamp::is(&mark, &wanted) {
        return Ok(());
    }
    println!("packages of {}: installing them (usually 15 s)", folder.display());
    install(folder)?;
    stamp::write(&mark, &wanted)
}

fn install(folder: &Path) -> Result<()> {
    Cmd::new("npm")
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"])
        .dir(folder)
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
        .advise("check that npm reaches its registry (`npm ping`), then run the same command again")
        .capture()
        .map(drop)
}
