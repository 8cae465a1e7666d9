//! `import annuaire` as an operator runs it: what comes in, what ends, what is refused.

use std::{
    fmt::Write as _,
    io::Write as _,
    path::Path,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use crate::import_support::{Run, World};

const HEADER: &str = "SIREN;Adresse de facturation;Adresse de facturation active\n";

fn command(world: &World) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_carnet-server"));
    command.args(["import", "annuaire", "--database"]);
    command.arg(format!("sqlite:{}", world.path("carnet.db").display()));
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).env_remove("CARNET_DATABASE");
    command
}

fn import(world: &World, file: &Path, flags: &[&str]) -> Run {
    Run::of(command(world).arg(file).args(flags).output().unwrap())
}

/// Created, updated, unchanged, ended.
fn counts(run: &Run) -> [u64; 4] {
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    ["created", "updated", "unchanged", "ended"].map(|name| run.counted(name))
}

fn statuses(world: &World) -> Vec<String> {
    world.query("select address || ' ' || status from addresses order by address_key")
}

#[test]
fn a_consult_file_comes_in_once_and_what_vanishes_ends() {
    let world = World::new();
    let rows = "702042755;702042755;1\r\n702042755;702042755_70204275500240_COMPTA;1\r\n732829320;732829320_X;0\r\n";
    let all = world.write("all.csv", &format!("\u{feff}{HEADER}{rows}"));
    let first = import(&world, &all, &[]);
    assert_eq!(counts(&first), [3, 0, 0, 0]);
    assert_eq!(["read", "skipped", "problems"].map(|name| first.counted(name)), [3, 0, 0]);
    let before = world.query("select address_key || position || recorded_at from address_periods order by 1");
    assert_eq!(counts(&import(&world, &all, &[])), [0, 0, 3, 0], "run again without effect");
    assert_eq!(world.query("select address_key || position || recorded_at from address_periods order by 1"), before);

    let fewer =
        world.write("fewer.csv", "Adresse de facturation active,SIREN,Adresse de facturation\n1,702042755,702042755\n");
    assert_eq!(counts(&import(&world, &fewer, &["--partial"])), [0, 0, 1, 0]);
    assert_eq!(counts(&import(&world, &fewer, &[])), [0, 0, 1, 1]);
    let after = ["0225:702042755 active", "0225:702042755_70204275500240_COMPTA ended", "0225:732829320_X ended"];
    assert_eq!(statuses(&world), after);
    assert_eq!(counts(&import(&world, &fewer, &[])), [0, 0, 1, 0], "ended once, not again");
}

#[test]
fn what_is_wrong_with_a_line_is_said_with_its_place() {
    let world = World::new();
    let mut bytes =
        b"SIREN;Adresse de facturation;Adresse de facturation active;Date de d\xe9but;Date de fin\n".to_vec();
    bytes.extend_from_slice(
        b"702042755;702042755_A;1;;\n\
          702042755;732829320_A;1;;\n\
          702042755;702042755_73282932000074;1;;\n\
          702042754;702042754;1;;\n\
          702042755;702042755_B;oui;;\n\
          702042755;\"702042755_C;1;;\n\
          702042755;702042755_D;1;01/01/2999;\n\
          702042755;702042755_E;1;2020-01-01;2020-12-31\n\
          702042755;702042755_A;0;;\n\
          702042755;702042755_\xe9;1;;\n",
    );
    let file = world.path("odd.csv");
    std::fs::write(&file, bytes).unwrap();
    let run = import(&world, &file, &[]);
    assert_eq!(counts(&run), [4, 0, 0, 0], "{}", run.stderr);
    assert_eq!(["read", "skipped", "problems"].map(|name| run.counted(name)), [10, 5, 8]);
    for (line, words) in [
        (3, "\"732829320_A\": the address does not begin with the SIREN of its line, \"702042755\"; line skipped"),
        (4, "\"702042755_73282932000074\": the SIRET in the address belongs to another SIREN; line skipped"),
        (5, "\"702042754\": the check digit of its SIREN or SIRET does not fit; line kept"),
        (6, "\"702042755_B\": whether the address is active is 0 or 1, not \"oui\"; line skipped"),
        (7, "address unknown: a quote is not closed on this line; line skipped"),
        (9, "\"702042755_E\": it is marked 1, though its last day is past; the dates count; line kept"),
        (10, "\"702042755_A\": the address stood in line 2 before; the later one counts"),
        (11, "the address contains 'é'"),
    ] {
        let place = format!("odd.csv:{line}: ");
        let said = run.stderr.lines().find(|printed| printed.contains(&place)).unwrap_or_default();
        assert!(said.contains(words), "{place}{words} is missing in:\n{}", run.stderr);
    }
    let stand =
        ["0225:702042754 active", "0225:702042755_A ended", "0225:702042755_D upcoming", "0225:702042755_E ended"];
    assert_eq!(statuses(&world), stand);
}

#[test]
fn what_is_no_such_file_changes_nothing() {
    let world = World::new();
    let good = world.write("good.csv", &format!("{HEADER}702042755;702042755;1\n"));
    assert_eq!(counts(&import(&world, &good, &[])), [1, 0, 0, 0]);
    for (name, text, code, words) in [
        ("empty.csv", String::new(), 4, "empty.csv, line 1: the file is empty"),
        ("other.csv", "Nom;Numéro\nA;1\n".to_owned(), 4, "no column \"SIREN\""),
        ("long.csv", format!("{HEADER}{}", "x".repeat(70_000)), 4, "long.csv, line 2: the line has more than 64 KiB"),
        ("elsewhere.csv", format!("{HEADER}732829320;732829320;1\n"), 3, "suspended: 1 of the 1 active addresses"),
    ] {
        let run = import(&world, &world.write(name, &text), &[]);
        assert_eq!(run.code, Some(code), "{name}: {}", run.stderr);
        assert!(run.stderr.contains(words), "{words} is missing in:\n{}", run.stderr);
        assert_eq!(statuses(&world), ["0225:702042755 active"], "{name}");
    }
    assert_eq!(import(&world, &world.path("none.csv"), &[]).code, Some(1));
    let elsewhere = world.path("elsewhere.csv");
    assert_eq!(counts(&import(&world, &elsewhere, &["--accept-removals"])), [1, 0, 0, 1]);
}

#[test]
fn a_hundred_thousand_lines_from_the_standard_input_take_seconds() {
    let world = World::new();
    let mut text = HEADER.to_owned();
    for number in 0..100_000 {
        writeln!(text, "702042755;702042755_{number};1").unwrap();
    }
    let run = || {
        let begun = Instant::now();
        let mut child = command(&world).arg("-").stdin(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
        (Run::of(child.wait_with_output().unwrap()), begun.elapsed())
    };
    let (first, took) = run();
    assert_eq!(counts(&first), [100_000, 0, 0, 0]);
    assert!(took < Duration::from_secs(60), "{took:?}");
    assert_eq!(counts(&run().0), [0, 0, 100_000, 0]);
    println!("{}", first.stderr);
}
