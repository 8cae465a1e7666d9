//! The settings as they travel.

use carnet_core::wire::{Acceptance, CompanySettings, Directory, Role};

use crate::{
    db::{self, Db},
    error::{Error, Result},
    text::Word,
    users,
};

/// The settings of an account, for somebody of this role.
pub fn get(db: &mut dyn Db, account_id: &str, role: Role) -> Result<CompanySettings> {
    let admins = users::admins(db, account_id)?;
    let sql = "select customer_directory, supplier_directory, acceptance, settings_version from accounts where id = $1";
    let found = db::query_one(db, sql, &[account_id.into()], |row| {
        Ok(CompanySettings {
            customer_directory: Directory::read(row.str(0)?)?,
            supplier_directory: Directory::read(row.str(1)?)?,
            acceptance: Acceptance::read(row.str(2)?)?,
            version: row.int(3)?.unsigned_abs(),
            may_change: role == Role::Admin,
            admins: admins.clone(),
        })
    })?;
    found.ok_or_else(|| Error::Corrupt(format!("there is no account {account_id}")))
}
