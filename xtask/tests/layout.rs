//! The files of integration tests are modules of one program; a file that its `main.rs` does not name would run nothing.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::{fs, path::Path};

/// What lies in a folder of tests and is a module: `name.rs`, or `name/mod.rs`.
fn modules(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let module = |path: &Path| path.extension().is_some_and(|ending| ending == "rs") || path.join("mod.rs").is_file();
    let names = entries.filter(|path| module(path)).map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned());
    names.filter(|name| name != "main").collect()
}

#[test]
fn every_file_of_tests_is_in_the_program_of_its_crate() {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates");
    let mut found = 0;
    for entry in fs::read_dir(crates).unwrap() {
        let folder = entry.unwrap().path().join("tests");
        let Ok(main) = fs::read_to_string(folder.join("main.rs")) else { continue };
        for module in modules(&folder) {
            let named = main.lines().any(|line| line == format!("mod {module};"));
            assert!(named, "{}/main.rs does not name {module}: add `mod {module};`", folder.display());
            found += 1;
        }
    }
    assert!(found > 80, "only {found} modules of tests were found");
}
