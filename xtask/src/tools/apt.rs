//! Programs from Debian's packages: the browser, its driver, clang, and PostgreSQL.

use std::path::Path;

use crate::failure::{Failure, Result};
use crate::run::{Cmd, answers};

pub const CHROMIUM: &str = "/usr/bin/chromium";
pub const CHROMEDRIVER: &str = "/usr/bin/chromedriver";

/// Program and the package that brings it.
type Program = (&'static str, &'static str);

/// Compile SQLite for wasm32.
const CLANG: [Program; 2] = [("clang", "clang"), ("llvm-ar", "llvm")];
const BROWSER: [Program; 2] = [(CHROMIUM, "chromium"), (CHROMEDRIVER, "chromium-driver")];
const HEADLESS_SHELL: Program = ("/usr/bin/chromium-headless-shell", "chromium-headless-shell");

/// What tests need.
pub fn ensure() -> Result<()> {
    let all: Vec<_> = BROWSER.into_iter().chain(CLANG).collect();
    ensure_programs(&all)
}

/// The browser for tests that look at pages: the engine of Chromium without its windows, in which they take less time;
/// Chromium itself where there is no such package.
pub fn ensure_headless() -> &'static str {
    let (program, _) = HEADLESS_SHELL;
    match ensure_programs(&[HEADLESS_SHELL]) {
        Ok(()) => program,
        Err(failure) => {
            println!("{failure}\nThe tests run in {CHROMIUM} instead, which takes longer.");
            CHROMIUM
        }
    }
}

/// What building the demo needs besides the app.
pub fn ensure_clang() -> Result<()> {
    ensure_programs(&CLANG)
}

fn ensure_programs(programs: &[Program]) -> Result<()> {
    let missing: Vec<_> =
        programs.iter().filter(|(program, _)| !is_there(program)).map(|(_, package)| *package).collect();
    if missing.is_empty() { Ok(()) } else { install(&missing) }
}

fn is_there(program: &str) -> bool {
    if program.starts_with('/') { Path::new(program).exists() } else { answers(program, &["--version"]) }
}

/// PostgreSQL, whose programs lie in a folder of their own for each version.
pub fn ensure_postgres(versions: &str) -> Result<()> {
    if Path::new(versions).is_dir() { Ok(()) } else { install(&["postgresql"]) }
}

/// What searches are compared with.
pub fn ensure_ripgrep() -> Result<()> {
    ensure_programs(&[("rg", "ripgrep")])
}

/// Where Debian puts libfaketime.
const FIXED_CLOCK: [&str; 2] =
    ["/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1", "/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1"];

/// pngquant and libfaketime; returns the place of the latter.
pub fn ensure_camera() -> Result<&'static str> {
    let find = || FIXED_CLOCK.into_iter().find(|library| Path::new(library).exists());
    if !answers("pngquant", &["--version"]) || find().is_none() {
        install(&["pngquant", "libfaketime"])?;
    }
    find().ok_or_else(|| Failure::new(format!("libfaketime is in none of {}", FIXED_CLOCK.join(", "))))
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

pub fn is_root() -> Result<bool> {
    Ok(Cmd::new("id").arg("-u").capture()?.trim() == "0")
}

fn apt_get(args: &[&str]) -> Result<Cmd> {
    let command = if is_root()? { Cmd::new("env") } else { Cmd::new("sudo").arg("env") };
    Ok(command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]).args(args))
}
