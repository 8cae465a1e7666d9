//! Somebody who may not change a setting asks those who may.

use carnet_core::wire::{MessageKind, ObjectKind, Session, Setting};

use crate::{
    db::Db,
    error::Result,
    messages::{self, NewMessage, To},
};

/// Sends the administrators a message about a setting, with the person's own words.
pub fn ask(db: &mut dyn Db, who: &Session, setting: Setting, words: Option<&str>, now_ms: i64) -> Result<()> {
    let setting = match setting {
        Setting::CustomerDirectory => "customerDirectory",
        Setting::SupplierDirectory => "supplierDirectory",
        Setting::Acceptance => "acceptance",
    };
    let message = NewMessage {
        account_id: &who.account.id,
        to: To::Admins,
        kind: MessageKind::SettingAsked,
        name: &who.account.name,
        object_kind: ObjectKind::Settings,
        object_id: &who.account.id,
        count: None,
        names: &[setting.to_owned()],
        words,
        by: Some(&who.user.display_name),
    };
    messages::send(db, &message, now_ms)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use carnet_core::wire::{Account, Locale, Role, User};

    use super::*;
    use crate::{db, pool, sqlite};

    #[test]
    fn a_setting_is_named_as_on_the_wire() {
        let pool = sqlite::open_memory().unwrap();
        let who = Session {
            user: User {
                id: "u".to_owned(),
                email: "u@a.example".to_owned(),
                display_name: "Camille Perrin".to_owned(),
                role: Role::Member,
                locale: Locale::Fr,
            },
            account: Account { id: "a".to_owned(), name: "A".to_owned(), participant_id: None },
            live_verification: false,
        };
        let insert = "insert into accounts (id, name, acceptance, created_at) values ('a', 'A', 'manual', 1)";
        pool::write(&pool, |db| db.execute(insert, &[])).unwrap();
        for setting in [Setting::CustomerDirectory, Setting::SupplierDirectory, Setting::Acceptance] {
            pool::write(&pool, |db| ask(db, &who, setting, Some("Merci"), 1)).unwrap();
            let sql = "select names, for_admins, by_name from messages order by seq desc";
            let sent = pool::read(&pool, |db| {
                db::query_one(db, sql, &[], |row| Ok((row.text(0)?, row.bool(1)?, row.text(2)?)))
            });
            let name = serde_json::to_value(setting).unwrap().as_str().unwrap().to_owned();
            assert_eq!(sent.unwrap().unwrap(), (name, true, "Camille Perrin".to_owned()));
        }
    }
}
