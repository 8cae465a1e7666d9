//! The demo's suppliers and what they have sent: Lumière decides on each, two wait for it and one was denied; Brasserie
//! takes documents from everybody.

use carnet_core::{
    invoice,
    wire::{ChangeSettings, Directory, InboundKind},
};

use super::{
    Random,
    directories::DAY_MS,
    documents::{Company, Document, fingerprint},
    ids,
    people::{BRASSERIE, LUMIERE},
    suggestions::person,
};
use crate::{
    customers::Actor,
    db::{self, Db},
    error::{Error, Result},
    inbound::{self, NewDocument},
    settings, suppliers, times,
};

const CAMILLE: &str = "demo-user-1";
const JONAS: &str = "demo-user-3";
/// Suppliers that Lumière has authorized; behind them in the list come one that waits, one that was denied, and those
/// that send to Brasserie.
const AUTHORIZED: usize = 8;
const ITEMS: &[&str] = &["Tôle d’acier 2 mm", "Joints toriques", "Transport Lille–Lyon", "Nettoyage des ateliers"];

/// Everything that is decided: Lumière's closed directory, its suppliers and their documents; Brasserie's documents.
pub(super) fn seed(db: &mut dyn Db, now_ms: i64) -> Result<()> {
    let sellers = sellers(db)?;
    close(db, now_ms - 60 * DAY_MS)?;
    let (authorized, others) = sellers.split_at(AUTHORIZED);
    for (at, (key, _)) in (0i64..).zip(authorized) {
        let actor = Actor { account_id: LUMIERE, user_id: CAMILLE, now_ms: now_ms - (55 - at) * DAY_MS };
        let added = suppliers::add(db, &actor, &format!("{LUMIERE}-supplier-{}", at + 1), key)?;
        added.map_err(|refused| Error::Corrupt(format!("demo supplier {key}: {refused:?}")))?;
    }
    let mut lumiere = Inbox::new(db, LUMIERE, CAMILLE, now_ms)?;
    for day in (1..=42).rev().step_by(2) {
        let seller = authorized.iter().cycle().nth(day * 5).map(|(_, company)| company);
        lumiere.receive(db, seller, i64::try_from(day).unwrap_or(0))?;
    }
    deny(db, &mut lumiere, others.get(1))?;
    let mut brasserie = Inbox::new(db, BRASSERIE, JONAS, now_ms)?;
    for day in (2..=29).rev().step_by(3) {
        let seller = others.iter().skip(2).cycle().nth(day).map(|(_, company)| company);
        brasserie.receive(db, seller, i64::try_from(day).unwrap_or(0))?;
    }
    brasserie.receive(db, Some(&lumiere.owner), 1)
}

/// Two senders whose documents wait for Lumière's decision: one of the public directory, one that is not in it.
pub(super) fn waiting(db: &mut dyn Db, now_ms: i64) -> Result<()> {
    let sellers = sellers(db)?;
    let mut lumiere = Inbox::new(db, LUMIERE, CAMILLE, now_ms)?;
    let ids = ids::company(&mut Random::new(0x0005_ead5), "FR");
    let unlisted = Company {
        name: "Menuiserie des Quatre Vents EURL".to_owned(),
        endpoint: format!("{}:{}", ids.scheme, ids.value),
        country: "FR".to_owned(),
        number: None,
    };
    let listed = sellers.get(AUTHORIZED).map(|(_, company)| company);
    for (seller, day) in [(listed, 7), (Some(&unlisted), 6), (listed, 4), (listed, 1)] {
        lumiere.receive(db, seller, day)?;
    }
    Ok(())
}

/// Participants that send, by key; none is an account, and no two are picked as customers are.
fn sellers(db: &mut dyn Db) -> Result<Vec<(String, Company)>> {
    let sql = "select p.participant_key, p.name, p.participant_id, p.country from participants p
               where p.network_status = 'registered' and p.receives_invoices = 1 and p.retired_scheme = 0
                   and p.country in ('FR', 'BE')
                   and not exists (select 1 from accounts a where a.participant_key = p.participant_key)
                   and not exists (select 1 from customers c where c.participant_key = p.participant_key)
               order by substr(p.content_hash, 9, 8), p.participant_key limit 14";
    db::query_all(db, sql, &[], |row| {
        Ok((row.text(0)?, Company { name: row.text(1)?, endpoint: row.text(2)?, country: row.text(3)?, number: None }))
    })
}

fn close(db: &mut dyn Db, now_ms: i64) -> Result<()> {
    let who = person(db, "admin@lumiere.example")?;
    let changes = ChangeSettings { supplier_directory: Some(Directory::Closed), ..ChangeSettings::default() };
    let changed = settings::change(db, &who, 1, &changes, now_ms)?;
    changed.map(drop).map_err(|refused| Error::Corrupt(format!("demo settings: {refused:?}")))
}

/// Denied after two documents; the third waits in silence.
fn deny(db: &mut dyn Db, lumiere: &mut Inbox, seller: Option<&(String, Company)>) -> Result<()> {
    let Some((key, company)) = seller else { return Err(too_few()) };
    lumiere.receive(db, Some(company), 24)?;
    lumiere.receive(db, Some(company), 22)?;
    let sql = "select id, version from suppliers where account_id = $1 and sender_key = $2";
    let found = db::query_one(db, sql, &[LUMIERE.into(), key.into()], |row| Ok((row.text(0)?, row.int(1)?)))?;
    let (id, version) = found.ok_or_else(too_few)?;
    let actor = Actor { account_id: LUMIERE, user_id: CAMILLE, now_ms: lumiere.now_ms - 21 * DAY_MS };
    let words = "Aucune commande ne correspond à vos factures.";
    let denied = suppliers::deny(db, &actor, &id, version.unsigned_abs(), Some(words))?;
    denied.map_err(|refused| Error::Corrupt(format!("demo supplier {key}: {refused:?}")))?;
    lumiere.receive(db, Some(company), 12)
}

fn too_few() -> Error {
    Error::Corrupt("the demo has too few participants that could be suppliers".to_owned())
}

/// One account's received documents while they come in.
struct Inbox {
    account: &'static str,
    user: &'static str,
    owner: Company,
    received: i64,
    now_ms: i64,
}

impl Inbox {
    fn new(db: &mut dyn Db, account: &'static str, user: &'static str, now_ms: i64) -> Result<Self> {
        let sql =
            "select a.name, a.participant_id, (select count(*) from inbound_documents d where d.account_id = a.id)
                   from accounts a where a.id = $1";
        let found = db::query_one(db, sql, &[account.into()], |row| {
            let owner = Company { name: row.text(0)?, endpoint: row.text(1)?, country: "FR".to_owned(), number: None };
            Ok((owner, row.int(2)?))
        })?;
        let (owner, received) = found.ok_or_else(too_few)?;
        Ok(Self { account, user, owner, received, now_ms })
    }

    /// A document that comes in so many days ago, issued the day before.
    fn receive(&mut self, db: &mut dyn Db, seller: Option<&Company>, days_ago: i64) -> Result<()> {
        let seller = seller.ok_or_else(too_few)?;
        self.received += 1;
        let at = self.now_ms - days_ago * DAY_MS;
        let issued = times::rfc3339(at - DAY_MS);
        let kind = if self.received % 9 == 0 { InboundKind::CreditNote } else { InboundKind::Invoice };
        let letter = if kind == InboundKind::Invoice { 'F' } else { 'A' };
        let source = Document {
            kind,
            number: &format!("{letter}{}-{:04}", issued.get(..4).unwrap_or_default(), 137 + 31 * self.received),
            day: issued.get(..10).unwrap_or_default(),
            seller,
            buyer: &self.owner,
            quantity: 1 + self.received % 7,
            price: 1_990 + 4_505 * (self.received % 11),
            item: ITEMS.iter().cycle().nth(self.received.unsigned_abs() as usize).copied().unwrap_or_default(),
        }
        .ubl();
        self.put(db, &source, at)
    }

    fn put(&self, db: &mut dyn Db, source: &str, at: i64) -> Result<()> {
        let invoice = invoice::read(source.as_bytes()).map_err(|error| Error::Corrupt(format!("demo: {error}")))?;
        let hash = fingerprint(source);
        let id = format!("{}-inbound-{:03}", self.account, self.received);
        let supplier_id = format!("{}-sender-{:03}", self.account, self.received);
        let new = NewDocument { id: &id, supplier_id: &supplier_id, invoice: &invoice, source, hash: &hash };
        inbound::receive(db, &Actor { account_id: self.account, user_id: self.user, now_ms: at }, &new).map(drop)
    }
}
