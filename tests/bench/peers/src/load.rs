//! The server over HTTP: several clients at once, each sending its next request when the answer to the last one is there,
//! over a connection that stays open.

use std::{
    future::Future,
    path::Path,
    time::{Duration, Instant},
};

use http_body_util::{BodyExt, Full};
use hyper::{
    Request,
    body::Bytes,
    client::conn::http1::{self, SendRequest},
};
use hyper_util::rt::TokioIo;
use serde_json::{Value, json};
use tokio::{net::TcpStream, task::JoinSet};

use crate::{
    bare::Bare,
    data::Data,
    peer::Result,
    questions::{self, Question},
    report::{percentile, save, time},
};

const CLIENTS: usize = 16;
/// How long each class is asked, at the server and at the bare handler in turn.
const SPELL: Duration = Duration::from_secs(2);
pub const EMAIL: &str = "bench@carnet.example";
pub const PASSWORD: &str = "un mot de passe pour mesurer";
type Failure = Box<dyn std::error::Error + Send + Sync>;

/// The machine's load of the last minute.
pub fn average() -> String {
    let all = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    all.split(' ').next().unwrap_or("unknown").to_owned()
}

/// Every class of searches, beside a bare handler that returns the same bytes.
pub fn search(url: &str, participants: usize, file: &Path) -> Result<()> {
    let data = Data::invent(participants);
    let classes = questions::classes(&data);
    drop(data);
    wait(async {
        let server = Server::signed_in(url).await?;
        let mut rows = Vec::new();
        println!("16 clients, load {}; answers with their count capped", average());
        for class in classes {
            let paths: Vec<String> = class.questions.iter().map(path).collect();
            let bare = Bare::serve(server.answers(&paths).await?).await?;
            let own = server.press(&paths, CLIENTS, SPELL).await?;
            let limit = bare.server().press(&paths, CLIENTS, SPELL).await?;
            let share = own.per_second / limit.per_second;
            println!(
                "{:<22} p50 {} p99 {}  {:.0}/s, {:.0} % of the bare handler's {:.0}/s (p99 {})",
                class.name,
                time(own.p50),
                time(own.p99),
                own.per_second,
                share * 100.0,
                limit.per_second,
                time(limit.p99)
            );
            rows.push(json!({ "class": class.name, "server": own.json(), "bare": limit.json(), "share": share }));
        }
        Ok(json!({ "participants": participants, "clients": CLIENTS, "load": average(), "classes": rows }))
    })
    .and_then(|all| save(file, &all))
}

/// My customers: each search, sort and page a hundred times, one client.
pub fn customers(url: &str, file: &Path) -> Result<()> {
    wait(async {
        let server = Server::signed_in(url).await?;
        let (mut rows, mut worst) = (Vec::new(), 0.0_f64);
        for query in CUSTOMERS {
            let path = format!("/api/v1/customers?{query}");
            let total = serde_json::from_slice::<Value>(&server.get(&path).await?)?["total"].clone();
            let spell = server.press(&[path], 1, SPELL).await?;
            println!("{query:<44} p50 {} p99 {}  {total} found", time(spell.p50), time(spell.p99));
            worst = worst.max(spell.p99);
            rows.push(json!({ "query": query, "found": total, "times": spell.json() }));
        }
        println!("the slowest p99 is {}, goal 30 ms; load {}", time(worst), average());
        Ok(json!({ "worstP99Micros": worst, "load": average(), "queries": rows }))
    })
    .and_then(|all| save(file, &all))
}

const CUSTOMERS: [&str; 18] = [
    "",
    "sort=-name",
    "sort=provider",
    "sort=-provider",
    "sort=updatedAt",
    "sort=-updatedAt",
    "sort=asOf",
    "page=100",
    "status=action",
    "status=routable&page=100",
    "q=000077",
    "q=0000*",
    "q=*77*&field=customerNumber",
    "q=Transport*",
    "q=*son*&sort=provider",
    "q=transport",
    "q=zzzz",
    "q=a",
];

fn path(question: &Question) -> String {
    let field = if question.is_name() { "match=literal&name" } else { "id" };
    let encode =
        |byte: u8| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    format!("/api/v1/participants?limit=50&{field}={}", question.text.bytes().map(encode).collect::<String>())
}

fn wait<T>(work: impl Future<Output = std::result::Result<T, Failure>>) -> Result<T> {
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?
        .block_on(work)
        .map_err(|error| -> Box<dyn std::error::Error> { error })
}

/// Whom the requests go to, and as whom.
#[derive(Clone)]
pub struct Server {
    pub address: String,
    pub cookie: String,
}

/// What was measured in one spell, microseconds.
struct Spell {
    p50: f64,
    p99: f64,
    per_second: f64,
}

impl Spell {
    fn json(&self) -> Value {
        json!({ "p50Micros": self.p50, "p99Micros": self.p99, "perSecond": self.per_second })
    }
}

impl Server {
    async fn signed_in(url: &str) -> std::result::Result<Self, Failure> {
        let address = url.trim_start_matches("http://").trim_end_matches('/').to_owned();
        let body = json!({ "email": EMAIL, "password": PASSWORD }).to_string();
        let mut connection = connect(&address).await?;
        let request =
            Request::post("/api/v1/session").header("host", &address).header("content-type", "application/json");
        let answer = connection.send_request(request.body(Full::new(Bytes::from(body)))?).await?;
        let cookie = answer.headers().get("set-cookie").and_then(|value| value.to_str().ok()?.split(';').next());
        let cookie = cookie.ok_or_else(|| format!("signing in as {EMAIL} gave {}", answer.status()))?.to_owned();
        Ok(Self { address, cookie })
    }

    async fn get(&self, path: &str) -> std::result::Result<Bytes, Failure> {
        self.ask(&mut connect(&self.address).await?, path).await
    }

    async fn ask(&self, connection: &mut SendRequest<Full<Bytes>>, path: &str) -> std::result::Result<Bytes, Failure> {
        let request = Request::get(path).header("host", &self.address).header("cookie", &self.cookie);
        let answer = connection.send_request(request.body(Full::default())?).await?;
        let status = answer.status();
        let body = answer.into_body().collect().await?.to_bytes();
        if status.is_success() {
            Ok(body)
        } else {
            Err(format!("{path}: {status} {}", String::from_utf8_lossy(&body)).into())
        }
    }

    /// Each path with its answer.
    async fn answers(&self, paths: &[String]) -> std::result::Result<Vec<(String, Bytes)>, Failure> {
        let mut answers = Vec::new();
        for path in paths {
            answers.push((path.clone(), self.get(path).await?));
        }
        Ok(answers)
    }

    async fn press(&self, paths: &[String], clients: usize, spell: Duration) -> std::result::Result<Spell, Failure> {
        let started = Instant::now();
        let mut all = JoinSet::new();
        for client in 0..clients {
            let (server, paths) = (self.clone(), paths.to_vec());
            all.spawn(async move { server.client(&paths, client, started + spell).await });
        }
        let mut times = Vec::new();
        while let Some(client) = all.join_next().await {
            times.extend(client??);
        }
        let per_second = times.len() as f64 / started.elapsed().as_secs_f64();
        let of = |percent| percentile(&times, percent).unwrap_or(f64::NAN);
        Ok(Spell { p50: of(50), p99: of(99), per_second })
    }

    /// One client, which begins where no other does.
    async fn client(&self, paths: &[String], first: usize, end: Instant) -> std::result::Result<Vec<f64>, Failure> {
        let mut connection = connect(&self.address).await?;
        let mut times = Vec::new();
        for path in paths.iter().cycle().skip(first) {
            let started = Instant::now();
            if started >= end {
                break;
            }
            self.ask(&mut connection, path).await?;
            times.push(started.elapsed().as_secs_f64() * 1e6);
        }
        Ok(times)
    }
}

async fn connect(address: &str) -> std::result::Result<SendRequest<Full<Bytes>>, Failure> {
    let stream = TcpStream::connect(address).await?;
    stream.set_nodelay(true)?;
    let (sender, connection) = http1::handshake(TokioIo::new(stream)).await?;
    tokio::spawn(connection);
    Ok(sender)
}
