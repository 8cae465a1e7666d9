//! `search`: every engine answers every question, one after the other in one run, and each answer is compared with the
//! oracle's.

use std::{
    path::PathBuf,
    time::{Duration, Instant},
};

use crate::{
    data::Data,
    load, oracle,
    peer::{
        Answer, CAP, Peer, Result,
        carnet::{self, Carnet},
        pg::Postgres,
        ripgrep::Ripgrep,
        sqlite,
        tantivy::Tantivy,
    },
    questions::{self, Class, Question},
    report::{self, Report, Row, Times},
};

/// Answers to one question; of an engine that takes long, one.
const REPEATS: usize = 5;
/// From here on an answer is slow.
const SLOW: Duration = Duration::from_millis(50);
/// What takes less is asked again at once until so much time is full, and the mean counts: other engines have had the
/// processor's caches meanwhile, and the clock itself takes as long as the fastest answers.
const HOT: Duration = Duration::from_micros(50);

pub struct Options {
    pub participants: usize,
    pub postgres: Option<String>,
    pub json: PathBuf,
}

pub fn run(options: &Options) -> Result<()> {
    let data = Data::invent(options.participants);
    println!("{} participants invented; the machine's load is {}", data.participants.len(), load::average());
    let folder = tempfile::tempdir()?;
    let mut built = Vec::new();
    let base = noting(&mut built, "carnet", || carnet::build(&data))?;
    let names = base.name_bytes().to_vec();
    let memory = base.memory();
    let bytes = memory.names + memory.keys + memory.identifiers + memory.close;
    let mut carnet = Carnet::new(&data, base)?;
    let file = folder.path().join("names");
    std::fs::write(&file, data.lines())?;
    let connection = noting(&mut built, "sqlite", || sqlite::fill(&folder.path().join("peers.db"), &data))?;
    let tantivy_folder = folder.path().join("tantivy");
    std::fs::create_dir(&tantivy_folder)?;
    let mut tantivy = noting(&mut built, "tantivy", || Tantivy::fill(&tantivy_folder, &data))?;
    let (mut glob, mut fts) = (sqlite::Glob(connection.clone()), sqlite::Fts(connection));
    let mut ripgrep = Ripgrep(file);
    let mut postgres = match &options.postgres {
        Some(url) => Some(noting(&mut built, "postgresql", || Postgres::fill(url, &data))?),
        None => None,
    };
    let mut peers: Vec<&mut dyn Peer> = vec![&mut carnet, &mut glob, &mut fts, &mut tantivy, &mut ripgrep];
    peers.extend(postgres.as_mut().map(|postgres| postgres as &mut dyn Peer));
    let mut report =
        Report { participants: data.participants.len(), load: load::average(), bytes, built, ..Report::default() };
    for class in questions::classes(&data) {
        let row = class_row(&data, &names, &class, &mut peers, &mut report)?;
        report.rows.push(row);
    }
    report::print(&report);
    report::write(&report, &options.json)?;
    match report.different {
        0 => Ok(()),
        different => Err(format!("{different} answers are not the oracle's; they are named above").into()),
    }
}

fn noting<T>(built: &mut Vec<(&'static str, f64)>, name: &'static str, build: impl FnOnce() -> Result<T>) -> Result<T> {
    let started = Instant::now();
    let made = build()?;
    built.push((name, started.elapsed().as_secs_f64()));
    println!("{name} is ready after {:.1} s", started.elapsed().as_secs_f64());
    Ok(made)
}

fn class_row(
    data: &Data,
    names: &[u8],
    class: &Class,
    peers: &mut [&mut dyn Peer],
    report: &mut Report,
) -> Result<Row> {
    let mut times: Vec<Times> = peers.iter().map(|peer| Times::of(peer.name())).collect();
    let mut most_hits = 0;
    for question in &class.questions {
        let whole = oracle::answer(data, question);
        most_hits = most_hits.max(whole.count);
        for cap in [u64::MAX, CAP] {
            let wanted = Answer { count: whole.count.min(cap), page: whole.page.clone() };
            ask_all(question, cap, &wanted, peers, &mut times, report)?;
        }
        report.pass.extend((0..REPEATS).map(|_| pass(names)));
    }
    Ok(Row {
        class: class.name,
        goal: class.goal,
        capped_goal: class.capped_goal,
        shares: class.shares,
        questions: class.questions.len(),
        most_hits,
        times,
    })
}

/// Every engine in turn, each some times over.
fn ask_all(
    question: &Question,
    cap: u64,
    wanted: &Answer,
    peers: &mut [&mut dyn Peer],
    times: &mut [Times],
    report: &mut Report,
) -> Result<()> {
    for (peer, times) in peers.iter_mut().zip(times.iter_mut()).filter(|(peer, _)| peer.can(question)) {
        for _ in 0..REPEATS {
            let (mut took, mut asked) = (Duration::ZERO, 0);
            while asked == 0 || took < HOT {
                let (once, answer) = peer.answer(question, cap)?;
                (took, asked) = (took + once, asked + 1);
                report.compared += 1;
                if answer != *wanted {
                    report.different += 1;
                    let (name, text) = (peer.name(), &question.text);
                    println!("DIFFERENT: {name}, {text}, cap {cap}: {} hits, not {}", answer.count, wanted.count);
                }
            }
            let took = took / asked;
            times.add(cap, took.as_secs_f64() * 1e6);
            if took > SLOW {
                break;
            }
        }
    }
    Ok(())
}

/// One pass over all names for what none of them holds: microseconds.
fn pass(names: &[u8]) -> f64 {
    let finder = memchr::memmem::Finder::new("Zyxqvwj");
    let started = Instant::now();
    std::hint::black_box(finder.find(names));
    started.elapsed().as_secs_f64() * 1e6
}
