//! What can be seen of a running server, and how it ends: ids of requests, the log as JSON, figures, readiness, and a
//! stop that finishes what runs.

use std::{
    fs::File,
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use serde_json::Value;

use crate::support::{Answer, PASSWORD, Place, Server};

const EMAIL: &str = "admin@lumiere.example";
const JSON: &str = "Content-Type: application/json";

fn sign_in(server: &Server) -> String {
    let body = format!(r#"{{"email":"{EMAIL}","password":"{PASSWORD}"}}"#);
    let answer = server.send("POST", "/api/v1/session", &[JSON], &body);
    assert_eq!(answer.status, 200, "{answer:?}");
    format!("Cookie: {}", answer.header("set-cookie").split(';').next().unwrap())
}

fn parse(text: &str) -> Answer {
    let (head, body) = text.split_once("\r\n\r\n").unwrap_or_else(|| panic!("{text:?}"));
    let status = head.split(' ').nth(1).unwrap().parse().unwrap();
    Answer { status, head: head.to_owned(), body: body.to_owned() }
}

#[test]
fn the_log_as_json_says_who_asked_for_what_and_nothing_that_was_typed() {
    let place = Place::new();
    assert!(place.add_user(EMAIL, "Lumière Industrie SAS").status.success());
    let log = place.path().join("server.log");
    let child = place
        .command(&["serve", "--listen", "127.0.0.1:0", "--log-format", "json"])
        .stdout(Stdio::piped())
        .stderr(File::create(&log).unwrap())
        .spawn()
        .unwrap();
    let server = Server::listening(child);
    let cookie = sign_in(&server);
    let (typed, shown) = ("0088:7300010000001", "0225:702042755");
    let found =
        server.send("GET", &format!("/api/v1/participants?id={typed}"), &[&cookie, "X-Request-Id: from-proxy-7"], "");
    assert_eq!((found.status, found.header("x-request-id")), (200, "from-proxy-7"));
    let missing =
        server.send("GET", &format!("/api/v1/participants/{shown}"), &[&cookie, "X-Request-Id: two words"], "");
    assert_eq!((missing.status, missing.header("x-request-id").len()), (404, 16));
    assert_eq!(server.get("/customers").status, 200);
    assert_eq!(server.get("/api/v1/nowhere-at-all").status, 404);

    let log = std::fs::read_to_string(log).unwrap();
    let lines: Vec<Value> = log.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let of = |id: &str| lines.iter().find(|line| line["id"] == id).unwrap_or_else(|| panic!("{id}: {log}"));
    let line = of("from-proxy-7");
    assert_eq!(
        (&line["route"], &line["method"], &line["status"]),
        (&"/api/v1/participants".into(), &"GET".into(), &200.into())
    );
    assert!(line["account"].as_str().is_some_and(|account| account.len() > 5) && line["ms"].is_number(), "{line}");
    assert_eq!(of(missing.header("x-request-id"))["route"], "/api/v1/participants/{participant_id}");
    let routes: Vec<&Value> = lines.iter().map(|line| &line["route"]).collect();
    assert!(routes.contains(&&"app".into()) && routes.contains(&&"none".into()), "{log}");
    for secret in [typed, shown, EMAIL, PASSWORD, "nowhere-at-all", "two words", cookie.split('=').nth(1).unwrap()] {
        assert!(!log.contains(secret), "{secret}: {log}");
    }
}

#[test]
fn figures_are_answered_apart_from_what_the_public_reaches() {
    let place = Place::new();
    assert!(place.add_user(EMAIL, "Lumière Industrie SAS").status.success());
    let mut command = place.command(&["serve", "--listen", "127.0.0.1:0", "--metrics", "127.0.0.1:0"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut next = |beginning: &str| lines.next().unwrap().unwrap().strip_prefix(beginning).unwrap().to_owned();
    let metrics = next("metrics on http://").trim_end_matches("/metrics").to_owned();
    let server = Server { child, address: next("listening on http://") };
    let cookie = sign_in(&server);
    let wrong = format!(r#"{{"email":"{EMAIL}","password":"falsch-falsch"}}"#);
    assert_eq!(server.send("POST", "/api/v1/session", &[JSON], &wrong).status, 401);
    assert_eq!(server.send("GET", "/api/v1/customers?q=Geheim", &[&cookie], "").status, 200);

    let mut stream = TcpStream::connect(&metrics).unwrap();
    stream.write_all(b"GET /metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    let answer = parse(&answer);
    assert_eq!(answer.status, 200, "{answer:?}");
    let text = &answer.body;
    for line in [
        "carnet_request_duration_seconds_count{route=\"/api/v1/customers\",method=\"GET\",status=\"2xx\"} 1",
        "carnet_request_duration_seconds_bucket{route=\"/api/v1/session\",method=\"POST\",status=\"4xx\",le=\"+Inf\"} 1",
        "carnet_sign_ins_failed_total 1",
        "carnet_event_streams_open 0",
        "carnet_job_failures_total{job=\"what time brings\"} 0",
    ] {
        assert!(text.lines().any(|known| known == line), "{line}: {text}");
    }
    for name in ["carnet_database_reads_total", "carnet_database_writes_total", "process_resident_memory_bytes"] {
        let value = text.lines().find_map(|line| line.strip_prefix(name)?.trim().parse::<f64>().ok());
        assert!(value.is_some_and(|value| value > 0.0), "{name}: {text}");
    }
    for secret in ["Geheim", EMAIL, "Lumi"] {
        assert!(!text.contains(secret), "{text}");
    }
    assert_ne!(server.get("/metrics").header("content-type"), "text/plain; version=0.0.4; charset=utf-8");
    assert!(!server.get("/metrics").body.contains("carnet_database_reads_total"));
}

#[test]
fn readiness_knows_of_another_version_s_schema() {
    let place = Place::new();
    let server = place.serve(&[]);
    let ready = server.get("/readyz");
    assert_eq!((ready.status, &ready.json()["status"]), (200, &"ok".into()));
    assert!(ready.json()["index"]["ready"].is_boolean(), "{ready:?}");
    {
        use carnet_store::{pool, sqlite};
        let pool = sqlite::open(&place.database(), 1).unwrap();
        let sql = "insert into schema_migrations (number, name) values (999999, 'tomorrow')";
        pool::write(&pool, |db| db.execute(sql, &[])).unwrap();
    }
    let ready = server.get("/readyz");
    assert_eq!((ready.status, &ready.json()["code"]), (503, &"unavailable".into()), "{ready:?}");
    assert!(ready.json()["detail"].as_str().unwrap().contains("999999"), "{ready:?}");
    assert_eq!(server.get("/healthz").status, 200);
}

#[test]
fn a_stop_finishes_what_runs_and_refuses_what_is_new() {
    let place = Place::new();
    assert!(place.add_user(EMAIL, "Lumière Industrie SAS").status.success());
    let mut server = place.serve(&[]);
    let cookie = sign_in(&server);
    // A request that runs until the rest of its body comes.
    let body = r#"{"subject":"Frage","message":"Was gilt?","context":[]}"#;
    let (first, rest) = body.split_at(10);
    let head = format!(
        "POST /api/v1/support HTTP/1.1\r\nHost: {}\r\n{JSON}\r\n{cookie}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{first}",
        server.address,
        body.len()
    );
    let mut slow = TcpStream::connect(&server.address).unwrap();
    slow.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
    slow.write_all(head.as_bytes()).unwrap();
    // Until it is counted among those that run: connections are taken in the order in which they come.
    assert_eq!(server.get("/readyz").status, 200);
    std::thread::sleep(Duration::from_millis(300));

    assert!(Command::new("kill").arg("-TERM").arg(server.child.id().to_string()).status().unwrap().success());
    let asked = Instant::now();
    let refused = loop {
        let answer = server.get("/readyz");
        if answer.status != 200 {
            break answer;
        }
        assert!(asked.elapsed() < Duration::from_secs(20), "it goes on as before");
        std::thread::sleep(Duration::from_millis(20));
    };
    assert_eq!((refused.status, refused.header("retry-after")), (503, "5"), "{refused:?}");
    assert_eq!(refused.json()["code"], "unavailable");
    assert_eq!(server.get("/api/v1/session").status, 503);
    assert_eq!(server.get("/healthz").status, 200, "it lives as long as it finishes");

    slow.write_all(rest.as_bytes()).unwrap();
    let mut answer = String::new();
    slow.read_to_string(&mut answer).unwrap();
    assert_eq!(parse(&answer).status, 201, "{answer}");
    assert!(server.child.wait().unwrap().success());
}

#[test]
fn a_stop_waits_no_longer_than_the_grace() {
    let place = Place::new();
    let mut server = place.serve(&["--shutdown-grace", "1"]);
    let mut slow = TcpStream::connect(&server.address).unwrap();
    let head = format!("POST /api/v1/session HTTP/1.1\r\nHost: x\r\n{JSON}\r\nContent-Length: 1000\r\n\r\n{{");
    slow.write_all(head.as_bytes()).unwrap();
    assert_eq!(server.get("/healthz").status, 200);
    assert!(Command::new("kill").arg("-TERM").arg(server.child.id().to_string()).status().unwrap().success());
    assert!(server.child.wait().unwrap().success(), "it ends although a client never finishes");
}
