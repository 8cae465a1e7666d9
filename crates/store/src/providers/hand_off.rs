//! How a provider gets its documents: posted to an address and signed, or collected with a key. The secret and the key
//! never leave; the audit trail says when they changed.

use carnet_core::wire::{HandOffWay, ObjectKind, ProviderRecord, Session};

use super::records::get;
use crate::{
    audit::{self, Change},
    db::{self, Db, Row},
    error::Result,
    text::{self, Word},
};

/// What is to change; `None` stays as it is, `Some(None)`: there is none any more.
#[derive(Clone, Default)]
pub struct HandOffChange {
    pub way: Option<HandOffWay>,
    pub url: Option<Option<String>>,
    /// Signs what is posted.
    pub secret: Option<Option<String>>,
}

/// What is missing to post.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    Url,
    Secret,
}

/// How a provider is to get its documents.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Settings {
    way: HandOffWay,
    url: Option<String>,
    secret: Option<String>,
}

impl Settings {
    /// Of a new provider.
    pub fn none() -> Self {
        Self { way: HandOffWay::Collect, url: None, secret: None }
    }

    pub fn read(db: &mut dyn Db, id: &str) -> Result<Self> {
        let sql = "select hand_off_way, hand_off_url, hand_off_secret from providers where id = $1";
        let map = |row: &Row| {
            Ok(Self { way: HandOffWay::read(row.str(0)?)?, url: row.opt_text(1)?, secret: row.opt_text(2)? })
        };
        Ok(db::query_one(db, sql, &[id.into()], map)?.unwrap_or_else(Self::none))
    }

    /// After a change.
    pub fn changed(&self, change: &HandOffChange) -> std::result::Result<Self, Missing> {
        let after = Self {
            way: change.way.unwrap_or(self.way),
            url: change.url.clone().unwrap_or_else(|| self.url.clone()),
            secret: change.secret.clone().unwrap_or_else(|| self.secret.clone()),
        };
        match (after.way, &after.url, &after.secret) {
            (HandOffWay::Post, None, _) => Err(Missing::Url),
            (HandOffWay::Post, _, None) => Err(Missing::Secret),
            _ => Ok(after),
        }
    }

    pub fn write(&self, db: &mut dyn Db, id: &str, now_ms: i64) -> Result<()> {
        db.execute(
            "update providers set hand_off_way = $2, hand_off_url = $3, hand_off_secret = $4 where id = $1",
            &[id.into(), text::hand_off_way(self.way).into(), self.url.clone().into(), self.secret.clone().into()],
        )?;
        follow(db, id, self.way, now_ms)
    }

    /// Whether a secret became another one.
    pub fn has_other_secret(&self, before: &Self) -> bool {
        self.secret.is_some() && before.secret.is_some() && self.secret != before.secret
    }
}

// What is queued goes the new way, and is tried now. A try that is under way keeps its lease: nobody else is to post
// the same at the same time.
fn follow(db: &mut dyn Db, id: &str, way: HandOffWay, now_ms: i64) -> Result<()> {
    let due = Some(now_ms).filter(|_| way == HandOffWay::Post);
    db.execute(
        "update hand_offs set way = $2, due_at = $3 where provider_id = $1 and state = 'queued'",
        &[id.into(), text::hand_off_way(way).into(), due.into()],
    )?;
    Ok(())
}

/// Gives a provider a key to collect with, by its hash; the one before does not work any more. `None`: there is no such
/// provider. Run it inside one [`crate::pool::write`].
pub fn set_collect_key(
    db: &mut dyn Db,
    who: &Session,
    id: &str,
    key_hash: &str,
    now_ms: i64,
) -> Result<Option<ProviderRecord>> {
    let Some(before) = get(db, id)? else { return Ok(None) };
    let sql = "update providers set collect_key_hash = $2, version = version + 1 where id = $1";
    db.execute(sql, &[id.into(), key_hash.into()])?;
    let set = |set: bool| Recorded { collect_key: set.then_some("set"), ..Recorded::default() };
    let new = Recorded { collect_key: Some("changed"), ..Recorded::default() };
    record(db, who, "provider.collectKey", &before, Some(&set(before.has_collect_key)), &new, now_ms)?;
    get(db, id)
}

/// What the audit trail keeps of a provider: what people set, and of what is secret that it was.
#[derive(Default, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Recorded<'a> {
    name: Option<&'a str>,
    requires_routing_setup: Option<bool>,
    contact: Option<&'a str>,
    hand_off_way: Option<&'a str>,
    hand_off_url: Option<&'a str>,
    hand_off_secret: Option<&'a str>,
    collect_key: Option<&'a str>,
}

impl<'a> Recorded<'a> {
    pub fn of(provider: &'a ProviderRecord, secret_changed: bool) -> Self {
        let secret = if secret_changed { "changed" } else { "set" };
        Self {
            name: Some(&provider.name),
            requires_routing_setup: Some(provider.requires_routing_setup),
            contact: provider.contact.as_deref(),
            hand_off_way: Some(text::hand_off_way(provider.hand_off_way)),
            hand_off_url: provider.hand_off_url.as_deref(),
            hand_off_secret: provider.has_secret.then_some(secret),
            collect_key: None,
        }
    }
}

pub(super) fn record(
    db: &mut dyn Db,
    who: &Session,
    what: &str,
    provider: &ProviderRecord,
    before: Option<&Recorded<'_>>,
    after: &Recorded<'_>,
    now_ms: i64,
) -> Result<()> {
    let change = Change::by(who, now_ms, what, (ObjectKind::Provider, &provider.id, &provider.name));
    audit::record(db, &change, before, Some(after))
}
