//! Running an import: the answer goes out at once, the work goes on where blocking is allowed.

use std::sync::Arc;

use axum::{
    Extension, Json,
    extract::State,
    response::{IntoResponse, Response},
};
use carnet_core::wire::{LiveChange, ObjectKind, Session};
use carnet_store::{
    csv_imports::{self as store, Run},
    pool,
};
use http::StatusCode;

use super::{progress::Progress, refused};
use crate::{
    extract::{ApiPath, OfCompany},
    host::Host,
    id,
    problem::Failure,
};

/// Lines between two words on how far it is.
const STEP: u64 = 25;
/// What the log calls the work, and its end.
const APPLIED: &str = "import of customers";
const ENDED: &str = "end of an import of customers";

/// `POST /customers/imports/{id}/apply`: 202, running.
pub(super) async fn apply(
    State(host): State<Host>,
    Extension(progress): Extension<Progress>,
    OfCompany(session): OfCompany,
    ApiPath(id): ApiPath,
) -> Result<Response, Failure> {
    let now = (host.now)();
    let (account, started) = (session.account.id.clone(), id.clone());
    let import = host.write(move |db| store::start(db, &account, &started, now)).await?.map_err(refused)?;
    let spawn = Arc::clone(&host.spawn);
    let work = Work { host, progress, session, id, lines: import.lines };
    spawn(Box::new(move || work.run()));
    Ok((StatusCode::ACCEPTED, Json(import)).into_response())
}

/// A running import. However it ends, even by a panic, its state says so: that is what `drop` sees to.
struct Work {
    host: Host,
    progress: Progress,
    session: Session,
    id: String,
    lines: u64,
}

impl Work {
    fn run(self) {
        let (account_id, user_id) = (self.session.account.id.as_str(), self.session.user.id.as_str());
        let random = self.host.random;
        let mut run = Run {
            account_id,
            user_id,
            new_id: &mut || id::new(random),
            now_ms: (self.host.now)(),
            progress: &mut |done| self.tell(done),
        };
        // A failure leaves nothing behind; `drop` tells the company of it, and the log why.
        let applied = pool::write_in_turn(self.host.pool.as_ref(), |db| store::apply(db, &mut run, &self.id));
        self.host.tell_failed(APPLIED, &applied);
    }

    fn tell(&self, done: u64) {
        if !done.is_multiple_of(STEP) {
            return;
        }
        self.progress.set(&self.id, done);
        // About fifty words for a file of any size.
        if done.is_multiple_of((self.lines / 50).next_multiple_of(STEP).max(STEP)) {
            let (id, total) = (self.id.clone(), Some(self.lines));
            let change = LiveChange { kind: ObjectKind::Import, id, done: Some(done), total };
            self.host.live.progress(&self.session.account.id, &change, (self.host.now)());
        }
    }
}

impl Drop for Work {
    fn drop(&mut self) {
        let (account, user) = (self.session.account.id.as_str(), self.session.user.id.as_str());
        let now = (self.host.now)();
        // Where not even this can be written, the next start of a server says it.
        let ended = pool::write_in_turn(self.host.pool.as_ref(), |db| store::fail(db, account, user, &self.id, now));
        self.host.tell_failed(ENDED, &ended);
        self.progress.forget(&self.id);
        self.host.live.poll(&self.host);
    }
}
