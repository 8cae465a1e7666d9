//! `cargo xtask screenshots`: takes the pictures of the documentation again, from the app and the demo data as they
//! are. The clock of the server and of the browser stands still, so that two runs show the same dates; what is chosen
//! by chance (ids in addresses) is not in the pictures.

use std::fs;
use std::path::{Path, PathBuf};

use crate::app;
use crate::failure::{Failure, Result};
use crate::project::Project;
use crate::run::Cmd;
use crate::server;
use crate::tools::{BuildTools, CHROMIUM, ensure_camera};

/// What the server and the browser take for now, in UTC.
const NOW: &str = "2026-11-16 09:30:00";

/// All pictures together, in bytes: whoever clones the repository downloads them.
const MOST: u64 = 3_000_000;

pub fn run(project: &Project) -> Result<()> {
    let tools = BuildTools::ensure(project)?;
    let fixed_clock = ensure_camera(project)?;
    server::build(project)?;
    app::build(project, &tools)?;
    let folder = project.root.join("docs/screenshots");
    empty(&folder)?;
    let variables = [
        ("LD_PRELOAD", fixed_clock),
        ("TZ", "UTC"),
        ("FAKETIME", NOW),
        // Time still passes for what waits.
        ("FAKETIME_DONT_FAKE_MONOTONIC", "1"),
    ];
    let running = server::with_demo(project, &project.target.join("screenshots"), &variables)?;
    println!("taking pictures of {} (usually 3 minutes)", running.address);
    Cmd::new("node")
        .dir(&project.e2e())
        .arg("screenshots/take.mjs")
        .args(["--url", &running.address, "--now", NOW, "--out"])
        .arg(&folder)
        .arg("--gallery")
        .arg(project.root.join("docs/screenshots.md"))
        .env("CARNET_CHROMIUM", CHROMIUM)
        .advise(
            "see what the script says above; the pages and what they wait for are in tests/e2e/screenshots/scenes.mjs",
        )
        .run()?;
    squeeze(&folder)
}

/// Fewer colours: a page has few, and its picture becomes a third.
fn squeeze(folder: &Path) -> Result<()> {
    let pictures = pictures(folder)?;
    Cmd::new("pngquant")
        .args(["--force", "--ext", ".png", "--skip-if-larger", "--strip", "--speed", "1", "--nofs", "96"])
        .args(&pictures)
        .run()?;
    let mut bytes = 0;
    for picture in &pictures {
        bytes += fs::metadata(picture).map_err(Failure::io("read", picture))?.len();
    }
    println!("{} pictures in {}, {} kB", pictures.len(), folder.display(), bytes / 1000);
    if bytes > MOST {
        return Err(Failure::new(format!("the pictures take more than {} kB", MOST / 1000))
            .advise("take fewer: tests/e2e/screenshots/scenes.mjs lists them"));
    }
    Ok(())
}

fn empty(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder).map_err(Failure::io("create", folder))?;
    pictures(folder)?.iter().try_for_each(|old| fs::remove_file(old).map_err(Failure::io("remove", old)))
}

fn pictures(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(Failure::io("list", folder))? {
        let path = entry.map_err(Failure::io("list", folder))?.path();
        if path.extension().is_some_and(|extension| extension == "png") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}
