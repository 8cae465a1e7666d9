//! `fill-customers`: makes participants of a database customers of its only account, by the last digits of their ids, so
//! that every country has some.

use std::path::Path;

use carnet_store::{
    customers::{self, NewCustomer},
    db::{query_all, query_one},
    pool, sqlite,
};

use crate::peer::Result;

/// Customers of one transaction.
const BATCH: usize = 2_000;

pub fn customers(path: &Path, count: u32) -> Result<()> {
    let pool = sqlite::open(path, 1)?;
    let sql = "select id, account_id from users order by id limit 1";
    let user = pool::read(&pool, |db| query_one(db, sql, &[], |row| Ok((row.text(0)?, row.text(1)?))))?;
    let (user, account) = user.ok_or("the database has no user")?;
    let sql = "select p.participant_key, r.provider_id from participants p
               left join participant_providers r on r.participant_key = p.participant_key and r.position = 0
               order by substr(p.participant_key, -4), p.participant_key limit $1";
    let all = pool::read(&pool, |db| query_all(db, sql, &[count.into()], |row| Ok((row.text(0)?, row.opt_text(1)?))))?;
    for (batch, rows) in all.chunks(BATCH).enumerate() {
        pool::write(&pool, |db| {
            for (place, (participant_key, provider_id)) in rows.iter().enumerate() {
                let number = batch * BATCH + place;
                let new = NewCustomer {
                    participant_key: participant_key.clone(),
                    numbers: vec![format!("{number:06}")],
                    provider_id: provider_id.clone(),
                };
                let (id, request) = (format!("customer-{number}"), format!("request-{number}"));
                // Whoever cannot be a customer, such as a recipient without a provider, is left out.
                customers::add(db, &account, &user, &id, &request, &new, 0)?.ok();
            }
            Ok(())
        })?;
    }
    let sql = "select count(*) from customers";
    let made = pool::read(&pool, |db| query_one(db, sql, &[], |row| row.int(0)))?;
    println!("{} customers", made.unwrap_or(0));
    Ok(())
}
