//! Measures the index alone: `cargo xtask bench index`. Invented participants, the classes of questions that a
//! directory gets, each answered as a first page of 50 and a count, whole and capped; beside them one pass of a plain
//! search over all names, in the same run. A query is prepared once, as a cursor's next page finds it. With
//! `--each SECONDS` behind the number of participants each class is asked for so long instead, for whoever looks on
//! with a profiler.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "speed/questions.rs"]
mod questions;

use std::{
    fs,
    hint::black_box,
    path::PathBuf,
    time::{Duration, Instant},
};

use carnet_core::{generate::Companies, identifier::key};
use carnet_search::{Base, Builder, Entry, Query, Snapshot};

use questions::Class;

const REPEATS: usize = 7;
const PAGE: usize = 50;
const CAP: u64 = 10_001;

/// What was measured of one class, in microseconds.
struct Row {
    class: &'static str,
    goal: f64,
    questions: usize,
    hits: u64,
    whole: [f64; 2],
    capped: [f64; 2],
}

fn main() {
    let mut args = std::env::args().skip(1);
    let participants: usize = args.next().expect("participants").parse().expect("a number of participants");
    let mut file = args.next();
    let each = file.take_if(|word| word == "--each").map(|_| {
        let seconds = args.next().expect("seconds").parse().expect("a number of seconds");
        Duration::from_secs(seconds)
    });
    let file = file.map(PathBuf::from);
    let started = Instant::now();
    let entries = entries(participants);
    println!("{} participants invented in {:.1} s", entries.len(), started.elapsed().as_secs_f64());
    let started = Instant::now();
    let mut builder = Builder::default();
    entries.iter().for_each(|entry| builder.push(entry).unwrap());
    let base = builder.finish().unwrap();
    let build = started.elapsed().as_secs_f64();
    let pass = pass(&base);
    let memory = memory(&base);
    let classes = questions::classes(&entries);
    drop(entries);
    let snapshot = Snapshot::new(base, 0).unwrap();
    if let Some(each) = each {
        return classes.iter().for_each(|class| ask(&snapshot, class, each));
    }
    let rows: Vec<Row> = classes.into_iter().map(|class| measure(&snapshot, class)).collect();
    print(&rows, build, pass, &memory);
    if let Some(file) = file {
        fs::write(&file, json(&rows, snapshot.len(), build, pass, &memory)).unwrap();
        println!("written: {}", file.display());
    }
}

/// In the order of name and key, each key once.
fn entries(participants: usize) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Companies::new(1).take(participants).map(entry).collect();
    entries.sort_unstable_by(|a, b| (a.name(), &a.key).cmp(&(b.name(), &b.key)));
    let mut known = std::collections::HashSet::new();
    entries.retain(|entry| known.insert(entry.key.clone()));
    entries
}

fn entry(company: carnet_core::generate::Company) -> Entry {
    let (scheme, value) = company.identifiers.first().cloned().unwrap_or_default();
    Entry {
        key: format!("{scheme}:{}", value.to_ascii_lowercase()),
        names: company.names,
        identifiers: company.identifiers.iter().map(|(scheme, value)| ((*scheme).to_owned(), key(value))).collect(),
    }
}

/// One pass over all names for what none of them holds: microseconds.
fn pass(base: &Base) -> f64 {
    let finder = memchr::memmem::Finder::new("Zyxqvwj");
    let mut times: Vec<f64> = (0..15).map(|_| micros(|| finder.find(base.name_bytes()))).collect();
    percentiles(&mut times)[0]
}

fn measure(snapshot: &Snapshot, class: Class) -> Row {
    let (mut whole, mut capped, mut hits) = (Vec::new(), Vec::new(), 0);
    for query in &class.queries {
        for _ in 0..REPEATS {
            whole.push(micros(|| hits = hits.max(answer(snapshot, query, u64::MAX))));
        }
        for _ in 0..REPEATS {
            capped.push(micros(|| answer(snapshot, query, CAP)));
        }
    }
    let questions = class.queries.len();
    let (whole, capped) = (percentiles(&mut whole), percentiles(&mut capped));
    Row { class: class.name, goal: class.goal, questions, hits, whole, capped }
}

fn ask(snapshot: &Snapshot, class: &Class, duration: Duration) {
    println!("asking: {}", class.name);
    let (started, mut asked) = (Instant::now(), 0);
    for query in class.queries.iter().cycle() {
        if started.elapsed() > duration {
            break;
        }
        black_box(answer(snapshot, query, u64::MAX));
        asked += 1;
    }
    println!("{asked} answers, {:.2} µs each", duration.as_secs_f64() * 1e6 / f64::from(asked.max(1)));
}

/// As a host answers: a group that its first page holds is counted by it.
fn answer(snapshot: &Snapshot, query: &Query, cap: u64) -> u64 {
    let page = black_box(snapshot.page(query, None, 0, PAGE + 1));
    if page.len() <= PAGE { page.len() as u64 } else { snapshot.count(query, cap) }
}

fn micros<T>(run: impl FnOnce() -> T) -> f64 {
    let started = Instant::now();
    black_box(run());
    started.elapsed().as_secs_f64() * 1e6
}

/// Half and 95 of 100 take no longer.
fn percentiles(times: &mut [f64]) -> [f64; 2] {
    times.sort_unstable_by(f64::total_cmp);
    [50, 95].map(|percent| {
        times.get((times.len() * percent / 100).min(times.len().saturating_sub(1))).copied().unwrap_or(0.0)
    })
}

/// Bytes for each participant, by what they hold.
fn memory(base: &Base) -> [(&'static str, f64); 4] {
    let memory = base.memory();
    let each = |bytes: usize| bytes as f64 / f64::from(base.len().max(1));
    [
        ("names and their lists", each(memory.names)),
        ("keys", each(memory.keys)),
        ("identifiers and their lists", each(memory.identifiers)),
        ("folded names and their lists", each(memory.close)),
    ]
}

fn print(rows: &[Row], build: f64, pass: f64, memory: &[(&str, f64)]) {
    println!("built in {build:.2} s; T, one pass over all names: {pass:.0} µs");
    for (what, bytes) in memory {
        println!("{bytes:>8.1} bytes for each participant: {what}");
    }
    println!(
        "\n{:<22} {:>5} {:>9} {:>9}  {:>21}  {:>21}",
        "class", "asked", "most hits", "goal 5 M", "whole p50 / p95 µs", "capped p50 / p95 µs"
    );
    for row in rows {
        println!(
            "{:<22} {:>5} {:>9} {:>9.1}  {:>10.2} {:>10.2}  {:>10.2} {:>10.2}",
            row.class, row.questions, row.hits, row.goal, row.whole[0], row.whole[1], row.capped[0], row.capped[1]
        );
    }
}

fn json(rows: &[Row], participants: u64, build: f64, pass: f64, memory: &[(&str, f64)]) -> String {
    let bytes: Vec<String> = memory.iter().map(|(what, bytes)| format!("\"{what}\": {bytes:.1}")).collect();
    let rows: Vec<String> = rows
        .iter()
        .map(|row| {
            format!(
                "  {{\"class\": \"{}\", \"questions\": {}, \"mostHits\": {}, \"goalMicrosAt5M\": {}, \"wholeMicros\": {:?}, \"cappedMicros\": {:?}}}",
                row.class, row.questions, row.hits, row.goal, row.whole, row.capped
            )
        })
        .collect();
    format!(
        "{{\"participants\": {participants}, \"buildSeconds\": {build:.2}, \"passMicros\": {pass:.1},\n \"bytesPerParticipant\": {{{}}},\n \"classes\": [\n{}\n ]}}\n",
        bytes.join(", "),
        rows.join(",\n")
    )
}
