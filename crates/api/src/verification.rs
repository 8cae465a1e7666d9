//! Checking a participant in the network itself (R32), for whoever asks, with two limits: a few checks at a time, and
//! the same participant not over and over.

use std::{
    collections::{HashMap, HashSet},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use aide::axum::{ApiRouter, routing::post_with};
use axum::{Json, extract::State};
use carnet_core::{
    identifier::ParticipantId,
    wire::{CheckAnswer, Code, Verification},
};
use carnet_store::{
    checks::{self, Found},
    db::Db,
    participants, times,
};

use crate::{
    extract::{ApiPath, OfCompany},
    host::{App, Host},
    openapi::doc,
    problem::Failure,
    recent::is_recent,
};

/// Checks that run at the same time.
const AT_ONCE: usize = 4;
/// Checks before documents go out that run at the same time; the documents of those beyond wait.
const TO_SEND_AT_ONCE: usize = 8;
/// How long the last answer about a participant is given again.
const AGAIN_AFTER_MS: i64 = 10_000;

/// Whom to check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerifyTarget {
    /// `scheme:value`.
    pub participant_id: String,
    /// Document type ids that matter; empty: any invoice or credit note.
    pub document_types: Vec<String>,
}

/// What a check found out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub answer: CheckAnswer,
    /// Who answered, or did not.
    pub source: String,
    /// Why it failed, or what was odd; in English.
    pub detail: String,
    pub document_types: Vec<String>,
    pub provider: Option<String>,
    pub certificate_until: Option<String>,
}

impl Finding {
    /// An answer with nothing beside it.
    pub fn new(answer: CheckAnswer, source: String) -> Self {
        let (detail, document_types) = (String::new(), Vec::new());
        Self { answer, source, detail, document_types, provider: None, certificate_until: None }
    }

    fn verification(self, participant_id: &str, at_ms: i64) -> Verification {
        Verification {
            participant_id: participant_id.to_owned(),
            answer: self.answer,
            determinate: self.answer != CheckAnswer::Failed,
            at: times::rfc3339(at_ms),
            source: self.source,
            detail: self.detail,
            document_types: self.document_types,
            provider: self.provider,
            certificate_until: self.certificate_until,
        }
    }
}

/// Asks the network. Blocks; it never fails otherwise than with [`CheckAnswer::Failed`].
pub type Verifier = Arc<dyn Fn(&VerifyTarget) -> Finding + Send + Sync>;

/// What checks, and what it is doing right now.
#[derive(Clone)]
pub struct Checks {
    verifier: Verifier,
    /// Whether a recipient is checked before a document is routed to it.
    pub before_send: bool,
    desk: Arc<Mutex<Desk>>,
}

#[derive(Default)]
struct Desk {
    /// Keys of the participants that are being checked.
    running: HashSet<String>,
    /// Checks before a document goes out.
    sending: usize,
    /// By participant key, when, and what was found.
    recent: HashMap<String, (i64, Verification)>,
}

/// One of the places for checks; free again when it is dropped. Without a key: of a document.
pub(crate) struct Place {
    desk: Arc<Mutex<Desk>>,
    key: Option<String>,
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut desk = lock(&self.desk);
        match &self.key {
            Some(key) => drop(desk.running.remove(key)),
            None => desk.sending -= 1,
        }
    }
}

fn lock(desk: &Mutex<Desk>) -> MutexGuard<'_, Desk> {
    // No code that holds the lock panics half-way through a change.
    desk.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Checks {
    pub fn new(verifier: Verifier, before_send: bool) -> Self {
        Self { verifier, before_send, desk: Arc::default() }
    }

    /// Checks a participant. Blocks; nothing is stored.
    pub fn verify(&self, target: &VerifyTarget, at_ms: i64) -> Verification {
        (self.verifier)(target).verification(&target.participant_id, at_ms)
    }

    pub(crate) fn recent(&self, key: &str, now_ms: i64) -> Option<Verification> {
        let desk = lock(&self.desk);
        let (at, found) = desk.recent.get(key)?;
        is_recent(*at, now_ms, AGAIN_AFTER_MS).then(|| found.clone())
    }

    fn enter(&self, key: &str) -> Result<Place, Failure> {
        let mut desk = lock(&self.desk);
        if desk.running.len() >= AT_ONCE || desk.running.contains(key) {
            let detail = format!("It is being checked already, or {AT_ONCE} others are; try again in a few seconds.");
            return Err(Failure::new(Code::VerificationBusy, detail).retry_after(2));
        }
        desk.running.insert(key.to_owned());
        Ok(Place { desk: Arc::clone(&self.desk), key: Some(key.to_owned()) })
    }

    /// A place for the check before a document goes out; nothing when too many are being asked about.
    pub(crate) fn enter_to_send(&self) -> Option<Place> {
        let mut desk = lock(&self.desk);
        let free = desk.sending < TO_SEND_AT_ONCE;
        desk.sending += usize::from(free);
        free.then(|| Place { desk: Arc::clone(&self.desk), key: None })
    }

    pub(crate) fn keep(&self, key: &str, found: &Verification, now_ms: i64) {
        let mut desk = lock(&self.desk);
        desk.recent.retain(|_, (at, _)| is_recent(*at, now_ms, AGAIN_AFTER_MS));
        desk.recent.insert(key.to_owned(), (now_ms, found.clone()));
    }
}

pub(crate) fn routes() -> ApiRouter<App> {
    let verify = post_with(verify, |op| {
        let codes = [Code::ParticipantNotFound, Code::VerificationOff, Code::VerificationBusy];
        doc(op, "verifyParticipant", "Checks a participant in the network itself", &codes)
    });
    ApiRouter::new().api_route("/api/v1/participants/{participant_id}/verify", verify)
}

/// `POST /participants/{scheme:value}/verify`.
async fn verify(
    State(host): State<Host>,
    OfCompany(session): OfCompany,
    ApiPath(text): ApiPath,
) -> Result<Json<Verification>, Failure> {
    let off = || Failure::new(Code::VerificationOff, "This server asks the network nothing; see --sml-zone.");
    let checks = host.checks.clone().ok_or_else(off)?;
    let not_found = || Failure::new(Code::ParticipantNotFound, format!("The public directory has no {text:?}."));
    let key = ParticipantId::parse(&text).map_err(|_| not_found())?.key();
    let wanted = key.clone();
    let known = host.read(move |db| participants::get(db, &session.account.id, &wanted)).await?;
    let target = VerifyTarget { participant_id: known.ok_or_else(not_found)?.participant_id, document_types: vec![] };
    if let Some(found) = checks.recent(&key, (host.now)()) {
        return Ok(Json(found));
    }
    let place = checks.enter(&key)?;
    let (asked, at) = (checks.clone(), (host.now)());
    let found = host.run(move || {
        // The place goes along: a caller who hangs up does not end the check.
        let found = asked.verify(&target, at);
        drop(place);
        found
    });
    let found = found.await?;
    checks.keep(&key, &found, at);
    let stored = Found { participant_key: key, verification: found.clone() };
    host.write(move |db| checks::record(db, &[stored], at)).await?;
    Ok(Json(found))
}

/// What is due by `now_ms`, checked and kept: participants of customers whose last answer is older than `days`, at
/// most `limit`. Those that nobody answered for wait an hour. Blocks.
pub fn recheck(host: &Host, days: u32, limit: u32) -> carnet_store::Result<()> {
    const DAY_MS: i64 = 86_400_000;
    const HOUR_MS: i64 = 3_600_000;
    let Some(checks) = &host.checks else { return Ok(()) };
    let now = (host.now)();
    let pool = host.pool.as_ref();
    let due = |db: &mut dyn Db| checks::due(db, now - i64::from(days) * DAY_MS, now - HOUR_MS, limit);
    let due = carnet_store::pool::read(pool, due)?;
    let mut found = Vec::with_capacity(due.len());
    for due in due {
        let target = VerifyTarget { participant_id: due.participant_id, document_types: Vec::new() };
        let verification = checks.verify(&target, (host.now)());
        found.push(Found { participant_key: due.participant_key, verification });
    }
    let now = (host.now)();
    carnet_store::pool::write(pool, |db| checks::record(db, &found, now))?;
    host.live.poll(host);
    Ok(())
}
