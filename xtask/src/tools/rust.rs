//! The parts of the Rust toolchain that are not in every installation.

use crate::failure::Result;
use crate::run::{Cmd, answers};

pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

pub fn ensure_wasm_target() -> Result<()> {
    let libraries = Cmd::new("rustc").args(["--print", "target-libdir", "--target", WASM_TARGET]).capture()?;
    if std::path::Path::new(libraries.trim()).is_dir() {
        return Ok(());
    }
    println!("rust target {WASM_TARGET}: adding it (usually 20 s)");
    Cmd::new("rustup")
        .args(["target", "add", WASM_TARGET])
        .advise(format!("install Rust through rustup, or add the standard library of {WASM_TARGET} another way"))
        .run()
}

pub fn ensure_components() -> Result<()> {
    for (component, command) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        if !answers("cargo", &[command, "--version"]) {
            println!("rust component {component}: adding it (usually 10 s)");
            Cmd::new("rustup")
                .args(["component", "add", component])
                .advise("install Rust through rustup, or its component another way")
                .run()?;
        }
    }
    Ok(())
}

/// The toolchain that instruments what it builds.
pub const NIGHTLY: &str = "nightly";

pub fn ensure_nightly() -> Result<()> {
    if answers("rustup", &["run", NIGHTLY, "rustc", "--version"]) {
        return Ok(());
    }
    println!("rust toolchain {NIGHTLY}: installing it (usually 1 minute)");
    Cmd::new("rustup")
        .args(["toolchain", "install", NIGHTLY, "--profile", "minimal"])
        .advise("install Rust through rustup; without its nightly toolchain nothing can be fuzzed")
        .run()
}
