//! What a database that hangs holds up, and what it does not.
#![allow(clippy::unwrap_used)]

use std::{
    sync::{
        Arc, Mutex,
        mpsc::{self, Receiver, Sender},
    },
    thread,
    time::Duration,
};

use carnet_core::wire::ObjectKind;
use carnet_store::{
    accounts::{self, Acceptance, NewAccount},
    events,
    pool::{self, Pool, Work},
    sqlite::{self, SqlitePool},
};

use super::{Listener, Live, NotOpened, streams::Frame};
use crate::host::Host;

const LONG: Duration = Duration::from_secs(10);
const ACCOUNT: &str = "account";
const TOKEN: &str = "token";

type Stream = futures_channel::mpsc::Receiver<Frame>;

/// A database of which one read can be made to hang.
struct Hanging {
    pool: SqlitePool,
    /// For the next read: where it says that it has begun, and what it waits for.
    next: Mutex<Option<(Sender<()>, Receiver<()>)>>,
}

impl Pool for Hanging {
    fn read_with(&self, work: Work<'_>) -> carnet_store::Result<()> {
        let next = self.next.lock().unwrap().take();
        if let Some((begin, released)) = next {
            begin.send(()).unwrap();
            // It is released when the other end is gone.
            let _ = released.recv();
        }
        self.pool.read_with(work)
    }

    fn write_with(&self, work: Work<'_>) -> carnet_store::Result<()> {
        self.pool.write_with(work)
    }

    fn write_at_once_with(&self, work: Work<'_>) -> carnet_store::Result<()> {
        self.pool.write_at_once_with(work)
    }
}

struct Place {
    hanging: Arc<Hanging>,
    host: Host,
}

impl Place {
    fn new() -> Self {
        let hanging = Arc::new(Hanging { pool: sqlite::open_memory().unwrap(), next: Mutex::default() });
        let pool: Arc<dyn Pool> = hanging.clone();
        let account = NewAccount {
            id: ACCOUNT.to_owned(),
            name: "Lumière".to_owned(),
            participant_id: None,
            acceptance: Acceptance::Automatic,
        };
        pool::write(pool.as_ref(), |db| accounts::add(db, &account, 0)).unwrap();
        let host = Host::in_place(pool, || 0, |bytes| bytes.fill(0));
        Self { hanging, host }
    }

    /// The next read hangs until the sender is dropped; the receiver hears when it has begun.
    fn hang(&self) -> (Receiver<()>, Sender<()>) {
        let (begin, begun) = mpsc::channel();
        let (release, released) = mpsc::channel();
        *self.hanging.next.lock().unwrap() = Some((begin, released));
        (begun, release)
    }

    fn open(&self) -> Result<Stream, NotOpened> {
        let listener = Listener { account_id: ACCOUNT.to_owned(), user_id: "user".to_owned(), token: TOKEN.to_owned() };
        self.host.live.open(&self.host, listener, None)
    }

    fn look(&self) {
        self.host.live.poll(&self.host);
    }

    fn emit(&self, id: &str) {
        let pool = self.host.pool.as_ref();
        pool::write(pool, |db| events::emit(db, ACCOUNT, ObjectKind::Customer, id, 0)).unwrap();
    }

    /// What is answered on another thread, which must not wait for what hangs.
    fn at_once<T: Send + 'static>(&self, work: fn(&Live) -> T) -> T {
        let (answer, answered) = mpsc::channel();
        let live = self.host.live.clone();
        thread::spawn(move || answer.send(work(&live)));
        answered.recv_timeout(LONG).unwrap()
    }
}

/// How often a stream has been told of a customer since it was last asked.
fn told(stream: &mut Stream, id: &str) -> usize {
    let mut text = String::new();
    while let Ok(Ok(frame)) = stream.try_recv() {
        text.push_str(std::str::from_utf8(&frame).unwrap());
    }
    text.matches(&format!("\"{id}\"")).count()
}

#[test]
fn a_look_that_hangs_holds_up_neither_the_end_nor_the_figures() {
    let place = Place::new();
    let _stream = place.open().unwrap();
    thread::scope(|scope| {
        let (begun, _release) = place.hang();
        scope.spawn(|| place.look());
        begun.recv_timeout(LONG).unwrap();
        assert_eq!(place.at_once(Live::open_streams), 1);
        place.at_once(Live::close);
        assert_eq!(place.at_once(Live::open_streams), 0);
    });
    assert_eq!(place.at_once(Live::open_streams), 0);
}

#[test]
fn a_stream_that_is_being_opened_when_the_end_comes_is_not_opened() {
    let place = Place::new();
    let opened = thread::scope(|scope| {
        let (begun, release) = place.hang();
        let opening = scope.spawn(|| place.open());
        begun.recv_timeout(LONG).unwrap();
        place.at_once(Live::close);
        drop(release);
        opening.join().unwrap()
    });
    assert!(matches!(opened, Err(NotOpened::Full)));
    assert_eq!(place.at_once(Live::open_streams), 0);
}

#[test]
fn a_stream_that_is_being_opened_when_its_session_ends_is_ended() {
    let place = Place::new();
    let _stream = thread::scope(|scope| {
        let (begun, release) = place.hang();
        let opening = scope.spawn(|| place.open());
        begun.recv_timeout(LONG).unwrap();
        scope.spawn(|| place.host.live.end(TOKEN));
        drop(release);
        opening.join().unwrap().unwrap()
    });
    assert_eq!(place.at_once(Live::open_streams), 0);
}

#[test]
fn an_event_is_told_once_whoever_comes_while_it_is_read() {
    let place = Place::new();
    let mut first = place.open().unwrap();
    place.emit("c1");
    let mut second = thread::scope(|scope| {
        let (begun, release) = place.hang();
        scope.spawn(|| place.look());
        begun.recv_timeout(LONG).unwrap();
        let opening = scope.spawn(|| place.open());
        place.look();
        drop(release);
        opening.join().unwrap().unwrap()
    });
    assert_eq!((told(&mut first, "c1"), told(&mut second, "c1")), (1, 0));
    place.emit("c2");
    place.look();
    assert_eq!((told(&mut first, "c2"), told(&mut second, "c2")), (1, 1));
    place.look();
    assert_eq!((told(&mut first, "c2"), told(&mut second, "c2")), (0, 0));
}
