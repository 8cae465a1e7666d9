//! Builds the app into `dist/` with trunk, compresses it, and holds its download to the budget.
//! Skipped when `dist/` was made from the same inputs with the same tools.

use crate::failure::{Failure, Result};
use crate::project::Project;
use crate::size;
use crate::stamp;
use crate::tools::BuildTools;

/// All that the app is made from. The lock file stands for the dependencies.
const INPUTS: [&str; 10] = [
    "src",
    "crates/core/src",
    "crates/core/Cargo.toml",
    "style",
    "public",
    "index.html",
    "Trunk.toml",
    "Cargo.toml",
    "Cargo.lock",
    ".cargo/config.toml",
];

pub fn build(project: &Project, tools: &BuildTools) -> Result<()> {
    let inputs: Vec<_> = INPUTS.iter().map(|input| project.root.join(input)).collect();
    let wanted = format!("{} {}", stamp::of_files(&inputs)?, BuildTools::versions().join(" "));
    let mark = project.dist().join(".carnet-stamp");
    if stamp::is(&mark, &wanted) {
        println!("app: dist/ is up to date");
        return size::report(&project.dist());
    }
    println!("app: building dist/ (usually 30 s; 3 minutes the first time)");
    if !project.root.join("index.html").is_file() {
        return Err(Failure::new(format!("{} has no index.html", project.root.display()))
            .advise("restore it from the repository: it is the page that trunk builds the app from"));
    }
    tools
        .command(project, &tools.trunk.to_string_lossy())?
        .args(["build", "--release", "--locked", "--offline", "--skip-version-check"])
        .arg("--dist")
        .arg(project.dist())
        // trunk takes NO_COLOR for a boolean and refuses the usual `1`.
        .env("NO_COLOR", "true")
        .advise("see what trunk says above; `rm -rf dist target/wasm32-unknown-unknown` starts from nothing")
        .run()?;
    size::compress(&project.dist())?;
    size::report(&project.dist())?;
    stamp::write(&mark, &wanted)
}
