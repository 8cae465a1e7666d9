//! Suppliers as they travel: rows by id, with what the public directory says and how much they send.

use carnet_core::{
    identifier,
    wire::{Identifier, NetworkStatus, Supplier, SupplierStatus},
};

use crate::{
    db::{self, Db, Row},
    error::Result,
    inbound,
    participants::children,
    sql::Params,
    text::Word,
    times,
};

/// The supplier of this account with this id.
pub fn get(db: &mut dyn Db, account_id: &str, id: &str, now_ms: i64) -> Result<Option<Supplier>> {
    Ok(many(db, account_id, &[id.to_owned()], now_ms)?.pop())
}

/// The account's suppliers with these ids, at most 100, in the order of the ids.
pub(super) fn many(db: &mut dyn Db, account_id: &str, ids: &[String], now_ms: i64) -> Result<Vec<Supplier>> {
    let mut params = Params::default();
    let (account, since) = (params.add(account_id), params.add(inbound::lately(now_ms)));
    let sql = format!(
        "select s.id, s.name, s.status, p.participant_id, p.country, p.network_status, s.since, s.decided_at,
             u.display_name, s.words, s.version, s.participant_key, s.sender_id,
             (select count(*) from inbound_documents d where d.account_id = s.account_id
                  and d.sender_key = s.sender_key and d.received_at > {since}),
             (select count(*) from inbound_documents d where d.account_id = s.account_id
                  and d.sender_key = s.sender_key and d.status = 'held')
         from suppliers s left join participants p on p.participant_key = s.participant_key
             left join users u on u.id = s.decided_by
         where s.account_id = {account} and s.id in ({})",
        params.list(ids)
    );
    let mut rows = db::query_all(db, &sql, &params.0, |row| Ok((row.opt_text(11)?, supplier(row)?)))?;
    rows.sort_by_key(|(_, supplier)| ids.iter().position(|id| *id == supplier.id));
    let keys: Vec<String> = rows.iter().filter_map(|(key, _)| key.clone()).collect();
    let mut identifiers = children::identifiers(db, &keys)?;
    let mut providers = children::providers(db, &keys)?;
    let with_lists = rows.into_iter().map(|(key, mut supplier)| {
        if let Some(key) = key {
            supplier.identifiers = identifiers.remove(&key).unwrap_or_default();
            supplier.providers = providers.remove(&key).unwrap_or_default();
        }
        supplier
    });
    Ok(with_lists.collect())
}

// A supplier without the lists of its entry.
fn supplier(row: &Row) -> Result<Supplier> {
    Ok(Supplier {
        id: row.text(0)?,
        name: row.text(1)?,
        status: SupplierStatus::read(row.str(2)?)?,
        participant_id: row.opt_text(3)?,
        country: row.opt_text(4)?,
        identifiers: row.opt_text(12)?.and_then(|id| carried(&id)).into_iter().collect(),
        providers: Vec::new(),
        network_status: row.opt_text(5)?.map(|status| NetworkStatus::read(&status)).transpose()?,
        since: times::rfc3339(row.int(6)?),
        decided_at: row.opt_int(7)?.map(times::rfc3339),
        decided_by: row.opt_text(8)?,
        words: row.opt_text(9)?,
        version: row.int(10)?.unsigned_abs(),
        documents: row.int(13)?.unsigned_abs(),
        held: row.int(14)?.unsigned_abs(),
    })
}

/// The identifier that its documents carry.
fn carried(id: &str) -> Option<Identifier> {
    let (scheme, value) = id.split_once(':')?;
    let label = identifier::scheme(scheme).map_or(scheme, |scheme| scheme.name).to_owned();
    Some(Identifier { scheme: scheme.to_owned(), value: value.to_owned(), label })
}
