//! A server that can write no more: it says so, loses nothing that it has acknowledged, answers whoever reads, and goes on
//! once there is room. The limit is one of the process, on the size of the files that it writes.
#![cfg(target_os = "linux")]

use std::process::{Command, Stdio};

use carnet_store::{
    check, db,
    pool::{self, Pool},
    sqlite,
};
use serde_json::json;

use crate::support::{Answer, BINARY, PASSWORD, Place, Server};

const EMAIL: &str = "admin@lumiere.example";
const JSON: &str = "Content-Type: application/json";
/// In blocks of 512 bytes: more than the database is at first.
const LIMIT: u32 = 6_000;
/// Questions that fill it for sure.
const MANY: usize = 4_000;

/// A process whose files end at the limit; writing further fails instead of ending it.
fn limited(place: &Place) -> Server {
    let script = format!("trap '' XFSZ; ulimit -S -f {LIMIT}; exec {BINARY} serve --listen 127.0.0.1:0 --log off");
    let mut command = Command::new("sh");
    command.args(["-c", &script]).current_dir(place.path()).stdout(Stdio::piped()).stderr(Stdio::null());
    for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("CARNET_")) {
        command.env_remove(name);
    }
    Server::listening(command.spawn().unwrap())
}

fn ask(server: &Server, cookie: &str, number: usize) -> Answer {
    let body = json!({ "subject": format!("Frage {number}"), "message": "Was gilt? ".repeat(180), "context": [] });
    server.send("POST", "/api/v1/support", &[JSON, cookie], &body.to_string())
}

#[test]
fn a_full_disk_loses_nothing_and_is_over_when_there_is_room() {
    let place = Place::new();
    assert!(place.add_user(EMAIL, "Lumière Industrie SAS").status.success());
    let mut server = limited(&place);
    let body = json!({ "email": EMAIL, "password": PASSWORD }).to_string();
    let signed_in = server.send("POST", "/api/v1/session", &[JSON], &body);
    assert_eq!(signed_in.status, 200, "{signed_in:?}");
    let cookie = format!("Cookie: {}", signed_in.header("set-cookie").split(';').next().unwrap());

    let mut kept = 0;
    let full = (0..MANY).find_map(|number| {
        let answer = ask(&server, &cookie, number);
        kept += usize::from(answer.status == 201);
        (answer.status != 201).then_some(answer)
    });
    let full = full.expect("the limit was never reached");
    assert_eq!((full.status, &full.json()["code"]), (503, &"unavailable".into()), "{full:?}");
    assert!(full.json()["detail"].as_str().unwrap().contains("no room left"), "{full:?}");
    assert!(kept > 10, "{kept}");
    assert_eq!(server.send("GET", "/api/v1/customers", &[&cookie], "").status, 200, "whoever reads is answered");

    let room = Command::new("prlimit").args(["--pid", &server.child.id().to_string(), "--fsize=unlimited"]).status();
    assert!(room.unwrap().success());
    assert_eq!(ask(&server, &cookie, MANY).status, 201, "it goes on without a restart");
    server.child.kill().unwrap();
    server.child.wait().unwrap();

    let pool = sqlite::open(&place.database(), 1).unwrap();
    let pool: &dyn Pool = &pool;
    let count = "select count(*) from support_requests";
    let there = pool::read(pool, |db| db::query_one(db, count, &[], |row| row.int(0))).unwrap();
    assert_eq!(there, Some(kept as i64 + 1), "what was acknowledged is there, and nothing else");
    let findings = pool::read(pool, |db| check::all(db, 3)).unwrap();
    assert!(findings.iter().all(check::Finding::holds), "{findings:?}");
}
