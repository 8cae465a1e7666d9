//! Whom the real binary counts wrong passwords against: the client behind the proxies it trusts, whatever the client
//! says of itself.

use crate::support::{Place, Server};

/// Wrong passwords for one e-mail from one address until the next has to wait.
const ATTEMPTS: usize = 10;

fn sign_in(server: &Server, forwarded: &str) -> u16 {
    let body = r#"{"email":"someone@lumiere.example","password":"falsch"}"#;
    let forwarded = format!("X-Forwarded-For: {forwarded}");
    server.send("POST", "/api/v1/session", &["Content-Type: application/json", &forwarded], body).status
}

#[test]
fn the_address_behind_a_trusted_proxy_counts() {
    let place = Place::new();
    let server = place.serve(&["--trusted-proxies", "127.0.0.1,10.0.0.0/8"]);
    for n in 0..ATTEMPTS {
        assert_eq!(sign_in(&server, &format!("192.0.2.{n}, 198.51.100.1, 10.0.0.{n}")), 401, "{n}");
    }
    assert_eq!(sign_in(&server, "198.51.100.1"), 429);
    assert_eq!(sign_in(&server, "203.0.113.5, 198.51.100.1"), 429, "what the client puts in front does not count");
    assert_eq!(sign_in(&server, "198.51.100.2"), 401, "another client");
}

#[test]
fn the_header_of_a_stranger_counts_for_nothing() {
    let place = Place::new();
    let server = place.serve(&["--trusted-proxies", "10.0.0.0/8"]);
    for n in 0..ATTEMPTS {
        assert_eq!(sign_in(&server, &format!("198.51.100.{n}")), 401, "{n}");
    }
    assert_eq!(sign_in(&server, "198.51.100.200"), 429);
}
