//! Compiles the app's program into `target/app`: the script that trunk then takes up, the wasm that the app starts
//! with, and the pieces that are loaded when a page of theirs is opened (`src/piece.rs` marks them).
//! Every wasm file is named by what is in it, and the script finds them beside itself, wherever the app is hosted.

mod script;
mod shared;

use std::collections::BTreeMap;
use std::fs;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use sha2::{Digest, Sha256};

use script::Piece;

use crate::failure::{Failure, Result};
use crate::project::Project;
use crate::tools::{BuildTools, WASM_TARGET};

/// Folder of the pieces, below the script.
pub const PIECES: &str = "pieces";

/// What the splitter puts before the name of a piece.
const CUT_OFF: &str = "split_";

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
    let bound = cut(project, tools, &work)?;

    let mut files = BTreeMap::new();
    let read = |path: PathBuf| fs::read_to_string(&path).map_err(Failure::io("read", &path));
    let loader = read(work.join("__wasm_split.js"))?;
    let pieces = collect(project, tools, &work, &loader, &mut files)?;
    optimize(project, tools, &bound.join("carnet_bg.wasm"), &[])?;
    let wasm = bound.join("carnet_bg.wasm");
    let main = format!("carnet-{}.wasm", hash(&wasm)?);
    files.insert(main.clone(), wasm);

    let joined = script::join(&read(bound.join("carnet.js"))?, &loader, &main, &pieces)?;
    let path = folder.join("carnet.js");
    fs::write(&path, joined).map_err(Failure::io("write", &path))?;
    Ok(Program { main, files })
}

/// Where a module belongs.
#[derive(Clone, Copy)]
pub enum Part {
    Start,
    Piece,
}

/// The modules as in the app, but with the names of their functions: they are only looked at.
pub fn with_names(project: &Project, tools: &BuildTools) -> Result<Vec<(PathBuf, Part)>> {
    let work = folder(project).join("named");
    let main = cut(project, tools, &work)?.join("carnet_bg.wasm");
    let pieces = wasm_files(&work)?.into_iter().map(|path| (path, Part::Piece));
    let modules: Vec<_> = pieces.chain([(main, Part::Start)]).collect();
    let paths: Vec<_> = modules.iter().map(|(path, _)| path.clone()).collect();
    optimize_all(project, tools, &paths, &["--debuginfo"])?;
    Ok(modules)
}

/// Compiles, and cuts the program into modules in `work`; returns the folder of the one that it starts with.
fn cut(project: &Project, tools: &BuildTools, work: &Path) -> Result<PathBuf> {
    if work.exists() {
        fs::remove_dir_all(work).map_err(Failure::io("empty", work))?;
    }
    fs::create_dir_all(work).map_err(Failure::io("create", work))?;
    compile(project, tools)?;
    split(project, tools, work)?;
    bind(project, tools, work)
}

/// Joins what several pieces use, optimizes what the splitter cut off, gives it names, and says by name what belongs to
/// each piece.
fn collect(
    project: &Project,
    tools: &BuildTools,
    work: &Path,
    loader: &str,
    files: &mut BTreeMap<String, PathBuf>,
) -> Result<BTreeMap<String, Piece>> {
    let stem = |path: &Path| path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let (cut, between): (Vec<_>, Vec<_>) =
        wasm_files(work)?.into_iter().partition(|path| stem(path).starts_with(CUT_OFF));
    let names: Vec<_> = cut.iter().map(|path| stem(path).replacen(CUT_OFF, "", 1)).collect();
    let shared = shared::join(project, tools, between, &names, loader)?;
    let paths: Vec<_> = cut.iter().chain(shared.iter().map(|one| &one.path)).cloned().collect();
    optimize_all(project, tools, &paths, &[])?;

    let mut pieces = BTreeMap::new();
    for (name, path) in names.into_iter().zip(cut) {
        let file = format!("{PIECES}/{name}-{}.wasm", hash(&path)?);
        files.insert(file.clone(), path);
        pieces.insert(name, Piece { file, shared: Vec::new() });
    }
    for one in shared {
        let file = format!("{PIECES}/shared-{}.wasm", hash(&one.path)?);
        files.insert(file.clone(), one.path);
        for user in &one.users {
            if let Some(piece) = pieces.get_mut(user) {
                piece.shared.push(file.clone());
            }
        }
    }
    Ok(pieces)
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

fn optimize(project: &Project, tools: &BuildTools, wasm: &Path, besides: &[&str]) -> Result<()> {
    let command = tools.command(project, "wasm-opt")?.args(WASM_OPT).args(besides);
    command.arg(wasm).arg("-o").arg(wasm).capture().map(drop)
}

/// On every core: the modules are many and small, and starting wasm-opt is most of the time.
fn optimize_all(project: &Project, tools: &BuildTools, modules: &[PathBuf], besides: &[&str]) -> Result<()> {
    let next = AtomicUsize::new(0);
    let work = || {
        while let Some(module) = modules.get(next.fetch_add(1, Ordering::Relaxed)) {
            optimize(project, tools, module, besides)?;
        }
        Ok(())
    };
    thread::scope(|scope| {
        let workers: Vec<_> = (0..cores()).map(|_| scope.spawn(work)).collect();
        workers.into_iter().try_for_each(|worker| {
            worker.join().unwrap_or_else(|_| Err(Failure::new("wasm-opt could not be waited for")))
        })
    })
}

fn cores() -> usize {
    thread::available_parallelism().map_or(1, NonZero::get)
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
    fn a_hash_is_the_servers_mark() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("a.wasm");
        fs::write(&file, "abc").unwrap();
        // printf abc | sha256sum
        assert_eq!(hash(&file).unwrap(), "ba7816bf8f01cfea");
    }
}
