//! PostgreSQL with pg_trgm: one statement for page and count, and an ordered scan of the index when there are many.

use std::time::Duration;

use postgres::{Client, NoTls, Statement};

use super::{Answer, CAP, PAGE, Peer, Result, behind, timed};
use crate::{
    data::Data,
    questions::{Asked, Question},
};

pub struct Postgres {
    client: Client,
    whole: Statement,
    capped: Statement,
    ordered: Statement,
    whole_id: Statement,
    capped_id: Statement,
    ordered_id: Statement,
}

impl Postgres {
    pub fn fill(url: &str, data: &Data) -> Result<Self> {
        let mut client = Client::connect(url, NoTls)?;
        client.batch_execute(
            "drop table if exists p; drop table if exists ident; create extension if not exists pg_trgm;
             set plan_cache_mode = force_custom_plan; set max_parallel_workers_per_gather = 0;
             create table p (id bigint not null, name text collate \"C\" not null);
             create table ident (value text collate \"C\" not null, id bigint not null)",
        )?;
        copy(
            &mut client,
            "p",
            data.participants.iter().enumerate().map(|(rank, one)| (rank.to_string(), one.name.clone())),
        )?;
        let ids = data.participants.iter().enumerate();
        let ids = ids.flat_map(|(rank, one)| {
            one.identifiers.iter().map(move |(scheme, key)| (format!("{scheme}:{key}"), rank.to_string()))
        });
        copy(&mut client, "ident", ids)?;
        client.batch_execute(
            "create index on p (name, id); create index on p using gin (name gin_trgm_ops);
             create index on ident (value, id)",
        )?;
        // Each by itself: it cannot be part of a transaction, as several statements together are.
        client.batch_execute("vacuum analyze p")?;
        client.batch_execute("vacuum analyze ident")?;
        Self::prepare(client)
    }

    fn prepare(mut client: Client) -> Result<Self> {
        let hits = |limit: &str| {
            format!(
                "with h as materialized (select id from p where name like $1 {limit})
                 select (select count(*) from h), array(select id from h order by id limit {PAGE})"
            )
        };
        let ids = |limit: &str| {
            format!(
                "with h as materialized (select distinct id from ident where value >= $1 and value < $2 and value like $3 {limit})
                 select (select count(*) from h), array(select id from h order by id limit {PAGE})"
            )
        };
        let limit = format!("limit {CAP}");
        Ok(Self {
            whole: client.prepare(&hits(""))?,
            capped: client.prepare(&hits(&limit))?,
            ordered: client.prepare(&format!("select id from p where name like $1 order by name, id limit {PAGE}"))?,
            whole_id: client.prepare(&ids(""))?,
            capped_id: client.prepare(&ids(&limit))?,
            ordered_id: client.prepare(&format!(
                "select distinct id from ident where value >= $1 and value < $2 and value like $3 order by id limit {PAGE}"
            ))?,
            client,
        })
    }

    fn id_answer(&mut self, prefix: &str, end: &str, like: &str, capped: bool) -> Result<Answer> {
        let statement = if capped { &self.capped_id } else { &self.whole_id };
        let row = self.client.query_one(statement, &[&prefix, &end, &like])?;
        let (count, page) = (row.get::<_, i64>(0) as u64, ranks(row.get(1)));
        if !capped || count < CAP {
            return Ok(Answer { count, page });
        }
        let rows = self.client.query(&self.ordered_id, &[&prefix, &end, &like])?;
        Ok(Answer { count, page: rows.iter().map(|row| row.get::<_, i64>(0) as u32).collect() })
    }

    fn name_answer(&mut self, like: &str, capped: bool) -> Result<Answer> {
        let statement = if capped { &self.capped } else { &self.whole };
        let row = self.client.query_one(statement, &[&like])?;
        let (count, mut page) = (row.get::<_, i64>(0) as u64, ranks(row.get(1)));
        // The page of a count that stopped is of whoever came first, not of the first by name.
        if capped && count >= CAP {
            page = self.client.query(&self.ordered, &[&like])?.iter().map(|row| row.get::<_, i64>(0) as u32).collect();
        }
        Ok(Answer { count, page })
    }
}

impl Peer for Postgres {
    fn name(&self) -> &'static str {
        "postgresql"
    }

    fn can(&self, _: &Question) -> bool {
        true
    }

    fn answer(&mut self, question: &Question, cap: u64) -> Result<(Duration, Answer)> {
        let capped = cap != u64::MAX;
        let like = like(question.pattern().pieces());
        match &question.asked {
            Asked::Name(_) => {
                // Without a trigram the index hands out every row, to be looked at one by one.
                let bitmap = if question.has_trigram() { "on" } else { "off" };
                self.client.batch_execute(&format!("set enable_bitmapscan = {bitmap}"))?;
                timed(|| self.name_answer(&like, capped))
            }
            Asked::Identifier(scheme, pattern) => {
                let prefix =
                    scheme.as_ref().map_or(String::new(), |scheme| format!("{scheme}:{}", pattern.literal_prefix()));
                let end = behind(&prefix).unwrap_or_else(|| char::MAX.to_string());
                let like = format!("{}:{like}", scheme.as_deref().unwrap_or("____"));
                timed(|| self.id_answer(&prefix, &end, &like, capped))
            }
        }
    }
}

fn ranks(ids: Vec<i64>) -> Vec<u32> {
    ids.into_iter().map(|id| id as u32).collect()
}

fn like(pieces: &[String]) -> String {
    let escaped = |piece: &String| piece.replace('\\', r"\\").replace('%', r"\%").replace('_', r"\_");
    pieces.iter().map(escaped).collect::<Vec<_>>().join("%")
}

fn copy(client: &mut Client, table: &str, rows: impl Iterator<Item = (String, String)>) -> Result<()> {
    use std::io::Write;
    let mut writer = client.copy_in(&format!("copy {table} from stdin"))?;
    for (first, second) in rows {
        writeln!(writer, "{first}\t{}", second.replace('\\', r"\\"))?;
    }
    writer.finish()?;
    Ok(())
}
