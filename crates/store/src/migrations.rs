//! The schema, step by step: numbered files, each applied once, in order, in a transaction of its own.
//! Only the DDL may differ between engines; a file is never changed after it was released.

use crate::{
    customers::follow,
    db::{self, Db, Engine},
    error::Result,
    pool::{self, Pool},
};

/// One step of the schema.
pub struct Migration {
    pub number: i64,
    pub name: &'static str,
    pub sqlite: &'static str,
    /// Where it says something else in PostgreSQL than [`for_postgres`] makes of it.
    pub postgres: Option<&'static str>,
}

/// All steps, by number.
pub const ALL: &[Migration] = &[
    both(1, "accounts", include_str!("../migrations/0001_accounts.sql")),
    both(2, "participants", include_str!("../migrations/0002_participants.sql")),
    both(3, "customers", include_str!("../migrations/0003_customers.sql")),
    Migration {
        postgres: Some(include_str!("../migrations/0004_customer_search.postgres.sql")),
        ..both(4, "customer_search", include_str!("../migrations/0004_customer_search.sql"))
    },
    both(5, "customer_changes", include_str!("../migrations/0005_customer_changes.sql")),
    both(6, "messages", include_str!("../migrations/0006_messages.sql")),
    both(7, "requests", include_str!("../migrations/0007_requests.sql")),
    both(8, "suggestions", include_str!("../migrations/0008_suggestions.sql")),
    both(9, "csv_imports", include_str!("../migrations/0009_csv_imports.sql")),
    both(10, "company_settings", include_str!("../migrations/0010_company_settings.sql")),
    both(11, "suppliers", include_str!("../migrations/0011_suppliers.sql")),
    both(12, "people", include_str!("../migrations/0012_people.sql")),
    both(13, "support", include_str!("../migrations/0013_support.sql")),
    both(14, "documents", include_str!("../migrations/0014_documents.sql")),
    both(15, "checks", include_str!("../migrations/0015_checks.sql")),
    both(16, "addresses", include_str!("../migrations/0016_addresses.sql")),
    both(17, "routing", include_str!("../migrations/0017_routing.sql")),
    both(18, "documents_of_customers", include_str!("../migrations/0018_documents_of_customers.sql")),
    both(19, "customers_by_freshness", include_str!("../migrations/0019_customers_by_freshness.sql")),
    both(20, "participant_changes", include_str!("../migrations/0020_participant_changes.sql")),
    both(22, "public", include_str!("../migrations/0022_public.sql")),
    both(23, "deleted_accounts", include_str!("../migrations/0023_deleted_accounts.sql")),
    both(101, "imports", include_str!("../migrations/0101_imports.sql")),
    both(102, "import_files", include_str!("../migrations/0102_import_files.sql")),
    both(103, "imports_resumed", include_str!("../migrations/0103_imports_resumed.sql")),
    both(104, "signs_of_life", include_str!("../migrations/0104_signs_of_life.sql")),
    both(105, "suppliers_of_participants", include_str!("../migrations/0105_suppliers_of_participants.sql")),
    Migration {
        postgres: Some(include_str!("../migrations/0106_long_identifiers.postgres.sql")),
        ..both(106, "long_identifiers", include_str!("../migrations/0106_long_identifiers.sql"))
    },
    both(107, "rejected", include_str!("../migrations/0107_rejected.sql")),
];

const fn both(number: i64, name: &'static str, sqlite: &'static str) -> Migration {
    Migration { number, name, sqlite, postgres: None }
}

/// The step whose new column is filled by a rule that SQL cannot say.
const COMPANY_KEYS: i64 = 5;

/// Brings the schema up to date. Two processes that start at once apply each step once. Whoever finds nothing to do
/// waits for nobody who writes.
pub fn apply(pool: &dyn Pool) -> Result<()> {
    // A database without a schema cannot be asked.
    if pool::read(pool, applied).is_ok_and(|applied| missing(&applied).is_none()) {
        return Ok(());
    }
    pool::write(pool, |db| {
        db.execute_batch("create table if not exists schema_migrations (number bigint primary key, name text not null)")
    })?;
    for migration in ALL {
        pool::write(pool, |db| step(db, migration))?;
    }
    Ok(())
}

/// The first step that either the database or this program does not have: an older or newer version has the other one.
pub fn differing(db: &mut dyn Db) -> Result<Option<i64>> {
    let applied = applied(db)?;
    let unknown = |number: &i64| ALL.iter().all(|migration| migration.number != *number);
    Ok(missing(&applied).or_else(|| applied.iter().copied().find(unknown)))
}

/// The first step that is not among those applied.
fn missing(applied: &[i64]) -> Option<i64> {
    ALL.iter().map(|migration| migration.number).find(|number| !applied.contains(number))
}

fn applied(db: &mut dyn Db) -> Result<Vec<i64>> {
    db::query_all(db, "select number from schema_migrations order by number", &[], |row| row.int(0))
}

fn step(db: &mut dyn Db, migration: &Migration) -> Result<()> {
    let applied = "select number from schema_migrations where number = $1";
    if db::query_one(db, applied, &[migration.number.into()], |row| row.int(0))?.is_some() {
        return Ok(());
    }
    match db.engine() {
        Engine::Sqlite => db.execute_batch(migration.sqlite)?,
        Engine::Postgres => db.execute_batch(&for_postgres(migration))?,
    }
    if migration.number == COMPANY_KEYS {
        follow::fill_company_keys(db)?;
    }
    let record = "insert into schema_migrations (number, name) values ($1, $2)";
    db.execute(record, &[migration.number.into(), migration.name.into()])?;
    Ok(())
}

/// The same step in PostgreSQL: text that compares by bytes, and numbers that are given out by the engine.
fn for_postgres(migration: &Migration) -> String {
    if let Some(text) = migration.postgres {
        return text.to_owned();
    }
    migration.sqlite.lines().map(line_for_postgres).collect()
}

fn line_for_postgres(line: &str) -> String {
    if line.trim_start().starts_with("--") {
        return String::new();
    }
    let line = line.replace("seq integer primary key", "seq bigint generated by default as identity primary key");
    let mut words = line.split(' ').map(|word| match word.strip_prefix("text") {
        Some(rest @ ("" | ",")) => format!("text collate \"C\"{rest}"),
        _ => word.to_owned(),
    });
    let first = words.next().unwrap_or_default();
    words.fold(first, |line, word| line + " " + &word) + "\n"
}
