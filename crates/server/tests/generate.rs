//! `generate` as an operator runs it: the same participants in a file and in a database, which the import reads.

use std::{fs, process::Output};

use crate::{import_support::Run, support::Place};

/// Where the participants go: SQLite's file in the place, or the database that the run is about.
fn location(place: &Place, database: &carnet_testing::TestDatabase) -> String {
    database.url().unwrap_or_else(|| format!("sqlite:{}", place.database().display()))
}

fn done(output: Output) -> Run {
    let run = Run::of(output);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    run
}

#[test]
fn cards_in_a_file_come_in_one_by_one_and_are_those_of_the_database() {
    let (place, database) = (Place::new(), carnet_testing::shared());
    let location = location(&place, &database);
    let file = ["generate", "--participants", "1500", "--seed", "6", "--to", "cards.xml"];
    done(place.run(&file));
    let import = ["import", "peppol-cards", "--database", &location, "--source", "invented", "cards.xml"];
    assert_eq!(done(place.run(&import)).counts(), [1_500, 0, 0, 0]);

    let filled = ["generate", "--participants", "1500", "--seed", "6", "--database", &location];
    let run = done(place.run(&filled));
    assert!(run.stderr.contains("1,500 participants in "), "{}", run.stderr);
    assert_eq!(done(place.run(&import)).counts(), [0, 0, 1_500, 0], "the database has what the file has");

    let more = ["generate", "--participants", "1600", "--seed", "6", "--database", &location];
    done(place.run(&more));
    let run = done(place.run(&[&import[..], &["--partial"]].concat()));
    assert_eq!(run.counts(), [0, 0, 1_500, 0], "more of the same seed are those and others");
}

#[test]
fn the_file_is_the_same_every_time_and_may_be_the_standard_output() {
    let place = Place::new();
    let cards = |more: &[&str]| place.run(&[&["generate", "--participants", "300"], more].concat());
    done(cards(&["--to", "a.xml"]));
    let written = fs::read(place.path().join("a.xml")).unwrap();
    let printed = cards(&["--seed", "1", "--to", "-"]);
    assert!(printed.status.success(), "{printed:?}");
    assert!(written == printed.stdout, "not the same cards");
    let other = cards(&["--seed", "2", "--to", "-"]);
    assert!(written != other.stdout && !other.stdout.is_empty(), "the same cards from another seed");
    assert!(!place.database().exists(), "a file needs no database");
}

#[test]
fn what_cannot_be_written_is_said_with_what_to_do() {
    let place = Place::new();
    let refused = Run::of(place.run(&["generate", "--participants", "5", "--to", "nowhere/cards.xml"]));
    assert_eq!(refused.code, Some(1));
    assert!(refused.stderr.contains("cannot write nowhere/cards.xml"), "{}", refused.stderr);
    assert!(refused.stderr.contains("run the command again"), "{}", refused.stderr);
    for wrong in ["0", "100000001", "many"] {
        assert_eq!(Run::of(place.run(&["generate", "--participants", wrong])).code, Some(2), "{wrong}");
    }
}
