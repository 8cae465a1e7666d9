//! Changing the settings, with what follows from it at once.

use carnet_core::wire::{Acceptance, ChangeSettings, CompanySettings, Directory, ObjectKind, Session};
use serde::Serialize;

use super::read;
use crate::{
    audit::{self, Change},
    customers::Actor,
    db::Db,
    error::Result,
    inbound::arrive::{self, Held},
    suppliers, text,
};

/// Why nothing was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SettingsRefused {
    /// Somebody changed them since they were read.
    ChangedMeanwhile,
}

/// The settings as the trail shows them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
struct Recorded {
    customer_directory: Directory,
    supplier_directory: Directory,
    acceptance: Acceptance,
}

impl Recorded {
    fn of(settings: &CompanySettings) -> Self {
        let CompanySettings { customer_directory, supplier_directory, acceptance, .. } = *settings;
        Self { customer_directory, supplier_directory, acceptance }
    }
}

/// Changes settings that have this version; run it inside one [`crate::pool::write`]. A change that changes nothing
/// answers them as they are. With an open supplier directory nobody is to be approved: what is held of whoever was
/// not denied arrives, and the entries that waited for a decision go.
pub fn change(
    db: &mut dyn Db,
    who: &Session,
    version: u64,
    changes: &ChangeSettings,
    now_ms: i64,
) -> Result<std::result::Result<CompanySettings, SettingsRefused>> {
    let account_id = who.account.id.as_str();
    arrive::lock(db, account_id)?;
    let before = read::get(db, account_id, who.user.role)?;
    if before.version != version {
        return Ok(Err(SettingsRefused::ChangedMeanwhile));
    }
    let old = Recorded::of(&before);
    let new = Recorded {
        customer_directory: changes.customer_directory.unwrap_or(old.customer_directory),
        supplier_directory: changes.supplier_directory.unwrap_or(old.supplier_directory),
        acceptance: changes.acceptance.unwrap_or(old.acceptance),
    };
    if new == old {
        return Ok(Ok(before));
    }
    store(db, account_id, &new)?;
    let change = Change {
        account_id,
        user_id: &who.user.id,
        at_ms: now_ms,
        what: "settings.change",
        object_kind: ObjectKind::Settings,
        object_id: account_id,
        object_name: &who.account.name,
    };
    audit::record(db, &change, Some(&old), Some(&new))?;
    if new.supplier_directory == Directory::Open && old.supplier_directory == Directory::Closed {
        arrive::release(db, account_id, Held::NotDenied, now_ms)?;
        suppliers::forget_undecided(db, &Actor { account_id, user_id: &who.user.id, now_ms })?;
    }
    read::get(db, account_id, who.user.role).map(Ok)
}

fn store(db: &mut dyn Db, account_id: &str, new: &Recorded) -> Result<()> {
    db.execute(
        "update accounts set customer_directory = $2, supplier_directory = $3, acceptance = $4,
             settings_version = settings_version + 1 where id = $1",
        &[
            account_id.into(),
            text::directory(new.customer_directory).into(),
            text::directory(new.supplier_directory).into(),
            text::acceptance(new.acceptance).into(),
        ],
    )?;
    Ok(())
}
