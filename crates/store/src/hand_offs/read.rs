//! How far hand-offs are, as accounts see it.

use std::collections::BTreeMap;

use carnet_core::wire::{HandOff, HandOffWay};

use crate::{
    db::{self, Db, Row},
    error::{Error, Result},
    providers,
    sql::Params,
    text::Word,
    times,
};

/// The hand-offs of these documents, by document id; a document that was never routed has none.
pub fn of(db: &mut dyn Db, ids: &[&str]) -> Result<BTreeMap<String, HandOff>> {
    let mut params = Params::default();
    let sql = format!(
        "select h.document_id, v.id, v.name, v.requires_routing_setup, h.address, h.way, h.tries, h.last_tried_at,
             h.due_at, h.answer_status, h.answer, h.delivered_at
         from hand_offs h join providers v on v.id = h.provider_id where h.document_id in ({})",
        params.list(ids)
    );
    Ok(db::query_all(db, &sql, &params.0, row)?.into_iter().collect())
}

fn row(row: &Row) -> Result<(String, HandOff)> {
    let hand_off = HandOff {
        provider: providers::at(row, 1)?,
        address: row.text(4)?,
        way: HandOffWay::read(row.str(5)?)?,
        tries: row.int(6)?.unsigned_abs(),
        last_tried_at: row.opt_int(7)?.map(times::rfc3339),
        next_try_at: row.opt_int(8)?.map(times::rfc3339),
        answer_status: row.opt_int(9)?.map(status).transpose()?,
        answer: row.opt_text(10)?,
        delivered_at: row.opt_int(11)?.map(times::rfc3339),
    };
    Ok((row.text(0)?, hand_off))
}

fn status(stored: i64) -> Result<u16> {
    u16::try_from(stored).map_err(|_| Error::Corrupt(format!("{stored} is no HTTP status")))
}
