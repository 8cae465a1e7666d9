//! Telling accounts of the customers that leave the network with an import (R12): one message each, in the import's
//! own transaction, so that an import that is run again has nothing to tell.

use carnet_core::wire::{MessageKind, ObjectKind};

use super::{Import, apply::IS_MISSING};
use crate::{
    db::Db,
    error::Result,
    events,
    messages::{self, NewMessage, To},
};

/// Names that a message shows.
const NAMES: usize = 20;

/// The customers of one account that are about to vanish.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Vanishing {
    account_id: String,
    count: u64,
    /// The first by name.
    names: Vec<String>,
}

/// Who will be missing somebody once the import is applied; ask before it is. Deactivated customers are missed by
/// nobody. One pass over the customers, whatever the size of the directory; the names are never held all at once.
pub(super) fn foresee(db: &mut dyn Db, import: &Import) -> Result<Vec<Vanishing>> {
    // `cross join` keeps SQLite from beginning at the participants.
    let sql = format!(
        "select c.account_id, c.name from customers c cross join participants p
         where p.participant_key = c.participant_key and c.deleted_at is null and c.own_status = 'active'
             and {IS_MISSING} order by c.account_id, c.name, c.id"
    );
    let mut all: Vec<Vanishing> = Vec::new();
    db.query(&sql, &[(&import.source).into(), (&import.id).into()], &mut |row| {
        let (account_id, name) = (row.str(0)?, row.str(1)?);
        match all.last_mut().filter(|last| last.account_id == account_id) {
            Some(last) => {
                last.count += 1;
                if last.names.len() < NAMES {
                    last.names.push(name.to_owned());
                }
            }
            None => all.push(Vanishing { account_id: account_id.to_owned(), count: 1, names: vec![name.to_owned()] }),
        }
        Ok(())
    })?;
    Ok(all)
}

/// Tells each of them.
pub(super) fn tell(db: &mut dyn Db, vanished: &[Vanishing], now_ms: i64) -> Result<()> {
    for one in vanished {
        let message = NewMessage {
            account_id: &one.account_id,
            to: To::Everybody,
            kind: MessageKind::CustomersVanished,
            name: "",
            object_kind: ObjectKind::CustomerList,
            object_id: "",
            count: Some(one.count),
            names: &one.names,
            words: None,
            by: None,
        };
        messages::send(db, &message, now_ms)?;
        for kind in [ObjectKind::CustomerList, ObjectKind::Customer] {
            events::emit(db, &one.account_id, kind, "", now_ms)?;
        }
    }
    Ok(())
}
