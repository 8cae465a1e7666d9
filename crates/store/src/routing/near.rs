//! Whom a document may mean when no identifier says so: customers with almost the number, the one with the same name.

use carnet_core::{
    customer_number,
    identifier::key,
    name::fold,
    routing::{Ask, Question, differences},
    wire::NearMiss,
};

use super::{
    details::Details,
    entry::{COLUMNS, Entry, OF_CUSTOMER, WIDTH},
    lookup::Found,
};
use crate::{
    db::{self, Db},
    error::Result,
    sql::Params,
};

/// Near misses told of one number.
const MAX_NEAR: usize = 5;

/// The numbers that are near those which nobody has, with their customers, for each question.
pub(super) fn of_numbers(
    db: &mut dyn Db,
    account_id: &str,
    questions: &[Question],
    found: &[Found],
) -> Result<Vec<Vec<(String, Entry)>>> {
    let missed = |(question, found): (&Question, &Found)| match &question.ask {
        Ask::Number(number) if found.own.is_empty() => Some(number.clone()),
        _ => None,
    };
    let missed: Vec<Option<String>> = questions.iter().zip(found).map(missed).collect();
    let keys: Vec<String> = missed.iter().flatten().map(|number| rough(number)).collect();
    if keys.is_empty() {
        return Ok(vec![Vec::new(); questions.len()]);
    }
    let mut params = Params::default();
    let (account, list) = (params.add(account_id), params.list(&keys));
    let sql = format!(
        "select {COLUMNS}, n.number from customer_numbers n join customers c on c.id = n.customer_id {OF_CUSTOMER}
         where n.account_id = {account} and ltrim(n.number_key, '0') in ({list}) and c.deleted_at is null
         order by c.name, c.id, n.position"
    );
    let candidates = db::query_all(db, &sql, &params.0, |row| Ok((row.text(WIDTH)?, Entry::read(row)?)))?;
    let near = |number: &String| {
        let near = candidates.iter().filter(|(other, _)| customer_number::near(number, other));
        near.take(MAX_NEAR).cloned().collect()
    };
    Ok(missed.iter().map(|number| number.as_ref().map(near).unwrap_or_default()).collect())
}

/// The same for all numbers that are near one another, and perhaps for others.
fn rough(number: &str) -> String {
    key(number).trim_start_matches('0').to_owned()
}

/// The near misses of a question as they are told.
pub(super) fn told(ask: &Ask, near: Vec<(String, Entry)>, details: &Details) -> Vec<NearMiss> {
    let Ask::Number(number) = ask else { return Vec::new() };
    let miss = |(value, entry): (String, Entry)| NearMiss {
        differences: differences(number, &value),
        party: details.own_party(&entry),
        value,
    };
    near.into_iter().map(miss).collect()
}

/// The account's customer with this name, case and accents aside, when there is exactly one.
pub(super) fn namesake(db: &mut dyn Db, account_id: &str, name: &str) -> Result<Option<Entry>> {
    let folded = fold(name);
    if folded.is_empty() {
        return Ok(None);
    }
    let sql = format!(
        "select {COLUMNS} from customers c {OF_CUSTOMER}
         where c.account_id = $1 and c.folded = $2 and c.deleted_at is null order by c.id limit 2"
    );
    let mut all = db::query_all(db, &sql, &[account_id.into(), folded.into()], Entry::read)?;
    Ok(all.pop().filter(|_| all.is_empty()))
}
