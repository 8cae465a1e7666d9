//! The plan of each query, as SQLite explains it.

use carnet_store::{
    Result,
    db::{Db, Engine, Row, Value},
};

use crate::common::Database;

/// Passes everything on and remembers the plan of each query.
pub struct Recorder<'a> {
    pub db: &'a mut dyn Db,
    pub plans: Vec<String>,
}

impl Db for Recorder<'_> {
    fn engine(&self) -> Engine {
        self.db.engine()
    }

    fn query(&mut self, sql: &str, params: &[Value], each: &mut dyn FnMut(&Row) -> Result<()>) -> Result<()> {
        let mut plan = format!("{sql}\n");
        self.db.query(&format!("explain query plan {sql}"), params, &mut |row| {
            plan += &format!("    {}\n", row.text(3)?);
            Ok(())
        })?;
        self.plans.push(plan);
        self.db.query(sql, params, each)
    }

    fn execute(&mut self, sql: &str, params: &[Value]) -> Result<u64> {
        self.db.execute(sql, params)
    }

    fn execute_batch(&mut self, sql: &str) -> Result<()> {
        self.db.execute_batch(sql)
    }
}

pub fn plans(database: &Database, run: impl FnOnce(&mut dyn Db) -> Result<()>) -> String {
    database.read(|db| {
        let mut recorder = Recorder { db, plans: Vec::new() };
        run(&mut recorder)?;
        Ok(recorder.plans.join("\n"))
    })
}

/// Lines of the plans that read `table` (by its alias) from end to end.
pub fn scans<'a>(plans: &'a str, table: &str) -> Vec<&'a str> {
    let scan = format!("SCAN {table}");
    let whole =
        |line: &&str| line.trim().strip_prefix(&scan).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    plans.lines().filter(whole).collect()
}

#[track_caller]
pub fn assert_no_scan(plans: &str, tables: &[&str]) {
    for table in tables {
        assert_eq!(scans(plans, table), Vec::<&str>::new(), "of {table} in\n{plans}");
    }
}
