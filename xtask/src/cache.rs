//! The per-user cache: one folder per tool and version, made once and never changed afterwards.
//! A lock keeps two clones from building the same tool at once; a `.ready` file marks a folder that is complete.

use std::fs::{self, File};
use std::path::Path;
use std::time::Instant;

use crate::failure::{Failure, Result};
use crate::project::Project;
use crate::step::seconds;

const READY: &str = ".ready";

/// Makes the folder of `name` with `make`, unless it is complete. `usually` tells how long making it takes.
pub fn ensure(project: &Project, name: &str, usually: &str, make: impl FnOnce(&Path) -> Result<()>) -> Result<()> {
    let folder = project.tool(name);
    if folder.join(READY).is_file() {
        return Ok(());
    }
    let _lock = lock(project)?;
    if folder.join(READY).is_file() {
        return Ok(());
    }
    println!("{name}: not in the cache yet, making it in {} (usually {usually})", folder.display());
    let started = Instant::now();
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(Failure::io("remove the unfinished", &folder))?;
    }
    fs::create_dir_all(&folder).map_err(Failure::io("create", &folder))?;
    make(&folder)?;
    let ready = folder.join(READY);
    fs::write(&ready, "").map_err(Failure::io("write", &ready))?;
    println!("{name}: made in {}", seconds(started.elapsed()));
    Ok(())
}

/// Waits for the lock of the whole cache; it is freed when the returned file is dropped.
fn lock(project: &Project) -> Result<File> {
    fs::create_dir_all(&project.cache).map_err(Failure::io("create", &project.cache))?;
    let path = project.cache.join("lock");
    let file = File::create(&path).map_err(Failure::io("create", &path))?;
    if file.try_lock().is_err() {
        println!("waiting for another set-up that uses {}", project.cache.display());
        file.lock().map_err(Failure::io("lock", &path))?;
    }
    Ok(file)
}

/// Frees the disk that building tools took, once all of them are there. Only tidiness: a folder that cannot be removed
/// now goes after the next tool.
pub fn drop_build_folder(project: &Project) {
    let folder = project.cache.join("build");
    if folder.is_dir()
        && let Ok(_lock) = lock(project)
    {
        let _ = fs::remove_dir_all(folder);
    }
}
