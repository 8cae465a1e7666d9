//! Sign-in attempts per e-mail, in memory: ten failures in five minutes, then a wait. An attempt counts from its
//! start and is forgiven when it succeeds, so that many at once do not slip through. Bounded: when too many
//! e-mails are remembered, the ones idle for longest are forgotten.

use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

use sha2::{Digest, Sha256};

const MAX_ATTEMPTS: usize = 10;
const WINDOW_MS: i64 = 5 * 60 * 1000;
const MAX_EMAILS: usize = 10_000;

/// Hashes instead of e-mails: of equal size whatever was typed, and no personal data.
type Key = [u8; 32];

/// Times (ms) of the attempts of each e-mail, oldest first.
#[derive(Default)]
pub(crate) struct Limiter(Mutex<HashMap<Key, Vec<i64>>>);

impl Limiter {
    /// Notes an attempt. Too many: the seconds until the next one is allowed.
    pub fn attempt(&self, email: &str, now_ms: i64) -> Result<(), u64> {
        let mut attempts = self.lock();
        if attempts.len() >= MAX_EMAILS && !attempts.contains_key(&key(email)) {
            forget_idle(&mut attempts, now_ms);
        }
        let times = attempts.entry(key(email)).or_default();
        times.retain(|time| now_ms - time < WINDOW_MS);
        if times.len() >= MAX_ATTEMPTS {
            let wait_ms = times.first().map_or(0, |first| first + WINDOW_MS - now_ms);
            return Err(u64::try_from(wait_ms).unwrap_or(0).div_ceil(1000).max(1));
        }
        times.push(now_ms);
        Ok(())
    }

    /// Forgives an e-mail its attempts.
    pub fn succeeded(&self, email: &str) {
        self.lock().remove(&key(email));
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<Key, Vec<i64>>> {
        // No code that holds the lock panics half-way through a change.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn key(email: &str) -> Key {
    Sha256::digest(email.trim().to_lowercase().as_bytes()).into()
}

fn forget_idle(attempts: &mut HashMap<Key, Vec<i64>>, now_ms: i64) {
    attempts.retain(|_, times| times.last().is_some_and(|last| now_ms - last < WINDOW_MS));
    if attempts.len() < MAX_EMAILS {
        return;
    }
    let mut ages: Vec<(i64, Key)> =
        attempts.iter().map(|(key, times)| (times.last().copied().unwrap_or(0), *key)).collect();
    ages.sort_unstable();
    for (_, key) in ages.iter().take(MAX_EMAILS / 10) {
        attempts.remove(key);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn the_eleventh_attempt_waits_until_the_first_is_old() {
        let limiter = Limiter::default();
        for second in 0..10 {
            limiter.attempt("A@x.example", second * 1000).unwrap();
        }
        assert_eq!(limiter.attempt(" a@X.example ", 10_000), Err(290));
        assert_eq!(limiter.attempt("b@x.example", 10_000), Ok(()));
        assert_eq!(limiter.attempt("a@x.example", WINDOW_MS), Ok(()));
        assert_eq!(limiter.attempt("a@x.example", WINDOW_MS), Err(1));
    }

    #[test]
    fn success_forgives() {
        let limiter = Limiter::default();
        for _ in 0..10 {
            limiter.attempt("a@x.example", 0).unwrap();
        }
        limiter.succeeded("a@x.example");
        assert_eq!(limiter.attempt("a@x.example", 0), Ok(()));
    }

    #[test]
    fn memory_is_bounded_whatever_is_typed() {
        let limiter = Limiter::default();
        for n in 0..25_000 {
            limiter.attempt(&format!("{n}@x.example"), n).unwrap();
        }
        assert!(limiter.lock().len() <= MAX_EMAILS);
    }
}
