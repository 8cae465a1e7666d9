//! Puts `dist-demo/` together: the files of the app, the page of the demo, and the demo's own files in a folder whose
//! name changes with what is in it, so that no browser ever joins files of two deployments.

use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::failure::{Failure, Result};
use crate::size;

use super::base::Base;
use super::page::{self, Additions};

/// Every folder that the demo's own files are taken from holds more than these.
const WORKER: [&str; 2] = ["carnet_demo.js", "carnet_demo_bg.wasm"];
const SCRIPTS: &str = "js";
const BANNER: &str = "banner.html";
const STYLE: &str = "demo.css";

/// Where the parts are.
pub struct Parts<'a> {
    pub app: &'a Path,
    /// The compiled worker.
    pub worker: &'a Path,
    /// `crates/demo/page`
    pub page: &'a Path,
}

/// Fills `dist`, which is made anew. Returns the name of the demo's own folder in it, with a slash at its end.
pub fn compose(dist: &Path, parts: &Parts, base: &Base) -> Result<String> {
    // What is served meanwhile stays whole until the new one is complete.
    let new = dist.with_extension("new");
    remove(&new)?;
    copy_app(parts.app, &new)?;
    let own = own_files(parts)?;
    let folder = format!("demo/{}/", version(&own));
    create(&new.join(&folder))?;
    for (name, content) in &own {
        write(&new.join(&folder).join(name), content)?;
    }
    let read = |path: &Path| fs::read_to_string(path).map_err(Failure::io("read", path));
    let banner = read(&parts.page.join(BANNER))?;
    let add = Additions { base, folder: &folder, banner: &banner };
    let html = page::rewrite(&read(&parts.app.join("index.html"))?, &add)?;
    // A static host answers with 404.html whatever it has no file for: every address inside the app.
    for name in ["index.html", "404.html"] {
        write(&new.join(name), html.as_bytes())?;
    }
    // GitHub Pages would have Jekyll leave out files.
    write(&new.join(".nojekyll"), b"")?;
    size::compress(&new)?;
    remove(dist)?;
    fs::rename(&new, dist).map_err(Failure::io("put in place", dist))?;
    Ok(folder)
}

/// The app as it is, with its compressed files, but its page.
fn copy_app(from: &Path, to: &Path) -> Result<()> {
    create(to)?;
    for entry in fs::read_dir(from).map_err(Failure::io("list", from))? {
        let path = entry.map_err(Failure::io("list", from))?.path();
        let Some(name) = path.file_name() else { continue };
        let text = name.to_string_lossy();
        if text.starts_with("index.html") || text.starts_with('.') {
            continue;
        }
        let target = to.join(name);
        if path.is_dir() {
            copy_app(&path, &target)?;
        } else {
            fs::copy(&path, &target).map_err(Failure::io("copy", &path))?;
        }
    }
    Ok(())
}

/// Names and contents, by name.
fn own_files(parts: &Parts) -> Result<Vec<(String, Vec<u8>)>> {
    let mut paths: Vec<_> = WORKER.iter().map(|name| parts.worker.join(name)).collect();
    paths.push(parts.page.join(STYLE));
    for entry in fs::read_dir(parts.page).map_err(Failure::io("list", parts.page))? {
        let path = entry.map_err(Failure::io("list", parts.page))?.path();
        if path.extension().is_some_and(|extension| extension == SCRIPTS) {
            paths.push(path);
        }
    }
    let mut files = Vec::new();
    for path in paths {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        files.push((name, fs::read(&path).map_err(Failure::io("read", &path))?));
    }
    files.sort();
    Ok(files)
}

/// 16 hexadecimal digits of all names and contents.
fn version(files: &[(String, Vec<u8>)]) -> String {
    let mut hash = Sha256::new();
    for (name, content) in files {
        for part in [name.as_bytes(), content] {
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part);
        }
    }
    hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

fn remove(folder: &Path) -> Result<()> {
    if folder.exists() { fs::remove_dir_all(folder).map_err(Failure::io("empty", folder)) } else { Ok(()) }
}

fn create(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder).map_err(Failure::io("create", folder))
}

fn write(path: &Path, content: &[u8]) -> Result<()> {
    fs::write(path, content).map_err(Failure::io("write", path))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const PAGE: &str = "<base href=/><script src=/carnet.js type=module></script><body>";

    /// An app, a worker and a page; returns where the demo was put, and the name of its folder there.
    fn composed(root: &Path, worker: &str) -> (std::path::PathBuf, String) {
        let (app, compiled, page, dist) = (root.join("app"), root.join("worker"), root.join("page"), root.join("dist"));
        for folder in [&app.join("pieces"), &compiled, &page] {
            fs::create_dir_all(folder).unwrap();
        }
        for (path, content) in [
            (app.join("index.html"), PAGE),
            (app.join("index.html.br"), "the app's"),
            (app.join(".carnet-stamp"), "x"),
            (app.join("carnet.js"), "app()"),
            (app.join("pieces/one.wasm"), "piece"),
            (compiled.join("carnet_demo.js"), "glue"),
            (compiled.join("carnet_demo_bg.wasm"), worker),
            (page.join("host.js"), "host"),
            (page.join("worker.js"), "work"),
            (page.join("demo.css"), "aside{}"),
            (page.join("banner.html"), "<aside>"),
        ] {
            fs::write(path, content).unwrap();
        }
        let parts = Parts { app: &app, worker: &compiled, page: &page };
        let folder = compose(&dist, &parts, &"/carnet/".parse().unwrap()).unwrap();
        (dist, folder)
    }

    #[test]
    fn the_demo_is_the_app_and_a_folder_of_its_own() {
        let dir = tempfile::tempdir().unwrap();
        let (dist, folder) = composed(dir.path(), "wasm");
        let read = |name: &str| fs::read_to_string(dist.join(name)).unwrap();
        assert_eq!(read("carnet.js"), "app()");
        assert_eq!(read("pieces/one.wasm"), "piece");
        for name in ["host.js", "worker.js", "carnet_demo.js", "carnet_demo_bg.wasm", "demo.css"] {
            assert!(dist.join(&folder).join(name).is_file(), "{name}");
        }
        assert_eq!(read("404.html"), read("index.html"));
        assert!(read("index.html").contains(&format!("src=\"{folder}host.js\"")), "{}", read("index.html"));
        assert!(dist.join(".nojekyll").is_file());
        assert!(!dist.join(".carnet-stamp").exists());
        assert_ne!(fs::read(dist.join("index.html.br")).unwrap(), b"the app's", "it belongs to another page");
    }

    #[test]
    fn another_worker_is_another_folder_and_the_old_one_is_gone() {
        let dir = tempfile::tempdir().unwrap();
        let (dist, first) = composed(dir.path(), "wasm");
        assert_eq!(composed(dir.path(), "wasm").1, first, "the same parts make the same demo");
        let (_, second) = composed(dir.path(), "changed");
        assert_ne!(first, second);
        assert!(!dist.join(&first).exists() && dist.join(&second).is_dir());
    }
}
