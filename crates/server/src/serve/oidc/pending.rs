//! Sign-ins that are under way at the provider, in memory: each for ten minutes, each used once. Bounded: when there
//! are too many, the oldest of the address with the most makes room, so that a flood only drowns itself.

use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{Mutex, MutexGuard, PoisonError},
};

use openidconnect::{CsrfToken, Nonce, PkceCodeVerifier};

pub const LIFETIME_S: i64 = 10 * 60;
const MAX_ATTEMPTS: usize = 2_000;

/// What the answer of the provider must fit to, and where the browser goes then.
pub struct Attempt {
    pub state: CsrfToken,
    pub nonce: Nonce,
    pub verifier: PkceCodeVerifier,
    pub next: String,
    pub from: IpAddr,
    pub begun_ms: i64,
}

/// Attempts by the random id in the browser's cookie.
#[derive(Default)]
pub struct Pending(Mutex<HashMap<String, Attempt>>);

impl Pending {
    pub fn add(&self, id: String, attempt: Attempt) {
        let attempt = Attempt { from: household(attempt.from), ..attempt };
        let mut attempts = self.lock();
        if attempts.len() >= MAX_ATTEMPTS {
            attempts.retain(|_, known| is_fresh(known, attempt.begun_ms));
            make_room(&mut attempts);
        }
        attempts.insert(id, attempt);
    }

    /// The attempt of this browser, if it is the one that the provider answers to; it is gone then.
    pub fn take(&self, id: &str, state: &str, now_ms: i64) -> Option<Attempt> {
        let mut attempts = self.lock();
        if attempts.get(id)?.state.secret() != state {
            // Of another page of the same browser: the attempt may still be answered.
            return None;
        }
        attempts.remove(id).filter(|attempt| is_fresh(attempt, now_ms))
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<String, Attempt>> {
        // No code that holds the lock panics half-way through a change.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// One subscriber has a whole IPv6 network of 64 bits (RFC 6177).
fn household(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(address) => IpAddr::V6((address.to_bits() & !u128::from(u64::MAX)).into()),
    }
}

fn is_fresh(attempt: &Attempt, now_ms: i64) -> bool {
    now_ms - attempt.begun_ms < LIFETIME_S * 1000
}

fn make_room(attempts: &mut HashMap<String, Attempt>) {
    if attempts.len() < MAX_ATTEMPTS {
        return;
    }
    let mut of_address: HashMap<IpAddr, usize> = HashMap::new();
    for attempt in attempts.values() {
        *of_address.entry(attempt.from).or_default() += 1;
    }
    let most = of_address.into_iter().max_by_key(|(_, count)| *count).map(|(address, _)| address);
    let oldest = attempts
        .iter()
        .filter(|(_, attempt)| Some(attempt.from) == most)
        .min_by_key(|(_, attempt)| attempt.begun_ms)
        .map(|(id, _)| id.clone());
    if let Some(oldest) = oldest {
        attempts.remove(&oldest);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn attempt(from: &str, begun_ms: i64) -> Attempt {
        Attempt {
            state: CsrfToken::new(format!("state-{begun_ms}")),
            nonce: Nonce::new("nonce".to_owned()),
            verifier: PkceCodeVerifier::new("verifier".to_owned()),
            next: "/".to_owned(),
            from: from.parse().unwrap(),
            begun_ms,
        }
    }

    #[test]
    fn an_attempt_is_answered_once_in_time_and_with_its_state() {
        let pending = Pending::default();
        pending.add("a".to_owned(), attempt("192.0.2.1", 5));
        assert!(pending.take("b", "state-5", 6).is_none());
        assert!(pending.take("a", "state-6", 6).is_none());
        assert!(pending.take("a", "state-5", 6).is_some());
        assert!(pending.take("a", "state-5", 6).is_none());
        pending.add("late".to_owned(), attempt("192.0.2.1", 5));
        assert!(pending.take("late", "state-5", 5 + LIFETIME_S * 1000).is_none());
    }

    #[test]
    fn a_flood_drowns_itself_alone() {
        let pending = Pending::default();
        pending.add("mine".to_owned(), attempt("192.0.2.1", 0));
        for n in 1..3 * MAX_ATTEMPTS {
            let from = format!("2001:db8::{:x}", n % 0xffff);
            pending.add(n.to_string(), attempt(&from, i64::try_from(n).unwrap()));
        }
        assert_eq!(pending.lock().len(), MAX_ATTEMPTS);
        assert!(pending.take("mine", "state-0", 1).is_some());
    }
}
