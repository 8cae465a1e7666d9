//! The program that trunk builds for the browser.

#[cfg(target_family = "wasm")]
fn main() {
    carnet_app::boot::start();
}

#[cfg(not(target_family = "wasm"))]
fn main() {
    eprintln!("The app runs in a browser: `cargo xtask serve` builds it and serves it.");
}
