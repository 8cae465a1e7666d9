//! What the statements may be made of: engines that speak PostgreSQL's protocol and spread over machines lack a part of
//! it. No statement and no step of the schema uses that part; the one `listen` is beside the statements, and what it
//! tells is found by looking where it is missing.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// What is missing there, or means another thing, with the reason.
const LACKING: &[(&str, &str)] = &[
    ("advisory", "advisory locks do nothing, or hold on one node alone"),
    ("create trigger", "triggers are missing or new"),
    ("create function", "procedures are missing or new"),
    ("create extension", "there are no extensions, or others"),
    ("create temp", "temporary tables are an experiment"),
    ("create domain", "domains are missing"),
    ("create rule", "rules are missing"),
    ("exclude using", "exclusion constraints are missing"),
    ("deferrable", "constraints hold at once"),
    ("lock table", "tables are not locked"),
    ("ctid", "rows have no place"),
    ("xmin", "rows have no transaction to be seen"),
    ("pg_trgm", "trigram indexes differ"),
    ("using gist", "GiST is missing"),
    ("using brin", "BRIN is missing"),
    ("materialized view", "they are not refreshed alike"),
    ("pg_notify", "nobody is told"),
    ("currval", "a session's numbers are not kept"),
    ("serializable", "transactions would have to be ready to run again"),
    ("savepoint", "parts of a transaction cannot be undone everywhere"),
    ("for share", "shared row locks are missing"),
    ("on delete set", "only cascades are alike"),
];

/// What is no statement: SQLite's own driver, and what tells of writes.
const BESIDE: &[&str] = &["sqlite.rs", "sqlite_tests.rs", "listen.rs"];

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            files(&path, found);
        } else if !BESIDE.contains(&name.as_str()) {
            found.push(path);
        }
    }
}

/// The lines of a text that are no remarks, as one in lower case.
fn statements(text: &str) -> String {
    let is_remark = |line: &&str| !["//", "--"].iter().any(|mark| line.trim_start().starts_with(mark));
    let words = text.lines().filter(is_remark).flat_map(str::split_whitespace);
    words.collect::<Vec<_>>().join(" ").to_lowercase()
}

fn lacking(text: &str) -> Vec<&'static str> {
    let text = statements(text);
    LACKING.iter().filter(|(words, _)| text.contains(words)).map(|(words, _)| *words).collect()
}

#[test]
fn no_statement_uses_what_distributed_engines_lack() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut all = Vec::new();
    files(&root.join("src"), &mut all);
    files(&root.join("migrations"), &mut all);
    assert!(all.len() > 100, "{} files are read", all.len());
    let mut used = Vec::new();
    for path in all {
        for words in lacking(&fs::read_to_string(&path).unwrap()) {
            let why = LACKING.iter().find(|(known, _)| *known == words).unwrap().1;
            used.push(format!("{}: {words} ({why})", path.display()));
        }
    }
    assert!(used.is_empty(), "{}", used.join("\n"));
}

#[test]
fn what_is_lacking_is_noticed_across_lines_and_not_in_remarks() {
    assert_eq!(lacking("select\n    pg_ADVISORY_lock(1)"), ["advisory"]);
    assert_eq!(lacking("create\n temp table x"), ["create temp"]);
    assert!(lacking("-- lock table\n// ctid\nselect 1").is_empty());
}
