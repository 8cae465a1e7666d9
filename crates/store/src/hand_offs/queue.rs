//! Queuing: in the transaction of the attempt that routed the document.

use crate::{
    db::{self, Db},
    error::{Error, Result},
};

/// A routed document about to be handed to its provider.
#[derive(Clone, Copy, Debug)]
pub struct NewHandOff<'a> {
    pub document_id: &'a str,
    pub account_id: &'a str,
    pub provider_id: &'a str,
    /// Address of the recipient, as given.
    pub address: &'a str,
}

/// Queues a document in the way its provider has chosen; one that failed starts over, one that is queued stays as it
/// is. `false`: it has been delivered, and nothing is changed. Run it inside one [`crate::pool::write`].
pub fn queue(db: &mut dyn Db, new: &NewHandOff<'_>, now_ms: i64) -> Result<bool> {
    let sql = "select state from hand_offs where document_id = $1";
    let state = db::query_one(db, sql, &[new.document_id.into()], |row| row.text(0))?;
    if let Some(state) = state.filter(|state| state != "failed") {
        return Ok(state == "queued");
    }
    // The condition stands in the text too: somebody may have delivered it since it was read.
    let written = db.execute(
        "insert into hand_offs (document_id, account_id, provider_id, address, way, state, created_at, tries, due_at)
         select $1, $2, v.id, $4, v.hand_off_way, 'queued', $5, 0,
             case when v.hand_off_way = 'post' then cast($5 as bigint) end
         from providers v where v.id = $3
         on conflict (document_id) do update set provider_id = excluded.provider_id, address = excluded.address,
             way = excluded.way, state = 'queued', created_at = excluded.created_at, tries = 0, last_tried_at = null,
             due_at = excluded.due_at, lease = null, leased_until = null, answer_status = null, answer = null
         where hand_offs.state = 'failed'",
        &[new.document_id.into(), new.account_id.into(), new.provider_id.into(), new.address.into(), now_ms.into()],
    )?;
    match written {
        0 if provider_is_gone(db, new.provider_id)? => {
            Err(Error::Corrupt(format!("{} was routed to {}, which is no provider", new.document_id, new.provider_id)))
        }
        written => Ok(written > 0),
    }
}

fn provider_is_gone(db: &mut dyn Db, id: &str) -> Result<bool> {
    Ok(db::query_one(db, "select id from providers where id = $1", &[id.into()], |row| row.text(0))?.is_none())
}
