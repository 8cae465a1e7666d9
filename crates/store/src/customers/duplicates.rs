//! Customers of one company: found by the key that [`carnet_core::company`] gives them, shown side by side, never
//! merged by themselves.

use carnet_core::wire::{COUNT_LIMIT, Customer, DuplicateGroup, Page};

use super::read;
use crate::{
    db::{self, Db},
    error::Result,
    sql::{Params, Window, total},
};

/// Customers read at once.
const AT_ONCE: usize = 100;

/// The other customers of the account with the company of this one, by name; `None` when it has no such customer.
pub fn duplicates_of(db: &mut dyn Db, account_id: &str, id: &str) -> Result<Option<Vec<Customer>>> {
    let sql = "select company_key from customers where account_id = $1 and id = $2 and deleted_at is null";
    let Some(company) = db::query_one(db, sql, &[account_id.into(), id.into()], |row| row.text(0))? else {
        return Ok(None);
    };
    let mut others = of_companies(db, account_id, &[company])?;
    others.retain(|(_, other)| other != id);
    Ok(Some(customers(db, others)?.into_iter().map(|(_, customer)| customer).collect()))
}

/// All companies with two or more customers in the account, by the first of their names.
pub fn duplicates(db: &mut dyn Db, account_id: &str, limit: u32, page: Option<u32>) -> Result<Page<DuplicateGroup>> {
    let window = Window::new(limit, page)?;
    let several = "from customers where account_id = $1 and company_key > '' and deleted_at is null
                   group by company_key having count(*) > 1";
    let sql =
        format!("select company_key, min(name) as first {several} order by first, company_key limit $2 offset $3");
    let params = [account_id.into(), window.limit.into(), window.offset.into()];
    let keys = db::query_all(db, &sql, &params, |row| row.text(0))?;
    let sql = format!("select count(*) from (select 1 {several} limit $2) as g");
    let cut = COUNT_LIMIT as i64 + 1;
    let counted = db::query_one(db, &sql, &[account_id.into(), cut.into()], |row| row.int(0))?.unwrap_or(0);
    let members = of_companies(db, account_id, &keys)?;
    let mut groups: Vec<DuplicateGroup> =
        keys.into_iter().map(|company| DuplicateGroup { company, customers: Vec::new() }).collect();
    for (key, customer) in customers(db, members)? {
        if let Some(group) = groups.iter_mut().find(|group| group.company == key) {
            group.customers.push(customer);
        }
    }
    let (total, total_is_exact) = total(counted);
    Ok(Page { items: groups, total, total_is_exact, next_cursor: None })
}

// Key and id of their customers, by name within the account.
fn of_companies(db: &mut dyn Db, account_id: &str, keys: &[String]) -> Result<Vec<(String, String)>> {
    let known: Vec<&String> = keys.iter().filter(|key| !key.is_empty()).collect();
    if known.is_empty() {
        return Ok(Vec::new());
    }
    let mut params = Params::default();
    let (account, companies) = (params.add(account_id), params.table(&known));
    let sql = format!(
        "select c.company_key, c.id from {companies} k cross join customers c
         where c.account_id = {account} and c.company_key = k.key and c.deleted_at is null order by c.name, c.id"
    );
    db::query_all(db, &sql, &params.0, |row| Ok((row.text(0)?, row.text(1)?)))
}

fn customers(db: &mut dyn Db, places: Vec<(String, String)>) -> Result<Vec<(String, Customer)>> {
    let (keys, ids): (Vec<String>, Vec<String>) = places.into_iter().unzip();
    let mut all = Vec::with_capacity(ids.len());
    for ids in ids.chunks(AT_ONCE) {
        all.extend(read::many(db, ids)?);
    }
    Ok(keys.into_iter().zip(all).collect())
}
