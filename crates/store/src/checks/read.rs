//! Checks as they travel.

use std::collections::HashMap;

use carnet_core::wire::{Check, CheckAnswer};

use crate::{
    db::{Db, Row},
    error::Result,
    participants::children::load,
    text::Word,
    times,
};

/// What is known of the participants with these keys, at most 100.
pub(crate) fn of(db: &mut dyn Db, keys: &[String]) -> Result<HashMap<String, Check>> {
    let sql = "select participant_key, answer, answered_at, source, provider, certificate_until, document_types,
                   failed_at, failed_source
               from participant_checks where participant_key in (:keys)";
    let rows = load(db, sql, keys, check)?;
    Ok(rows.into_iter().filter_map(|(key, mut checks)| Some((key, checks.pop()?))).collect())
}

fn check(row: &Row) -> Result<Check> {
    let time = |column| Ok::<_, crate::Error>(row.opt_int(column)?.map(times::rfc3339));
    Ok(Check {
        answer: row.opt_text(1)?.as_deref().map(CheckAnswer::read).transpose()?,
        answered_at: time(2)?,
        source: row.opt_text(3)?,
        provider: row.opt_text(4)?,
        certificate_until: time(5)?,
        document_types: row.opt_int(6)?.map(i64::unsigned_abs),
        failed_at: time(7)?,
        failed_source: row.opt_text(8)?,
    })
}
