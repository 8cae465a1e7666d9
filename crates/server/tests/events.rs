//! A stream of events over a real connection: what another process writes arrives, and the end is prompt.

use std::{
    io::{Read, Write},
    net::TcpStream,
    process::Command,
    time::{Duration, Instant},
};

use crate::support::{PASSWORD, Place, Server};
use carnet_core::wire::ObjectKind;
use carnet_store::{db, events, pool, sqlite};

fn cookie(server: &Server) -> String {
    let body = format!(r#"{{"email":"admin@lumiere.example","password":"{PASSWORD}"}}"#);
    let answer = server.send("POST", "/api/v1/session", &["Content-Type: application/json"], &body);
    assert_eq!(answer.status, 200, "{answer:?}");
    answer.header("set-cookie").split(';').next().unwrap().to_owned()
}

pub fn listen(server: &Server, cookie: &str) -> TcpStream {
    let mut stream = TcpStream::connect(&server.address).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
    let request = format!("GET /api/v1/events HTTP/1.1\r\nHost: {}\r\nCookie: {cookie}\r\n\r\n", server.address);
    stream.write_all(request.as_bytes()).unwrap();
    stream
}

/// Reads until the text has come.
pub fn read_until(stream: &mut TcpStream, text: &str) -> String {
    let mut read = String::new();
    while !read.contains(text) {
        let mut piece = [0; 1024];
        let length = stream.read(&mut piece).unwrap();
        assert!(length > 0, "ended before {text:?}: {read}");
        read.push_str(std::str::from_utf8(&piece[..length]).unwrap());
    }
    read
}

#[test]
fn other_processes_are_heard_and_the_end_does_not_wait_for_readers() {
    let place = Place::new();
    place.add_user("admin@lumiere.example", "Lumière Industrie SAS");
    let mut server = place.serve(&[]);
    let mut stream = listen(&server, &cookie(&server));
    let first = read_until(&mut stream, "data: {\"unread\":0}\n\n");
    let head = first.to_ascii_lowercase();
    for line in ["http/1.1 200", "content-type: text/event-stream", "cache-control: no-store", "x-accel-buffering: no"]
    {
        assert!(head.contains(line), "{line}: {first}");
    }
    assert!(head.contains("content-security-policy"), "{first}");

    let other = sqlite::open(&place.database(), 1).unwrap();
    pool::write(&other, |db| {
        let account = db::query_one(db, "select id from accounts", &[], |row| row.text(0))?.unwrap();
        events::emit(db, &account, ObjectKind::CustomerList, "", 1)
    })
    .unwrap();
    read_until(&mut stream, "\"kind\":\"customerList\"");

    let asked = Instant::now();
    assert!(Command::new("kill").arg(server.child.id().to_string()).status().unwrap().success());
    let mut rest = Vec::new();
    stream.read_to_end(&mut rest).unwrap();
    assert!(server.child.wait().unwrap().success());
    assert!(asked.elapsed() < Duration::from_secs(5), "the end took {:?}", asked.elapsed());
}
