//! Compiles the app's program into `target/app`: the script that trunk then takes up, the wasm that the app starts
//! with, and the pieces that are loaded when a page of theirs is opened (`src/piece.rs` marks them).
//! Every wasm file is named by what is in it, and the script finds them beside itself, wherever the app is hosted.

mod script;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::failure::{Failure, Result};
use crate::project::Project;
use crate::tools::{BuildTools, WASM_TARGET};

/// Folder of the pieces, below the script.
pub const PIECES: &str = "pieces";

/// Smallest code that holds every browser of the last four years. The features are those that rustc assumes.
const WASM_OPT: [&str; 8] = [
    "-Oz",
    "--strip-producers",
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// The wasm files by their names in the app, each with the place it is at now.
pub struct Program {
    pub main: String,
    pub files: BTreeMap<String, PathBuf>,
}

/// Where trunk finds the script (`index.html` names it).
pub fn folder(project: &Project) -> PathBuf {
    project.root.join("target/app")
}

pub fn build(project: &Project, tools: &BuildTools) -> Result<Program> {
    let folder = folder(project);
    let work = folder.join("work");
    if work.exists() {
        fs::remove_dir_all(&work).map_err(Failure::io("empty", &work))?;
    }
    fs::create_dir_all(&work).map_err(Failure::io("create", &work))?;
    compile(project, tools)?;
    split(project, tools, &work)?;
    let bound = bind(project, tools, &work)?;

    let mut pieces = BTreeMap::new();
    let mut files = BTreeMap::new();
    for path in wasm_files(&work)? {
        optimize(project, tools, &path)?;
        let stem = stem(&path);
        let name = format!("{PIECES}/{}-{}.wasm", piece_name(&stem), hash(&path)?);
        pieces.insert(format!("{stem}.wasm"), name.clone());
        files.insert(name, path);
    }
    optimize(project, tools, &bound.join("carnet_bg.wasm"))?;
    let wasm = bound.join("carnet_bg.wasm");
    let main = format!("carnet-{}.wasm", hash(&wasm)?);
    files.insert(main.clone(), wasm);

    let read = |path: PathBuf| fs::read_to_string(&path).map_err(Failure::io("read", &path));
    let joined = script::join(&read(bound.join("carnet.js"))?, &read(work.join("__wasm_split.js"))?, &main, &pieces)?;
    let path = folder.join("carnet.js");
    fs::write(&path, joined).map_err(Failure::io("write", &path))?;
    Ok(Program { main, files })
}

fn compile(project: &Project, tools: &BuildTools) -> Result<()> {
    tools
        .command(project, "cargo")?
        .args(["rustc", "--locked", "--offline", "--package", "carnet", "--bin", "carnet", "--features", "split"])
        .args(["--profile", "web", "--target", WASM_TARGET])
        // What calls what, for the splitter.
        .args(["--", "-Clink-arg=--emit-relocs"])
        .advise("see what the compiler says above; without network, run `cargo fetch` once where there is one")
        .run()
}

/// Puts the pieces, what they share, the script that loads them, and the rest of the program into `work`.
fn split(project: &Project, tools: &BuildTools, work: &Path) -> Result<()> {
    tools
        .command(project, "wasm-split-cli")?
        .arg(project.target.join(WASM_TARGET).join("web/carnet.wasm"))
        .arg(work)
        .args(["--out-name", "carnet"])
        .advise("pieces are marked by `piece!` alone: see src/pages/pieces.rs")
        .capture()
        .map(drop)
}

/// Takes the rest of the program out of `work`; returns the folder with it and its script.
fn bind(project: &Project, tools: &BuildTools, work: &Path) -> Result<PathBuf> {
    let (bound, main) = (work.join("bound"), work.join("carnet.wasm"));
    tools
        .command(project, "wasm-bindgen")?
        .args(["--target", "web", "--no-typescript", "--keep-lld-exports", "--no-demangle"])
        .args(["--out-name", "carnet", "--out-dir"])
        .arg(&bound)
        .arg(&main)
        .capture()?;
    fs::remove_file(&main).map_err(Failure::io("remove", &main))?;
    Ok(bound)
}

fn optimize(project: &Project, tools: &BuildTools, wasm: &Path) -> Result<()> {
    tools.command(project, "wasm-opt")?.args(WASM_OPT).arg(wasm).arg("-o").arg(wasm).capture().map(drop)
}

fn wasm_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(Failure::io("list", folder))? {
        let path = entry.map_err(Failure::io("list", folder))?.path();
        if path.extension().is_some_and(|extension| extension == "wasm") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// The splitter names pieces `split_customers`, and what several of them use `chunk_3`.
fn piece_name(stem: &str) -> &str {
    stem.strip_prefix("split_").unwrap_or("shared")
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// 16 hexadecimal digits, which the server takes as the mark of a file that never changes.
fn hash(path: &Path) -> Result<String> {
    let content = fs::read(path).map_err(Failure::io("read", path))?;
    Ok(Sha256::digest(&content).iter().take(8).map(|byte| format!("{byte:02x}")).collect())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn names_say_what_is_in_a_file() {
        assert_eq!(piece_name("split_customers"), "customers");
        assert_eq!(piece_name("chunk_3"), "shared");
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("a.wasm");
        fs::write(&file, "abc").unwrap();
        // printf abc | sha256sum
        assert_eq!(hash(&file).unwrap(), "ba7816bf8f01cfea");
    }
}
