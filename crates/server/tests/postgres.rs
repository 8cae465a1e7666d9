//! Two servers over one PostgreSQL database: seeded by the command line, what is written at one is read and heard at
//! the other. Asked of a run that is about PostgreSQL.

use serde_json::{Value, json};

use crate::{
    events::{listen, read_until},
    support::{Place, Server},
};

const PARTICIPANTS: usize = 20;

fn sign_in(server: &Server) -> String {
    let body = json!({ "email": "admin@lumiere.example", "password": "carnet-demo" }).to_string();
    let answer = server.send("POST", "/api/v1/session", &["Content-Type: application/json"], &body);
    assert_eq!(answer.status, 200, "{answer:?}");
    answer.header("set-cookie").split(';').next().unwrap().to_owned()
}

fn get(server: &Server, cookie: &str, path: &str) -> Value {
    let answer = server.send("GET", path, &[&format!("Cookie: {cookie}")], "");
    assert_eq!(answer.status, 200, "{path}: {answer:?}");
    answer.json()
}

#[test]
fn what_is_written_at_one_server_is_read_and_heard_at_the_other() {
    let database = carnet_testing::shared();
    let Some(url) = database.url() else { return };
    let place = Place::new();
    let seeded = place.run(&["seed-demo", "--database", &url]);
    assert!(seeded.status.success(), "{seeded:?}");
    let servers = [place.serve(&["--database", &url]), place.serve(&["--database", &url])];
    let cookie = sign_in(&servers[0]);

    let found = get(&servers[1], &cookie, "/api/v1/participants?name=*SA*&match=literal");
    let items = found["groups"][0]["items"].as_array().unwrap();
    assert!(items.len() >= PARTICIPANTS, "{found}");
    let mut told = listen(&servers[1], &cookie);
    read_until(&mut told, "\"unread\"");

    let before = get(&servers[1], &cookie, "/api/v1/customers")["total"].as_u64().unwrap();
    let new =
        items.iter().find(|item| item["customerId"].is_null() && item["providers"].as_array().unwrap().len() == 1);
    let body = json!({ "participantId": new.unwrap()["participantId"], "customerNumbers": ["PG-1"] }).to_string();
    let origin = format!("Origin: http://{}", servers[0].address);
    let headers = ["Content-Type: application/json", &origin, &format!("Cookie: {cookie}")];
    let added = servers[0].send("POST", "/api/v1/customers", &headers, &body);
    assert_eq!(added.status, 201, "{added:?}");

    read_until(&mut told, "\"kind\":\"customer\"");
    assert_eq!(get(&servers[1], &cookie, "/api/v1/customers")["total"], before + 1);
    let id = added.json()["id"].as_str().unwrap().to_owned();
    let there = get(&servers[1], &cookie, &format!("/api/v1/customers/{id}"));
    assert_eq!(there["customerNumbers"], json!(["PG-1"]));
}

#[test]
fn what_cannot_be_reached_is_said_with_what_to_check() {
    let place = Place::new();
    let refused = place.run(&["seed-demo", "--database", "postgres://carnet@127.0.0.1:1/carnet?connect_timeout=1"]);
    let said = String::from_utf8(refused.stderr).unwrap();
    assert_eq!(refused.status.code(), Some(1), "{said}");
    assert!(said.contains("the database cannot be opened") && said.contains("PostgreSQL answers there"), "{said}");
}
