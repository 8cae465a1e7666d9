//! One import from its files to its summary.

use std::{io::BufRead, path::Path, process, time::Instant};

use carnet_core::cards::{CardReader, Converted, Malformed, RawCard, convert};
use carnet_store::{
    db::Db,
    imports::{self, End, Import, Options, Outcome, ReadSoFar, Staged, Staging},
    pool::{self, Pool},
    times,
};

use super::{
    Cards, Error,
    fingerprint::Fingerprint,
    problem::{Done, Fault, Problem},
    progress::Progress,
    source::{self, Source},
    summary::Summary,
};
use crate::host::now_ms;

/// Cards of one transaction of the staging: readers never wait, and another writer waits some ten milliseconds.
const BATCH: usize = 500;
/// Rows of one transaction that sweeps up.
const SWEEP: u32 = 2_000;

/// Imports the cards of all files as one snapshot, or as a part of it. Goes on with an import of these files whose
/// process was killed, unless they come from the standard input, which cannot be read again.
pub fn run(args: &Cards, pool: &dyn Pool) -> Result<(), Error> {
    let start = Instant::now();
    source::check_name(&args.source)?;
    // Unique enough: one process imports one snapshot at a time.
    let id = format!("{}-{}", now_ms(), process::id());
    let may_go_on = !args.anew && !args.files.iter().any(|file| file == Path::new("-"));
    let done = match attempt(args, pool, &id, may_go_on) {
        Err(Error::OtherFiles) => {
            eprintln!("the files are others than those of the interrupted import: it begins anew");
            attempt(args, pool, &id, false)
        }
        done => done,
    };
    sweep(pool)?;
    eprintln!("{}", Summary { elapsed: start.elapsed(), ..done? });
    Ok(())
}

fn attempt(args: &Cards, pool: &dyn Pool, id: &str, may_go_on: bool) -> Result<Summary<imports::Applied>, Error> {
    let sources = args.files.iter().map(|path| source::open(path)).collect::<Result<Vec<_>, _>>()?;
    let size = sources.iter().map(|source| source.size).sum::<Option<u64>>();
    let (import, before) = pool::write(pool, |db| begin(db, args, id, may_go_on))?;
    sweep(pool)?;
    let mut run = Run::new(pool, import, before, Progress::new(size, "cards"));
    let ended = run.read_all(sources).and_then(|()| run.apply(args));
    let end = match &ended {
        Ok(()) | Err(Error::OtherFiles) => None,
        Err(Error::Suspended { .. }) => Some(End::Suspended),
        Err(_) => Some(End::Failed),
    };
    if let Some(end) = end {
        pool::write(pool, |db| imports::close(db, &run.import, end, now_ms()))?;
    }
    ended?;
    run.progress.finish();
    Ok(run.summary)
}

fn begin(db: &mut dyn Db, args: &Cards, id: &str, may_go_on: bool) -> carnet_store::Result<(Import, ReadSoFar)> {
    let now_ms = now_ms();
    let known = if may_go_on { imports::take_over(db, &args.source, id, now_ms)? } else { None };
    match known {
        Some(known) => Ok(known),
        None => Ok((imports::begin(db, id, &args.source, now_ms)?, ReadSoFar::default())),
    }
}

struct Run<'a> {
    pool: &'a dyn Pool,
    import: Import,
    progress: Progress,
    summary: Summary<imports::Applied>,
    batch: Vec<Waiting>,
    /// The oldest time that a file says it was made at.
    created_ms: Option<i64>,
    /// Bytes of the files before the one at hand.
    bytes_before: u64,
    /// Of the file at hand.
    bytes: u64,
    fingerprint: Fingerprint,
    /// What an interrupted run has read of the same files: its cards wait already.
    before: ReadSoFar,
}

/// A card on its way to the staging, with what a message about it needs.
struct Waiting {
    file: String,
    participant: String,
    line: u64,
    staged: Staged,
}

impl<'a> Run<'a> {
    fn new(pool: &'a dyn Pool, import: Import, before: ReadSoFar, progress: Progress) -> Self {
        let run = Self {
            pool,
            import,
            progress,
            summary: Summary { skipped: before.skipped, problems: before.problems, ..Summary::default() },
            batch: Vec::with_capacity(BATCH),
            created_ms: None,
            bytes_before: 0,
            bytes: 0,
            fingerprint: Fingerprint::default(),
            before,
        };
        if run.before.cards > 0 {
            run.progress.print(&format!("going on behind card {} of an interrupted import", run.before.cards));
        }
        run
    }

    fn read_all(&mut self, sources: Vec<Source>) -> Result<(), Error> {
        for source in sources {
            let mut cards = CardReader::new(source.reader);
            self.read(&source.name, &mut cards)?;
            self.bytes_before += cards.bytes();
            self.bytes = 0;
            if let Some(created) = cards.created().and_then(times::parse) {
                self.created_ms = Some(self.created_ms.map_or(created, |oldest| oldest.min(created)));
            }
        }
        if self.summary.read < self.before.cards {
            return Err(Error::OtherFiles);
        }
        self.flush()
    }

    fn read<R: BufRead>(&mut self, file: &str, cards: &mut CardReader<R>) -> Result<(), Error> {
        let malformed = |Malformed { line, what }| Error::Malformed { file: file.to_owned(), line, what };
        while let Some(raw) = cards.next_card().map_err(malformed)? {
            self.bytes = cards.bytes();
            self.fingerprint.take(&raw);
            self.summary.read += 1;
            if self.summary.read > self.before.cards {
                self.take(file, raw);
            } else if self.summary.read == self.before.cards && self.fingerprint.text() != self.before.fingerprint {
                return Err(Error::OtherFiles);
            }
            if self.batch.len() >= BATCH {
                self.flush()?;
            }
            // Formatting a line per card would cost more than reading it.
            if self.summary.read.is_multiple_of(64) {
                self.progress.read(self.summary.read, self.bytes_before + self.bytes);
            }
        }
        Ok(())
    }

    fn take(&mut self, file: &str, raw: RawCard) {
        let line = raw.line;
        let Converted { participant, card, faults } = convert(raw);
        self.summary.skipped += u64::from(card.is_none());
        let name = participant.as_ref().map(ToString::to_string);
        for fault in faults {
            self.problem(Problem { file: file.to_owned(), participant: name.clone(), fault: fault.into() });
        }
        let staged = match (card, participant) {
            (Some(card), _) => Staged::Card(card),
            (None, Some(participant)) => Staged::Unreadable(participant),
            (None, None) => return,
        };
        self.batch.push(Waiting { file: file.to_owned(), participant: name.unwrap_or_default(), line, staged });
    }

    fn problem(&mut self, problem: Problem) {
        self.summary.problems += 1;
        self.progress.print(&problem.to_string());
    }

    fn flush(&mut self) -> Result<(), Error> {
        let mut places = Vec::with_capacity(self.batch.len());
        let mut staged = Vec::with_capacity(self.batch.len());
        for waiting in self.batch.drain(..) {
            places.push((waiting.file, waiting.participant, waiting.line));
            staged.push(waiting.staged);
        }
        let read = self.read_so_far();
        let staging = pool::write(self.pool, |db| {
            let staging = imports::stage(db, &self.import, staged)?;
            if matches!(staging, Staging::Done { .. }) {
                imports::put_read_so_far(db, &self.import, &read)?;
            }
            Ok(staging)
        })?;
        let Staging::Done { repeated } = staging else {
            return Err(Error::Superseded(self.import.source.clone()));
        };
        for position in repeated {
            let Some((file, participant, line)) = places.get(position).cloned() else { continue };
            let fault = Fault::new(line, "the participant had a card before", Done::EarlierReplaced);
            self.problem(Problem { file, participant: Some(participant), fault });
        }
        Ok(())
    }

    fn read_so_far(&self) -> ReadSoFar {
        ReadSoFar {
            bytes: self.bytes_before + self.bytes,
            cards: self.summary.read,
            skipped: self.summary.skipped,
            problems: self.summary.problems,
            fingerprint: self.fingerprint.text(),
        }
    }

    fn apply(&mut self, args: &Cards) -> Result<(), Error> {
        let now_ms = now_ms();
        let options = Options {
            partial: args.partial,
            accept_removals: args.accept_removals,
            // A source cannot have said something that is still to come.
            as_of_ms: self.created_ms.unwrap_or(now_ms).min(now_ms),
            now_ms,
        };
        self.progress.applying();
        let progress = &mut self.progress;
        let outcome = pool::write(self.pool, |db| {
            imports::apply(db, &self.import, &options, &mut |done, total| progress.applied(done, total))
        })?;
        match outcome {
            Outcome::Applied(applied) => self.summary.applied = applied,
            Outcome::Superseded => return Err(Error::Superseded(self.import.source.clone())),
            Outcome::Suspended { vanishing, registered } => {
                return Err(Error::Suspended { source_name: self.import.source.clone(), vanishing, registered });
            }
        }
        Ok(())
    }
}

/// Deletes the cards that imports before this one, or this one, left waiting.
fn sweep(pool: &dyn Pool) -> Result<(), Error> {
    while pool::write(pool, |db| imports::sweep(db, SWEEP))? > 0 {}
    Ok(())
}
