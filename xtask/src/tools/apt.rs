//! Programs from Debian's packages: the browser, its driver, and clang.

use std::path::Path;

use crate::failure::{Failure, Result};
use crate::run::{Cmd, answers};

pub const CHROMIUM: &str = "/usr/bin/chromium";
pub const CHROMEDRIVER: &str = "/usr/bin/chromedriver";

/// Program and the package that brings it. clang compiles SQLite for wasm32.
const PROGRAMS: [(&str, &str); 3] =
    [(CHROMIUM, "chromium"), (CHROMEDRIVER, "chromium-driver"), ("/usr/bin/clang", "clang")];

pub fn ensure() -> Result<()> {
    let missing: Vec<_> =
        PROGRAMS.iter().filter(|(program, _)| !Path::new(program).exists()).map(|(_, package)| *package).collect();
    if missing.is_empty() { Ok(()) } else { install(&missing) }
}

/// Installs packages as root, through sudo where this is not root.
pub fn install(packages: &[&str]) -> Result<()> {
    let by_hand = format!("apt-get update && apt-get install --no-install-recommends {}", packages.join(" "));
    if !answers("apt-get", &["--version"]) {
        return Err(Failure::new(format!("missing: {} (no apt-get here to install them)", packages.join(", ")))
            .advise(format!("install them; on Debian: {by_hand}")));
    }
    println!("Debian packages {}: installing them (usually 1 minute)", packages.join(", "));
    apt_get(&["update", "-qq"])?.advise(format!("as root: {by_hand}")).run()?;
    let mut install = vec!["install", "-qq", "--yes", "--no-install-recommends"];
    install.extend(packages);
    apt_get(&install)?.advise(format!("as root: {by_hand}")).run()
}

fn apt_get(args: &[&str]) -> Result<Cmd> {
    let is_root = Cmd::new("id").arg("-u").capture()?.trim() == "0";
    let command = if is_root { Cmd::new("env") } else { Cmd::new("sudo").arg("env") };
    Ok(command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]).args(args))
}
