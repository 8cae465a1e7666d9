//! What the operator decides for the whole service; every server over the database does the same.

use carnet_core::wire::{ChangeService, ObjectKind, ServiceSettings, Session};

use crate::{
    audit::{self, Change},
    db::{self, Db},
    error::{Error, Result},
};

/// The settings as they are.
pub fn get(db: &mut dyn Db) -> Result<ServiceSettings> {
    let sql = "select public_lookup, keep_documents_days, version from service_settings where id = 1";
    let found = db::query_one(db, sql, &[], |row| {
        Ok(ServiceSettings {
            public_lookup: row.bool(0)?,
            keep_documents_days: u32::try_from(row.int(1)?).unwrap_or(0),
            version: row.int(2)?.unsigned_abs(),
        })
    })?;
    found.ok_or_else(|| Error::Corrupt("the row of service_settings is gone".to_owned()))
}

/// Changes settings that have this version, and answers them as they are; `None` when somebody changed them since.
pub fn change(
    db: &mut dyn Db,
    who: &Session,
    version: u64,
    changes: &ChangeService,
    now_ms: i64,
) -> Result<Option<ServiceSettings>> {
    let before = get(db)?;
    if before.version != version {
        return Ok(None);
    }
    let public_lookup = changes.public_lookup.unwrap_or(before.public_lookup);
    let days = changes.keep_documents_days.unwrap_or(before.keep_documents_days);
    if (public_lookup, days) == (before.public_lookup, before.keep_documents_days) {
        return Ok(Some(before));
    }
    let changed = db.execute(
        "update service_settings set public_lookup = $1, keep_documents_days = $2, version = version + 1
         where id = 1 and version = $3",
        &[public_lookup.into(), days.into(), i64::try_from(version).unwrap_or(0).into()],
    )?;
    if changed == 0 {
        return Ok(None);
    }
    let after = get(db)?;
    let change = Change::by(who, now_ms, "service.change", (ObjectKind::Settings, "service", ""));
    audit::record(db, &change, Some(&before), Some(&after))?;
    Ok(Some(after))
}
