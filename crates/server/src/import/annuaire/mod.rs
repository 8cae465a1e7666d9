//! `import annuaire`: the address lines of a file that the French directory gives out.
//!
//! A complete file is a snapshot of the addresses: what was active and is missing from it, or is marked 0 now, ended
//! yesterday. The file is read to its end first, at some 200 bytes of memory a line, and then written in one
//! transaction; until that is committed the old lines go on serving, whatever happens.

mod columns;
mod gather;
mod records;
mod row;

use std::{path::PathBuf, time::Instant};

use carnet_core::cards::quoted;
use carnet_store::{
    addresses::{self, Line, Options, Outcome, Said},
    pool::{self, Pool},
};

use self::{columns::Columns, gather::Gather, records::Records};
use super::{
    Error,
    problem::{Done, Fault, Problem},
    progress::Progress,
    source,
    summary::Summary,
};
use crate::host::now_ms;

/// Name of the source that the lines come from.
const SOURCE: &str = "annuaire";

#[derive(Debug, clap::Args)]
pub struct Args {
    /// The file; `-` is the standard input.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// The file is not the whole directory: add and update, end no address that is missing.
    #[arg(long)]
    pub partial: bool,
    /// End the addresses that are missing or marked 0, however many they are.
    #[arg(long)]
    pub accept_removals: bool,
}

/// Imports one file.
pub fn run(args: &Args, pool: &dyn Pool) -> Result<(), Error> {
    let start = Instant::now();
    let source = source::open(&args.file)?;
    let now_ms = now_ms();
    let mut reading = Reading {
        file: source.name.clone(),
        progress: Progress::new(source.size, "lines"),
        summary: Summary::default(),
        gather: Gather::new(addresses::day_of(now_ms)),
    };
    reading.read_all(source)?;
    let Reading { mut progress, mut summary, gather, .. } = reading;
    let lines = gather.finish();
    progress.applying();
    let options = Options { source: SOURCE, partial: args.partial, accept_removals: args.accept_removals, now_ms };
    match apply(pool, &lines, &options, &mut progress)? {
        Outcome::Applied(applied) => summary.applied = applied,
        Outcome::Suspended { ending, active } => return Err(Error::AddressesSuspended { ending, active }),
    }
    progress.finish();
    summary.elapsed = start.elapsed();
    eprintln!("{summary}");
    Ok(())
}

fn apply(
    pool: &dyn Pool,
    lines: &[(Line, Said)],
    options: &Options<'_>,
    progress: &mut Progress,
) -> Result<Outcome, Error> {
    let mut tell = |done, total| progress.applied(done, total);
    Ok(pool::write(pool, |db| addresses::import(db, lines, options, &mut tell))?)
}

/// A file on its way into memory.
struct Reading {
    file: String,
    progress: Progress,
    summary: Summary<addresses::Applied>,
    gather: Gather,
}

impl Reading {
    fn read_all(&mut self, source: source::Source) -> Result<(), Error> {
        let mut records = Records::new(source.reader);
        let malformed = |(line, what)| Error::Malformed { file: source.name.clone(), line, what };
        let header = records.header().map_err(malformed)?;
        let columns = Columns::find(&header).map_err(|what| malformed((records.line(), what)))?;
        while let Some(record) = records.next().map_err(malformed)? {
            self.summary.read += 1;
            let number = records.line();
            match record {
                Ok(fields) => self.take(number, &columns, &fields),
                Err(what) => self.skip(number, None, what),
            }
            // Formatting a text for each line would cost more than reading it.
            if self.summary.read.is_multiple_of(256) {
                self.progress.read(self.summary.read, records.bytes());
            }
        }
        Ok(())
    }

    fn take(&mut self, number: u64, columns: &Columns, fields: &[String]) {
        let address = columns.address(fields);
        let (line, said) = match row::read(columns, fields) {
            Ok(read) => read,
            Err(what) => return self.skip(number, Some(address), what),
        };
        if !line.check_digits {
            let what = "the check digit of its SIREN or SIRET does not fit";
            self.problem(Some(address), Fault::new(number, what, Done::LineKept));
        }
        let said = match said {
            Ok(said) => said,
            Err(what) => {
                self.gather.keep(line, number);
                return self.skip(number, Some(address), what);
            }
        };
        for fault in self.gather.add(line, said, number) {
            self.summary.skipped += u64::from(fault.done == Done::LineSkipped);
            self.problem(Some(address), fault);
        }
    }

    fn skip(&mut self, number: u64, address: Option<&str>, what: String) {
        self.summary.skipped += 1;
        self.problem(address, Fault::new(number, what, Done::LineSkipped));
    }

    fn problem(&mut self, address: Option<&str>, fault: Fault) {
        self.summary.problems += 1;
        let problem = Problem {
            file: self.file.clone(),
            participant: Some(address.map_or_else(|| "address unknown".to_owned(), quoted)),
            fault,
        };
        self.progress.print(&problem.to_string());
    }
}
