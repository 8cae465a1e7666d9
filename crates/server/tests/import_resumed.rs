//! An import whose process was killed is gone on with: what waits already is not staged again.

use std::{
    fs::{self, OpenOptions},
    io::Write as _,
    path::Path,
    process::Command,
    thread,
    time::Duration,
};

use crate::import_support::{World, export};

const CARDS: u64 = 12_000;
/// Cards after which the import is killed: whole batches, so that all of them wait.
const FIRST: u64 = 3_000;
const SECOND: u64 = 8_000;

/// Kills an import of the file once so many of its cards wait. It is given no more of them: a pipe stands in the place
/// of the file meanwhile, so that it cannot have come to its end before it is killed.
fn interrupted(world: &World, file: &Path, cards: u64) {
    let text = fs::read_to_string(file).unwrap();
    let end = "</businesscard>\n";
    let given = text.match_indices(end).nth(cards as usize - 1).unwrap().0 + end.len();
    fs::remove_file(file).unwrap();
    assert!(Command::new("mkfifo").arg(file).status().unwrap().success());
    // Open both ways, or opening would wait for the import.
    let mut pipe = OpenOptions::new().read(true).write(true).open(file).unwrap();
    let mut import = world.command(&[file.to_str().unwrap()]).spawn().unwrap();
    let beginning = text[..given].to_owned();
    let giving = thread::spawn(move || pipe.write_all(beginning.as_bytes()).map(|()| pipe));
    while waiting(world) < cards {
        assert!(import.try_wait().unwrap().is_none(), "the import ended before {cards} cards were seen to wait");
        thread::sleep(Duration::from_millis(3));
    }
    import.kill().unwrap();
    import.wait().unwrap();
    drop(giving.join().unwrap().unwrap());
    fs::remove_file(file).unwrap();
    fs::write(file, text).unwrap();
    assert_eq!(waiting(world), cards);
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

    for cards in [FIRST, SECOND] {
        interrupted(&world, &file, cards);
        assert_eq!(world.count("registered"), 200, "the old snapshot serves");
    }

    let last = world.import(&[&file], &[]);
    assert_eq!(last.counts(), [CARDS - 200, 200, 0, 0]);
    assert_eq!(last.counted("read"), CARDS);
    assert!(last.stderr.contains(&format!("going on behind card {SECOND} ")), "{}", last.stderr);
    assert_eq!(world.query("select count(*) from imports where source = 'peppol-directory'"), ["2"]);
    assert_eq!(waiting(&world), 0);
}

#[test]
fn other_files_under_the_same_name_begin_anew() {
    let world = World::new();
    let file = world.write("cards.xml", &export(0..CARDS as usize, "new"));
    interrupted(&world, &file, FIRST);

    let file = world.write("cards.xml", &export(0..CARDS as usize, "newer"));
    let run = world.import(&[&file], &[]);
    assert_eq!(run.counts(), [CARDS, 0, 0, 0]);
    assert!(run.stderr.contains("it begins anew"), "{}", run.stderr);
    assert_eq!(world.query("select count(*) from participants where name like 'Bolag newer %'"), [CARDS.to_string()]);

    interrupted(&world, &file, FIRST);
    let file = world.write("cards.xml", &export(0..10, "short"));
    let run = world.import(&[&file], &["--accept-removals"]);
    assert_eq!(run.counts(), [0, 10, 0, CARDS - 10], "it ends before what was read: {}", run.stderr);
}

#[test]
fn who_wants_it_anew_has_every_card_staged_again() {
    let world = World::new();
    let file = world.write("cards.xml", &export(0..CARDS as usize, "new"));
    interrupted(&world, &file, FIRST);
    let run = world.import(&[&file], &["--anew"]);
    assert_eq!(run.counts(), [CARDS, 0, 0, 0]);
    assert!(!run.stderr.contains("going on"), "{}", run.stderr);
    assert_eq!(world.query("select state from imports order by started_at"), ["superseded", "applied"]);
}
