//! The schema, step by step: numbered files, each applied once, in order, in a transaction of its own.
//! Only the DDL may differ between engines; a file is never changed after it was released.

use crate::{
    customers::follow,
    db::{self, Db, Engine},
    error::{Error, Result},
    pool::{self, Pool},
};

/// One step of the schema.
pub struct Migration {
    pub number: i64,
    pub name: &'static str,
    pub sqlite: &'static str,
}

/// All steps, by number.
pub const ALL: &[Migration] = &[
    Migration { number: 1, name: "accounts", sqlite: include_str!("../migrations/0001_accounts.sql") },
    Migration { number: 2, name: "participants", sqlite: include_str!("../migrations/0002_participants.sql") },
    Migration { number: 3, name: "customers", sqlite: include_str!("../migrations/0003_customers.sql") },
    Migration { number: 4, name: "customer_search", sqlite: include_str!("../migrations/0004_customer_search.sql") },
    Migration { number: 5, name: "customer_changes", sqlite: include_str!("../migrations/0005_customer_changes.sql") },
    Migration { number: 6, name: "messages", sqlite: include_str!("../migrations/0006_messages.sql") },
    Migration { number: 7, name: "requests", sqlite: include_str!("../migrations/0007_requests.sql") },
    Migration { number: 8, name: "suggestions", sqlite: include_str!("../migrations/0008_suggestions.sql") },
    Migration { number: 9, name: "csv_imports", sqlite: include_str!("../migrations/0009_csv_imports.sql") },
    Migration { number: 10, name: "company_settings", sqlite: include_str!("../migrations/0010_company_settings.sql") },
    Migration { number: 11, name: "suppliers", sqlite: include_str!("../migrations/0011_suppliers.sql") },
    Migration { number: 12, name: "people", sqlite: include_str!("../migrations/0012_people.sql") },
    Migration { number: 13, name: "support", sqlite: include_str!("../migrations/0013_support.sql") },
    Migration { number: 14, name: "documents", sqlite: include_str!("../migrations/0014_documents.sql") },
    Migration { number: 15, name: "checks", sqlite: include_str!("../migrations/0015_checks.sql") },
    Migration { number: 16, name: "addresses", sqlite: include_str!("../migrations/0016_addresses.sql") },
    Migration { number: 17, name: "routing", sqlite: include_str!("../migrations/0017_routing.sql") },
    Migration {
        number: 18,
        name: "documents_of_customers",
        sqlite: include_str!("../migrations/0018_documents_of_customers.sql"),
    },
    Migration {
        number: 19,
        name: "customers_by_freshness",
        sqlite: include_str!("../migrations/0019_customers_by_freshness.sql"),
    },
    Migration { number: 101, name: "imports", sqlite: include_str!("../migrations/0101_imports.sql") },
    Migration { number: 102, name: "import_files", sqlite: include_str!("../migrations/0102_import_files.sql") },
];

/// The step whose new column is filled by a rule that SQL cannot say.
const COMPANY_KEYS: i64 = 5;

/// Brings the schema up to date. Two processes that start at once apply each step once.
pub fn apply(pool: &dyn Pool) -> Result<()> {
    pool::write(pool, |db| {
        db.execute_batch("create table if not exists schema_migrations (number bigint primary key, name text not null)")
    })?;
    for migration in ALL {
        pool::write(pool, |db| step(db, migration))?;
    }
    Ok(())
}

fn step(db: &mut dyn Db, migration: &Migration) -> Result<()> {
    let applied = "select number from schema_migrations where number = $1";
    if db::query_one(db, applied, &[migration.number.into()], |row| row.int(0))?.is_some() {
        return Ok(());
    }
    match db.engine() {
        Engine::Sqlite => db.execute_batch(migration.sqlite)?,
        Engine::Postgres => {
            let text = format!("step {} of the schema is not written for PostgreSQL", migration.name);
            return Err(Error::Database(text));
        }
    }
    if migration.number == COMPANY_KEYS {
        follow::fill_company_keys(db)?;
    }
    let record = "insert into schema_migrations (number, name) values ($1, $2)";
    db.execute(record, &[migration.number.into(), migration.name.into()])?;
    Ok(())
}
