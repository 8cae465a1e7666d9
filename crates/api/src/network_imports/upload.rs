//! `POST /network/imports`: the body is read piece by piece, cut into cards, and staged in batches; what it holds of
//! the file is a card and a batch. However it ends before all is read, the import says so and nothing is changed.

use std::sync::Arc;

use axum::{
    Json,
    body::{Body, HttpBody},
    extract::State,
    response::{IntoResponse, Response},
};
use carnet_core::{
    cards::{Converted, Fault, Malformed, Pieces, RawCard, convert},
    wire::{CardDone, CardFault, CardProblem, Code, LiveChange, ObjectKind, Session},
};
use carnet_store::{
    imports::{self, Batch, Ended, Import, NewImport, Staged, Staging},
    pool, times,
};
use futures_util::StreamExt;
use http::{StatusCode, header};

use super::{
    asked::{Asked, Export},
    read,
    work::{self, Work},
};
use crate::{
    extract::{ApiQuery, Operator},
    host::Host,
    id,
    problem::Failure,
};

/// Cards of one transaction.
const BATCH: usize = 500;
/// Bytes that are looked through at once.
const PIECE: usize = 64 * 1024;
/// Words on how far a file is read, whatever its size.
const WORDS: u64 = 50;

/// 202 once all has arrived: it is applied by itself, or waits.
pub(super) async fn start(
    State(host): State<Host>,
    Operator(session): Operator,
    ApiQuery(Asked { source, partial, file_name }): ApiQuery<Asked>,
    Export(body): Export,
) -> Result<Response, Failure> {
    let size = body.size_hint().exact();
    if size.is_some_and(|size| size > host.max_import_bytes) {
        return Err(too_large(&host));
    }
    let (id, now) = (id::new(host.random), (host.now)());
    let new = NewImport { id: id.clone(), source, file_name, size, partial };
    let import = host.write(move |db| imports::begin_file(db, &new, now)).await?;
    let mut upload = Upload::new(host.clone(), session, import, size);
    upload.read(body).await?;
    upload.hand_over().await?;
    let location = format!("/api/v1/network/imports/{id}");
    Ok((StatusCode::ACCEPTED, [(header::LOCATION, location)], Json(read(&host, id).await?)).into_response())
}

/// A file that arrives.
struct Upload {
    host: Host,
    session: Session,
    import: Import,
    size: Option<u64>,
    pieces: Pieces,
    batch: Batch,
    /// Cards in the batch, those skipped included.
    in_batch: usize,
    /// Card, line and participant of what the batch stages.
    places: Vec<(u64, u64, String)>,
    told: u64,
    /// How the import ends when this goes; nothing once it was handed over.
    ended: Option<Ended>,
}

impl Upload {
    fn new(host: Host, session: Session, import: Import, size: Option<u64>) -> Self {
        let (pieces, batch, places) = (Pieces::default(), Batch::default(), Vec::new());
        let ended = Some(Ended::Interrupted);
        Self { host, session, import, size, pieces, batch, in_batch: 0, places, told: 0, ended }
    }

    async fn read(&mut self, body: Body) -> Result<(), Failure> {
        let mut frames = body.into_data_stream();
        while let Some(frame) = frames.next().await {
            let Ok(frame) = frame else {
                return Err(Failure::new(Code::MalformedBody, "The connection ended before the file did."));
            };
            for piece in frame.chunks(PIECE) {
                self.take(piece).await?;
            }
        }
        let last = self.pieces.end();
        if let Some(card) = self.unless_malformed(last)? {
            self.add(card);
        }
        self.flush().await
    }

    async fn take(&mut self, piece: &[u8]) -> Result<(), Failure> {
        self.batch.bytes += piece.len() as u64;
        if self.batch.bytes > self.host.max_import_bytes {
            return Err(too_large(&self.host));
        }
        self.pieces.push(piece);
        loop {
            let next = self.pieces.next_card();
            let Some(card) = self.unless_malformed(next)? else { return Ok(()) };
            self.add(card);
            if self.in_batch >= BATCH {
                self.flush().await?;
            }
        }
    }

    fn unless_malformed<T>(&mut self, read: Result<T, Malformed>) -> Result<T, Failure> {
        read.map_err(|Malformed { line, what }| {
            let failure = Failure::new(Code::MalformedBody, format!("Line {line}: {what}; nothing was imported."));
            self.ended = Some(Ended::Malformed { line, detail: what });
            failure
        })
    }

    fn add(&mut self, raw: RawCard) {
        let line = raw.line;
        let Converted { participant, card, faults } = convert(raw);
        self.in_batch += 1;
        self.batch.cards += 1;
        self.batch.skipped += u64::from(card.is_none());
        let (number, name) = (self.batch.cards, participant.as_ref().map(ToString::to_string));
        self.batch.problems.extend(faults.into_iter().map(|fault| problem(number, name.clone(), fault)));
        let staged = match (card, participant) {
            (Some(card), _) => Staged::Card(card),
            (None, Some(participant)) => Staged::Unreadable(participant),
            (None, None) => return,
        };
        self.places.push((number, line, name.unwrap_or_default()));
        self.batch.staged.push(staged);
    }

    async fn flush(&mut self) -> Result<(), Failure> {
        let Batch { bytes, cards, skipped, .. } = self.batch;
        let next = Batch { bytes, cards, skipped, ..Batch::default() };
        let batch = std::mem::replace(&mut self.batch, next);
        let (places, import) = (std::mem::take(&mut self.places), self.import.clone());
        self.in_batch = 0;
        // Not `write`: there is nothing to tell that the progress does not.
        let (pool, now) = (Arc::clone(&self.host.pool), (self.host.now)());
        let staging = self.host.run(move || pool::write(pool.as_ref(), |db| stage(db, &import, batch, &places, now)));
        if staging.await?? == Staging::Superseded {
            let detail = "Another import of the source has begun since, and goes on.";
            return Err(Failure::new(Code::ImportState, detail));
        }
        self.tell();
        Ok(())
    }

    fn tell(&mut self) {
        let bytes = self.batch.bytes;
        if bytes - self.told < self.size.unwrap_or(0) / WORDS {
            return;
        }
        self.told = bytes;
        let id = self.import.id.clone();
        let change = LiveChange { kind: ObjectKind::Import, id, done: Some(bytes), total: self.size };
        self.host.live.progress(&self.session.account.id, &change, (self.host.now)());
    }

    /// All is read: from here on the import goes on without whoever sent it.
    async fn hand_over(mut self) -> Result<(), Failure> {
        let (import, now) = (self.import.clone(), (self.host.now)());
        // A source cannot have said something that is still to come.
        let as_of = self.pieces.created().and_then(times::parse).map_or(now, |made| made.min(now));
        if !self.host.write(move |db| imports::all_read(db, &import, as_of, now)).await? {
            return Err(Failure::new(Code::ImportState, "Another import of the source has begun since, and goes on."));
        }
        self.ended = None;
        let account_id = self.session.account.id.clone();
        work::start(Work::new(self.host.clone(), account_id, self.import.clone(), false));
        Ok(())
    }
}

impl Drop for Upload {
    fn drop(&mut self) {
        let Some(ended) = self.ended.take() else { return };
        let (host, import) = (self.host.clone(), self.import.clone());
        (self.host.spawn)(Box::new(move || work::end(&host, &import, &ended)));
    }
}

fn stage(
    db: &mut dyn carnet_store::db::Db,
    import: &Import,
    batch: Batch,
    places: &[(u64, u64, String)],
    now: i64,
) -> carnet_store::Result<Staging> {
    let staging = imports::stage_batch(db, import, batch, now)?;
    if let Staging::Done { repeated } = &staging {
        let places = repeated.iter().filter_map(|position| places.get(*position));
        let problems: Vec<CardProblem> = places.map(repeat).collect();
        imports::put_problems(db, import, &problems)?;
    }
    Ok(staging)
}

fn repeat((card, line, participant): &(u64, u64, String)) -> CardProblem {
    let what = "the participant had a card before";
    let fault = Fault::new(*line, CardFault::Repeated, what, CardDone::EarlierReplaced);
    problem(*card, Some(participant.clone()), fault)
}

fn problem(card: u64, participant_id: Option<String>, fault: Fault) -> CardProblem {
    let Fault { line, kind, what, done } = fault;
    CardProblem { card, line, participant_id, fault: kind, done, detail: what }
}

fn too_large(host: &Host) -> Failure {
    let detail = format!("A file has at most {} bytes here; carnet-server import takes any.", host.max_import_bytes);
    Failure::new(Code::BodyTooLarge, detail)
}
