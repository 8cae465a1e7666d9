//! Where things are: the workspace, the build folder, the per-user cache of tools.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::failure::{Failure, Result};

pub struct Project {
    /// The workspace root.
    pub root: PathBuf,
    /// `$XDG_CACHE_HOME/carnet`, or `~/.cache/carnet`.
    pub cache: PathBuf,
    /// Cargo's build folder of the workspace.
    pub target: PathBuf,
}

impl Project {
    pub fn find() -> Result<Self> {
        // As cargo says it now: clones that share a build folder may run each other's binary.
        let here = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
        let root = Path::new(&here)
            .parent()
            .map(Path::to_path_buf)
            .ok_or_else(|| Failure::new("the workspace folder could not be found"))?;
        let target = match std::env::var_os("CARGO_TARGET_DIR") {
            Some(dir) => root.join(dir),
            None => root.join("target"),
        };
        Ok(Self { cache: cache_folder()?, target, root })
    }

    /// The folder of one tool at one version; the name holds all that its content depends on.
    pub fn tool(&self, name_and_version: &str) -> PathBuf {
        self.cache.join("tools").join(name_and_version)
    }

    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    pub fn demo_dist(&self) -> PathBuf {
        self.root.join("dist-demo")
    }

    pub fn e2e(&self) -> PathBuf {
        self.root.join("tests/e2e")
    }

    /// `carnet-server` as the development profile builds it.
    pub fn server_binary(&self) -> PathBuf {
        self.target.join("debug/carnet-server")
    }

    /// Folder with files of the real network, when there is one: `CARNET_DATA`, else `../shared/data`.
    pub fn data(&self) -> Option<PathBuf> {
        let folder = match std::env::var_os("CARNET_DATA") {
            Some(folder) => PathBuf::from(folder),
            None => self.root.join("../shared/data"),
        };
        folder.is_dir().then_some(folder)
    }

    /// `PATH` with these folders first.
    pub fn path_with(&self, folders: &[PathBuf]) -> Result<OsString> {
        let old = std::env::var_os("PATH").unwrap_or_default();
        let all = folders.iter().cloned().chain(std::env::split_paths(&old));
        std::env::join_paths(all).map_err(|error| Failure::new(format!("PATH cannot be extended: {error}")))
    }
}

fn cache_folder() -> Result<PathBuf> {
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    set("XDG_CACHE_HOME")
        .filter(|folder| folder.is_absolute())
        .or_else(|| set("HOME").map(|home| home.join(".cache")))
        .map(|folder| folder.join("carnet"))
        .ok_or_else(|| Failure::new("neither XDG_CACHE_HOME nor HOME is set").advise("export HOME=/your/home/folder"))
}
