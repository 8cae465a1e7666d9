//! What the demo's companies have sent over twelve weeks: routed by the directory as it is, so that each cause of a
//! stop comes out of it; what is routed has been taken by its provider, refused by it, or waits for it.

mod buyers;
mod plan;
mod providers;

use std::collections::BTreeMap;

use carnet_core::{
    invoice,
    wire::{DocumentStatus, IdentifierKind, InboundKind, RouteIdentifier, SentBy, StopCause},
};

use self::{buyers::Buyer, plan::To};
use super::{
    documents::{Document, fingerprint},
    people::{BRASSERIE, LUMIERE},
};
use crate::{
    customers::Actor,
    db::Db,
    documents::{self, NewDocument},
    error::{Error, Result},
    routing::LiveBlock,
    times,
};

const HOUR_MS: i64 = 3600 * 1000;
const MINUTE_MS: i64 = 60 * 1000;
const CAMILLE: &str = "demo-user-1";
const JONAS: &str = "demo-user-3";
const ITEMS: &[&str] = &["Poutrelles IPE 200", "Cornières 40 × 40", "Découpe laser", "Livraison sur chantier"];

/// The documents of both companies, in the order in which they were sent.
pub(super) fn seed(db: &mut dyn Db, now_ms: i64) -> Result<()> {
    providers::posting(db)?;
    let mut lumiere = Outbox::new(db, LUMIERE, CAMILLE, now_ms)?;
    for (hours, to) in plan::in_order(plan::LUMIERE) {
        let sent = lumiere.send(db, to, hours)?;
        match to {
            To::Corrected => lumiere.correct(db, &sent, hours - 1)?,
            To::Unanswered => lumiere.wait(db, &sent)?,
            _ => {}
        }
    }
    let mut brasserie = Outbox::new(db, BRASSERIE, JONAS, now_ms)?;
    for (hours, to) in plan::in_order(plan::BRASSERIE) {
        brasserie.send(db, to, hours)?;
    }
    Ok(())
}

/// One account's sent documents while they are made.
struct Outbox {
    account: &'static str,
    user: &'static str,
    owner: super::documents::Company,
    buyers: BTreeMap<To, Vec<Buyer>>,
    /// How many of each kind there are so far.
    made: BTreeMap<To, usize>,
    sent: i64,
    now_ms: i64,
}

/// What is needed of one for what happens next.
struct Sent {
    id: String,
    buyer: Buyer,
}

impl Outbox {
    fn new(db: &mut dyn Db, account: &'static str, user: &'static str, now_ms: i64) -> Result<Self> {
        let (owner, buyers) = (buyers::owner(db, account)?, buyers::all(db, account)?);
        Ok(Self { account, user, owner, buyers, made: BTreeMap::new(), sent: 0, now_ms })
    }

    /// A document that was sent so many hours ago to the next recipient of this kind.
    fn send(&mut self, db: &mut dyn Db, to: To, hours: i64) -> Result<Sent> {
        let buyer = self.next(to)?;
        self.sent += 1;
        let at = self.now_ms - hours * HOUR_MS - if to == To::Unanswered { 3 * MINUTE_MS } else { 0 };
        let source = self.source(&buyer, at);
        let invoice = invoice::read(source.as_bytes()).map_err(|error| Error::Corrupt(format!("demo: {error}")))?;
        let id = format!("{}-document-{:03}", self.account, self.sent);
        let (hash, sent_by) = (fingerprint(&source), if self.sent % 4 == 0 { SentBy::App } else { SentBy::Api });
        let new = NewDocument { id: &id, invoice: &invoice, source: &source, hash: &hash, sent_by };
        let actor = Actor { account_id: self.account, user_id: self.user, now_ms: at };
        let live = (to == To::Unanswered).then(|| unanswered(&buyer));
        let sent = documents::send(db, &actor, &new, live.as_ref())?.document;
        if sent.cause != to.cause() {
            return Err(Error::Corrupt(format!("demo document {id} to {to:?} stopped for {:?}", sent.cause)));
        }
        if sent.status == DocumentStatus::Queued {
            providers::hand_over(db, &sent, to == To::Failing, (at, self.now_ms))?;
        }
        Ok(Sent { id, buyer })
    }

    fn next(&mut self, to: To) -> Result<Buyer> {
        let made = self.made.entry(to).or_default();
        let all = self.buyers.get(&to).filter(|all| !all.is_empty());
        let buyer = all.and_then(|all| all.get(*made % all.len()));
        *made += 1;
        buyer.cloned().ok_or_else(|| Error::Corrupt(format!("the demo has nobody to send to for {to:?}")))
    }

    fn source(&self, buyer: &Buyer, at: i64) -> String {
        let issued = times::rfc3339(at);
        let kind = if self.sent % 11 == 0 { InboundKind::CreditNote } else { InboundKind::Invoice };
        let letter = if kind == InboundKind::Invoice { "FA" } else { "AV" };
        Document {
            kind,
            number: &format!("{letter}{}-{:05}", issued.get(..4).unwrap_or_default(), 2_040 + self.sent),
            day: issued.get(..10).unwrap_or_default(),
            seller: &self.owner,
            buyer: &buyer.company,
            quantity: 1 + self.sent % 9,
            price: 4_550 + 3_310 * (self.sent % 13),
            item: ITEMS.iter().cycle().nth(self.sent.unsigned_abs() as usize).copied().unwrap_or_default(),
        }
        .ubl()
    }

    /// The number as the directory has it, an hour later; then it goes.
    fn correct(&self, db: &mut dyn Db, sent: &Sent, hours: i64) -> Result<()> {
        let now_ms = self.now_ms - hours * HOUR_MS;
        let actor = Actor { account_id: self.account, user_id: self.user, now_ms };
        let value = sent.buyer.own_number.clone().unwrap_or_default();
        let identifiers = [RouteIdentifier { kind: IdentifierKind::CustomerNumber, value }];
        let corrected = documents::correct(db, &actor, (&sent.id, 1), &identifiers, None)?;
        let document =
            corrected.map_err(|refused| Error::Corrupt(format!("demo document {}: {refused:?}", sent.id)))?;
        providers::hand_over(db, &document, false, (now_ms, self.now_ms))
    }

    /// The look-up fails again and again, until the next one is an hour away.
    fn wait(&self, db: &mut dyn Db, sent: &Sent) -> Result<()> {
        let live = unanswered(&sent.buyer);
        while let Some(due) = documents::due(db, self.now_ms, 1)?.into_iter().next() {
            let at = documents::get(db, self.account, &due.id)?.and_then(|document| times::parse(&document.retry_at?));
            let at = at.ok_or_else(|| Error::Corrupt(format!("demo document {} waits for nothing", due.id)))?;
            documents::retry(db, self.account, &due.id, at, Some(&live))?;
        }
        Ok(())
    }
}

/// The network did not answer about this recipient.
fn unanswered(buyer: &Buyer) -> LiveBlock {
    LiveBlock { participant_key: buyer.participant_key.clone(), cause: StopCause::LookupFailed }
}
