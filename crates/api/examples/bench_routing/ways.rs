//! The ways that are compared, each over the same documents.

use std::{hint::black_box, sync::Arc};

use axum::{Router, body::Body};
use carnet_api::{Host, router};
use carnet_core::{
    routing::{Ask, decide, question},
    wire::{Directory, RouteFacts, RouteIdentifier},
};
use carnet_store::{
    db::{self, Db, Engine, Row, Value},
    pool::{self, Pool},
    routing::{self, RouteRequest},
};
use http::{Request, StatusCode, header};
use http_body_util::BodyExt;
use serde_json::json;
use tokio::runtime::{Builder, Runtime};
use tower::ServiceExt;

use super::{
    Result,
    directory::{ACCOUNT, EMAIL, PASSWORD, random},
};

/// One query as it was asked.
type Query = (String, Vec<Value>);

pub struct Ways {
    pool: Arc<dyn Pool>,
    papers: Vec<Vec<RouteIdentifier>>,
    bodies: Vec<String>,
    keys: Vec<Keys>,
    queries: Vec<Vec<Query>>,
    facts: Vec<RouteFacts>,
    runtime: Runtime,
    router: Router,
    cookie: String,
}

/// What a document is looked up by, read before: the number, and the keys of its identifiers.
struct Keys {
    number: String,
    identifiers: Vec<String>,
}

impl Ways {
    pub const NAMES: [&str; 5] = [
        "(a) bare look-ups, rows read and dropped",
        "(b) identifiers read, facts, decision",
        "(c) the same through the router, as JSON",
        "(d) decision alone, from facts",
        "(e) the queries of (b), rows dropped",
    ];

    pub fn new(pool: Arc<dyn Pool>, papers: Vec<Vec<RouteIdentifier>>) -> Result<Self> {
        let (mut queries, mut facts) = (Vec::new(), Vec::new());
        for paper in &papers {
            let mut asked = Vec::new();
            facts.push(pool::read(pool.as_ref(), |db| {
                routing::facts(&mut Recorder { db, asked: &mut asked }, ACCOUNT, &request(paper))
            })?);
            queries.push(asked);
        }
        let runtime = Builder::new_current_thread().build()?;
        let router = router(Host::in_place(Arc::clone(&pool), || 1, random));
        let cookie = runtime.block_on(sign_in(&router))?;
        let bodies = papers.iter().map(|paper| json!({ "identifiers": paper }).to_string()).collect();
        let keys = papers.iter().map(|paper| keys(paper)).collect();
        Ok(Self { pool, papers, bodies, keys, queries, facts, runtime, router, cookie })
    }

    /// One round of a way; answers how many routes it was.
    pub fn run(&mut self, way: usize) -> Result<usize> {
        match way {
            0 => self.each(|db, at| bare(db, &self.keys[at]))?,
            1 => self.each(|db, at| {
                let facts = routing::facts(db, ACCOUNT, &request(&self.papers[at]))?;
                black_box(decide(&facts, Directory::Open));
                Ok(())
            })?,
            2 => self.through_the_router()?,
            3 => self.facts.iter().for_each(|facts| {
                black_box(decide(facts, Directory::Open));
            }),
            _ => {
                self.each(|db, at| self.queries[at].iter().try_for_each(|(sql, params)| drop_rows(db, sql, params)))?
            }
        }
        Ok(self.papers.len())
    }

    /// A unit of work for each document, as for a request.
    fn each(&self, work: impl Fn(&mut dyn Db, usize) -> carnet_store::Result<()>) -> Result<()> {
        for at in 0..self.papers.len() {
            pool::read(self.pool.as_ref(), |db| work(db, at))?;
        }
        Ok(())
    }

    fn through_the_router(&self) -> Result<()> {
        self.runtime.block_on(async {
            for body in &self.bodies {
                let request = Request::post("/api/v1/routing/explain").header(header::COOKIE, &self.cookie);
                let request =
                    request.header(header::CONTENT_TYPE, "application/json").body(Body::from(body.clone()))?;
                let response = self.router.clone().oneshot(request).await?;
                if response.status() != StatusCode::OK {
                    return Err(format!("the route is answered with {}", response.status()).into());
                }
                black_box(response.into_body().collect().await?.to_bytes());
            }
            Ok(())
        })
    }
}

fn request(paper: &[RouteIdentifier]) -> RouteRequest<'_> {
    RouteRequest { identifiers: paper, document_types: &[], name: None, now_ms: 1, live: None }
}

/// The identifiers alone, no equivalents.
fn keys(paper: &[RouteIdentifier]) -> Keys {
    let mut keys = Keys { number: String::new(), identifiers: Vec::new() };
    for identifier in paper {
        match question(identifier).ask {
            Ask::Number(number) => keys.number = number,
            Ask::Address(key) => keys.identifiers.extend(key.split_once(':').map(|(_, value)| value.to_owned())),
            Ask::Identifiers(asked) => keys.identifiers.extend(asked.typed.into_iter().map(|lookup| lookup.key)),
            Ask::Nothing => {}
        }
    }
    keys.identifiers.dedup();
    keys
}

/// Who has the number, who has any of the identifiers, whether they are customers, and their providers: without these
/// nobody can tell where a document goes.
fn bare(db: &mut dyn Db, keys: &Keys) -> carnet_store::Result<()> {
    let mut found = Vec::new();
    let key = |row: &Row| row.text(0);
    let number = "select c.participant_key, c.id, c.state, c.provider_id from customer_numbers n
        join customers c on c.id = n.customer_id where n.account_id = $1 and n.number = $2 and c.deleted_at is null";
    found.extend(db::query_all(db, number, &[ACCOUNT.into(), (&keys.number).into()], key)?);
    let list = db::placeholders(2, keys.identifiers.len());
    let identifiers = format!(
        "select i.participant_key, i.scheme, i.value_key, p.name, p.network_status, p.receives_invoices, c.id, c.state,
             c.provider_id
         from participant_identifiers i cross join participants p left join customers c on c.account_id = $1
             and c.participant_key = p.participant_key and c.deleted_at is null
         where i.value_key in ({list}) and p.participant_key = i.participant_key"
    );
    let mut params = vec![Value::from(ACCOUNT)];
    params.extend(keys.identifiers.iter().map(Value::from));
    found.extend(db::query_all(db, &identifiers, &params, key)?);
    found.sort_unstable();
    found.dedup();
    for key in &found {
        let providers = "select p.id, p.name from participant_providers l join providers p on p.id = l.provider_id
            where l.participant_key = $1 order by l.position";
        drop_rows(db, providers, &[key.into()])?;
    }
    drop_rows(db, "select customer_directory from accounts where id = $1", &[ACCOUNT.into()])
}

fn drop_rows(db: &mut dyn Db, sql: &str, params: &[Value]) -> carnet_store::Result<()> {
    db.query(sql, params, &mut |row| {
        black_box(row);
        Ok(())
    })
}

/// Passes everything on and keeps the queries.
struct Recorder<'a> {
    db: &'a mut dyn Db,
    asked: &'a mut Vec<Query>,
}

impl Db for Recorder<'_> {
    fn engine(&self) -> Engine {
        self.db.engine()
    }

    fn query(
        &mut self,
        sql: &str,
        params: &[Value],
        each: &mut dyn FnMut(&Row) -> carnet_store::Result<()>,
    ) -> carnet_store::Result<()> {
        self.asked.push((sql.to_owned(), params.to_vec()));
        self.db.query(sql, params, each)
    }

    fn execute(&mut self, sql: &str, params: &[Value]) -> carnet_store::Result<u64> {
        self.db.execute(sql, params)
    }

    fn execute_batch(&mut self, sql: &str) -> carnet_store::Result<()> {
        self.db.execute_batch(sql)
    }
}

async fn sign_in(router: &Router) -> Result<String> {
    let body = json!({ "email": EMAIL, "password": PASSWORD }).to_string();
    let request = Request::post("/api/v1/session").header(header::CONTENT_TYPE, "application/json");
    let response = router.clone().oneshot(request.body(Body::from(body))?).await?;
    let cookie = response.headers().get(header::SET_COOKIE).ok_or("nobody could sign in")?.to_str()?;
    Ok(cookie.split(';').next().unwrap_or_default().to_owned())
}
