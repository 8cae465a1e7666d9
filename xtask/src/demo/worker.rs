//! Compiles the backend in its worker (`crates/demo`): wasm, and the script that wasm-bindgen writes for it.
//! wasm-opt is left out: it takes minutes, and what it makes a tenth smaller is 6 % larger once compressed.
//! Skipped when nothing that it is made from has changed.

use std::fs;
use std::path::PathBuf;

use crate::failure::{Failure, Result};
use crate::project::Project;
use crate::stamp;
use crate::tools::{BuildTools, WASM_TARGET};

/// All that the worker is made from. The lock file stands for the dependencies.
const INPUTS: [&str; 12] = [
    "crates/core/src",
    "crates/core/Cargo.toml",
    "crates/store/src",
    "crates/store/migrations",
    "crates/store/Cargo.toml",
    "crates/api/src",
    "crates/api/Cargo.toml",
    "crates/demo/src",
    "crates/demo/Cargo.toml",
    "Cargo.toml",
    "Cargo.lock",
    ".cargo/config.toml",
];
const NAME: &str = "carnet_demo";
const PROFILE: &str = "web";

/// Returns the folder with the script and the wasm.
pub fn build(project: &Project, tools: &BuildTools) -> Result<PathBuf> {
    let folder = project.root.join("target/demo");
    let inputs: Vec<_> = INPUTS.iter().map(|input| project.root.join(input)).collect();
    let wanted = format!("{} {}", stamp::of_files(&inputs)?, BuildTools::versions().join(" "));
    let mark = folder.join(".carnet-stamp");
    if stamp::is(&mark, &wanted) {
        return Ok(folder);
    }
    println!("demo: building the worker (usually 1 minute; 4 minutes the first time)");
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(Failure::io("empty", &folder))?;
    }
    compile(project, tools)?;
    tools
        .command(project, "wasm-bindgen")?
        .args(["--target", "web", "--no-typescript", "--remove-name-section", "--remove-producers-section"])
        .args(["--out-name", NAME, "--out-dir"])
        .arg(&folder)
        .arg(project.target.join(WASM_TARGET).join(PROFILE).join(format!("{NAME}.wasm")))
        .capture()?;
    stamp::write(&mark, &wanted)?;
    Ok(folder)
}

fn compile(project: &Project, tools: &BuildTools) -> Result<()> {
    tools
        .command(project, "cargo")?
        .args(["build", "--locked", "--package", "carnet-demo", "--lib", "--profile", PROFILE, "--target", WASM_TARGET])
        .advise("see what the compiler says above; SQLite is compiled by clang (`apt-get install clang`)")
        .run()
}
