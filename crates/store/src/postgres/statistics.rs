//! What the planner believes of a table. PostgreSQL counts tables by itself, a minute or so after they have changed; until
//! then it takes one that was filled at once for one of few rows, and a list of ten thousand customers takes it seconds
//! instead of milliseconds. So what a unit of work has changed a large part of is counted when it is committed.

use postgres::Client;

/// Fewer rows are left to PostgreSQL, which then takes few rows for few.
const MANY: u64 = 1_000;
/// Which part of a table's rows must have changed, as for PostgreSQL itself: one of so many.
const PART: u64 = 10;

/// Rows that a unit of work has changed, by table.
#[derive(Default)]
pub(super) struct Changed(Vec<(String, u64)>);

impl Changed {
    /// Takes down what a statement did.
    pub fn count(&mut self, sql: &str, rows: u64) {
        let Some(table) = table(sql).filter(|_| rows > 0) else { return };
        match self.0.iter_mut().find(|(known, _)| known == table) {
            Some((_, sum)) => *sum += rows,
            None => self.0.push((table.to_owned(), rows)),
        }
    }

    /// Has the tables counted of which much is other than it was; outside a transaction. Where that fails PostgreSQL does
    /// it by itself later.
    pub fn tell(self, client: &mut Client) {
        for (table, rows) in self.0.into_iter().filter(|(_, rows)| *rows >= MANY) {
            if is_much(client, &table, rows) {
                // See above.
                let _ = client.batch_execute(&format!("analyze {table}"));
            }
        }
    }
}

/// Whether so many rows are much of what the table is believed to have.
fn is_much(client: &mut Client, table: &str, rows: u64) -> bool {
    let sql = "select greatest(reltuples, 0)::bigint from pg_class where oid = to_regclass($1::text)";
    let believed = client.query_opt(sql, &[&table]).ok().flatten().and_then(|row| row.try_get::<_, i64>(0).ok());
    believed.is_some_and(|believed| rows.saturating_mul(PART) >= believed.unsigned_abs())
}

/// The table that a statement writes to.
fn table(sql: &str) -> Option<&str> {
    let mut words = sql.split_whitespace();
    let name = match (words.next()?, words.next()?) {
        ("insert", "into") | ("delete", "from") => words.next()?,
        ("update", name) => name,
        _ => return None,
    };
    name.split('(').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_of_a_statement_is_found() {
        let found = [
            "insert into customers (id) values ($1)",
            "insert\n into customers(id) select 1",
            "update customers set name = $1",
            "delete from customers",
            "delete from customers where id in (select id from providers)",
        ];
        for sql in found {
            assert_eq!(table(sql), Some("customers"), "{sql}");
        }
        for sql in ["select 1 from customers", "", "update", "analyze customers"] {
            assert_eq!(table(sql), None, "{sql}");
        }
    }

    #[test]
    fn rows_of_one_table_add_up() {
        let mut changed = Changed::default();
        for (sql, rows) in [("update a set b = 1", 3), ("delete from c", 1), ("delete from a", 4), ("delete from d", 0)]
        {
            changed.count(sql, rows);
        }
        assert_eq!(changed.0, [("a".to_owned(), 7), ("c".to_owned(), 1)]);
    }
}
