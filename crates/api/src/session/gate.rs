//! How many passwords are worked on at the same time: each takes 19 MiB and a core. Whoever is too many waits without
//! holding a thread, and is let in by whoever leaves.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use carnet_core::wire::Code;
use futures_channel::oneshot;

use crate::{host::Host, problem::Failure};

const AT_ONCE: usize = 2;
/// Those who wait; the next is sent away, because its turn would come too late.
const MAX_WAITING: usize = 200;

#[derive(Clone)]
pub(crate) struct Gate(Arc<Mutex<Places>>);

struct Places {
    free: usize,
    waiting: VecDeque<oneshot::Sender<Place>>,
}

/// Somebody's place, given on to the next when it is dropped.
struct Place(Option<Gate>);

impl Default for Gate {
    fn default() -> Self {
        Self(Arc::new(Mutex::new(Places { free: AT_ONCE, waiting: VecDeque::new() })))
    }
}

impl Gate {
    /// Does work on a password where blocking is allowed, when it is its turn.
    pub async fn run<T: Send + 'static>(
        &self,
        host: &Host,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Failure> {
        let busy = || Failure::new(Code::Unavailable, "Too many people sign in right now; try again.").retry_after(1);
        let place = match self.enter() {
            Ok(place) => place,
            Err(Some(turn)) => turn.await.map_err(|_| busy())?,
            Err(None) => return Err(busy()),
        };
        // The place goes along: a caller who hangs up does not end the work.
        host.run(move || {
            let worked = work();
            drop(place);
            worked
        })
        .await
    }

    // A place, or the turn to wait for, or nothing.
    fn enter(&self) -> Result<Place, Option<oneshot::Receiver<Place>>> {
        let mut places = self.lock();
        if places.free > 0 {
            places.free -= 1;
            return Ok(Place(Some(self.clone())));
        }
        places.waiting.retain(|turn| !turn.is_canceled());
        if places.waiting.len() >= MAX_WAITING {
            return Err(None);
        }
        let (sender, receiver) = oneshot::channel();
        places.waiting.push_back(sender);
        Err(Some(receiver))
    }

    fn leave(self) {
        loop {
            let mut places = self.lock();
            let Some(next) = places.waiting.pop_front() else {
                places.free += 1;
                return;
            };
            drop(places);
            match next.send(Place(Some(self.clone()))) {
                Ok(()) => return,
                // Who waited has gone; the place is still ours to give.
                Err(mut place) => place.0 = None,
            }
        }
    }

    fn lock(&self) -> MutexGuard<'_, Places> {
        // No code that holds the lock panics half-way through a change.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        if let Some(gate) = self.0.take() {
            gate.leave();
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn two_are_let_in_and_the_others_in_their_order() {
        let gate = Gate::default();
        let (first, second) = (gate.enter().ok().unwrap(), gate.enter().ok().unwrap());
        let mut third = gate.enter().err().flatten().unwrap();
        let fourth = gate.enter().err().flatten().unwrap();
        let mut fifth = gate.enter().err().flatten().unwrap();
        assert!(third.try_recv().unwrap().is_none());
        drop(first);
        let third = third.try_recv().unwrap().unwrap();
        drop(fourth);
        drop(second);
        let fifth = fifth.try_recv().unwrap().expect("who has gone is passed over");
        drop((third, fifth));
        let places = gate.lock();
        assert_eq!((places.free, places.waiting.len()), (AT_ONCE, 0));
    }

    #[test]
    fn a_turn_that_nobody_takes_any_more_is_given_on() {
        let gate = Gate::default();
        let (first, second) = (gate.enter().ok().unwrap(), gate.enter().ok().unwrap());
        let third = gate.enter().err().flatten().unwrap();
        drop(first);
        drop(third);
        drop(second);
        assert_eq!(gate.lock().free, AT_ONCE);
    }

    #[test]
    fn the_queue_has_an_end() {
        let gate = Gate::default();
        let inside = [gate.enter(), gate.enter()];
        let waiting: Vec<_> = (0..MAX_WAITING).map(|_| gate.enter().err().flatten().unwrap()).collect();
        assert!(gate.enter().err().unwrap().is_none());
        drop(waiting);
        assert!(gate.enter().err().unwrap().is_some());
        drop(inside);
    }
}
