//! What goes wrong around a server, with people working meanwhile: it is killed, its database is, two serve one, clients
//! are slow. What was answered with yes is there afterwards, and nothing contradicts itself.
//!
//! The run decides how much of it: `CARNET_FAULTS_KILLS`, `CARNET_FAULTS_SECONDS`, `CARNET_FAULTS_CARDS`. On PostgreSQL
//! the run's own cluster is killed by the command in `CARNET_TEST_POSTGRES_KILL` and started again by
//! `CARNET_TEST_POSTGRES_START`; without these nobody kills it.

mod client;
mod gone;
mod killed;
mod large_import;
mod slow;
mod two_servers;
mod work;
mod world;
mod writers;

fn from_environment(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).map_or(otherwise, |value| value.parse().unwrap())
}

/// A line of a process's status, in KiB: `VmRSS`, what it holds now, or `VmHWM`, the most that it held.
fn memory(id: u32, line: &str) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{id}/status")).unwrap_or_default();
    let value = status.lines().find_map(|text| text.strip_prefix(line)?.strip_prefix(':'))?;
    Some(value.split_whitespace().next()?.parse().unwrap())
}
