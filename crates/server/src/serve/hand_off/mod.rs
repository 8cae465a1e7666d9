//! Posting the outbox to the providers (R30): what is due is claimed, posted with a bounded number at once, and
//! reported on. Several processes share the work; one that dies leaves leases that end, and the next posts the same
//! document again under the same key.

mod answer;
mod courier;
mod letter;
mod retry;

use std::time::Duration;

use carnet_api::Host;

use self::{courier::Courier, retry::Backoff};
use super::outgoing::{Outgoing, OutgoingArgs};
use crate::cli::Failure;

#[derive(Clone, Copy, Debug, clap::Args)]
pub struct HandOffArgs {
    /// How long a provider has to take a document.
    #[arg(long, env = "CARNET_HAND_OFF_TIMEOUT", default_value = "20", value_parser = seconds, value_name = "SECONDS")]
    hand_off_timeout: Duration,
    /// After the first failure a document is posted again within this time; then within twice of it, and so on.
    #[arg(long, env = "CARNET_HAND_OFF_BACKOFF", default_value = "5", value_parser = seconds, value_name = "SECONDS")]
    hand_off_backoff: Duration,
    /// The longest of these times.
    #[arg(
        long, env = "CARNET_HAND_OFF_MAX_BACKOFF", default_value = "3600", value_parser = seconds,
        value_name = "SECONDS"
    )]
    hand_off_max_backoff: Duration,
    /// How often the outbox is looked into.
    #[arg(long, env = "CARNET_HAND_OFF_POLL", default_value = "1", value_parser = seconds, value_name = "SECONDS")]
    hand_off_poll: Duration,
}

/// What the work goes by.
#[derive(Clone, Copy, Debug)]
struct Options {
    poll: Duration,
    lease: Duration,
    backoff: Backoff,
    /// Only over TLS.
    encrypted: bool,
}

impl HandOffArgs {
    /// The work, ready to be started.
    pub fn courier(&self, host: &Host, outgoing: OutgoingArgs) -> Result<Courier, Failure> {
        let options = Options {
            poll: self.hand_off_poll,
            // Long enough for a try and its report; short enough that what a dead process held is not late for long.
            lease: self.hand_off_timeout * 2 + Duration::from_secs(5),
            backoff: Backoff { first: self.hand_off_backoff, most: self.hand_off_max_backoff },
            encrypted: !outgoing.allow_private_network,
        };
        Ok(Courier::new(host.clone(), Outgoing::new(outgoing, self.hand_off_timeout)?, options))
    }
}

/// Seconds, a fraction of one too.
fn seconds(text: &str) -> Result<Duration, String> {
    const MOST: f64 = 86_400.0;
    let seconds = text.trim().parse().ok().filter(|seconds| (0.01..=MOST).contains(seconds));
    seconds.map(Duration::from_secs_f64).ok_or_else(|| format!("write seconds, from 0.01 to {MOST}, such as 20"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn times_are_seconds() {
        assert_eq!(seconds("20").unwrap(), Duration::from_secs(20));
        assert_eq!(seconds("0.25").unwrap(), Duration::from_millis(250));
        for wrong in ["", "0", "-1", "NaN", "inf", "86401", "5s"] {
            assert!(seconds(wrong).is_err(), "{wrong}");
        }
    }
}
