//! The import of a file of cards: seconds and memory, beside quick-xml alone over the same file.

use std::fs::{self, File};
use std::path::Path;
use std::time::Instant;

use super::{Bench, watch};
use crate::failure::{Failure, Result};
use crate::run::Cmd;
use crate::server::{database_url, remove_database};

pub fn run(bench: &Bench) -> Result<()> {
    let cards = bench.folder.join("cards.xml");
    let participants = bench.participants.to_string();
    Cmd::new(&bench.server).args(["generate", "--participants", &participants, "--to"]).arg(&cards).run()?;
    let bytes = fs::metadata(&cards).map_err(Failure::io("read", &cards))?.len();
    let alone = parse(bench, &cards)?;
    let (seconds, memory) = import(bench, &cards)?;
    let again = parse(bench, &cards)?;
    // Before and after, because the machine is not the same all along.
    let parsing = alone.min(again);
    println!(
        "import: {} MB of {participants} cards in {seconds:.1} s, {:.0} cards/s, at most {} MB of memory (goal 200); \
         quick-xml alone {parsing:.1} s: {:.0} % of its speed (goal 60)",
        bytes / 1_000_000,
        bench.participants as f64 / seconds,
        memory / 1_000_000,
        100.0 * parsing / seconds
    );
    let text = format!(
        "{{\"participants\": {participants}, \"bytes\": {bytes}, \"seconds\": {seconds:.2}, \"memoryBytes\": {memory}, \
         \"quickXmlSeconds\": [{alone:.2}, {again:.2}]}}\n"
    );
    let path = bench.result("import");
    fs::write(&path, text).map_err(Failure::io("write", &path))?;
    fs::remove_file(&cards).map_err(Failure::io("remove", &cards))
}

/// Seconds of quick-xml alone.
fn parse(bench: &Bench, cards: &Path) -> Result<f64> {
    let said = Cmd::new(&bench.peers).arg("xml").arg(cards).capture()?;
    let seconds = said.split("\"seconds\":").nth(1).and_then(|rest| rest.split([',', '}']).next()?.trim().parse().ok());
    seconds.ok_or_else(|| Failure::new(format!("carnet-peers xml says no seconds: {said}")))
}

/// Seconds and the most memory of an import into a new database.
fn import(bench: &Bench, cards: &Path) -> Result<(f64, u64)> {
    let database = bench.folder.join("import.db");
    remove_database(&database)?;
    let log = bench.folder.join("import.log");
    let file = File::create(&log).map_err(Failure::io("create", &log))?;
    let command =
        Cmd::new(&bench.server).args(["import", "peppol-cards", "--database", &database_url(&database)]).arg(cards);
    let shown = command.shown().to_owned();
    let failed = |error: std::io::Error| Failure::new(format!("`{shown}` could not be run: {error}"));
    let started = Instant::now();
    let mut child = command.into_inner().stderr(file).spawn().map_err(failed)?;
    let (status, memory) = watch::to_the_end(&mut child).map_err(failed)?;
    let seconds = started.elapsed().as_secs_f64();
    remove_database(&database)?;
    if status.success() {
        return Ok((seconds, memory));
    }
    Err(Failure::new(format!("`{shown}` failed ({status})")).advise(format!("see {}", log.display())))
}
