//! How SQLite goes about an import: no line reads a whole table.

use crate::{
    common::{ACCOUNT, in_sqlite},
    csv_support::{filled, get, previewed},
};
use carnet_core::wire::CsvOutcome;
use carnet_store::{
    Result,
    csv_imports::{self, LineQuery},
    db::{Db, Engine, Row, Value},
};

/// Passes everything on and remembers what reads a table from end to end.
struct Recorder<'a> {
    db: &'a mut dyn Db,
    queries: usize,
    scans: Vec<String>,
}

impl Db for Recorder<'_> {
    fn engine(&self) -> Engine {
        self.db.engine()
    }

    fn query(&mut self, sql: &str, params: &[Value], each: &mut dyn FnMut(&Row) -> Result<()>) -> Result<()> {
        let (scans, queries) = (&mut self.scans, &mut self.queries);
        *queries += 1;
        self.db.query(&format!("explain query plan {sql}"), params, &mut |row| {
            let step = row.str(3)?;
            // What the query made itself is as short as its answer.
            let own = ["SCAN CONSTANT ROW", "SCAN hits", "SCAN (subquery", "SCAN h", "SCAN sqlite_"];
            if step.starts_with("SCAN ") && !own.iter().any(|own| step.starts_with(own)) {
                scans.push(format!("{step} in {sql}"));
            }
            Ok(())
        })?;
        self.db.query(sql, params, each)
    }

    fn execute(&mut self, sql: &str, params: &[Value]) -> Result<u64> {
        self.db.execute(sql, params)
    }

    fn execute_batch(&mut self, sql: &str) -> Result<()> {
        self.db.execute_batch(sql)
    }
}

#[test]
fn no_line_reads_a_whole_table() {
    let database = in_sqlite();
    filled(&database);
    database.add("own", "0225:732829320", &["9"]).unwrap();
    let text = "Nom;Identifiant;Numéro de client;Prestataire\n;7300010000001;1;\n;702042755;2;\nNord SA;;3;quai\n\
                ;0088:7300010000018;4;sillage\n;FR 40 732829320;5;\n;552100554;9;\n";
    previewed(&database, "i1", text);
    let roles: Vec<_> = get(&database, "i1").columns.iter().map(|column| column.role).collect();
    let (queries, scans) = database.read(|db| {
        let mut recorder = Recorder { db, queries: 0, scans: Vec::new() };
        csv_imports::look(&mut recorder, ACCOUNT, "i1", &roles, None)?.unwrap();
        for outcome in [None, Some(CsvOutcome::Rejected)] {
            let query = LineQuery { outcome, limit: 10, ..LineQuery::default() };
            csv_imports::lines(&mut recorder, ACCOUNT, "i1", &query)?.unwrap();
        }
        csv_imports::list(&mut recorder, ACCOUNT, None, 50)?;
        Ok((recorder.queries, recorder.scans))
    });
    assert!(queries > 20, "{queries}");
    assert!(scans.is_empty(), "{}", scans.join("\n"));
}
