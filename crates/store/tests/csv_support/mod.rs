//! What the tests of imports from files share: a small directory, and an import step by step.

use std::collections::BTreeMap;

use carnet_core::wire::{ColumnRole, CsvCounts, CsvImport, CsvLine, CsvOutcome};
use carnet_store::{
    accounts::Acceptance,
    csv_imports::{self, LineQuery, NewImport, Refused, Run, read::Upload},
    customers, participants, providers,
};

use crate::common::{ACCOUNT, Database, USER, participant, provider, with_identifiers, with_providers};

pub const NOW: i64 = 5_000;

/// A small directory: companies A to G, of which F was removed, and an address of the consult file.
pub fn filled(database: &Database) {
    database.account(ACCOUNT, USER, None, Acceptance::Automatic);
    database.write(|db| {
        providers::put(db, &provider("quai", "Quai Numérique", false))?;
        providers::put(db, &provider("sillage", "Plateforme Sillage", true))?;
        for new in [
            participant("0088:7300010000001", &["Alma AB"]),
            with_providers(participant("0088:7300010000018", &["Bröd AB"]), &["quai", "sillage"]),
            with_identifiers(participant("0225:702042755", &["Lumière SAS"]), &[("0002", "702042755")]),
            with_identifiers(participant("0225:702042755_PARIS", &["Lumière SAS"]), &[("0002", "702042755")]),
            with_providers(participant("0225:732829320", &["Nord SA"]), &["quai"]),
            participant("0088:7300010000025", &["Parti AB"]),
        ] {
            participants::put(db, &new)?;
        }
        participants::mark_removed(db, "0088:7300010000025", 2_000).map(drop)
    });
}

pub fn upload(database: &Database, id: &str, text: &str) -> CsvImport {
    let upload = Upload::read(text.as_bytes(), &|name| name == "Quai Numérique").unwrap();
    let new = NewImport { id, account_id: ACCOUNT, user_id: USER, file_name: "clients.csv" };
    database.write(|db| csv_imports::upload(db, &new, &upload, NOW));
    get(database, id)
}

pub fn get(database: &Database, id: &str) -> CsvImport {
    database.read(|db| csv_imports::get(db, ACCOUNT, id)).unwrap()
}

pub fn preview(database: &Database, id: &str, roles: &[ColumnRole]) -> Result<CsvImport, Refused> {
    let preview = database.read(|db| csv_imports::look(db, ACCOUNT, id, roles, None))?;
    database.write(|db| csv_imports::keep(db, ACCOUNT, id, &preview, NOW))
}

/// Uploads and previews with the guessed columns.
pub fn previewed(database: &Database, id: &str, text: &str) -> CsvImport {
    let roles: Vec<_> = upload(database, id, text).columns.iter().map(|column| column.role).collect();
    preview(database, id, &roles).unwrap()
}

pub fn ids(prefix: &str) -> impl FnMut() -> String {
    let (prefix, mut last) = (prefix.to_owned(), 0);
    move || {
        last += 1;
        format!("{prefix}-{last}")
    }
}

pub fn apply(database: &Database, id: &str) -> CsvCounts {
    database.write(|db| csv_imports::start(db, ACCOUNT, id, NOW)).unwrap();
    let mut steps = Vec::new();
    let counts = database.write(|db| {
        let (new_id, progress) = (&mut ids(id), &mut |done| steps.push(done));
        let mut run = Run { account_id: ACCOUNT, user_id: USER, new_id, now_ms: NOW, progress };
        csv_imports::apply(db, &mut run, id)
    });
    assert_eq!(steps, (1..=get(database, id).lines).collect::<Vec<_>>(), "each line is told");
    counts
}

pub fn undo(database: &Database, id: &str) -> Result<CsvImport, Refused> {
    database.write(|db| csv_imports::undo(db, ACCOUNT, USER, id, &mut ids("undo"), NOW + 1))
}

pub fn lines(database: &Database, id: &str, outcome: Option<CsvOutcome>) -> Vec<CsvLine> {
    let query = LineQuery { outcome, limit: 100, ..LineQuery::default() };
    database.read(|db| csv_imports::lines(db, ACCOUNT, id, &query)).unwrap().items
}

pub fn counts(created: u64, updated: u64, unchanged: u64, ambiguous: u64, rejected: u64) -> CsvCounts {
    CsvCounts { created, updated, unchanged, ambiguous, rejected }
}

/// Names with their numbers and providers.
pub fn directory(database: &Database) -> BTreeMap<String, (Vec<String>, Option<String>)> {
    let page = database.read(|db| customers::list(db, ACCOUNT, &customers::CustomerQuery::default()));
    page.items.into_iter().map(|c| (c.participant_id, (c.customer_numbers, c.provider_id))).collect()
}

pub fn has(numbers: &[&str], provider: Option<&str>) -> (Vec<String>, Option<String>) {
    (numbers.iter().map(|number| (*number).to_owned()).collect(), provider.map(str::to_owned))
}
