//! How SQLite goes about the searches: no page reads a whole table where an index narrows it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use carnet_core::wire::{CustomerField, CustomerSort};
use carnet_store::{
    Result,
    accounts::Acceptance,
    customers::{self, CustomerQuery},
    db::{Db, Engine, Row, Value},
    participants::{self, ParticipantQuery},
};
use common::{ACCOUNT, Database, USER, by_id, by_name, in_memory, participant, provider, with_providers};

/// Passes everything on and remembers the plan of each query.
struct Recorder<'a> {
    db: &'a mut dyn Db,
    plans: Vec<String>,
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

fn database() -> Database {
    let database = in_memory();
    database.account(ACCOUNT, USER, None, Acceptance::Automatic);
    database.write(|db| providers_put(db));
    for n in 0..60 {
        let id = format!("0088:73{n:011}");
        database.put(&with_providers(participant(&id, &[&format!("Vega {n}")]), &["p"]));
        database.add(&format!("c{n}"), &id, &[&format!("{n:03}")]).unwrap();
    }
    database
}

fn providers_put(db: &mut dyn Db) -> Result<()> {
    carnet_store::providers::put(db, &provider("p", "Sillage", false))
}

fn search_plans(database: &Database, query: &ParticipantQuery) -> String {
    plans(database, |db| participants::search(db, ACCOUNT, query).map(drop))
}

fn list_plans(database: &Database, query: &CustomerQuery) -> String {
    plans(database, |db| customers::list(db, ACCOUNT, query).map(drop))
}

fn plans(database: &Database, run: impl FnOnce(&mut dyn Db) -> Result<()>) -> String {
    database.read(|db| {
        let mut recorder = Recorder { db, plans: Vec::new() };
        run(&mut recorder)?;
        Ok(recorder.plans.join("\n"))
    })
}

#[test]
fn show() {
    let database = database();
    println!("{}", search_plans(&database, &by_id("*4455*")));
    let q = |text: &str| CustomerQuery { q: Some(text.to_owned()), ..CustomerQuery::default() };
    println!("{}", list_plans(&database, &q("*4455*")));
}
