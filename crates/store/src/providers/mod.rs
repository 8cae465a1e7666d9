//! Service providers: they carry documents for participants.

mod hand_off;
mod records;

pub use hand_off::{HandOffChange, Missing, set_collect_key};
pub use records::{AddRefused, ChangeRefused, NewProvider, ProviderChange, add, change, records};

use carnet_core::{name, wire::Provider};

use crate::{
    db::{self, Db, Row},
    error::Result,
};

/// Adds a provider or takes over its new name and requirement; customers that chose it show the new name.
pub fn put(db: &mut dyn Db, provider: &Provider) -> Result<()> {
    let literal = name::normalize(&provider.name);
    let known = "select name from providers where id = $1";
    let known = db::query_one(db, known, &[(&provider.id).into()], |row| row.text(0))?;
    db.execute(
        "insert into providers (id, name, folded, requires_routing_setup) values ($1, $2, $3, $4)
         on conflict (id) do update set name = excluded.name, folded = excluded.folded,
             requires_routing_setup = excluded.requires_routing_setup",
        &[
            (&provider.id).into(),
            (&literal).into(),
            name::fold(&literal).into(),
            provider.requires_routing_setup.into(),
        ],
    )?;
    if known.is_some_and(|known| known != literal) {
        let sql = "update customers set provider_name = $2 where provider_id = $1";
        db.execute(sql, &[(&provider.id).into(), literal.into()])?;
    }
    Ok(())
}

/// All providers, by name, then id.
pub fn list(db: &mut dyn Db) -> Result<Vec<Provider>> {
    db::query_all(db, "select id, name, requires_routing_setup from providers order by name, id", &[], row)
}

/// A provider of three columns, id, name and requirement, the first at `row[0]`.
pub(crate) fn row(row: &Row) -> Result<Provider> {
    at(row, 0)
}

/// A provider of three columns, the first at `row[first]`.
pub(crate) fn at(row: &Row, first: usize) -> Result<Provider> {
    Ok(Provider { id: row.text(first)?, name: row.text(first + 1)?, requires_routing_setup: row.bool(first + 2)? })
}
