//! What open pages are told by themselves (`GET /events`): a hub with one bounded queue for each stream. It reads the
//! events that the store wrote, once for all streams, and never waits for a reader: one that falls behind is told to
//! look at everything anew. Without a clock or threads of its own: whoever writes nudges it, and the server now and
//! then for what other processes write.

mod batch;
mod events;
mod frames;
mod streams;
#[cfg(test)]
mod tests;

use std::sync::{
    Arc, Mutex, MutexGuard, PoisonError,
    atomic::{AtomicU32, Ordering},
};

use carnet_core::wire::LiveChange;
use carnet_store::pool;
use futures_channel::mpsc::Receiver;

use self::{
    batch::Batch,
    streams::{Frame, Stream, Streams},
};
use crate::host::Host;

pub(crate) use events::routes;

/// Streams of one session: a browser's windows.
pub(crate) const MAX_PER_SESSION: usize = 6;
/// Streams of the process.
pub(crate) const MAX_STREAMS: usize = 2_000;

/// The open streams of a process.
#[derive(Clone, Default)]
pub struct Live(Arc<Hub>);

#[derive(Default)]
struct Hub {
    /// Held while the database is read for streams, so that they hear of each event once and in order. Whoever has it
    /// may take `streams`, never the other way round.
    reading: Mutex<()>,
    /// Never held while the database is read: what hangs there must not hold up the end of the process.
    streams: Mutex<Streams>,
    /// How often somebody asked to look for events since somebody began to.
    nudges: AtomicU32,
}

/// Who listens.
#[derive(Clone, Debug)]
pub(crate) struct Listener {
    pub account_id: String,
    pub user_id: String,
    /// The stored form of the session's token.
    pub token: String,
}

/// Why no stream was opened.
#[derive(Debug)]
pub(crate) enum NotOpened {
    /// The session has as many as it may.
    TooMany,
    /// The process has, or it is about to end.
    Full,
    Failed(carnet_store::Error),
}

impl Live {
    // Nothing in the hub is ever half done when a panic could strike.
    fn reading(&self) -> MutexGuard<'_, ()> {
        self.0.reading.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn streams(&self) -> MutexGuard<'_, Streams> {
        self.0.streams.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Opens a stream. What was told up to now has been seen; `last_id`, of a browser that comes back, says what it
    /// has seen indeed. Blocks.
    pub(crate) fn open(
        &self,
        host: &Host,
        listener: Listener,
        last_id: Option<&str>,
    ) -> Result<Receiver<Frame>, NotOpened> {
        // Between the last event that was read and the stream's place among the others no event may pass.
        let _reading = self.reading();
        self.streams().admit(&listener.token)?;
        let read = pool::read(host.pool.as_ref(), |db| frames::first(db, &listener, last_id));
        let (seq, first) = read.map_err(NotOpened::Failed)?;
        let (mut stream, receiver) = Stream::new(listener, seq, (host.now)());
        stream.send(first, (host.now)());
        self.streams().add(stream, seq)?;
        Ok(receiver)
    }

    /// Tells the streams what has happened since the last time, sends a sign of life where it was quiet, and ends what
    /// is to end. Blocks; what cannot be read now is told the next time.
    pub fn poll(&self, host: &Host) {
        if self.0.nudges.fetch_add(1, Ordering::AcqRel) > 0 {
            // Somebody is at it, and looks once more before leaving.
            return;
        }
        loop {
            let seen = self.0.nudges.load(Ordering::Acquire);
            self.tell(host);
            if self.0.nudges.compare_exchange(seen, 0, Ordering::AcqRel, Ordering::Acquire).is_ok() {
                return;
            }
        }
    }

    fn tell(&self, host: &Host) {
        let _reading = self.reading();
        let now = (host.now)();
        let Some(asking) = self.streams().asking(now) else { return };
        if let Ok(batch) = pool::read(host.pool.as_ref(), |db| Batch::read(db, &asking, now)) {
            self.streams().deliver(&batch, now);
        }
    }

    /// How far work of this account has come; told to the pages that are open now, and kept nowhere. It may be called
    /// from within a transaction and never waits: where the streams are in use, the next word on the work does.
    pub fn progress(&self, account_id: &str, change: &LiveChange, now_ms: i64) {
        if let Ok(mut streams) = self.0.streams.try_lock() {
            streams.send_to(account_id, &frames::change(change), now_ms);
        }
    }

    /// Ends the streams of a session that has ended, also one that is being opened. Blocks.
    pub(crate) fn end(&self, token: &str) {
        let _reading = self.reading();
        self.streams().end(token);
    }

    /// Ends all streams and opens no more: the process is about to end. It waits for no database.
    pub fn close(&self) {
        self.streams().close();
    }

    /// How many streams are open. It waits for no database.
    pub fn open_streams(&self) -> usize {
        self.streams().count()
    }
}
