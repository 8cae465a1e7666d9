//! What a process holds, and what its log says.

use std::fs;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use crate::failure::{Failure, Result};

/// Between two looks.
const LOOK: Duration = Duration::from_millis(20);
/// An index of ten million takes some minutes on a busy machine.
const INDEX: Duration = Duration::from_secs(900);
/// What the server says of it.
const INDEXED: &str = "answered from the index in memory";

/// Waits until the server says that its index is ready.
pub fn until_indexed(log: &Path) -> Result<()> {
    let end = Instant::now() + INDEX;
    while Instant::now() < end {
        let said = fs::read_to_string(log).map_err(Failure::io("read", log))?;
        if said.contains(INDEXED) {
            return Ok(());
        }
        thread::sleep(LOOK);
    }
    Err(Failure::new(format!("the index was not ready within {} s; see {}", INDEX.as_secs(), log.display())))
}

/// A line of the process's status, in bytes: `VmRSS`, what it holds now, or `VmHWM`, the most that it held.
pub fn memory(pid: u32, line: &str) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{pid}/status")).ok()?;
    kilobytes(&status, line).map(|kilobytes| kilobytes * 1024)
}

fn kilobytes(status: &str, line: &str) -> Option<u64> {
    let value = status.lines().find_map(|text| text.strip_prefix(line)?.strip_prefix(':'))?;
    value.split_whitespace().next()?.parse().ok()
}

/// Runs until the process ends; the most memory that it was seen to hold.
pub fn to_the_end(child: &mut std::process::Child) -> std::io::Result<(std::process::ExitStatus, u64)> {
    let mut most = 0;
    loop {
        most = most.max(memory(child.id(), "VmHWM").unwrap_or(0));
        if let Some(status) = child.try_wait()? {
            return Ok((status, most));
        }
        thread::sleep(LOOK);
    }
}

#[cfg(test)]
mod tests {
    use super::kilobytes;

    #[test]
    fn memory_is_read_by_its_line() {
        let status = "Name:\tx\nVmHWM:\t   2048 kB\nVmRSS:\t   1024 kB\n";
        assert_eq!(kilobytes(status, "VmRSS"), Some(1024));
        assert_eq!(kilobytes(status, "VmHWM"), Some(2048));
        assert_eq!(kilobytes(status, "VmSwap"), None);
    }
}
