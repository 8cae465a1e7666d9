//! What the real binary writes to its log at the finest level: nothing that people type, and nothing that opens a door.

use std::{fs::File, path::PathBuf, process::Stdio};

use crate::support::{Answer, PASSWORD, Place, Server};
use serde_json::{Value, json};

const ADMIN: &str = "admin@lumiere.example";
const JSON: &str = "Content-Type: application/json";

struct Scene {
    place: Place,
    server: Server,
    /// What must not be in the log.
    secrets: Vec<String>,
}

impl Scene {
    fn start() -> Self {
        let place = Place::new();
        assert!(place.add_user(ADMIN, "Lumière Industrie SAS").status.success());
        // The port of tcpmux, which nothing serves.
        let nobody = "127.0.0.1:1";
        let child = place
            .command(&["serve", "--listen", "127.0.0.1:0", "--log", "trace", "--trusted-proxies", "127.0.0.1"])
            .env("CARNET_SMTP", format!("smtp://carnet:smtp-gehe1m@{nobody}"))
            .env("CARNET_MAIL_FROM", "absender@lumiere.example")
            .env("CARNET_PUBLIC_URL", "https://carnet.example")
            .env("CARNET_OIDC_ISSUER", format!("http://{nobody}"))
            .env("CARNET_OIDC_CLIENT_ID", "client-kennung")
            .env("CARNET_OIDC_CLIENT_SECRET", "client-gehe1m")
            .env("CARNET_OIDC_NAME", "Compte Lumière")
            .stdout(Stdio::piped())
            .stderr(File::create(log_file(&place)).unwrap())
            .spawn()
            .unwrap();
        let server = Server::listening(child);
        let secrets = ["smtp-gehe1m", "client-gehe1m", "client-kennung", "absender@", ADMIN, PASSWORD];
        Self { place, server, secrets: secrets.map(str::to_owned).into() }
    }

    fn secret(&mut self, text: impl Into<String>) -> String {
        let text = text.into();
        assert!(text.len() > 3, "{text:?} would be found anywhere");
        self.secrets.push(text.clone());
        text
    }

    /// Cookies that an answer sets, as the browser sends them; their values are secrets.
    fn cookies(&mut self, answer: &Answer) -> String {
        let set = answer.head.lines().filter_map(|line| line.split_once(':'));
        let pairs: Vec<String> = set
            .filter(|(name, _)| name.eq_ignore_ascii_case("set-cookie"))
            .map(|(_, value)| value.trim().split(';').next().unwrap().to_owned())
            .collect();
        for pair in &pairs {
            self.secret(pair.split_once('=').unwrap().1);
        }
        assert!(!pairs.is_empty(), "{answer:?}");
        format!("Cookie: {}", pairs.join("; "))
    }

    fn post(&self, path: &str, headers: &[&str], body: &Value, status: u16) -> Answer {
        let all: Vec<&str> = [JSON].into_iter().chain(headers.iter().copied()).collect();
        let answer = self.server.send("POST", path, &all, &body.to_string());
        assert_eq!(answer.status, status, "{path}: {answer:?}");
        answer
    }

    fn signs_in(&mut self) -> String {
        let wrong = self.secret("falsches-passwort");
        let stranger = self.secret("fremd@lumiere.example");
        self.post("/api/v1/session", &[], &json!({"email": ADMIN, "password": wrong}), 401);
        self.post("/api/v1/session", &[], &json!({"email": stranger, "password": wrong}), 401);
        let forwarded = self.secret("198.51.100.77");
        let forwarded = format!("X-Forwarded-For: {forwarded}");
        let right = json!({"email": ADMIN, "password": PASSWORD});
        let answer = self.post("/api/v1/session", &[&forwarded, "User-Agent: Browser-Kennung/1.0"], &right, 200);
        self.secret("Browser-Kennung");
        self.cookies(&answer)
    }

    fn invites(&mut self, cookie: &str) {
        let email = self.secret("neu@lumiere.example");
        let name = self.secret("Nora Neumann");
        let body = json!({"email": email, "displayName": name, "role": "member", "locale": "en"});
        let invited = self.post("/api/v1/users", &[cookie], &body, 201).json();
        assert_eq!(invited["mailed"], false, "{invited}");
        let token = self.secret(invited["token"].as_str().unwrap());
        self.post("/api/v1/invitations/read", &[], &json!({"token": token}), 200);
        let password = self.secret("noch-ein-passwort");
        let accepted =
            self.post("/api/v1/invitations/accept", &[], &json!({"token": token, "password": password}), 200);
        let theirs = self.cookies(&accepted);
        let new = self.secret("und-wieder-eins");
        let change = json!({"current": password, "new": new});
        let answer = self.server.send("POST", "/api/v1/session/password", &[JSON, &theirs], &change.to_string());
        assert!(answer.status < 300, "{answer:?}");
        let guessed = self.secret("f0".repeat(32));
        self.post("/api/v1/invitations/read", &[], &json!({"token": guessed}), 410);
    }

    fn uses_a_key(&mut self, cookie: &str) {
        let name = self.secret("Schlüssel der Buchhaltung");
        let made = self.post("/api/v1/api-keys", &[cookie], &json!({"name": name, "access": "read"}), 201).json();
        let key = self.secret(made["secret"].as_str().unwrap());
        let bearer = format!("Authorization: Bearer {key}");
        assert_eq!(self.server.send("GET", "/api/v1/customers", &[&bearer], "").status, 200);
        let wrong = self.secret(format!("carnet_{}", "e1".repeat(32)));
        let bearer = format!("Authorization: Bearer {wrong}");
        assert_eq!(self.server.send("GET", "/api/v1/customers", &[&bearer], "").status, 401);
    }

    fn searches(&mut self, cookie: &str) {
        let (name, id) = (self.secret("Suchname"), self.secret("0088:7300010000001"));
        for path in [
            format!("/api/v1/participants?name=*{name}*"),
            format!("/api/v1/participants?id={id}"),
            format!("/api/v1/participants?{name}=1"),
            format!("/api/v1/customers?q={name}"),
            format!("/customers?q={name}"),
            format!("/nothing.js?{name}"),
        ] {
            let answer = self.server.send("GET", &path, &[cookie], "");
            assert!(answer.status < 500, "{path}: {answer:?}");
        }
    }

    fn writes(&mut self, cookie: &str) {
        let (subject, text) = (self.secret("Betreff der Frage"), self.secret("Was ich fragen will"));
        let page = self.secret("/customers?q=Seitenwert");
        let context = json!([{"kind": "page", "value": page}]);
        let body = json!({"subject": subject, "message": text, "context": context});
        self.post("/api/v1/support", &[cookie], &body, 201);
        let broken = format!("{{\"subject\": \"{text}\"");
        let answer = self.server.send("POST", "/api/v1/support", &[JSON, cookie], &broken);
        assert_eq!(answer.status, 400, "{answer:?}");
        let unknown = self.secret("unbekanntes-feld");
        let answer = self.server.send("POST", "/api/v1/support", &[JSON, cookie], &json!({unknown: text}).to_string());
        assert!((400..500).contains(&answer.status), "{answer:?}");
    }

    fn sends_documents(&mut self, cookie: &str) {
        let (number, sender) = (self.secret("RE-4711-0815"), self.secret("Absender Handels GmbH"));
        let id = self.secret("362521879");
        let invoice = format!(
            r#"<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" xmlns:b="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2" xmlns:a="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"><b:ID>{number}</b:ID><a:AccountingSupplierParty><a:Party><b:EndpointID schemeID="0002">{id}</b:EndpointID><a:PartyName><b:Name>{sender}</b:Name></a:PartyName></a:Party></a:AccountingSupplierParty></Invoice>"#
        );
        let xml = "Content-Type: application/xml";
        let answer = self.server.send("POST", "/api/v1/inbound", &[xml, cookie], &invoice);
        assert_eq!(answer.status, 201, "{answer:?}");
        let broken = invoice.replace("</a:Party>", "");
        let answer = self.server.send("POST", "/api/v1/inbound", &[xml, cookie], &broken);
        assert!((400..500).contains(&answer.status), "{answer:?}");
    }

    fn signs_on(&mut self) {
        let (code, state, cookie) = (self.secret("code-gehe1m"), self.secret("state-gehe1m"), self.secret("id-gehe1m"));
        let next = self.secret("ziel-nach-der-anmeldung");
        let start = self.server.get(&format!("/api/v1/oidc/start?next=/{next}"));
        assert_eq!(start.header("location"), "/sign-in?error=sso_failed", "{start:?}");
        let back = format!("/api/v1/oidc/callback?code={code}&state={state}");
        let answer = self.server.send("GET", &back, &[&format!("Cookie: carnet_oidc={cookie}")], "");
        assert_eq!(answer.status, 303, "{answer:?}");
    }
}

fn log_file(place: &Place) -> PathBuf {
    place.path().join("server.log")
}

#[test]
fn nothing_secret_or_personal_is_logged_at_any_level() {
    let mut scene = Scene::start();
    let cookie = scene.signs_in();
    scene.invites(&cookie);
    scene.uses_a_key(&cookie);
    scene.searches(&cookie);
    scene.writes(&cookie);
    scene.sends_documents(&cookie);
    scene.signs_on();
    assert_eq!(scene.server.send("DELETE", "/api/v1/session", &[&cookie], "").status, 204);

    let log = std::fs::read_to_string(log_file(&scene.place)).unwrap();
    for words in ["route=\"/api/v1/support\"", "an e-mail was not sent", "single sign-on failed", "status=401"] {
        assert!(log.contains(words), "{words}: {log}");
    }
    let lower = log.to_lowercase();
    for secret in &scene.secrets {
        let found = lower.lines().find(|line| line.contains(&secret.to_lowercase()));
        assert_eq!(found, None, "{secret}");
    }
}
