//! An import that is killed at any moment leaves the old snapshot, and the next one does the work.

use std::{
    thread,
    time::{Duration, Instant},
};

use crate::import_support::{World, export};

const OLD: u64 = 300;
const NEW: u64 = 20_000;

#[test]
fn killed_at_any_moment_the_old_snapshot_stays() {
    let world = World::new();
    world.import_stdin(&export(0..300, "old")).counts();
    let file = world.write("new.xml", &export(100..20_100, "new"));
    let arguments = [file.to_str().unwrap(), "--accept-removals"];

    let mut delay = Duration::from_millis(40);
    let (mut kills, mut while_applying) = (0, 0);
    loop {
        let mut import = world.command(&arguments).spawn().unwrap();
        let start = Instant::now();
        while start.elapsed() < delay && import.try_wait().unwrap().is_none() {
            thread::sleep(Duration::from_millis(2));
        }
        if import.try_wait().unwrap().is_some() {
            break;
        }
        import.kill().unwrap();
        import.wait().unwrap();
        kills += 1;
        while_applying += u32::from(
            world.query("select max(staged) from (select count(*) as staged from import_cards group by import_id)")
                == [NEW.to_string()],
        );
        assert_eq!(world.query("pragma integrity_check"), ["ok"]);
        let names =
            world.query("select distinct substr(name, 1, 9) from participants where network_status = 'registered'");
        match names.iter().map(String::as_str).collect::<Vec<_>>()[..] {
            ["Bolag old"] => assert_eq!((world.count("registered"), world.count("removed")), (OLD, 0)),
            // Killed after the commit, on the way out.
            ["Bolag new"] => assert_eq!((world.count("registered"), world.count("removed")), (NEW, 100)),
            _ => panic!("after {delay:?} two snapshots are mixed: {names:?}"),
        }
        delay = delay * 8 / 5;
    }
    println!(
        "killed {kills} times, {while_applying} of them with all cards staged, the last time after {:?}",
        delay * 5 / 8
    );
    assert!(kills >= 3, "the import ended after {delay:?}, before it could be killed three times");

    let again = world.import(&[&file], &["--accept-removals"]);
    assert_eq!(again.counts(), [0, 0, NEW, 0], "the one that was not killed has done it all");
    assert_eq!((world.count("registered"), world.count("removed")), (NEW, 100));
    assert_eq!(world.query("select count(*) from import_cards"), ["0"], "what killed imports left is swept up");
    let states = world.query("select distinct state from imports order by 1");
    // One that was killed before its first cards waited is none to go on with.
    assert!(states == ["applied"] || states == ["applied", "superseded"], "{states:?}");
}
