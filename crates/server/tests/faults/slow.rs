//! Clients that begin requests and do not end them hold up nobody else.

use std::{
    io::{Read, Write},
    net::TcpStream,
    time::{Duration, Instant},
};

use super::{killed::wait_until_ready, world::World};

/// More than the server has threads, and connections to its database.
const SLOW: usize = 400;
const ASKED: usize = 100;

#[test]
fn who_never_ends_a_request_holds_up_nobody() {
    let world = World::new();
    let server = world.serve();
    let client = world.client(&server, &world.sign_in(&server));
    wait_until_ready(&server);
    let half = |at: usize| {
        let mut stream = TcpStream::connect(&server.address).unwrap();
        let head =
            format!("POST /api/v1/customers HTTP/1.1\r\nHost: {}\r\nCookie: {}\r\n", server.address, client.cookie);
        let begun = match at % 2 {
            0 => head,
            _ => format!("{head}Content-Type: application/json\r\nContent-Length: 900\r\n\r\n{{\"participantId\":"),
        };
        stream.write_all(begun.as_bytes()).unwrap();
        stream
    };
    let mut slow: Vec<TcpStream> = (0..SLOW).map(half).collect();
    let waits = |stream: &mut TcpStream| {
        stream.set_nonblocking(true).unwrap();
        matches!(stream.read(&mut [0]), Err(error) if error.kind() == std::io::ErrorKind::WouldBlock)
    };
    assert!(slow.iter_mut().all(waits), "each of them is listened to");

    let since = Instant::now();
    for _ in 0..ASKED {
        let answer = client.get("participants?name=*a*&limit=1").unwrap();
        assert_eq!(answer.status, 200, "{answer:?}");
    }
    let took = since.elapsed();
    println!("{ASKED} requests took {took:?} beside {SLOW} that do not end");
    // As long as the server gives a single request, body and all.
    assert!(took < Duration::from_secs(30), "{took:?}");
}
