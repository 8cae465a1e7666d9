//! Single sign-on: the real server against a provider in a thread, with the test as the browser.

use std::io::Read;

use crate::{
    oidc_support::{CLIENT_ID, CLIENT_SECRET, Provider, Says},
    support::{Answer, Place, Server},
};

const EMAIL: &str = "admin@lumiere.example";

struct Scene {
    place: Place,
    provider: Provider,
    server: Server,
}

fn scene() -> Scene {
    let place = Place::new();
    assert!(place.add_user(EMAIL, "Lumière Industrie SAS").status.success());
    let provider = Provider::start(Says::of(EMAIL));
    let server = place.serve(&[
        "--public-url",
        "https://carnet.example",
        "--oidc-issuer",
        &provider.address,
        "--oidc-client-id",
        CLIENT_ID,
        "--oidc-client-secret",
        CLIENT_SECRET,
        "--oidc-name",
        "Compte Lumière",
    ]);
    Scene { place, provider, server }
}

/// The cookie of this name in the answer, as the browser sends it back.
fn cookie(answer: &Answer, name: &str) -> String {
    let found = answer.head.lines().filter_map(|line| line.split_once(':')).find_map(|(header, value)| {
        let value = value.trim().split(';').next().unwrap_or_default();
        (header.eq_ignore_ascii_case("set-cookie") && value.starts_with(&format!("{name}="))).then_some(value)
    });
    format!("Cookie: {}", found.unwrap_or_else(|| panic!("no {name}: {answer:?}")))
}

impl Scene {
    /// To the provider: where the browser is sent back to, and with which cookie.
    fn start(&self, next: &str) -> (String, String) {
        let answer = self.server.get(&format!("/api/v1/oidc/start?next={next}"));
        assert_eq!(answer.status, 303, "{answer:?}");
        assert_eq!(answer.header("cache-control"), "no-store");
        assert!(answer.header("content-security-policy").contains("frame-ancestors 'none'"), "{answer:?}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        let set = answer.header("set-cookie");
        assert!(set.ends_with("; Path=/api/v1/oidc; Max-Age=600; HttpOnly; SameSite=Lax; Secure"), "{set}");
        (self.provider.visit(answer.header("location")), cookie(&answer, "carnet_oidc"))
    }

    fn sign_in(&self, next: &str) -> Answer {
        let (back, cookie) = self.start(next);
        self.server.send("GET", &back, &[&cookie], "")
    }

    fn refused(&self, code: &str, change: impl FnOnce(&mut Says)) {
        self.provider.says(|says| {
            *says = Says::of(EMAIL);
            change(says);
        });
        self.is_refused(&self.sign_in("/customers"), code);
    }

    fn is_refused(&self, answer: &Answer, code: &str) {
        let expected = format!("/sign-in?error={code}");
        assert_eq!((answer.status, answer.header("location")), (303, expected.as_str()), "{answer:?}");
        assert!(!answer.head.contains("carnet_session"), "{answer:?}");
    }
}

#[test]
fn whom_the_provider_vouches_for_is_signed_in() {
    let scene = scene();
    for (next, expected) in [
        ("/customers?q=a", "/customers?q=a"),
        ("%2Fcustomers%3Fq%3Da%26page%3D2", "/customers?q=a&page=2"),
        ("", "/"),
        ("//evil.example", "/"),
        ("https://evil.example", "/"),
        ("/%5Cevil.example", "/"),
        ("/%0D%0ASet-Cookie:%20a=b", "/"),
        ("%zz", "/"),
    ] {
        let answer = scene.sign_in(next);
        assert_eq!((answer.status, answer.header("location")), (303, expected), "{next}: {answer:?}");
        let session = cookie(&answer, "carnet_session");
        let signed_in = scene.server.send("GET", "/api/v1/session", &[&session], "");
        assert_eq!(signed_in.json()["user"]["email"], EMAIL, "{signed_in:?}");
        assert!(answer.head.contains("carnet_oidc=; Path=/api/v1/oidc; Max-Age=0;"), "{answer:?}");
        for line in answer.head.lines().filter(|line| line.contains("carnet_session=")) {
            assert!(line.ends_with("HttpOnly; SameSite=Strict; Secure"), "{line}");
        }
    }
    scene.provider.says(|says| says.in_user_info = true);
    assert_eq!(scene.sign_in("/").header("location"), "/");
    scene.provider.says(|says| says.email = Some("ADMIN@Lumiere.example".to_owned()));
    assert_eq!(scene.sign_in("/").header("location"), "/");
    // New keys: the published ones are read again.
    scene.provider.says(|says| (says.signs_with, says.publishes) = (1, 1));
    assert_eq!(scene.sign_in("/").header("location"), "/");
}

#[test]
fn what_does_not_hold_signs_nobody_in() {
    let scene = scene();
    scene.refused("sso_unverified", |says| says.verified = Some(false));
    scene.refused("sso_unverified", |says| says.verified = None);
    scene.refused("sso_unverified", |says| says.email = None);
    scene.refused("sso_unverified", |says| (says.in_user_info, says.verified) = (true, None));
    scene.refused("sso_unknown", |says| says.email = Some("stranger@lumiere.example".to_owned()));
    scene.refused("sso_failed", |says| says.nonce = Some("of another sign-in".to_owned()));
    scene.refused("sso_failed", |says| says.audience = "another client".to_owned());
    scene.refused("sso_failed", |says| says.issuer = Some("https://evil.example".to_owned()));
    scene.refused("sso_failed", |says| says.expires_in_s = -60);
    scene.refused("sso_failed", |says| says.signs_with = 1);
}

#[test]
fn what_the_provider_says_of_people_stays_out_of_the_log() {
    let mut scene = scene();
    let words = "Person gehe1m@lumiere.example";
    scene.refused("sso_failed", |says| says.refuses = Some(format!("{words} is locked")));
    scene.refused("sso_failed", |says| says.garbles = Some(words.to_owned()));
    scene.refused("sso_failed", |says| says.nonce = Some(words.to_owned()));
    scene.refused("sso_unknown", |says| says.email = Some("gehe1m@lumiere.example".to_owned()));
    scene.server.child.kill().unwrap();
    let mut log = String::new();
    scene.server.child.stderr.take().unwrap().read_to_string(&mut log).unwrap();
    for cause in ["refuses the code: invalid_grant", "cannot be read at access_token", "Invalid nonce"] {
        assert!(log.contains(cause), "{cause}: {log}");
    }
    assert!(!log.contains("gehe1m") && !log.contains(CLIENT_SECRET) && !log.contains("code-"), "{log}");
}

#[test]
fn whoever_is_disabled_here_is_signed_in_by_nobody() {
    let scene = scene();
    assert!(scene.place.add_user("luc@lumiere.example", "Lumière Industrie SAS").status.success());
    scene.provider.says(|says| says.email = Some("luc@lumiere.example".to_owned()));
    assert_eq!(scene.sign_in("/").header("location"), "/");

    scene.provider.says(|says| *says = Says::of(EMAIL));
    let admin = cookie(&scene.sign_in("/"), "carnet_session");
    let users = scene.server.send("GET", "/api/v1/users", &[&admin], "").json();
    let luc = users.as_array().unwrap().iter().find(|user| user["email"] == "luc@lumiere.example").unwrap();
    let (path, version) =
        (format!("/api/v1/users/{}", luc["id"].as_str().unwrap()), format!("If-Match: \"{}\"", luc["version"]));
    let headers = ["Content-Type: application/json", &admin, &version];
    let disabled = scene.server.send("PATCH", &path, &headers, r#"{"disabled":true}"#);
    assert_eq!(disabled.status, 200, "{disabled:?}");
    scene.refused("sso_unknown", |says| says.email = Some("luc@lumiere.example".to_owned()));
}

#[test]
fn an_answer_counts_once_and_for_the_browser_that_asked() {
    let scene = scene();
    let (back, cookie) = scene.start("/");
    scene.is_refused(&scene.server.get(&back), "sso_failed");
    let (other_back, other_cookie) = scene.start("/");
    scene.is_refused(&scene.server.send("GET", &back, &[&other_cookie], ""), "sso_failed");
    scene.is_refused(&scene.server.send("GET", &format!("{back}x"), &[&cookie], ""), "sso_failed");
    scene.is_refused(&scene.server.send("GET", "/api/v1/oidc/callback", &[&cookie], ""), "sso_failed");
    assert_eq!(scene.server.send("GET", &back, &[&cookie], "").header("location"), "/");
    scene.is_refused(&scene.server.send("GET", &back, &[&cookie], ""), "sso_failed");

    // The person said no at the provider.
    let state = other_back.split("state=").nth(1).unwrap();
    let no = format!("/api/v1/oidc/callback?error=access_denied&state={state}");
    scene.is_refused(&scene.server.send("GET", &no, &[&other_cookie], ""), "sso_failed");
    // A code of another sign-in, put into this one: its verifier does not fit.
    let ((first, _), (second, cookie)) = (scene.start("/"), scene.start("/"));
    let code = |back: &str| back.split(['=', '&']).nth(1).unwrap().to_owned();
    let mixed = second.replace(&code(&second), &code(&first));
    assert_ne!(mixed, second);
    scene.is_refused(&scene.server.send("GET", &mixed, &[&cookie], ""), "sso_failed");
}

#[test]
fn without_a_provider_the_server_serves_all_the_same() {
    let place = Place::new();
    assert!(place.add_user(EMAIL, "Lumière Industrie SAS").status.success());
    let server = place.serve(&[]);
    for path in ["/api/v1/oidc/start", "/api/v1/oidc/callback"] {
        let answer = server.get(path);
        assert_eq!((answer.status, answer.json()["code"].as_str()), (404, Some("single_sign_on_off")), "{answer:?}");
    }
    assert_eq!(server.get("/api/v1/oidc/other").json()["code"], "route_not_found");

    // The port of tcpmux, which nothing serves.
    let nobody = "127.0.0.1:1";
    let issuer = format!("http://{nobody}");
    let server = place
        .command(&["serve", "--listen", "127.0.0.1:0", "--public-url", "https://carnet.example"])
        .env("CARNET_OIDC_ISSUER", issuer)
        .env("CARNET_OIDC_CLIENT_ID", CLIENT_ID)
        .env("CARNET_OIDC_CLIENT_SECRET", CLIENT_SECRET)
        .env("CARNET_OIDC_NAME", "Compte Lumière")
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .map(Server::listening)
        .unwrap();
    let answer = server.get("/api/v1/oidc/start?next=/");
    assert_eq!((answer.status, answer.header("location")), (303, "/sign-in?error=sso_failed"), "{answer:?}");
    assert_eq!(server.get("/healthz").status, 200);
    let post = server.send("POST", "/api/v1/oidc/start", &[], "");
    assert_eq!((post.status, post.json()["code"].as_str()), (405, Some("method_not_allowed")), "{post:?}");
    let said = String::from_utf8(place.run(&["serve", "--help"]).stdout).unwrap();
    assert!(said.contains("CARNET_OIDC_CLIENT_SECRET") && !said.contains(CLIENT_SECRET), "{said}");
}
