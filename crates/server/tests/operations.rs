//! Looking after a database with the real binary: checks, copies and the way back, and what the documentation and the
//! examples say of options.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    process::Output,
};

use carnet_store::{
    db,
    pool::{self, Pool},
    sqlite,
};
use serde_json::Value;

use crate::support::Place;

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn failed_with(output: &Output, words: &str) {
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    assert!(text(&output.stderr).contains(words), "{words}: {output:?}");
}

fn seeded() -> Place {
    let place = Place::new();
    let seeded = place.run(&["seed-demo"]);
    assert!(seeded.status.success(), "{seeded:?}");
    place
}

fn change(place: &Place, sql: &str) {
    let pool = sqlite::open_as_it_is(&place.database(), 1).unwrap();
    pool::write(&pool as &dyn Pool, |db| db.execute(sql, &[])).unwrap();
}

#[test]
fn a_check_says_what_is_broken_and_by_whom() {
    let place = seeded();
    let whole = place.run(&["check"]);
    assert!(whole.status.success() && text(&whole.stdout).contains("holds   customer_number_once"), "{whole:?}");

    change(&place, "update customers set name = 'Other' where id = (select min(id) from customers)");
    let broken = place.run(&["check", "--json"]);
    failed_with(&broken, "customers_repeat_their_participant");
    let report: Value = serde_json::from_slice(&broken.stdout).unwrap();
    assert_eq!(report["holds"], false);
    let broken: Vec<&Value> =
        report["invariants"].as_array().unwrap().iter().filter(|one| one["holds"] == false).collect();
    assert_eq!(broken.len(), 1, "{report}");
    assert_eq!(
        (&broken[0]["name"], &broken[0]["offenders"]),
        (&"customers_repeat_their_participant".into(), &1.into())
    );
    assert!(broken[0]["first"][0].as_str().unwrap().starts_with("customer "), "{report}");

    failed_with(&place.run(&["check", "--database", "sqlite:nowhere.db"]), "there is no database nowhere.db");
    assert!(!place.path().join("nowhere.db").exists());
}

#[test]
fn who_only_looks_does_not_bring_a_database_up_to_date() {
    let place = seeded();
    let steps = || {
        let pool = sqlite::open_as_it_is(&place.database(), 1).unwrap();
        pool::read(&pool, |db| db::query_one(db, "select count(*) from schema_migrations", &[], |row| row.int(0)))
            .unwrap()
    };
    let last = "delete from schema_migrations where number = (select max(number) from schema_migrations)";
    change(&place, last);
    let older = steps();
    for command in [["check"].as_slice(), &["account", "list"]] {
        failed_with(&place.run(command), "the database is of another version");
    }
    assert_eq!(steps(), older);
    change(&place, "drop table schema_migrations");
    failed_with(&place.run(&["check"]), "no schema of Carnet");
}

#[test]
fn a_copy_is_made_while_a_server_runs_and_restored_when_it_is_gone() {
    let place = seeded();
    let mut server = place.serve(&[]);
    let copied = place.run(&["backup", "copy.db"]);
    assert!(copied.status.success(), "{copied:?}");
    failed_with(&place.run(&["backup", "copy.db"]), "copy.db is there already");
    failed_with(&place.run(&["backup", "no/copy.db"]), "no copy was made");
    assert_eq!(server.get("/readyz").status, 200);
    assert!(place.run(&["check", "--database", "sqlite:copy.db"]).status.success());

    failed_with(&place.run(&["restore", "copy.db"]), "a server has carnet.db open");
    server.child.kill().unwrap();
    server.child.wait().unwrap();
    change(&place, "update accounts set name = 'Changed'");
    let restored = place.run(&["restore", "copy.db"]);
    assert!(restored.status.success(), "{restored:?}");
    let names = |database: PathBuf| {
        let pool = sqlite::open(&database, 1).unwrap();
        let sql = "select count(*) from accounts where name = 'Changed'";
        pool::read(&pool, |db| carnet_store::db::query_one(db, sql, &[], |row| row.int(0))).unwrap()
    };
    assert_eq!(names(place.database()), Some(0));
    let said = text(&restored.stdout);
    let kept = said.lines().find_map(|line| line.strip_prefix("what was there before is ")).unwrap();
    assert!(names(place.path().join(kept)) > Some(0), "{said}");
    assert!(place.run(&["check"]).status.success());
}

#[test]
fn what_is_no_whole_copy_is_not_restored() {
    let place = seeded();
    let bytes = std::fs::read(place.database()).unwrap();
    std::fs::write(place.path().join("cut.db"), &bytes[..bytes.len() / 2]).unwrap();
    std::fs::write(place.path().join("words.db"), "x".repeat(5000)).unwrap();
    std::fs::write(place.path().join("empty.db"), "").unwrap();
    assert!(place.run(&["backup", "newer.db"]).status.success());
    {
        let pool = sqlite::open(&place.path().join("newer.db"), 1).unwrap();
        let sql = "insert into schema_migrations (number, name) values (999999, 'tomorrow')";
        pool::write(&pool, |db| db.execute(sql, &[])).unwrap();
    }
    for (copy, words) in [
        ("cut.db", "it is not whole"),
        ("words.db", "it is not whole"),
        ("empty.db", "it is no database of Carnet"),
        ("newer.db", "written by a newer version"),
        ("missing.db", "missing.db was not restored"),
    ] {
        failed_with(&place.run(&["restore", copy]), words);
    }
    assert_eq!(std::fs::read(place.database()).unwrap(), bytes, "nothing was changed");
    for command in ["backup", "restore"] {
        let url = "postgres://carnet@db.example/carnet";
        failed_with(&place.run(&[command, "copy.db", "--database", url]), "PostgreSQL is copied by its own tools");
    }
}

/// Words of a text that begin so: options or variables.
fn words(text: &str, beginning: &str) -> BTreeSet<String> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    let words = text.split(|c| !is_part(c)).filter(|word| word.starts_with(beginning) && word.len() > beginning.len());
    words.map(|word| word.trim_end_matches('-').to_owned()).collect()
}

fn help(place: &Place) -> String {
    let output = place.run(&["serve", "--help"]);
    assert!(output.status.success(), "{output:?}");
    text(&output.stdout)
}

fn source(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn every_option_of_the_server_is_documented_and_the_examples_use_no_other() {
    let help = help(&Place::new());
    let (options, variables) = (words(&help, "--"), words(&help, "CARNET_"));
    assert!(options.contains("--shutdown-grace") && variables.contains("CARNET_DATABASE"), "{help}");
    let documented = words(&source("docs/operations.md"), "--");
    let missing: Vec<&String> = options
        .iter()
        .filter(|option| !documented.contains(*option) && !["--help", "--version"].contains(&option.as_str()))
        .collect();
    assert_eq!(missing, Vec::<&String>::new(), "docs/operations.md does not say what they mean");
    for example in
        ["compose.yaml", "env.example", "carnet.service", "carnet-backup.service", "nginx.conf", "Dockerfile"]
    {
        let text = source(&format!("deploy/{example}"));
        for name in words(&text, "CARNET_") {
            assert!(variables.contains(&name), "{example}: {name} is no variable of the server");
        }
    }
}
