//! Builds the app into `dist/`: compiles its program, has trunk make the page, its styles and its script, adds the
//! wasm, compresses everything, and holds the download to the budget.
//! Skipped when `dist/` was made from the same inputs with the same tools.

use std::fs;
use std::path::Path;

use crate::failure::{Failure, Result};
use crate::program::{self, Program};
use crate::project::Project;
use crate::size;
use crate::stamp;
use crate::tools::BuildTools;

/// All that the app is made from. The lock file stands for the dependencies.
const INPUTS: [&str; 12] = [
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
    "xtask/src/program",
    "xtask/src/wasm.rs",
];

pub fn build(project: &Project, tools: &BuildTools) -> Result<()> {
    let inputs: Vec<_> = INPUTS.iter().map(|input| project.root.join(input)).collect();
    let wanted = format!("{} {}", stamp::of_files(&inputs)?, BuildTools::versions().join(" "));
    let mark = project.dist().join(".carnet-stamp");
    if stamp::is(&mark, &wanted) {
        println!("app: dist/ is up to date");
        return size::report(&project.dist());
    }
    println!("app: building dist/ (usually 30 s; 5 minutes the first time)");
    if !project.root.join("index.html").is_file() {
        return Err(Failure::new(format!("{} has no index.html", project.root.display()))
            .advise("restore it from the repository: it is the page that trunk builds the app from"));
    }
    fetch(project, tools)?;
    let program = program::build(project, tools)?;
    run_trunk(project, tools)?;
    add_program(&project.dist(), &program)?;
    size::compress(&project.dist())?;
    size::report(&project.dist())?;
    stamp::write(&mark, &wanted)
}

/// What follows asks for every crate without network, those of other machines included: trunk reads the whole lock file.
fn fetch(project: &Project, tools: &BuildTools) -> Result<()> {
    let command = tools.command(project, "cargo")?.args(["fetch", "--locked", "--quiet"]);
    command.advise("the first build needs the network once, for the crates of Cargo.lock").run()
}

fn run_trunk(project: &Project, tools: &BuildTools) -> Result<()> {
    tools
        .command(project, &tools.trunk.to_string_lossy())?
        .args(["build", "--release", "--locked", "--offline", "--skip-version-check"])
        .arg("--dist")
        .arg(project.dist())
        // trunk takes NO_COLOR for a boolean and refuses the usual `1`.
        .env("NO_COLOR", "true")
        .advise("see what trunk says above; `rm -rf dist target/app` starts from nothing")
        .run()
}

/// Puts the wasm beside the script, and has the browser ask for what it starts with before the script is there.
fn add_program(dist: &Path, program: &Program) -> Result<()> {
    for (name, made) in &program.files {
        let to = dist.join(name);
        if let Some(folder) = to.parent() {
            fs::create_dir_all(folder).map_err(Failure::io("create", folder))?;
        }
        fs::copy(made, &to).map_err(Failure::io("write", &to))?;
    }
    let page = dist.join("index.html");
    let html = fs::read_to_string(&page).map_err(Failure::io("read", &page))?;
    let Some((head, body)) = html.split_once("</head>") else {
        return Err(Failure::new("the page that trunk made has no </head>").advise("see index.html"));
    };
    let head = without_mark(head);
    let preload = format!("<link as=fetch crossorigin href={} rel=preload type=application/wasm>", program.main);
    fs::write(&page, format!("{head}{preload}</head>{body}")).map_err(Failure::io("write", &page))
}

/// Trunk leaves the mark that kept it from compiling in the page.
fn without_mark(head: &str) -> String {
    match head.split_once("<link data-trunk ").and_then(|(before, mark)| Some((before, mark.split_once('>')?.1))) {
        Some((before, after)) => format!("{before}{after}"),
        None => head.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trunks_mark_is_taken_out() {
        let head = "<title>Carnet</title><link data-trunk data-trunk-id=3 rel=rust><link rel=icon>";
        assert_eq!(without_mark(head), "<title>Carnet</title><link rel=icon>");
        assert_eq!(without_mark("<link rel=icon>"), "<link rel=icon>");
    }
}
