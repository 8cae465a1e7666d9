//! What the other position of a switch would have done with the documents of the last days.

use carnet_core::wire::{Directory, DocumentsOtherwise, SettingsEffect};

use crate::{
    accounts,
    db::{self, Db},
    error::{Error, Result},
    inbound::{DAYS, lately},
    participants::NOT_TAKEN_DOWN,
};

/// A document that a closed directory would have held: it came at once, and its sender is not authorized.
const HELD_IF_CLOSED: &str = "d.status = 'accepted' and not exists (select 1 from suppliers s
    where s.account_id = d.account_id and s.sender_key = d.sender_key and s.status = 'authorized')";

/// A document that an open directory would have let through at once: it waits, it was rejected or it came late. What
/// a denied sender sent after the decision waits either way.
const AT_ONCE_IF_OPEN: &str = "(d.status = 'rejected' or d.arrived_at > d.received_at or (d.status = 'held'
    and not exists (select 1 from suppliers s where s.account_id = d.account_id and s.sender_key = d.sender_key
        and s.status = 'denied')))";

/// A document that a closed directory would have stopped: the public one alone led to its recipient.
const STOPPED_IF_CLOSED: &str = "d.found_in = 'public' and d.cause is null";

/// Measures an account's last [`DAYS`] days.
pub fn effect(db: &mut dyn Db, account_id: &str, now_ms: i64) -> Result<SettingsEffect> {
    let gone = || Error::Corrupt(format!("there is no account {account_id}"));
    let account = accounts::get(db, account_id)?.ok_or_else(gone)?;
    let held = "select count(*) from inbound_documents d join suppliers s
                    on s.account_id = d.account_id and s.sender_key = d.sender_key
                where d.account_id = $1 and d.status = 'held' and s.status = 'toApprove'";
    let held = db::query_one(db, held, &[account_id.into()], |row| row.int(0))?.unwrap_or(0).unsigned_abs();
    Ok(SettingsEffect {
        days: DAYS,
        customer_directory: of_customers(db, account_id, account.customer_directory, lately(now_ms))?,
        supplier_directory: of_suppliers(db, account_id, account.supplier_directory, lately(now_ms))?,
        held,
    })
}

fn of_customers(
    db: &mut dyn Db,
    account_id: &str,
    directory: Directory,
    since: i64,
) -> Result<Option<DocumentsOtherwise>> {
    let otherwise = match directory {
        Directory::Open => STOPPED_IF_CLOSED.to_owned(),
        Directory::Closed => routed_if_open(),
    };
    let sql = format!(
        "select count(*), count(case when {otherwise} then 1 end),
             count(distinct case when {otherwise} then d.participant_key end)
         from documents d where d.account_id = $1 and d.created_at > $2"
    );
    measure(db, &sql, account_id, since)
}

fn of_suppliers(
    db: &mut dyn Db,
    account_id: &str,
    directory: Directory,
    since: i64,
) -> Result<Option<DocumentsOtherwise>> {
    let otherwise = match directory {
        Directory::Open => HELD_IF_CLOSED,
        Directory::Closed => AT_ONCE_IF_OPEN,
    };
    let sql = format!(
        "select count(*), count(case when {otherwise} then 1 end),
             count(distinct case when {otherwise} then d.sender_key end)
         from inbound_documents d where d.account_id = $1 and d.received_at > $2"
    );
    measure(db, &sql, account_id, since)
}

/// A document that an open directory would have let through: it stopped because its recipient was not in it, and
/// nothing else keeps documents from that recipient.
fn routed_if_open() -> String {
    format!(
        "d.first_cause = 'not_in_directory' and exists (select 1 from participants p
            where p.participant_key = d.participant_key and p.network_status = 'registered'
                and p.receives_invoices = 1 and {NOT_TAKEN_DOWN} and exists (
                    select 1 from participant_providers w where w.participant_key = p.participant_key))"
    )
}

/// The three counts of a query over an account's documents since a moment; nothing without any document.
fn measure(db: &mut dyn Db, sql: &str, account_id: &str, since: i64) -> Result<Option<DocumentsOtherwise>> {
    let measured = db::query_one(db, sql, &[account_id.into(), since.into()], |row| {
        let count = |column| row.int(column).map(i64::unsigned_abs);
        Ok(DocumentsOtherwise { documents: count(0)?, otherwise: count(1)?, companies: count(2)? })
    })?;
    Ok(measured.filter(|measured| measured.documents > 0))
}
