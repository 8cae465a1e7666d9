//! The open streams and their queues. A queue holds few frames; a stream whose queue is full hears nothing more until
//! there is room, and then that everything may have changed.

use std::{convert::Infallible, sync::Arc};

use axum::body::Bytes;
use futures_channel::mpsc::{self, Receiver, Sender};

use super::{Listener, MAX_PER_SESSION, MAX_STREAMS, NotOpened, batch::Batch, frames};

/// One piece of a stream's body.
pub(super) type Frame = Result<Bytes, Infallible>;

/// Frames a slow reader may be behind.
const QUEUE: usize = 16;
/// How long a stream may be quiet before it gives a sign of life.
pub(super) const BEAT_MS: i64 = 20_000;
/// How long a stream lives; its browser comes back and is asked for its session again.
const LIFE_MS: i64 = 15 * 60 * 1000;

pub(super) struct Stream {
    listener: Arc<Listener>,
    /// Events up to here are no news.
    after: i64,
    sender: Sender<Frame>,
    opened_ms: i64,
    sent_ms: i64,
    lagging: bool,
    ended: bool,
}

impl Stream {
    pub fn new(listener: Listener, after: i64, now_ms: i64) -> (Self, Receiver<Frame>) {
        let (sender, receiver) = mpsc::channel(QUEUE);
        let listener = Arc::new(listener);
        let stream = Self { listener, after, sender, opened_ms: now_ms, sent_ms: now_ms, lagging: false, ended: false };
        (stream, receiver)
    }

    pub fn send(&mut self, frame: String, now_ms: i64) {
        if frame.is_empty() || self.lagging || self.ended {
            return;
        }
        match self.sender.try_send(Ok(Bytes::from(frame))) {
            Ok(()) => self.sent_ms = now_ms,
            Err(error) if error.is_full() => self.lagging = true,
            Err(_) => self.ended = true,
        }
    }

    /// Whether it has been quiet for so long that it gives a sign of life.
    fn is_due(&self, now_ms: i64) -> bool {
        now_ms.saturating_sub(self.sent_ms) >= BEAT_MS
    }

    fn catch_up(&mut self, seq: i64, now_ms: i64) {
        if self.lagging {
            self.lagging = false;
            self.send(frames::everything(seq), now_ms);
        }
    }
}

/// For whom, and since when, one looks for events.
pub(super) struct Asking {
    /// The last event that was told.
    pub told: i64,
    /// The listener of each stream, and whether the stream has been quiet for so long that its session is looked after.
    pub listeners: Vec<(Arc<Listener>, bool)>,
}

#[derive(Default)]
pub(super) struct Streams {
    all: Vec<Stream>,
    /// The last event that was read for all.
    told: i64,
    closed: bool,
}

impl Streams {
    pub fn count(&self) -> usize {
        self.all.iter().filter(|stream| !stream.sender.is_closed()).count()
    }

    /// Who listens now; nothing when nobody does. Lets go of streams that have come to their end.
    pub fn asking(&mut self, now_ms: i64) -> Option<Asking> {
        self.prune(now_ms);
        let of_stream = |stream: &Stream| (Arc::clone(&stream.listener), stream.is_due(now_ms));
        let listeners: Vec<_> = self.all.iter().map(of_stream).collect();
        (!listeners.is_empty()).then_some(Asking { told: self.told, listeners })
    }

    /// Whether there is room for one more stream of this session.
    pub fn admit(&mut self, token: &str) -> Result<(), NotOpened> {
        self.all.retain(|stream| !stream.sender.is_closed());
        if self.closed || self.all.len() >= MAX_STREAMS {
            return Err(NotOpened::Full);
        }
        match self.all.iter().filter(|stream| stream.listener.token == token).count() {
            MAX_PER_SESSION.. => Err(NotOpened::TooMany),
            _ => Ok(()),
        }
    }

    /// `seq`: the last event when the stream began. The end may have come since it was admitted.
    pub fn add(&mut self, stream: Stream, seq: i64) -> Result<(), NotOpened> {
        if self.closed {
            return Err(NotOpened::Full);
        }
        if self.all.is_empty() {
            self.told = seq;
        }
        self.all.push(stream);
        Ok(())
    }

    /// Lets go of streams that nobody reads any more or that have lived long enough.
    fn prune(&mut self, now_ms: i64) {
        let lives = |stream: &Stream| {
            !stream.ended && !stream.sender.is_closed() && now_ms.saturating_sub(stream.opened_ms) < LIFE_MS
        };
        self.all.retain(lives);
    }

    pub fn deliver(&mut self, batch: &Batch, now_ms: i64) {
        for stream in &mut self.all {
            if batch.has_ended(&stream.listener.token) {
                stream.ended = true;
                continue;
            }
            stream.catch_up(batch.last, now_ms);
            stream.send(batch.frame(&stream.listener, stream.after), now_ms);
            if stream.is_due(now_ms) {
                stream.send(frames::BEAT.to_owned(), now_ms);
            }
        }
        self.told = batch.last;
        self.all.retain(|stream| !stream.ended);
    }

    pub fn send_to(&mut self, account_id: &str, frame: &str, now_ms: i64) {
        for stream in self.all.iter_mut().filter(|stream| stream.listener.account_id == account_id) {
            stream.send(frame.to_owned(), now_ms);
        }
    }

    pub fn end(&mut self, token: &str) {
        self.all.retain(|stream| stream.listener.token != token);
    }

    pub fn close(&mut self) {
        self.closed = true;
        self.all.clear();
    }
}
