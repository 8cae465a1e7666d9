//! The real binary: the app's files, the API beside them, headers, the command line, the end.

use std::{
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use crate::support::{self, INDEX, PASSWORD, Place};

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn the_app_is_served_with_its_pages_and_files() {
    let place = Place::new();
    let server = place.serve(&[]);
    for page in ["/", "/index.html", "/customers/search?id=0088:7300010000001", "/directory/9915/a.b"] {
        let answer = server.get(page);
        assert_eq!((answer.status, answer.body.as_str()), (200, INDEX), "{page}");
        assert_eq!(answer.header("cache-control"), "no-cache", "{page}");
        assert_eq!(answer.header("content-type"), "text/html; charset=utf-8", "{page}");
        assert!(
            answer.header("link").starts_with("</api/v1/session/current>; rel=preload"),
            "who is signed in is asked at once"
        );
    }
    let script = "/carnet-0123456789abcdef.js";
    for (accepted, encoding, body) in [
        ("Accept-Encoding: gzip, deflate, br", "br", "brotli"),
        ("Accept-Encoding: gzip", "gzip", "gzip"),
        ("Accept-Encoding: identity", "", "plain"),
        ("Accept-Encoding: br;q=0", "", "plain"),
    ] {
        let answer = server.send("GET", script, &[accepted], "");
        assert_eq!((answer.header("content-encoding"), answer.body.as_str()), (encoding, body), "{accepted}");
        assert_eq!(answer.header("cache-control"), "public, max-age=31536000, immutable");
        assert_eq!(answer.header("vary"), "accept-encoding");
        assert_eq!(answer.header("content-type"), "text/javascript; charset=utf-8");
        assert_eq!(answer.header("link"), "");
    }
    let tag = format!("If-None-Match: {}", server.get("/favicon.svg").header("etag"));
    let again = server.send("GET", "/favicon.svg", &[&tag], "");
    assert_eq!((again.status, again.body.as_str()), (304, ""));
    let head = server.send("HEAD", script, &[], "");
    assert_eq!((head.status, head.header("content-length"), head.body.as_str()), (200, "5", ""));
}

#[test]
fn what_is_missing_is_a_problem_and_nothing_outside_is_served() {
    let place = Place::new();
    std::fs::write(place.path().join("secret.txt"), "secret").unwrap();
    let server = place.serve(&[]);
    for (path, status, code) in [
        ("/old-0123456789abcdef.js", 404, "route_not_found"),
        ("/carnet-0123456789abcdef.js.map", 404, "route_not_found"),
        ("/../secret.txt", 404, "route_not_found"),
        ("/%2e%2e/secret.txt", 404, "route_not_found"),
        ("/api", 404, "route_not_found"),
        ("/api/", 404, "route_not_found"),
        ("/api/v1/nothing", 404, "route_not_found"),
        ("/api/v1/session", 401, "not_signed_in"),
        ("/api/v1/customers", 401, "not_signed_in"),
    ] {
        let answer = server.get(path);
        assert_eq!((answer.status, answer.json()["code"].as_str()), (status, Some(code)), "{path}");
        assert_eq!(answer.header("content-type"), "application/problem+json", "{path}");
    }
    assert_ne!(server.get("/.stamp").body, "hidden");
    let post = server.send("POST", "/", &[], "x");
    assert_eq!((post.status, post.header("allow")), (405, "GET, HEAD"));
    assert_eq!(server.get("/healthz").body, r#"{"status":"ok"}"#);
    assert_eq!(server.get("/readyz").json()["status"], "ok");
}

#[test]
fn a_user_is_added_signs_in_and_signs_out() {
    let place = Place::new();
    let added = place.add_user("admin@lumiere.example", "Lumière Industrie SAS");
    assert_eq!(text(&added.stdout), "added admin@lumiere.example to Lumière Industrie SAS\n", "{added:?}");
    let server = place.serve(&["--secure-cookie"]);

    let body = format!(r#"{{"email":"admin@lumiere.example","password":"{PASSWORD}"}}"#);
    let origin = format!("Origin: http://{}", server.address);
    let json = "Content-Type: application/json";
    let answer = server.send("POST", "/api/v1/session", &[json, &origin], &body);
    assert_eq!(answer.status, 200, "{answer:?}");
    assert_eq!(answer.json()["account"]["name"], "Lumière Industrie SAS");
    assert_eq!(answer.json()["user"]["role"], "admin");
    let cookies: Vec<&str> = answer.head.lines().filter(|line| line.starts_with("set-cookie: ")).collect();
    assert_eq!(cookies.len(), 2, "the session and the known browser: {answer:?}");
    assert!(cookies.iter().all(|cookie| cookie.ends_with("HttpOnly; SameSite=Strict; Secure")), "{answer:?}");
    assert_ne!(answer.header("strict-transport-security"), "");
    let cookie = format!("Cookie: {}", answer.header("set-cookie").split(';').next().unwrap());
    assert_eq!(server.send("GET", "/api/v1/session", &[&cookie], "").json(), answer.json());
    assert_eq!(server.send("GET", "/api/v1/customers", &[&cookie], "").json()["total"], 0);

    let forged = server.send("DELETE", "/api/v1/session", &[&cookie, "Origin: https://evil.example"], "");
    assert_eq!((forged.status, forged.json()["code"].as_str()), (403, Some("cross_site")));
    assert_eq!(server.send("DELETE", "/api/v1/session", &[&cookie, &origin], "").status, 204);
    assert_eq!(server.send("GET", "/api/v1/session", &[&cookie], "").status, 401);
}

#[test]
fn adding_a_user_says_what_is_wrong() {
    let place = Place::new();
    assert!(place.add_user("admin@lumiere.example", "Lumière").status.success());
    let twice = place.add_user("ADMIN@lumiere.example", "Lumière");
    assert_eq!(twice.status.code(), Some(1));
    assert!(text(&twice.stderr).contains("ADMIN@lumiere.example was not added"), "{twice:?}");

    let arguments = ["user", "add", "--account", "Lumière", "--email", "b@lumiere.example", "--name", "B"];
    let mut child = place.command(&arguments).stdin(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(b"short\n").unwrap();
    let short = child.wait_with_output().unwrap();
    assert_eq!(short.status.code(), Some(1));
    assert!(text(&short.stderr).contains("at least 10 characters"), "{short:?}");

    for (arguments, words) in [
        (["--email", "nobody", "--role", "member"], "is no e-mail address"),
        (["--email", "c@x.example", "--role", "boss"], "invalid value 'boss'"),
        (["--email", "c@x.example", "--participant", "x"], "is no participant id"),
    ] {
        let mut all = vec!["user", "add", "--account", "Lumière", "--name", "C"];
        all.extend(arguments);
        let output = place.command(&all).env("CARNET_PASSWORD", PASSWORD).output().unwrap();
        assert!(!output.status.success() && text(&output.stderr).contains(words), "{output:?}");
    }
}

#[test]
fn what_prevents_serving_is_said_with_the_way_out() {
    let place = Place::new();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    std::fs::write(place.path().join("not-a-database"), "x".repeat(5000)).unwrap();
    std::fs::create_dir(place.path().join("empty")).unwrap();
    for (arguments, words) in [
        (&["--listen", &address][..], &["cannot listen on", "--listen"][..]),
        (&["--app", "nowhere"], &["cannot be read from nowhere", "--app"]),
        (&["--app", "empty"], &["index.html", "--app"]),
        (&["--database", "sqlite:no/where.db"], &["there is no folder no", "--database"]),
        (&["--database", "sqlite:not-a-database"], &["not-a-database cannot be opened"]),
        (&["--database", "mysql://x"], &["write sqlite:FILE"]),
        (&["--log", "a=b=c"], &["--log"]),
        (&["--trusted-proxies", "10.0.0.0/8,proxy"], &["\"proxy\" is no network", "--trusted-proxies"]),
        (&["--public-url", "carnet.example"], &["write https://carnet.company.example"]),
        (&["--smtp", "smtps://mail.example"], &["--mail-from"]),
        (&["--smtp", "http://mail.example", "--mail-from", "a@x.example"], &["--smtp", "smtps://"]),
        (&["--oidc-issuer", "https://login.example"], &["--oidc-client-id", "all of its options"]),
    ] {
        let mut all = vec!["serve"];
        all.extend(arguments);
        let output = place.run(&all);
        assert!(matches!(output.status.code(), Some(1 | 2)), "{arguments:?}: {output:?}");
        for word in words {
            assert!(text(&output.stderr).contains(word), "{arguments:?}: {output:?}");
        }
    }
}

#[test]
fn the_environment_serves_as_well_and_the_log_keeps_secrets() {
    let place = Place::new();
    let mut child = place
        .command(&["serve"])
        .env("CARNET_LISTEN", "127.0.0.1:0")
        .env("CARNET_DATABASE", "sqlite:other.db")
        .env("CARNET_APP", "dist")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    std::io::BufRead::read_line(&mut std::io::BufReader::new(child.stdout.take().unwrap()), &mut line).unwrap();
    let address = line.trim().strip_prefix("listening on http://").unwrap().to_owned();
    let mut server = support::Server { child, address };
    server.get("/api/v1/participants?name=Geheim");
    let body = r#"{"email":"someone@lumiere.example","password":"vertraulich"}"#;
    assert_eq!(server.send("POST", "/api/v1/session", &["Content-Type: application/json"], body).status, 401);
    assert!(place.path().join("other.db").exists());

    // Neither a silent connection nor an idle one holds up the end.
    let silent = TcpStream::connect(&server.address).unwrap();
    let mut idle = TcpStream::connect(&server.address).unwrap();
    idle.write_all(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n").unwrap();
    assert!(idle.read(&mut [0; 1000]).unwrap() > 0);
    let start = Instant::now();
    terminate(server.child.id());
    assert!(server.child.wait().unwrap().success());
    assert!(start.elapsed() < Duration::from_secs(5));
    drop((silent, idle));
    let mut log = String::new();
    server.child.stderr.take().unwrap().read_to_string(&mut log).unwrap();
    assert!(log.contains("route=\"/api/v1/participants\"") && log.contains("status=401"), "{log}");
    for secret in ["Geheim", "someone@", "vertraulich"] {
        assert!(!log.contains(secret), "{log}");
    }
}

fn terminate(pid: u32) {
    assert!(Command::new("kill").arg("-TERM").arg(pid.to_string()).status().unwrap().success());
}

#[test]
fn an_import_shows_in_the_database_of_its_own_option() {
    let place = Place::new();
    let output = place.run(&["import", "peppol-cards", "missing.xml", "--database", "sqlite:imported.db"]);
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    assert!(text(&output.stderr).contains("missing.xml"), "{output:?}");
    assert!(place.path().join("imported.db").exists());
}
