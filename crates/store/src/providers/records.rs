//! Service providers as the operator keeps them (R38): with the contact for routing set-ups, how many they serve, and
//! a version against overwriting each other's changes.

use carnet_core::wire::{ObjectKind, Provider, ProviderRecord, Session};

use super::put;
use crate::{
    audit::{self, Change},
    db::{self, Db, Row},
    error::{Error, Result},
};

/// A provider about to be added. Texts have been checked.
#[derive(Clone, Debug)]
pub struct NewProvider {
    pub provider: Provider,
    /// E-mail address.
    pub contact: Option<String>,
}

/// What is to change; `None` stays as it is.
#[derive(Clone, Debug, Default)]
pub struct ProviderChange {
    pub name: Option<String>,
    pub requires_routing_setup: Option<bool>,
    /// `Some(None)`: there is none any more.
    pub contact: Option<Option<String>>,
}

/// Why nothing was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeRefused {
    NotFound,
    /// Its version is another one than was read.
    ChangedMeanwhile,
}

const SELECT: &str = "select v.id, v.name, v.requires_routing_setup, v.contact,
        (select count(*) from participant_providers l join participants p on p.participant_key = l.participant_key
         where l.provider_id = v.id and p.network_status = 'registered'), v.version
    from providers v";

/// All providers, by name, then id.
pub fn records(db: &mut dyn Db) -> Result<Vec<ProviderRecord>> {
    db::query_all(db, &format!("{SELECT} order by v.name, v.id"), &[], row)
}

/// Adds a provider; `None` when there is one with this id. Run it inside one [`crate::pool::write`].
pub fn add(db: &mut dyn Db, who: &Session, new: &NewProvider, now_ms: i64) -> Result<Option<ProviderRecord>> {
    let id = &new.provider.id;
    if get(db, id)?.is_some() {
        return Ok(None);
    }
    put(db, &new.provider)?;
    let sql = "update providers set contact = $2 where id = $1";
    db.execute(sql, &[id.into(), new.contact.clone().into()])?;
    let added = written(db, id)?;
    record(db, who, "provider.add", None, &added, now_ms)?;
    Ok(Some(added))
}

/// Changes a provider that is at `version`. A change to what it is already leaves the version as it is. Run it
/// inside one [`crate::pool::write`].
pub fn change(
    db: &mut dyn Db,
    who: &Session,
    id: &str,
    version: u64,
    change: &ProviderChange,
    now_ms: i64,
) -> Result<std::result::Result<ProviderRecord, ChangeRefused>> {
    let Some(before) = get(db, id)? else { return Ok(Err(ChangeRefused::NotFound)) };
    if before.version != version {
        return Ok(Err(ChangeRefused::ChangedMeanwhile));
    }
    let provider = Provider {
        id: id.to_owned(),
        name: change.name.clone().unwrap_or_else(|| before.name.clone()),
        requires_routing_setup: change.requires_routing_setup.unwrap_or(before.requires_routing_setup),
    };
    let contact = change.contact.clone().unwrap_or_else(|| before.contact.clone());
    put(db, &provider)?;
    db.execute("update providers set contact = $2 where id = $1", &[id.into(), contact.into()])?;
    let after = written(db, id)?;
    if after == before {
        return Ok(Ok(before));
    }
    db.execute("update providers set version = version + 1 where id = $1", &[id.into()])?;
    let after = ProviderRecord { version: before.version + 1, ..after };
    record(db, who, "provider.change", Some(&before), &after, now_ms)?;
    if after.name != before.name || after.requires_routing_setup != before.requires_routing_setup {
        refresh_customers(db, id, now_ms)?;
    }
    Ok(Ok(after))
}

// Lists that show the provider's name are out of date.
fn refresh_customers(db: &mut dyn Db, id: &str, now_ms: i64) -> Result<()> {
    db.execute(
        "insert into events (account_id, at, kind, object_id)
         select distinct account_id, $2, 'customer', '' from customers where provider_id = $1 and deleted_at is null",
        &[id.into(), now_ms.into()],
    )?;
    Ok(())
}

fn get(db: &mut dyn Db, id: &str) -> Result<Option<ProviderRecord>> {
    db::query_one(db, &format!("{SELECT} where v.id = $1"), &[id.into()], row)
}

fn written(db: &mut dyn Db, id: &str) -> Result<ProviderRecord> {
    get(db, id)?.ok_or_else(|| Error::Corrupt(format!("the provider {id} is gone right after it was written")))
}

fn row(row: &Row) -> Result<ProviderRecord> {
    Ok(ProviderRecord {
        id: row.text(0)?,
        name: row.text(1)?,
        requires_routing_setup: row.bool(2)?,
        contact: row.opt_text(3)?,
        recipients: row.int(4)?.unsigned_abs(),
        version: row.int(5)?.unsigned_abs(),
    })
}

fn record(
    db: &mut dyn Db,
    who: &Session,
    what: &str,
    before: Option<&ProviderRecord>,
    after: &ProviderRecord,
    now_ms: i64,
) -> Result<()> {
    let change = Change {
        account_id: &who.account.id,
        user_id: &who.user.id,
        at_ms: now_ms,
        what,
        object_kind: ObjectKind::Provider,
        object_id: &after.id,
        object_name: &after.name,
    };
    audit::record(db, &change, before, Some(after))
}
