//! Attempts to sign in, counted in memory over five minutes: per e-mail and address together, per address, and per
//! e-mail over all strangers' browsers. A browser in which the person has signed in before is counted for itself alone,
//! so that strangers' guesses do not keep the person out (device cookies, as OWASP describes them). An attempt counts
//! from its start and is taken back when it succeeds, so that many at once do not slip through. Bounded: where too many
//! are remembered, those with the fewest attempts are forgotten first, then those idle for longest.

use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{Mutex, MutexGuard, PoisonError},
};

use sha2::{Digest, Sha256};

use crate::recent::is_recent;

const WINDOW_MS: i64 = 5 * 60 * 1000;
/// Remembered of each kind.
const MAX_KEYS: usize = 10_000;

/// What attempts are counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum By {
    EmailAndAddress,
    Address,
    Email,
    KnownBrowser,
    /// Links that somebody at an address tries.
    LinkAddress,
    /// The present password, asked for before it changes.
    Person,
}

impl By {
    const COUNT: usize = 6;

    fn max(self) -> usize {
        match self {
            Self::EmailAndAddress | Self::KnownBrowser | Self::Person => 10,
            Self::Address | Self::LinkAddress => 50,
            Self::Email => 100,
        }
    }

    /// A success forgives all attempts, not its own alone: nobody else is counted there.
    fn is_own(self) -> bool {
        matches!(self, Self::EmailAndAddress | Self::KnownBrowser | Self::Person)
    }
}

/// Hashes instead of what was typed: of equal size, and no personal data.
type Key = [u8; 32];
/// Times (ms) of attempts, oldest first.
type Times = HashMap<Key, Vec<i64>>;

#[derive(Default)]
pub(crate) struct Limiter(Mutex<[Times; By::COUNT]>);

/// An attempt under way.
#[derive(Clone, Debug)]
pub(crate) struct Attempt {
    counted: Vec<(By, Key)>,
    at_ms: i64,
}

impl Limiter {
    /// Notes an attempt to sign in; `known` is the stored token of a browser that is known for this very e-mail. Too
    /// many: the seconds until the next one is allowed.
    pub fn sign_in(
        &self,
        email: &str,
        address: Option<IpAddr>,
        known: Option<&str>,
        now_ms: i64,
    ) -> Result<Attempt, u64> {
        let email = email.trim().to_lowercase();
        let place = place(address);
        self.attempt(
            match known {
                Some(token) => vec![(By::KnownBrowser, key(&[token, &email]))],
                None => vec![
                    (By::EmailAndAddress, key(&[&email, &place])),
                    (By::Address, key(&[&place])),
                    (By::Email, key(&[&email])),
                ],
            },
            now_ms,
        )
    }

    /// Notes that somebody tries a link.
    pub fn link(&self, address: Option<IpAddr>, now_ms: i64) -> Result<Attempt, u64> {
        self.attempt(vec![(By::LinkAddress, key(&[&place(address)]))], now_ms)
    }

    /// Notes that somebody who is signed in gives the present password.
    pub fn password(&self, user_id: &str, now_ms: i64) -> Result<Attempt, u64> {
        self.attempt(vec![(By::Person, key(&[user_id]))], now_ms)
    }

    fn attempt(&self, counted: Vec<(By, Key)>, now_ms: i64) -> Result<Attempt, u64> {
        let mut all = self.lock();
        // Each is asked before any is written: what is refused counts nowhere.
        let wait = counted.iter().filter_map(|(by, key)| wait(&mut all[*by as usize], *by, key, now_ms)).max();
        if let Some(wait) = wait {
            return Err(wait);
        }
        for (by, key) in &counted {
            let times = &mut all[*by as usize];
            if times.len() >= MAX_KEYS && !times.contains_key(key) {
                forget(times, now_ms);
            }
            times.entry(*key).or_default().push(now_ms);
        }
        Ok(Attempt { counted, at_ms: now_ms })
    }

    /// Takes an attempt back, because it succeeded.
    pub fn succeeded(&self, attempt: &Attempt) {
        let mut all = self.lock();
        for (by, key) in &attempt.counted {
            let times = &mut all[*by as usize];
            let Some(known) = times.get_mut(key) else { continue };
            if by.is_own() {
                known.clear();
            } else if let Some(at) = known.iter().position(|time| *time == attempt.at_ms) {
                known.remove(at);
            }
            if known.is_empty() {
                times.remove(key);
            }
        }
    }

    fn lock(&self) -> MutexGuard<'_, [Times; By::COUNT]> {
        // No code that holds the lock panics half-way through a change.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The seconds to wait, if it is too many.
fn wait(times: &mut Times, by: By, key: &Key, now_ms: i64) -> Option<u64> {
    let known = times.get_mut(key)?;
    known.retain(|time| is_recent(*time, now_ms, WINDOW_MS));
    if known.len() < by.max() {
        return None;
    }
    let wait_ms = known.first().map_or(0, |first| first + WINDOW_MS - now_ms);
    Some(u64::try_from(wait_ms).unwrap_or(0).div_ceil(1000).max(1))
}

/// Where somebody is: in IPv6 the network, of which each has a whole one. Who comes from nowhere shares a place.
pub(crate) fn place(address: Option<IpAddr>) -> String {
    match address.map(|address| address.to_canonical()) {
        None => String::new(),
        Some(IpAddr::V4(address)) => address.to_string(),
        Some(IpAddr::V6(address)) => format!("{:x}", address.to_bits() >> 64),
    }
}

fn key(parts: &[&str]) -> Key {
    Sha256::digest(parts.join("\n").as_bytes()).into()
}

fn forget(times: &mut Times, now_ms: i64) {
    times.retain(|_, times| times.last().is_some_and(|last| is_recent(*last, now_ms, WINDOW_MS)));
    if times.len() < MAX_KEYS {
        return;
    }
    // Whoever floods us with new ones does not push out those that are held back.
    let mut worth: Vec<(usize, i64, Key)> =
        times.iter().map(|(key, times)| (times.len(), times.last().copied().unwrap_or(0), *key)).collect();
    worth.sort_unstable();
    for (.., key) in worth.iter().take(MAX_KEYS / 10) {
        times.remove(key);
    }
}

#[cfg(test)]
#[path = "limiter_tests.rs"]
mod tests;
