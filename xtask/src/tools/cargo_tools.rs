//! Tools that cargo builds from source: trunk, the wasm-bindgen CLI, the splitter, cargo-nextest, cargo-fuzz.
//! They are built in a fast profile (unoptimized code of the tool costs less than optimizing it would take), with one
//! build folder for all, so that what they have in common is compiled once.

use std::path::PathBuf;

use crate::cache;
use crate::failure::Result;
use crate::project::Project;
use crate::run::{Cmd, answers};

pub struct CargoTool {
    krate: &'static str,
    version: &'static str,
    /// Name of its folder in the cache.
    pub folder: &'static str,
    usually: &'static str,
    default_features: bool,
    features: &'static str,
}

pub const TRUNK: CargoTool = CargoTool {
    krate: "trunk",
    version: "0.21.14",
    folder: "trunk-0.21.14",
    usually: "10 minutes on two cores",
    // Without TLS and the check for updates: it is run offline and serves nothing.
    default_features: false,
    features: "",
};

/// Must equal the version of wasm-bindgen in Cargo.lock: the two speak a private format.
pub const WASM_BINDGEN: CargoTool = CargoTool {
    krate: "wasm-bindgen-cli",
    version: "0.2.129",
    folder: "wasm-bindgen-0.2.129",
    usually: "3 minutes on two cores",
    default_features: true,
    features: "",
};

/// Cuts the program into pieces; the functions it cuts at come from leptos (`wasm_split_helpers`).
pub const WASM_SPLIT: CargoTool = CargoTool {
    krate: "wasm_split_cli_support",
    version: "0.2.4",
    folder: "wasm-split-0.2.4",
    usually: "1 minute on two cores",
    default_features: true,
    features: "build-binary",
};

const NEXTEST: CargoTool = CargoTool {
    krate: "cargo-nextest",
    version: "0.9.143",
    folder: "cargo-nextest-0.9.143",
    usually: "4 minutes on two cores",
    default_features: true,
    features: "",
};

const CARGO_FUZZ: CargoTool = CargoTool {
    krate: "cargo-fuzz",
    version: "0.13.2",
    folder: "cargo-fuzz-0.13.2",
    usually: "1 minute on two cores",
    default_features: true,
    features: "",
};

/// Returns the folder of its programs.
pub fn ensure(project: &Project, tool: &CargoTool) -> Result<PathBuf> {
    cache::ensure(project, tool.folder, tool.usually, |folder| {
        let mut install = Cmd::new("cargo")
            .args(["install", "--locked", "--debug", "--force", "--no-track", "--quiet"])
            .args([tool.krate, "--version", tool.version, "--root"])
            .arg(folder);
        if !tool.default_features {
            install = install.arg("--no-default-features");
        }
        if !tool.features.is_empty() {
            install = install.args(["--features", tool.features]);
        }
        install
            // Outside the workspace, so that its cargo settings do not apply to the tool.
            .dir(&project.cache)
            .env("CARGO_TARGET_DIR", project.cache.join("build"))
            .env("CARGO_PROFILE_DEV_DEBUG", "0")
            .env("CARGO_INCREMENTAL", "0")
            .advise("see what the compiler says above; building needs a C compiler (`apt-get install build-essential`)")
            .run()
    })?;
    Ok(project.tool(tool.folder).join("bin"))
}

/// Any cargo-nextest will do: only its standard behaviour is used.
pub fn ensure_nextest(project: &Project) -> Result<Option<PathBuf>> {
    if answers("cargo", &["nextest", "--version"]) {
        return Ok(None);
    }
    ensure(project, &NEXTEST).map(Some)
}

/// Any cargo-fuzz will do: it only builds and starts the targets.
pub fn ensure_cargo_fuzz(project: &Project) -> Result<Option<PathBuf>> {
    if answers("cargo", &["fuzz", "--version"]) {
        return Ok(None);
    }
    ensure(project, &CARGO_FUZZ).map(Some)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_bindgen_cli_is_the_version_of_the_lock_file() {
        let lock = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../Cargo.lock")).unwrap();
        let entry = format!("name = \"wasm-bindgen\"\nversion = \"{}\"", WASM_BINDGEN.version);
        assert!(lock.contains(&entry), "Cargo.lock has another version of wasm-bindgen than {}", WASM_BINDGEN.version);
    }

    #[test]
    fn folders_are_named_by_version() {
        for tool in [TRUNK, WASM_BINDGEN, WASM_SPLIT, NEXTEST, CARGO_FUZZ] {
            assert!(tool.folder.ends_with(tool.version), "{}", tool.folder);
        }
    }
}
