//! How long until the server answers by SQL and by its index, and what it holds then.

use std::fs;
use std::time::Instant;

use super::{Bench, watch};
use crate::failure::{Failure, Result};
use crate::server::remove_database;

struct Started {
    /// Seconds until it answers, and until its index does.
    serving: f64,
    indexed: f64,
    /// Bytes that it holds then, and the most that it has held.
    memory: u64,
    peak: u64,
}

pub fn run(bench: &Bench) -> Result<()> {
    let empty = bench.folder.join("empty.db");
    remove_database(&empty)?;
    bench.user(&empty)?;
    let base = start(bench, &empty)?;
    let full = start(bench, &bench.database())?;
    let each = full.memory.saturating_sub(base.memory) as f64 / bench.participants as f64;
    println!(
        "start: answers by SQL after {:.2} s, by the index after {:.1} s (goal with 5 million: 15 s); {} MB held, {} at \
         most, {each:.0} bytes for each participant (goal 300) beside the {} MB of an empty directory",
        full.serving,
        full.indexed,
        full.memory / 1_000_000,
        full.peak / 1_000_000,
        base.memory / 1_000_000
    );
    let text = format!(
        "{{\"participants\": {}, \"servingSeconds\": {:.3}, \"indexedSeconds\": {:.3}, \"memoryBytes\": {}, \
         \"peakBytes\": {}, \"emptyMemoryBytes\": {}}}\n",
        bench.participants, full.serving, full.indexed, full.memory, full.peak, base.memory
    );
    let path = bench.result("start");
    fs::write(&path, text).map_err(Failure::io("write", &path))
}

fn start(bench: &Bench, database: &std::path::Path) -> Result<Started> {
    let started = Instant::now();
    let (server, log) = bench.serve(database)?;
    let serving = started.elapsed().as_secs_f64();
    watch::until_indexed(&log)?;
    let indexed = started.elapsed().as_secs_f64();
    let held = |line: &str| {
        watch::memory(server.id(), line).ok_or_else(|| Failure::new("the memory of a process cannot be read in /proc"))
    };
    Ok(Started { serving, indexed, memory: held("VmRSS")?, peak: held("VmHWM")? })
}
