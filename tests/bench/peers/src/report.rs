//! What a run measured: the table and the file.

use std::{collections::BTreeMap, path::Path};

use serde_json::{Value, json};

use crate::peer::Result;

#[derive(Default)]
pub struct Report {
    pub participants: usize,
    /// Of the machine when the questions began.
    pub load: String,
    /// Of Carnet's index.
    pub bytes: usize,
    /// Engine and seconds.
    pub built: Vec<(&'static str, f64)>,
    pub rows: Vec<Row>,
    /// T, microseconds, measured all along.
    pub pass: Vec<f64>,
    pub compared: u64,
    pub different: u64,
}

pub struct Row {
    pub class: &'static str,
    pub goal: f64,
    pub capped_goal: f64,
    pub shares: [Option<f64>; 2],
    pub questions: usize,
    pub most_hits: u64,
    /// Carnet first.
    pub times: Vec<Times>,
}

/// Microseconds of one engine.
pub struct Times {
    pub engine: &'static str,
    whole: Vec<f64>,
    capped: Vec<f64>,
}

impl Times {
    pub fn of(engine: &'static str) -> Self {
        Self { engine, whole: Vec::new(), capped: Vec::new() }
    }

    pub fn add(&mut self, cap: u64, micros: f64) {
        if cap == u64::MAX { self.whole.push(micros) } else { self.capped.push(micros) }
    }

    /// Half and 95 of 100, whole and capped; none where it was not asked.
    fn percentiles(&self) -> Option<[[f64; 2]; 2]> {
        let both = |times: &[f64]| Some([percentile(times, 50)?, percentile(times, 95)?]);
        Some([both(&self.whole)?, both(&self.capped)?])
    }
}

/// So many of 100 take no longer.
pub fn percentile(times: &[f64], percent: usize) -> Option<f64> {
    let mut sorted = times.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    sorted.get((sorted.len() * percent / 100).min(sorted.len().saturating_sub(1))).copied()
}

pub fn print(report: &Report) {
    let pass = percentile(&report.pass, 50).unwrap_or(f64::NAN);
    let each = report.bytes as f64 / report.participants.max(1) as f64;
    println!(
        "\n{} participants, load {}; T, one pass over all names: {}; the index has {each:.0} bytes for each; {} answers \
         compared with the oracle, {} different",
        report.participants,
        report.load,
        time(pass),
        report.compared,
        report.different
    );
    for (what, at) in [("whole counts", 0), ("counts capped at 10 001", 1)] {
        println!("\n{what}: p50 (p95) of carnet, p50 of the others and how many times carnet's");
        for row in &report.rows {
            line(row, pass, at);
        }
    }
}

fn line(row: &Row, pass: f64, at: usize) {
    let Some([own, _]) = row.times.first().and_then(Times::percentiles).map(|both| [both[at], both[at]]) else {
        return;
    };
    let goal = if at == 0 { row.goal } else { row.capped_goal };
    let kept = |held| if held { "kept" } else { "missed" };
    let share = row.shares[at].map(|share| format!(" (T/{share:.0} {})", kept(own[0] <= pass / share)));
    print!(
        "{:<22} {:>9} hits  {} ({})  goal {} {}  T/{:.1}{}",
        row.class,
        row.most_hits,
        time(own[0]),
        time(own[1]),
        time(goal),
        kept(own[0] <= goal),
        pass / own[0],
        share.unwrap_or_default()
    );
    for times in row.times.iter().skip(1) {
        if let Some(both) = times.percentiles() {
            print!("  {} {} ×{:.0}", times.engine, time(both[at][0]), both[at][0] / own[0]);
        }
    }
    println!();
}

/// Microseconds as people read them.
pub fn time(micros: f64) -> String {
    match micros {
        micros if micros < 1e3 => format!("{micros:.2} µs"),
        micros if micros < 1e6 => format!("{:.2} ms", micros / 1e3),
        micros => format!("{:.2} s", micros / 1e6),
    }
}

pub fn write(report: &Report, path: &Path) -> Result<()> {
    let rows: Vec<Value> = report.rows.iter().map(row).collect();
    let built: BTreeMap<_, _> = report.built.iter().copied().collect();
    let all = json!({
        "participants": report.participants, "load": report.load, "passMicros": percentile(&report.pass, 50),
        "indexBytes": report.bytes, "builtSeconds": built, "compared": report.compared, "different": report.different,
        "classes": rows,
    });
    save(path, &all)
}

fn row(row: &Row) -> Value {
    let engines: BTreeMap<_, _> = row
        .times
        .iter()
        .filter_map(|times| {
            let [whole, capped] = times.percentiles()?;
            Some((times.engine, json!({ "wholeMicros": whole, "cappedMicros": capped })))
        })
        .collect();
    json!({ "class": row.class, "goalMicrosAt5M": row.goal, "cappedGoalMicrosAt5M": row.capped_goal,
            "goalShareOfPass": row.shares[0], "cappedGoalShareOfPass": row.shares[1],
            "questions": row.questions, "mostHits": row.most_hits, "engines": engines })
}

pub fn save(path: &Path, value: &Value) -> Result<()> {
    std::fs::write(path, format!("{value:#}\n"))?;
    println!("\nwritten: {}", path.display());
    Ok(())
}
