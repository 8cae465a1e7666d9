//! `import peppol-cards` as an operator runs it: what comes in, what goes out, what is refused.

use std::path::Path;

use crate::import_support::{World, export, real_cards};

#[test]
fn real_cards_come_in_once_and_those_that_vanish_are_removed() {
    let Some(cards) = real_cards() else { return };
    let world = World::new();
    let all = world.write("all.xml", &cards);
    let first = world.import(&[&all], &[]);
    assert_eq!(first.counts(), [185, 0, 0, 0]);
    assert_eq!((first.counted("read"), first.counted("skipped")), (185, 0));
    assert_eq!(world.count("registered"), 185);

    let before = world.query("select participant_key || content_hash || as_of from participants order by 1");
    assert_eq!(world.import(&[&all], &[]).counts(), [0, 0, 185, 0]);
    assert_eq!(world.query("select participant_key || content_hash || as_of from participants order by 1"), before);

    let (head, tail) = cards.split_at(cards.match_indices("<businesscard>").nth(175).unwrap().0);
    let fewer = world.write("fewer.xml", &format!("{head}</root>"));
    assert_eq!(tail.matches("<businesscard>").count(), 10);
    assert_eq!(world.import(&[&fewer], &[]).counts(), [0, 0, 175, 10]);
    assert_eq!((world.count("registered"), world.count("removed")), (175, 10));
    assert_eq!(world.import(&[&fewer], &[]).counts(), [0, 0, 175, 0], "removed once, not again");

    assert_eq!(world.import(&[&all], &[]).counts(), [0, 10, 175, 0], "back in the network");
    assert_eq!((world.count("registered"), world.count("removed")), (185, 0));
}

#[test]
fn oddities_come_in_and_contacts_do_not() {
    let world = World::new();
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/oddities.xml");
    let run = world.import(&[&fixture], &[]);
    assert_eq!(run.counts(), [16, 0, 0, 0], "{}", run.stderr);
    assert_eq!(["read", "skipped", "problems"].map(|name| run.counted(name)), [19, 2, 8]);
    for (line, words) in [
        (105, "0216:003791000048npf: the website \"javascript:alert(1)\" is no web address; value dropped"),
        (127, "0088:7399999000171: the entity \"&unknown;\" is not known; value dropped"),
        (131, "participant unknown: the card has no <participant>; card skipped"),
        (149, "0216:003791000048NPF: the participant had a card before; the later one counts"),
    ] {
        let wanted = format!("oddities.xml:{line}: {words}");
        assert!(run.stderr.contains(&wanted), "{wanted} is missing in:\n{}", run.stderr);
    }
    let names = world.query("select name from participants where participant_key = '0216:003791000048npf'");
    assert_eq!(names, ["Pohjoisen Puu Oy (uusi)"]);
    assert_eq!(world.query("select distinct as_of from participants"), ["1772600767000"], "when the export was made");
    let places = world.query("select place from participants where participant_key = '0225:801000019'");
    assert_eq!(places, ["Quai des Ormes 4, 00100 Valmont, FR"]);

    let database = world.bytes();
    let holds = |text: &str| database.windows(text.len()).any(|bytes| bytes == text.as_bytes());
    assert!(holds("verrerie-etang.example"), "the website is there, so this test can see texts");
    for personal in ["Quelconque", "firmin.quelconque", "99 00 41 42", "FR_ASSUJETTI_ACTIVE"] {
        assert!(!holds(personal), "{personal} is in the database");
    }
    assert_eq!(world.import(&[&fixture], &[]).counts(), [0, 0, 16, 0]);
}

#[test]
fn a_card_that_cannot_be_read_any_more_removes_nobody() {
    let world = World::new();
    let good = world.write("good.xml", &export(0..3, "A"));
    assert_eq!(world.import(&[&good], &[]).counts(), [3, 0, 0, 0]);
    let types = r#"<doctypeid scheme="s" value="0123456789012345678901234567890123456789"/>"#.repeat(80_000);
    let spoilt = export(0..3, "A").replacen("</businesscard>", &format!("{types}</businesscard>"), 1);
    let run = world.import(&[&world.write("spoilt.xml", &spoilt)], &[]);
    assert_eq!(run.counts(), [0, 0, 2, 0]);
    assert_eq!(run.counted("skipped"), 1);
    assert_eq!(world.count("registered"), 3);
}

#[test]
fn many_removals_wait_for_a_word() {
    let world = World::new();
    assert_eq!(world.import_stdin(&export(0..1_000, "A")).counts(), [1_000, 0, 0, 0]);
    assert_eq!(world.import_stdin(&export(0..900, "A")).counts(), [0, 0, 900, 100], "100 are not many");
    let fewer = world.write("fewer.xml", &export(0..799, "B"));
    let run = world.import(&[&fewer], &[]);
    assert_eq!(run.code, Some(3), "{}", run.stderr);
    for words in ["101 of the 900", "nothing was changed", "--accept-removals", "--partial"] {
        assert!(run.stderr.contains(words), "{words} is missing in: {}", run.stderr);
    }
    assert_eq!(world.count("registered"), 900);
    assert_eq!(world.query("select count(*) from participants where name like 'Bolag B%'"), ["0"]);
    assert_eq!(world.query("select count(*) from import_cards"), ["0"], "nothing waits any more");
    assert_eq!(world.import(&[&fewer], &["--accept-removals"]).counts(), [0, 799, 0, 101]);
}

#[test]
fn a_snapshot_without_cards_is_suspicious_however_small_the_source() {
    let world = World::new();
    world.import_stdin(&export(0..5, "A")).counts();
    assert_eq!(world.import_stdin("<root/>").code, Some(3));
    assert_eq!(world.count("registered"), 5);
}

#[test]
fn a_cut_off_file_says_its_line_and_keeps_the_old_snapshot() {
    let world = World::new();
    world.import_stdin(&export(0..50, "A")).counts();
    let text = export(0..40, "B");
    let run = world.import(&[&world.write("cut.xml", &text[..text.len() - 40])], &[]);
    assert_eq!(run.code, Some(4), "{}", run.stderr);
    assert!(run.stderr.contains("cut.xml, line 201:"), "{}", run.stderr);
    assert!(run.stderr.contains("the directory is as it was"), "{}", run.stderr);
    assert_eq!(world.query("select count(*) from participants where name like 'Bolag A%'"), ["50"]);
    assert_eq!(world.query("select state from imports order by started_at, id"), ["applied", "failed"]);
}

#[test]
fn several_files_are_one_snapshot_and_partial_removes_nobody() {
    let world = World::new();
    let (one, two) = (world.write("1.xml", &export(0..20, "A")), world.write("2.xml", &export(15..40, "A")));
    let run = world.import(&[&one, &two], &[]);
    assert_eq!(run.counts(), [40, 0, 0, 0]);
    assert_eq!(run.counted("problems"), 5, "five participants stand in both files");
    let part = world.write("part.xml", &export(38..42, "B"));
    assert_eq!(world.import(&[&part], &["--partial"]).counts(), [2, 2, 0, 0]);
    assert_eq!(world.count("registered"), 42);
    // Another source's snapshot does not touch this one's participants.
    let other = world.write("other.xml", &export(100..103, "C"));
    assert_eq!(world.import(&[&other], &["--source", "elsewhere"]).counts(), [3, 0, 0, 0]);
    assert_eq!(world.count("registered"), 45);
}

#[test]
fn wrong_paths_and_names_are_told_before_anything_is_read() {
    let world = World::new();
    let good = world.write("good.xml", &export(0..1, "A"));
    for (files, flags, code, words) in [
        (vec![good.clone(), world.path("none.xml")], vec![], 1, "none.xml"),
        (vec![world.folder.path().to_owned()], vec![], 1, "folder"),
        (vec![good.clone()], vec!["--source", "a b"], 2, "name of a source"),
        (vec![], vec![], 2, "FILE"),
    ] {
        let files: Vec<&Path> = files.iter().map(AsRef::as_ref).collect();
        let run = world.import(&files, &flags);
        assert_eq!(run.code, Some(code), "{}", run.stderr);
        assert!(run.stderr.contains(words), "{words} is missing in: {}", run.stderr);
    }
    assert_eq!(world.count("registered"), 0);
}
