//! A Python of our own with python-stdnum, which the tests of the check digits take as their oracle.

use std::path::PathBuf;

use crate::cache;
use crate::failure::Result;
use crate::project::Project;
use crate::run::{Cmd, answers};

use super::apt;

const STDNUM: &str = "python-stdnum==2.2";
const FOLDER: &str = "python-stdnum-2.2";

/// Returns the interpreter.
pub fn ensure(project: &Project) -> Result<PathBuf> {
    let python = project.tool(FOLDER).join("bin/python");
    cache::ensure(project, FOLDER, "10 s", |folder| {
        // Debian ships `venv` without the part that installs pip.
        if !answers("python3", &["-c", "import ensurepip, venv"]) {
            apt::install(&["python3-venv"])?;
        }
        Cmd::new("python3")
            .args(["-m", "venv"])
            .arg(folder)
            .advise("install Python 3 with its venv module")
            .capture()?;
        Cmd::new(&python)
            .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", STDNUM])
            .advise("check that pip reaches its index, then run the same command again")
            .capture()
            .map(drop)
    })?;
    Ok(python)
}
