//! `check`: whether what always holds of the database holds. It repairs nothing.

use carnet_store::{
    check::{self, Finding},
    pool::{self, Pool},
};
use serde::Serialize;

use crate::{cli::Failure, database::DatabaseArgs};

#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    database: DatabaseArgs,
    /// Answer as JSON, for programs.
    #[arg(long)]
    json: bool,
    /// How many of those who break an invariant are named.
    #[arg(long, default_value_t = 5, value_name = "COUNT")]
    show: usize,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Report<'a> {
    holds: bool,
    invariants: Vec<Line<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Line<'a> {
    name: &'a str,
    says: &'a str,
    holds: bool,
    offenders: u64,
    first: &'a [String],
}

pub fn run(args: &Args) -> Result<(), Failure> {
    let pool = args.database.database.open_to_look()?;
    let findings = look(args, pool.as_ref())?;
    if args.json {
        println!("{}", json(&findings)?);
    }
    let broken: Vec<&str> = findings.iter().filter(|finding| !finding.holds()).map(|finding| finding.name).collect();
    if broken.is_empty() {
        return Ok(());
    }
    Err(Failure::new(format!(
        "{} of {} invariants do not hold: {}. Keep a copy of the database as it is, then restore the last backup that \
         passes this check",
        broken.len(),
        findings.len(),
        broken.join(", ")
    )))
}

/// Each invariant over a view of its own, so that no log of a busy database has to be kept for long.
fn look(args: &Args, pool: &dyn Pool) -> Result<Vec<Finding>, Failure> {
    let mut findings = Vec::new();
    for invariant in check::invariants() {
        let found = pool::read(pool, |db| check::check(db, invariant, args.show));
        let finding =
            found.map_err(|error| Failure::new(format!("{} could not be checked: {error}", invariant.name)))?;
        if !args.json {
            tell(&finding);
        }
        findings.push(finding);
    }
    Ok(findings)
}

fn tell(finding: &Finding) {
    if finding.holds() {
        println!("holds   {}", finding.name);
        return;
    }
    println!("BROKEN  {}: {} It is broken {} times, first by:", finding.name, finding.says, finding.offenders);
    for offender in &finding.first {
        println!("          {offender}");
    }
}

fn json(findings: &[Finding]) -> Result<String, Failure> {
    let report = Report {
        holds: findings.iter().all(Finding::holds),
        invariants: findings
            .iter()
            .map(|finding| Line {
                name: finding.name,
                says: finding.says,
                holds: finding.holds(),
                offenders: finding.offenders,
                first: &finding.first,
            })
            .collect(),
    };
    serde_json::to_string_pretty(&report).map_err(|error| Failure::new(format!("the report is no JSON: {error}")))
}
