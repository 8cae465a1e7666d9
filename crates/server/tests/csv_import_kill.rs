//! A server that is killed in the middle of an import of customers: afterwards the import is wholly there or wholly
//! not, and says which.

use std::{
    fmt::Write as _,
    thread,
    time::{Duration, Instant},
};

use crate::support::{Place, Server};
use carnet_store::{db, pool, sqlite};
use serde_json::{Value, json};

/// How many of these there are in the database.
fn count(place: &Place, from: &str) -> i64 {
    let pool = sqlite::open(&place.database(), 1).unwrap();
    let sql = format!("select count(*) from {from}");
    pool::read(&pool, |db| db::query_one(db, &sql, &[], |row| row.int(0))).unwrap().unwrap()
}

/// Every registered participant once, each with a number that nobody has.
fn file(place: &Place) -> String {
    let pool = sqlite::open(&place.database(), 1).unwrap();
    let sql = "select participant_id, coalesce((select l.provider_id from participant_providers l
                   where l.participant_key = p.participant_key and l.position = 0), '')
               from participants p where network_status = 'registered' order by participant_key";
    let all = pool::read(&pool, |db| db::query_all(db, sql, &[], |row| Ok((row.text(0)?, row.text(1)?)))).unwrap();
    let mut text = "Adresse électronique;Numéro de client;Prestataire\n".to_owned();
    for (line, (id, provider)) in all.iter().enumerate() {
        writeln!(text, "{id};K-{line};{provider}").unwrap();
    }
    text
}

struct Signed {
    server: Server,
    cookie: String,
}

impl Signed {
    fn start(place: &Place) -> Self {
        let server = place.serve(&[]);
        let body = json!({ "email": "membre@lumiere.example", "password": "carnet-demo" }).to_string();
        let answer = server.send("POST", "/api/v1/session", &["Content-Type: application/json"], &body);
        assert_eq!(answer.status, 200, "{answer:?}");
        let cookie = format!("Cookie: {}", answer.header("set-cookie").split(';').next().unwrap());
        Self { server, cookie }
    }

    fn ask(&self, method: &str, path: &str, kind: &str, body: &str) -> (u16, Value) {
        let headers = [self.cookie.as_str(), &format!("Content-Type: {kind}")];
        let answer = self.server.send(method, &format!("/api/v1/customers{path}"), &headers, body);
        (answer.status, answer.json())
    }

    fn state(&self, path: &str) -> String {
        self.ask("GET", path, "text/plain", "").1["state"].as_str().unwrap().to_owned()
    }

    fn kill(mut self) {
        self.server.child.kill().unwrap();
        self.server.child.wait().unwrap();
    }
}

#[test]
fn a_killed_import_is_wholly_there_or_wholly_not() {
    let place = Place::new();
    assert!(place.run(&["seed-demo"]).status.success());
    let before = (count(&place, "customers"), count(&place, "customer_numbers"), count(&place, "audit"));
    let text = file(&place);

    let mut signed = Signed::start(&place);
    let (status, uploaded) = signed.ask("POST", "/imports?fileName=tous.csv", "text/csv", &text);
    assert_eq!(status, 201, "{uploaded}");
    let path = format!("/imports/{}", uploaded["id"].as_str().unwrap());
    let roles: Vec<&Value> = uploaded["columns"].as_array().unwrap().iter().map(|column| &column["role"]).collect();
    let roles = json!({ "roles": roles }).to_string();
    let (status, preview) = signed.ask("POST", &format!("{path}/preview"), "application/json", &roles);
    assert_eq!(status, 200, "{preview}");
    let expected = preview["counts"]["created"].as_i64().unwrap();
    let changed = preview["counts"]["updated"].as_i64().unwrap();
    assert!(expected > 1_000 && changed > 0, "{preview}");

    let mut delay = Duration::from_millis(20);
    let (mut kills, mut in_the_middle) = (0, 0);
    loop {
        let (status, applied) = signed.ask("POST", &format!("{path}/apply"), "application/json", "null");
        assert_eq!((status, &applied["state"]), (202, &json!("running")));
        let start = Instant::now();
        let mut ended = false;
        while start.elapsed() < delay && !ended {
            thread::sleep(Duration::from_millis(5));
            ended = signed.state(&path) != "running";
        }
        if ended {
            break;
        }
        let done = signed.ask("GET", &path, "text/plain", "").1["done"].as_u64().unwrap();
        signed.kill();
        kills += 1;
        in_the_middle += u32::from(done > 0);
        signed = Signed::start(&place);
        let state = signed.state(&path);
        let now = (count(&place, "customers"), count(&place, "customer_numbers"), count(&place, "audit"));
        match state.as_str() {
            "failed" => assert_eq!(now, before, "after {delay:?} something of it is there"),
            // Killed after the commit.
            "applied" => break,
            other => panic!("after {delay:?} it is {other}"),
        }
        delay = delay * 8 / 5;
    }
    println!("killed {kills} times, {in_the_middle} of them with lines done, the last time after {:?}", delay * 5 / 8);
    assert!(kills >= 3 && in_the_middle >= 1, "{kills} kills, {in_the_middle} in the middle; it ended after {delay:?}");

    let import = signed.ask("GET", &path, "text/plain", "").1;
    assert_eq!((&import["state"], &import["counts"]), (&json!("applied"), &preview["counts"]));
    assert_eq!(count(&place, "customers"), before.0 + expected);
    assert_eq!(count(&place, "customer_numbers"), before.1 + expected + changed);
    assert_eq!(count(&place, "audit where what = 'import.apply'"), 1);
    assert_eq!(count(&place, "pragma_integrity_check where integrity_check <> 'ok'"), 0);
    signed.kill();
}
