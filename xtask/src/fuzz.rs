//! `cargo xtask fuzz`: lets libFuzzer try inputs on every target in `fuzz/`, and tells how many and how much of the
//! program they reached. What it learns stays in `target/fuzz`; the seeds in `fuzz/corpus` are left as they are.

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use clap::Args;

use crate::failure::{Failure, Result};
use crate::project::Project;
use crate::run::Cmd;
use crate::step::seconds;
use crate::tools::FuzzTools;

/// Each with the bytes of its longest input.
const TARGETS: [(&str, u32); 4] = [("invoice", 8192), ("identifier", 256), ("search", 512), ("postings", 512)];
/// Seconds after which one input is a finding.
const TIMEOUT: u32 = 10;
/// How often a line says that it still runs.
const PULSE: Duration = Duration::from_secs(60);

#[derive(Args)]
pub struct Options {
    /// How long each target runs.
    #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..=1440))]
    minutes: u32,
    /// This target alone.
    #[arg(long, value_parser = TARGETS.map(|(name, _)| name))]
    target: Option<String>,
}

pub fn run(project: &Project, options: &Options) -> Result<()> {
    let tools = FuzzTools::ensure(project)?;
    let wanted = |name: &str| options.target.as_deref().is_none_or(|only| only == name);
    let mut lines = Vec::new();
    for (name, max_bytes) in TARGETS.into_iter().filter(|(name, _)| wanted(name)) {
        println!("\n=== {name} ({} minutes; building it takes 2 minutes the first time) ===", options.minutes);
        let command = command(project, &tools, name, max_bytes, options.minutes)?;
        lines.push(format!("{name}: {}", watch(name, command)?));
    }
    println!("\nno finding");
    lines.iter().for_each(|line| println!("{line}"));
    Ok(())
}

fn command(project: &Project, tools: &FuzzTools, name: &str, max_bytes: u32, minutes: u32) -> Result<Cmd> {
    let fuzz = project.root.join("fuzz");
    let built = project.target.join("fuzz");
    let learned = built.join("corpus").join(name);
    fs::create_dir_all(&learned).map_err(Failure::io("create", &learned))?;
    let command = tools.command(project)?;
    Ok(command
        .args(["run", "--fuzz-dir"])
        .arg(&fuzz)
        .arg("--target-dir")
        .arg(&built)
        .arg(name)
        .arg(&learned)
        .arg(fuzz.join("corpus").join(name))
        .arg("--")
        .arg(format!("-dict={}", fuzz.join(name).with_extension("dict").display()))
        .args([format!("-max_len={max_bytes}"), format!("-timeout={TIMEOUT}")])
        .args([format!("-max_total_time={}", minutes * 60), "-print_final_stats=1".to_owned()]))
}

/// Runs a target to its end; says how far it came, or what it found.
fn watch(name: &str, command: Cmd) -> Result<String> {
    let shown = command.shown().to_owned();
    let mut command = command.into_inner();
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
    let no_start = |error| Failure::new(format!("`{shown}` could not be started: {error}"));
    let mut child = command.spawn().map_err(no_start)?;
    let said = child.stderr.take().map(listen).unwrap_or_default();
    let status = Child::wait(&mut child).map_err(no_start)?;
    if !status.success() {
        return Err(Failure::new(format!("{}\n`{shown}` failed ({status})", said.tail.join("\n"))).advise(format!(
            "if the lines above name an input in fuzz/artifacts/{name}, write a test with it in the crate that was \
             tried, see it fail, and mend what it found"
        )));
    }
    said.figures().ok_or_else(|| Failure::new(format!("`{shown}` ended without its figures")))
}

/// What libFuzzer said.
#[derive(Debug, Default)]
struct Said {
    /// The last line of progress.
    progress: String,
    executions: Option<u64>,
    /// The last lines of any other kind.
    tail: Vec<String>,
}

/// Lines kept for the message that something was found.
const TAIL: usize = 60;

fn listen(pipe: impl Read) -> Said {
    let mut said = Said::default();
    let mut reader = BufReader::new(pipe);
    let mut bytes = Vec::new();
    let mut shown = Instant::now();
    let started = shown;
    while matches!(reader.read_until(b'\n', &mut bytes), Ok(read) if read > 0) {
        said.hear(String::from_utf8_lossy(&bytes).trim_end());
        bytes.clear();
        if shown.elapsed() >= PULSE {
            shown = Instant::now();
            println!("{}: {}", seconds(started.elapsed()), said.progress);
        }
    }
    said
}

impl Said {
    fn hear(&mut self, line: &str) {
        if line.starts_with('#') && line.contains(" cov: ") {
            // Without how the input was made.
            self.progress = line.split(" L: ").next().unwrap_or(line).split_whitespace().collect::<Vec<_>>().join(" ");
        } else if let Some(count) = line.strip_prefix("stat::number_of_executed_units:") {
            self.executions = count.trim().parse().ok();
        } else if !line.is_empty() {
            if self.tail.len() == TAIL {
                self.tail.remove(0);
            }
            self.tail.push(line.to_owned());
        }
    }

    /// Executions, and of the last line of progress: edges reached, features and inputs kept.
    fn figures(&self) -> Option<String> {
        let after = |word: &str| self.progress.split_once(word)?.1.split_whitespace().next().map(str::to_owned);
        let (edges, features, inputs) = (after("cov:")?, after("ft:")?, after("corp:")?);
        let executions = self.executions?;
        Some(format!("{executions} executions, coverage {edges} edges, {features} features, {inputs} inputs kept"))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const LOG: &str = "\
INFO: Running with entropic power schedule (0xFF, 100).
#13\tINITED cov: 2078 ft: 3152 corp: 12/24Kb exec/s: 0 rss: 54Mb
#27513\tREDUCE cov: 3193 ft: 8236 corp: 654/562Kb lim: 2745 exec/s: 13756 rss: 182Mb L: 2495/2745 MS: 4 CrossOver-
#56835\tDONE   cov: 3200 ft: 8300 corp: 700/600Kb lim: 2745 exec/s: 947 rss: 408Mb
Done 56835 runs in 61 second(s)
stat::number_of_executed_units: 56835
";

    #[test]
    fn a_run_tells_its_figures() {
        let said = listen(LOG.as_bytes());
        assert_eq!(
            said.figures().unwrap(),
            "56835 executions, coverage 3200 edges, 8300 features, 700/600Kb inputs kept"
        );
        assert_eq!(said.tail.len(), 2);
    }

    #[test]
    fn a_run_that_broke_off_has_none() {
        assert_eq!(listen(&b"error: could not compile\n"[..]).figures(), None);
    }

    #[test]
    fn a_finding_shows_what_was_said_last() {
        let failure = watch("invoice", Cmd::new("sh").args(["-c", "echo Test unit written to x >&2; exit 77"]));
        let message = failure.unwrap_err().to_string();
        assert!(message.contains("Test unit written to x") && message.contains("fuzz/artifacts/invoice"), "{message}");
    }

    #[test]
    fn every_target_has_its_program_its_words_and_its_seeds() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz");
        let manifest = fs::read_to_string(root.join("Cargo.toml")).unwrap();
        assert_eq!(manifest.matches("[[bin]]").count(), TARGETS.len());
        for (name, _) in TARGETS {
            assert!(manifest.contains(&format!("name = \"{name}\"")), "{name}");
            assert!(root.join(name).with_extension("dict").is_file(), "{name}");
            assert!(fs::read_dir(root.join("corpus").join(name)).unwrap().count() > 0, "{name}");
        }
    }
}
