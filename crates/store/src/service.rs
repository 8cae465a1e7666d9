//! What the operator decides for the whole service; every server over the database does the same.

use carnet_core::wire::{ChangeService, ObjectKind, ServiceSettings, Session};

use crate::{
    audit::{self, Change},
    db::{self, Db},
    error::{Error, Result},
};

/// The settings as they are.
pub fn get(db: &mut dyn Db) -> Result<ServiceSettings> {
    let sql = "select public_lookup, version from service_settings where id = 1";
    let found = db::query_one(db, sql, &[], |row| {
        Ok(ServiceSettings { public_lookup: row.bool(0)?, version: row.int(1)?.unsigned_abs() })
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
    let sql = "update service_settings set public_lookup = $1, version = version + 1 where id = 1 and version = $2";
    let before = get(db)?;
    if before.version != version || i64::try_from(version).is_err() {
        return Ok(None);
    }
    if before.public_lookup == changes.public_lookup {
        return Ok(Some(before));
    }
    if db.execute(sql, &[changes.public_lookup.into(), i64::try_from(version).unwrap_or(0).into()])? == 0 {
        return Ok(None);
    }
    let after = get(db)?;
    let change = Change {
        account_id: &who.account.id,
        user_id: &who.user.id,
        at_ms: now_ms,
        what: "service.change",
        object_kind: ObjectKind::Settings,
        object_id: "service",
        object_name: "",
    };
    audit::record(db, &change, Some(&before), Some(&after))?;
    Ok(Some(after))
}
