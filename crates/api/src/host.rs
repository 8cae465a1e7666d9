//! What the router needs from the place it runs in, and how work that blocks gets off the event loop.

use std::{net::IpAddr, sync::Arc};

use axum::extract::FromRef;
use carnet_core::wire::{Session, SignInOptions};
use carnet_store::{db::Db, index::Directory, pool, pool::Pool};
use futures_channel::oneshot;

use crate::{
    live::Live,
    lookup::Rate,
    problem::Failure,
    session::{Gate, Limiter},
    verification::Checks,
};

/// A piece of work that may block.
pub type Job = Box<dyn FnOnce() + Send>;

/// An e-mail about to be sent, in plain text.
#[derive(Clone, PartialEq, Eq)]
pub struct Mail {
    pub to: String,
    pub subject: String,
    pub text: String,
}

/// Sends an e-mail, or says why it cannot. Blocks.
pub type Mailer = Arc<dyn Fn(Mail) -> Result<(), String> + Send + Sync>;

/// Where a request comes from; the server puts it into the request's extensions. Requests without one count as from
/// one and the same place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClientAddress(pub IpAddr);

/// What the place lends.
#[derive(Clone)]
pub struct Host {
    pub pool: Arc<dyn Pool>,
    /// Milliseconds since 1970-01-01T00:00Z.
    pub now: fn() -> i64,
    /// Fills the slice from the system's source of secure randomness.
    pub random: fn(&mut [u8]),
    /// Runs a job where blocking is allowed: a thread of its own natively, in place in a worker.
    pub spawn: Arc<dyn Fn(Job) + Send + Sync>,
    /// The same for a job that waits for others who write: natively few at a time, so that those who read find threads.
    pub spawn_write: Arc<dyn Fn(Job) + Send + Sync>,
    /// Told what failed of the work that goes on behind an answer, and why: for the log.
    pub failed: fn(&str, &carnet_store::Error),
    /// Whether the session cookie is sent over HTTPS alone.
    pub secure_cookie: bool,
    /// Where people reach the app, without a path: links in e-mails begin so. Absent: as the request says.
    pub public_url: Option<String>,
    /// The streams of events that are open here.
    pub live: Live,
    /// Absent: no e-mails are sent.
    pub mail: Option<Mailer>,
    /// Told to whoever wants to sign in.
    pub sign_in: SignInOptions,
    /// Absent: participants are not checked in the network itself.
    pub checks: Option<Checks>,
    /// Documents may be handed off to private addresses, and without TLS.
    pub private_network: bool,
    /// Bytes that an import of the public directory may have.
    pub max_import_bytes: u64,
    /// The index of the public directory's names. Absent, or while it is being made: the database answers.
    pub index: Option<Arc<Directory>>,
}

/// Bytes that an import may have where nobody says otherwise.
const MAX_IMPORT_BYTES: u64 = 8 << 20;

impl Host {
    /// A place that runs every job where it is asked to, and lends nothing else: no index, no mail, no checks.
    pub fn in_place(pool: Arc<dyn Pool>, now: fn() -> i64, random: fn(&mut [u8])) -> Self {
        Self {
            pool,
            now,
            random,
            spawn: Arc::new(|job| job()),
            spawn_write: Arc::new(|job| job()),
            failed: |_, _| (),
            secure_cookie: false,
            public_url: None,
            live: Live::default(),
            mail: None,
            sign_in: SignInOptions::default(),
            checks: None,
            private_network: false,
            max_import_bytes: MAX_IMPORT_BYTES,
            index: None,
        }
    }

    /// A session as it is answered: with what can be done here.
    pub(crate) fn told(&self, session: Session) -> Session {
        Session { live_verification: self.checks.is_some(), ..session }
    }

    /// Tells of work that failed and that nobody waits for.
    pub(crate) fn tell_failed<T>(&self, work: &str, done: &carnet_store::Result<T>) {
        if let Err(error) = done {
            (self.failed)(work, error);
        }
    }

    /// Runs `work` where blocking is allowed. A job that vanishes (it panicked, or the place is shutting down) is
    /// an internal failure, never a hanging request.
    pub(crate) async fn run<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, Failure> {
        let (sender, receiver) = oneshot::channel();
        (self.spawn)(Box::new(move || {
            // The receiver is gone when the caller hung up: nobody is left to tell.
            let _ = sender.send(work());
        }));
        receiver.await.map_err(|_| Failure::internal("a job ended without an answer"))
    }

    /// Reads from one unchanging view of the database.
    pub(crate) async fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut dyn Db) -> carnet_store::error::Result<T> + Send + 'static,
    ) -> Result<T, Failure> {
        let pool = Arc::clone(&self.pool);
        Ok(self.run(move || pool::read(pool.as_ref(), work)).await??)
    }

    /// Writes in one transaction; open pages are told right after the answer.
    pub(crate) async fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut dyn Db) -> carnet_store::error::Result<T> + Send + 'static,
    ) -> Result<T, Failure> {
        let (sender, receiver) = oneshot::channel();
        let host = self.clone();
        (self.spawn_write)(Box::new(move || {
            // Whoever is gone by now was told that nothing came of it.
            if sender.is_canceled() {
                return;
            }
            let written = pool::write(host.pool.as_ref(), work);
            let told = written.is_ok();
            // As in `run`: who hung up is not told.
            let _ = sender.send(written);
            if told {
                host.live.poll(&host);
            }
        }));
        let written = receiver.await.map_err(|_| Failure::internal("a job ended without an answer"))?;
        Ok(written?)
    }

    /// Notes on the side what the next one will note else: it waits for nobody who writes, and its failure is none of
    /// the caller's.
    pub(crate) async fn note(
        &self,
        work: impl FnOnce(&mut dyn Db) -> carnet_store::error::Result<()> + Send + 'static,
    ) -> Result<(), Failure> {
        let pool = Arc::clone(&self.pool);
        self.run(move || pool::write_at_once(pool.as_ref(), work).ok()).await.map(drop)
    }
}

/// What handlers and extractors are given.
#[derive(Clone)]
pub(crate) struct App {
    pub host: Host,
    pub limiter: Arc<Limiter>,
    pub gate: Gate,
    pub lookups: Rate,
}

impl FromRef<App> for Host {
    fn from_ref(app: &App) -> Self {
        app.host.clone()
    }
}
