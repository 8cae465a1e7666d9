//! An import whose process was killed is gone on with: what waits already is not staged again.

use std::{thread, time::Duration};

use crate::import_support::{World, export};

const CARDS: u64 = 12_000;

/// Kills an import of the file once a part of its cards, or all of them, wait.
fn interrupted(world: &World, file: &str, at_least: u64) -> u64 {
    let mut import = world.command(&[file]).spawn().unwrap();
    loop {
        thread::sleep(Duration::from_millis(3));
        let waiting = waiting(world);
        if waiting >= at_least {
            import.kill().unwrap();
            import.wait().unwrap();
            return waiting;
        }
        assert!(import.try_wait().unwrap().is_none(), "the import ended before {at_least} cards were seen to wait");
    }
}

fn waiting(world: &World) -> u64 {
    // Before the import has made the table there is none.
    let tables = world.query("select count(*) from sqlite_master where name = 'import_cards'");
    if tables == ["0"] { 0 } else { world.query("select count(*) from import_cards")[0].parse().unwrap() }
}

#[test]
fn it_goes_on_where_it_was_killed_twice() {
    let world = World::new();
    world.import_stdin(&export(0..200, "old")).counts();
    let file = world.write("new.xml", &export(0..CARDS as usize, "new"));
    let path = file.to_str().unwrap();

    let first = interrupted(&world, path, 1_000);
    assert_eq!(world.count("registered"), 200, "the old snapshot serves");
    let second = interrupted(&world, path, first + 2_000);
    assert!(second > first);
    assert_eq!(world.count("registered"), 200, "the old snapshot serves");

    let last = world.import(&[&file], &[]);
    assert_eq!(last.counts(), [CARDS - 200, 200, 0, 0]);
    assert_eq!(last.counted("read"), CARDS);
    let said = last.stderr.lines().find_map(|line| line.strip_prefix("going on behind card ")).unwrap();
    let behind: u64 = said.split(' ').next().unwrap().parse().unwrap();
    assert!(behind >= second, "{behind} of at least {second} cards were not staged again");
    assert_eq!(world.query("select count(*) from imports where source = 'peppol-directory'"), ["2"]);
    assert_eq!(waiting(&world), 0);
}

#[test]
fn other_files_under_the_same_name_begin_anew() {
    let world = World::new();
    let file = world.write("cards.xml", &export(0..CARDS as usize, "new"));
    interrupted(&world, file.to_str().unwrap(), 1_000);

    let file = world.write("cards.xml", &export(0..CARDS as usize, "newer"));
    let run = world.import(&[&file], &[]);
    assert_eq!(run.counts(), [CARDS, 0, 0, 0]);
    assert!(run.stderr.contains("it begins anew"), "{}", run.stderr);
    assert_eq!(world.query("select count(*) from participants where name like 'Bolag newer %'"), [CARDS.to_string()]);

    interrupted(&world, file.to_str().unwrap(), 1_000);
    let file = world.write("cards.xml", &export(0..10, "short"));
    let run = world.import(&[&file], &["--accept-removals"]);
    assert_eq!(run.counts(), [0, 10, 0, CARDS - 10], "it ends before what was read: {}", run.stderr);
}

#[test]
fn who_wants_it_anew_has_every_card_staged_again() {
    let world = World::new();
    let file = world.write("cards.xml", &export(0..CARDS as usize, "new"));
    interrupted(&world, file.to_str().unwrap(), 1_000);
    let run = world.import(&[&file], &["--anew"]);
    assert_eq!(run.counts(), [CARDS, 0, 0, 0]);
    assert!(!run.stderr.contains("going on"), "{}", run.stderr);
    assert_eq!(world.query("select state from imports order by started_at"), ["superseded", "applied"]);
}
