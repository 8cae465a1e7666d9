//! SQLite twice over one database: GLOB over a covering index, and FTS5's trigrams with the rank as row number.

use std::{path::Path, rc::Rc, time::Duration};

use rusqlite::{Connection, params, params_from_iter};

use super::{Answer, PAGE, Peer, Result, behind, timed};
use crate::{
    data::Data,
    questions::{Asked, Question},
};

pub fn fill(path: &Path, data: &Data) -> Result<Rc<Connection>> {
    let mut connection = Connection::open(path)?;
    connection.set_prepared_statement_cache_capacity(200);
    connection.execute_batch(
        "pragma journal_mode = off; pragma synchronous = off; pragma mmap_size = 8000000000; pragma cache_size = -400000;
         create table p (id integer primary key, name text not null);
         create table ident (value text not null, id integer not null);
         create virtual table f using fts5
             (name, content = 'p', content_rowid = 'id', tokenize = 'trigram case_sensitive 1', detail = none, columnsize = 0);",
    )?;
    let transaction = connection.transaction()?;
    for (rank, one) in (0_i64..).zip(&data.participants) {
        transaction.prepare_cached("insert into p values (?, ?)")?.execute(params![rank, one.name])?;
        for (scheme, key) in &one.identifiers {
            transaction
                .prepare_cached("insert into ident values (?, ?)")?
                .execute(params![format!("{scheme}:{key}"), rank])?;
        }
    }
    transaction.commit()?;
    // Before the index by name: with it FTS5 would read the rows in its order, which takes five times as long.
    connection.execute_batch(
        "insert into f (f) values ('rebuild'); create index p_name on p (name, id);
         create index ident_value on ident (value, id); analyze;",
    )?;
    Ok(Rc::new(connection))
}

/// `*`, `?` and `[` are special to GLOB, and it has no way to escape but a class.
fn glob(pieces: &[String]) -> String {
    let escaped = |piece: &String| {
        piece
            .chars()
            .map(|c| if matches!(c, '*' | '?' | '[') { format!("[{c}]") } else { c.to_string() })
            .collect::<String>()
    };
    pieces.iter().map(escaped).collect::<Vec<_>>().join("*")
}

/// A first page and a count of what stands behind `from`.
fn ask(connection: &Connection, from: &str, distinct: &str, params: &[String], cap: u64) -> Result<Answer> {
    let page = format!("select {distinct} id from {from} order by id limit {PAGE}");
    let page = connection
        .prepare_cached(&page)?
        .query_map(params_from_iter(params), |row| row.get::<_, u32>(0))?
        .collect::<rusqlite::Result<Vec<u32>>>()?;
    let count = if cap == u64::MAX {
        let what = if distinct.is_empty() { "*" } else { "distinct id" };
        format!("select count({what}) from {from}")
    } else {
        format!("select count(*) from (select {distinct} id from {from} limit {cap})")
    };
    let count = connection.prepare_cached(&count)?.query_row(params_from_iter(params), |row| row.get::<_, i64>(0))?;
    Ok(Answer { count: count.unsigned_abs(), page })
}

pub struct Glob(pub Rc<Connection>);

impl Peer for Glob {
    fn name(&self) -> &'static str {
        "sqlite glob"
    }

    fn can(&self, _: &Question) -> bool {
        true
    }

    fn answer(&mut self, question: &Question, cap: u64) -> Result<(Duration, Answer)> {
        let pieces = question.pattern().pieces();
        let (table, column, distinct, pattern) = match &question.asked {
            Asked::Name(_) => ("p", "name", "", glob(pieces)),
            Asked::Identifier(scheme, _) => {
                ("ident", "value", "distinct", format!("{}:{}", scheme.as_deref().unwrap_or("????"), glob(pieces)))
            }
        };
        let exact = !pattern.contains(['*', '?', '[']);
        // A bound pattern is no range to SQLite; the range is written out.
        let prefix: String = pattern.chars().take_while(|c| !matches!(c, '*' | '?' | '[')).collect();
        timed(|| match behind(&prefix) {
            _ if exact => ask(&self.0, &format!("{table} where {column} = ?1"), distinct, &[pattern], cap),
            Some(end) => {
                let from = format!("{table} where {column} >= ?1 and {column} < ?2 and {column} glob ?3");
                ask(&self.0, &from, distinct, &[prefix, end, pattern], cap)
            }
            None => ask(&self.0, &format!("{table} where {column} glob ?1"), distinct, &[pattern], cap),
        })
    }
}

/// Only for what a trigram can narrow down; without one FTS5 reads the whole table.
pub struct Fts(pub Rc<Connection>);

impl Peer for Fts {
    fn name(&self) -> &'static str {
        "sqlite fts5"
    }

    fn can(&self, question: &Question) -> bool {
        question.is_name() && question.has_trigram()
    }

    fn answer(&mut self, question: &Question, cap: u64) -> Result<(Duration, Answer)> {
        let pattern = glob(question.pattern().pieces());
        timed(|| ask(&self.0, "(select rowid as id from f where name glob ?1)", "", &[pattern], cap))
    }
}
