//! Service providers as the operator keeps them (R38): with the contact for routing set-ups, how many they serve, and
//! a version against overwriting each other's changes.

use carnet_core::wire::{HandOffWay, Provider, ProviderRecord, Session};

use super::{
    hand_off::{HandOffChange, Missing, Recorded, Settings, record},
    put,
};
use crate::{
    db::{self, Db, Row},
    error::{Error, Result},
    text::Word,
};

/// A provider about to be added. Texts have been checked.
#[derive(Clone)]
pub struct NewProvider {
    pub provider: Provider,
    /// E-mail address.
    pub contact: Option<String>,
    pub hand_off: HandOffChange,
}

/// What is to change; `None` stays as it is.
#[derive(Clone, Default)]
pub struct ProviderChange {
    pub name: Option<String>,
    pub requires_routing_setup: Option<bool>,
    /// `Some(None)`: there is none any more.
    pub contact: Option<Option<String>>,
    pub hand_off: HandOffChange,
}

/// Why nothing was added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AddRefused {
    /// There is one with this id.
    Exists,
    Missing(Missing),
}

/// Why nothing was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeRefused {
    NotFound,
    /// Its version is another one than was read.
    ChangedMeanwhile,
    Missing(Missing),
}

const SELECT: &str = "select v.id, v.name, v.requires_routing_setup, v.contact,
        (select count(*) from participant_providers l join participants p on p.participant_key = l.participant_key
         where l.provider_id = v.id and p.network_status = 'registered'),
        v.hand_off_way, v.hand_off_url, case when v.hand_off_secret is null then 0 else 1 end,
        case when v.collect_key_hash is null then 0 else 1 end,
        (select count(*) from hand_offs h where h.provider_id = v.id and h.state = 'queued'),
        (select count(*) from hand_offs h where h.provider_id = v.id and h.state = 'failed'), v.version
    from providers v";

/// All providers, by name, then id.
pub fn records(db: &mut dyn Db) -> Result<Vec<ProviderRecord>> {
    db::query_all(db, &format!("{SELECT} order by v.name, v.id"), &[], row)
}

/// Adds a provider. Run it inside one [`crate::pool::write`], and undo that when it is refused.
pub fn add(
    db: &mut dyn Db,
    who: &Session,
    new: &NewProvider,
    now_ms: i64,
) -> Result<std::result::Result<ProviderRecord, AddRefused>> {
    let id = &new.provider.id;
    if get(db, id)?.is_some() {
        return Ok(Err(AddRefused::Exists));
    }
    let hand_off = match Settings::none().changed(&new.hand_off) {
        Ok(hand_off) => hand_off,
        Err(missing) => return Ok(Err(AddRefused::Missing(missing))),
    };
    put(db, &new.provider)?;
    let sql = "update providers set contact = $2 where id = $1";
    db.execute(sql, &[id.into(), new.contact.clone().into()])?;
    hand_off.write(db, id, now_ms)?;
    let added = written(db, id)?;
    record(db, who, "provider.add", &added, None, &Recorded::of(&added, false), now_ms)?;
    Ok(Ok(added))
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
    let was = Settings::read(db, id)?;
    let is = match was.changed(&change.hand_off) {
        Ok(is) => is,
        Err(missing) => return Ok(Err(ChangeRefused::Missing(missing))),
    };
    write(db, &before, change)?;
    if is != was {
        is.write(db, id, now_ms)?;
    }
    let after = written(db, id)?;
    if after == before && is == was {
        return Ok(Ok(before));
    }
    db.execute("update providers set version = version + 1 where id = $1", &[id.into()])?;
    let after = ProviderRecord { version: before.version + 1, ..after };
    let told = Recorded::of(&after, is.has_other_secret(&was));
    record(db, who, "provider.change", &after, Some(&Recorded::of(&before, false)), &told, now_ms)?;
    if after.name != before.name || after.requires_routing_setup != before.requires_routing_setup {
        refresh_customers(db, id, now_ms)?;
    }
    Ok(Ok(after))
}

fn write(db: &mut dyn Db, before: &ProviderRecord, change: &ProviderChange) -> Result<()> {
    let provider = Provider {
        id: before.id.clone(),
        name: change.name.clone().unwrap_or_else(|| before.name.clone()),
        requires_routing_setup: change.requires_routing_setup.unwrap_or(before.requires_routing_setup),
    };
    let contact = change.contact.clone().unwrap_or_else(|| before.contact.clone());
    put(db, &provider)?;
    db.execute("update providers set contact = $2 where id = $1", &[(&before.id).into(), contact.into()])?;
    Ok(())
}

// Lists that show the provider's name are out of date.
fn refresh_customers(db: &mut dyn Db, id: &str, now_ms: i64) -> Result<()> {
    db.execute(
        "insert into events (account_id, at, kind, object_id)
         select distinct account_id, cast($2 as bigint), 'customer', '' from customers
         where provider_id = $1 and deleted_at is null",
        &[id.into(), now_ms.into()],
    )?;
    Ok(())
}

pub(super) fn get(db: &mut dyn Db, id: &str) -> Result<Option<ProviderRecord>> {
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
        hand_off_way: HandOffWay::read(row.str(5)?)?,
        hand_off_url: row.opt_text(6)?,
        has_secret: row.bool(7)?,
        has_collect_key: row.bool(8)?,
        queued: row.int(9)?.unsigned_abs(),
        failed: row.int(10)?.unsigned_abs(),
        version: row.int(11)?.unsigned_abs(),
    })
}
