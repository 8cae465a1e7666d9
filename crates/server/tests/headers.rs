//! The security headers of the real binary: on every answer, whoever gives it.

use crate::support::{Answer, Place};

#[test]
fn every_answer_has_the_security_headers() {
    let place = Place::new();
    for (arguments, https) in [
        (&[][..], false),
        (&["--secure-cookie"], true),
        (&["--public-url", "https://carnet.example"], true),
        (&["--public-url", "http://carnet.example"], false),
    ] {
        let server = place.serve(arguments);
        for (method, path, status) in [
            ("GET", "/", 200),
            ("GET", "/customers", 200),
            ("GET", "/carnet-0123456789abcdef.js", 200),
            ("HEAD", "/favicon.svg", 200),
            ("GET", "/missing.js", 404),
            ("POST", "/", 405),
            ("GET", "/healthz", 200),
            ("GET", "/api/v1/session", 401),
            ("POST", "/api/v1/session", 415),
            ("PUT", "/api/v1/session", 405),
            ("OPTIONS", "/api/v1/session", 204),
            ("GET", "/api/v1/nothing", 404),
            ("GET", "/api/v1/oidc/start", 404),
            ("GET", "/api/v1/openapi.json", 200),
            ("GET", "/api/v1/docs", 200),
            ("GET", "/api/v1/docs.css", 200),
        ] {
            let answer = server.send(method, path, &[], "");
            assert_eq!(answer.status, status, "{method} {path}: {answer:?}");
            has_security_headers(&answer, https);
        }
        let known = format!("If-None-Match: {}", server.get("/").header("etag"));
        has_security_headers(&server.send("GET", "/", &[&known], ""), https);
    }
}

fn has_security_headers(answer: &Answer, https: bool) {
    let policies = policies(answer);
    let policy = policies.last().unwrap();
    // printf 'start()' | openssl dgst -sha256 -binary | base64
    let script = "script-src 'self' 'wasm-unsafe-eval' 'sha256-DIm7WJS6ZKDYe5qFLPy+h4JFI9Bol5QmYC57mt3Fb00=';";
    assert!(policy.starts_with("default-src 'none'; ") && policy.contains(script), "{answer:?}");
    for part in ["frame-ancestors 'none'", "object-src 'none'", "base-uri 'self'", "form-action 'self'"] {
        assert!(policy.contains(part), "{part}: {answer:?}");
    }
    assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{answer:?}");
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "same-origin"),
        ("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        ("strict-transport-security", if https { "max-age=31536000" } else { "" }),
    ] {
        assert_eq!(answer.header(name), value, "{name}: {answer:?}");
    }
}

/// In their order: the answer's own, if it has one, and the server's. A browser obeys all of them.
fn policies(answer: &Answer) -> Vec<&str> {
    answer.head.lines().filter_map(|line| line.strip_prefix("content-security-policy: ")).collect()
}

#[test]
fn the_page_of_the_api_runs_no_script() {
    let place = Place::new();
    let page = place.serve(&[]).get("/api/v1/docs");
    let policies = policies(&page);
    assert_eq!(policies.len(), 2, "{policies:?}");
    assert!(policies[0].starts_with("default-src 'none'; style-src 'self'") && !policies[0].contains("script"));
    assert!(!page.body.contains("<script") && !page.body.contains("style=") && !page.body.contains("<style"));
}
