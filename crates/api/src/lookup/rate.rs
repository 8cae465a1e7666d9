//! How often an address may look up: twice a second, and few look-ups at the same time over all addresses, so that
//! whoever asks from many leaves the database to the people who work here.

use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use crate::session::place;

const WINDOW_MS: i64 = 1_000;
const AT_MOST: usize = 2;
/// Look-ups that run at the same time.
const AT_ONCE: usize = 4;
/// Addresses remembered; more than that ask within a second when the oldest are forgotten.
const MAX_PLACES: usize = 10_000;

/// Who has asked within the last second, and how many are being answered.
#[derive(Clone, Default)]
pub(crate) struct Rate(Arc<Mutex<Asked>>);

#[derive(Default)]
struct Asked {
    /// Times (ms), oldest first, by network.
    times: HashMap<String, Vec<i64>>,
    /// When those were forgotten last that have not asked since.
    swept_at: i64,
    running: usize,
}

/// A look-up under way.
pub(crate) struct Running(Rate);

impl Drop for Running {
    fn drop(&mut self) {
        let mut asked = self.0.lock();
        asked.running = asked.running.saturating_sub(1);
    }
}

impl Rate {
    /// Begins a look-up; else the seconds until it is worth trying again.
    pub fn enter(&self, address: Option<IpAddr>, now_ms: i64) -> Result<Running, u64> {
        let mut asked = self.lock();
        if !is_recent(asked.swept_at, now_ms) {
            asked.times.retain(|_, times| times.last().is_some_and(|last| is_recent(*last, now_ms)));
            asked.swept_at = now_ms;
        }
        if asked.times.len() >= MAX_PLACES {
            asked.times.clear();
        }
        let times = asked.times.entry(place(address)).or_default();
        times.retain(|time| is_recent(*time, now_ms));
        if times.len() >= AT_MOST {
            return Err(1);
        }
        times.push(now_ms);
        if asked.running >= AT_ONCE {
            return Err(1);
        }
        asked.running += 1;
        Ok(Running(self.clone()))
    }

    fn lock(&self) -> MutexGuard<'_, Asked> {
        // No code that holds the lock panics half-way through a change.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A clock that was put back does not hold anybody up for longer.
fn is_recent(time_ms: i64, now_ms: i64) -> bool {
    (0..WINDOW_MS).contains(&(now_ms - time_ms))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn allowed(rate: &Rate, address: &str, now_ms: i64) -> bool {
        rate.enter(Some(address.parse().unwrap()), now_ms).is_ok()
    }

    #[test]
    fn an_address_asks_twice_a_second() {
        let rate = Rate::default();
        assert!(allowed(&rate, "192.0.2.1", 1_000) && allowed(&rate, "192.0.2.1", 1_900));
        assert!(!allowed(&rate, "192.0.2.1", 1_999));
        assert!(!allowed(&rate, "::ffff:192.0.2.1", 1_999));
        assert!(allowed(&rate, "192.0.2.2", 1_999));
        assert!(allowed(&rate, "192.0.2.1", 2_000));
        assert!(!allowed(&rate, "192.0.2.1", 2_000));
        assert!(allowed(&rate, "192.0.2.1", 500), "the clock was put back");
    }

    #[test]
    fn a_network_of_ipv6_is_one_address() {
        let rate = Rate::default();
        assert!(allowed(&rate, "2001:db8::1", 0) && allowed(&rate, "2001:db8::2", 0));
        assert!(!allowed(&rate, "2001:db8::3", 0));
        assert!(allowed(&rate, "2001:db8:0:1::1", 0));
    }

    #[test]
    fn few_run_at_once() {
        let rate = Rate::default();
        let address = |n: u8| Some(IpAddr::from([192, 0, 2, n]));
        let mut running: Vec<Running> = (0..4).map(|n| rate.enter(address(n), 0).ok().unwrap()).collect();
        assert_eq!(rate.enter(address(9), 0).err(), Some(1));
        running.pop();
        assert!(rate.enter(address(9), 0).is_ok());
    }

    #[test]
    fn who_has_not_asked_for_a_second_is_forgotten_by_the_next() {
        let rate = Rate::default();
        assert!(allowed(&rate, "192.0.2.1", 10_000) && allowed(&rate, "192.0.2.2", 11_500));
        assert_eq!(rate.lock().times.keys().collect::<Vec<_>>(), ["192.0.2.2"]);
    }

    #[test]
    fn memory_is_bounded() {
        let rate = Rate::default();
        for n in 0..30_000_u32 {
            let _ = rate.enter(Some(IpAddr::from(n.to_be_bytes())), 0);
        }
        assert!(rate.lock().times.len() <= MAX_PLACES);
    }
}
