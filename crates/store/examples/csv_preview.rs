//! How long files of customers take over the demonstration directory: 5 000 lines and, to see how it grows, 50 000.
//! `cargo run -p carnet-store --example csv_preview`. Times are of the clock, on this machine, in this run.

use std::time::Instant;

use carnet_core::wire::{ColumnRole, CsvCounts};
use carnet_store::{
    Error, Result,
    csv_imports::{self, NewImport, Run, read::Upload},
    db, demo,
    pool::{self, Pool},
    sqlite,
};

const ACCOUNT: &str = "demo-lumiere";
const USER: &str = "demo-user-1";
const NOW: i64 = 1_787_142_600_000;

fn main() -> std::result::Result<(), Box<dyn std::error::Error>> {
    let directory = tempfile::tempdir()?;
    let pool = sqlite::open(&directory.path().join("demo.db"), 2)?;
    pool::write(&pool, |db| demo::seed(db, &|_| "hash".to_owned(), NOW))?;
    for lines in [5_000, 50_000] {
        time(&pool, lines)?;
    }
    Ok(())
}

fn time(pool: &dyn Pool, lines: usize) -> Result<()> {
    let text = file(pool, lines)?;
    let id = format!("file-{lines}");
    let started = Instant::now();
    let upload = Upload::read(text.as_bytes(), &|_| false).map_err(|error| Error::Database(format!("{error:?}")))?;
    let new = NewImport { id: &id, account_id: ACCOUNT, user_id: USER, file_name: "clients.csv" };
    pool::write(pool, |db| csv_imports::upload(db, &new, &upload, NOW))?;
    println!("{lines} lines, {} kB", text.len() / 1024);
    told("read and kept", started);

    let roles: Vec<ColumnRole> = upload.columns.iter().map(|column| column.role).collect();
    let started = Instant::now();
    let preview = pool::read(pool, |db| csv_imports::look(db, ACCOUNT, &id, &roles, None))?.map_err(refused)?;
    told("preview: held against the directory", started);
    let keeping = Instant::now();
    pool::write(pool, |db| csv_imports::keep(db, ACCOUNT, &id, &preview, NOW))?.map_err(refused)?;
    told("preview: kept", keeping);
    told("preview in all", started);
    println!("  {}", shown(&preview.counts));

    let started = Instant::now();
    pool::write(pool, |db| csv_imports::start(db, ACCOUNT, &id, NOW))?.map_err(refused)?;
    let counts = pool::write(pool, |db| {
        let mut last = 0;
        let mut new_id = || {
            last += 1;
            format!("{id}-{last}")
        };
        let mut run =
            Run { account_id: ACCOUNT, user_id: USER, new_id: &mut new_id, now_ms: NOW, progress: &mut |_| () };
        csv_imports::apply(db, &mut run, &id)
    })?;
    told("applied", started);
    println!("  {}\n", shown(&counts));
    Ok(())
}

/// Lines about all participants in turn, by their address, by a further identifier or by their name, some of them
/// nobody's; each with a number of its own.
fn file(pool: &dyn Pool, lines: usize) -> Result<String> {
    let known = pool::read(pool, |db| {
        let sql = "select p.participant_id, p.name, coalesce((select i.value from participant_identifiers i
                       where i.participant_key = p.participant_key and i.position = 1), '')
                   from participants p order by p.participant_key";
        db::query_all(db, sql, &[], |row| Ok((row.text(0)?, row.text(1)?, row.text(2)?)))
    })?;
    let mut text = "Nom;Identifiant;Numéro de client\n".to_owned();
    for (line, (id, name, further)) in known.iter().cycle().take(lines).enumerate() {
        let identifier = match line % 4 {
            0 => id.clone(),
            1 => further.clone(),
            2 => String::new(),
            _ => format!("{:013}", 7_300_000_000_000_u64 + line as u64),
        };
        text += &format!("{name};{identifier};N{lines}-{line}\n");
    }
    Ok(text)
}

fn refused(refused: csv_imports::Refused) -> Error {
    Error::Database(format!("{refused:?}"))
}

fn told(what: &str, started: Instant) {
    println!("  {what:<36} {:>8.2} s", started.elapsed().as_secs_f64());
}

fn shown(counts: &CsvCounts) -> String {
    let CsvCounts { created, updated, unchanged, ambiguous, rejected } = counts;
    format!("{created} created, {updated} updated, {unchanged} unchanged, {ambiguous} ambiguous, {rejected} rejected")
}
