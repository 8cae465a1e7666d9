//! How fast a route is decided, beside the look-ups it cannot do without, over one database in one process. Rounds of
//! every way are run in turn, so that whatever slows the machine down slows all of them; the median counts.
//!
//! `cargo xtask bench routing` runs it and says where the figures are.

mod directory;
mod ways;

use std::{error::Error, fs, path::PathBuf, time::Instant};

use serde_json::{Value, json};

use directory::Size;
use ways::Ways;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

const ROUNDS: usize = 21;

fn main() -> Result<()> {
    let mut args = std::env::args().skip(1);
    let mut next = |name: &str| args.next().ok_or_else(|| format!("give {name}: PARTICIPANTS CUSTOMERS FOLDER"));
    let size = Size { participants: next("PARTICIPANTS")?.parse()?, customers: next("CUSTOMERS")?.parse()? };
    let folder = PathBuf::from(next("FOLDER")?);
    fs::create_dir_all(&folder)?;
    let began = Instant::now();
    let pool = directory::filled(&folder.join("routing.db"), size)?;
    println!(
        "{} participants, {} customers, filled in {:.1} s",
        size.participants,
        size.customers,
        began.elapsed().as_secs_f64()
    );
    let papers = directory::papers(size);
    let mut ways = Ways::new(pool, papers)?;
    let rows = measured(&mut ways)?;
    let report =
        json!({ "participants": size.participants, "customers": size.customers, "rounds": ROUNDS, "ways": rows });
    let path = folder.join("routing.json");
    fs::write(&path, serde_json::to_string_pretty(&report)?)?;
    println!("written to {}", path.display());
    Ok(())
}

/// Microseconds per route of each way, and its speed as a share of that of the first one.
fn measured(ways: &mut Ways) -> Result<Vec<Value>> {
    let mut times = vec![Vec::with_capacity(ROUNDS); Ways::NAMES.len()];
    // The first round warms up what is kept.
    for round in 0..=ROUNDS {
        for (way, times) in times.iter_mut().enumerate() {
            let began = Instant::now();
            let routes = ways.run(way)?;
            if round > 0 {
                times.push(began.elapsed().as_secs_f64() * 1e6 / routes as f64);
            }
        }
    }
    let medians: Vec<f64> = times.iter_mut().map(|times| median(times)).collect();
    let base = medians.first().copied().unwrap_or(f64::NAN);
    println!("{:<44} {:>12} {:>14}", "", "µs per route", "of the speed");
    let row = |(name, median): (&&str, &f64)| {
        println!("{name:<44} {median:>12.1} {:>12.0} %", base / median * 100.0);
        json!({ "way": name, "microseconds": median, "speed": base / median })
    };
    Ok(Ways::NAMES.iter().zip(&medians).map(row).collect())
}

fn median(times: &mut [f64]) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or(f64::NAN)
}
