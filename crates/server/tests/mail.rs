//! Invitations by e-mail: the real server against a mail server in a thread.

use crate::{
    mail_support::{MailServer, Received},
    support::{PASSWORD, Place, Server},
};
use serde_json::{Value, json};

const ADMIN: &str = "admin@lumiere.example";
const JSON: &str = "Content-Type: application/json";

struct Scene {
    _place: Place,
    mail: MailServer,
    server: Server,
    cookie: String,
}

fn scene(more: &[&str]) -> Scene {
    let place = Place::new();
    assert!(place.add_user(ADMIN, "Lumière Industrie SAS").status.success());
    let mail = MailServer::start();
    let smtp = format!("smtp://{}", mail.address);
    let server = place.serve(&[&["--smtp", &smtp, "--mail-from", "Carnet <carnet@lumiere.example>"], more].concat());
    assert_eq!(server.get("/api/v1/session/options").json()["mail"], true);
    let body = json!({"email": ADMIN, "password": PASSWORD}).to_string();
    let signed_in = server.send("POST", "/api/v1/session", &[JSON], &body);
    let session = signed_in.head.lines().find_map(|line| line.split_once("carnet_session=")?.1.split(';').next());
    let cookie = format!("Cookie: carnet_session={}", session.unwrap());
    Scene { _place: place, mail, server, cookie }
}

impl Scene {
    fn invite(&self, email: &str, name: &str, locale: &str) -> (u16, Value) {
        let body = json!({"email": email, "displayName": name, "role": "member", "locale": locale}).to_string();
        let origin = format!("Origin: http://{}", self.server.address);
        let answer = self.server.send("POST", "/api/v1/users", &[JSON, &self.cookie, &origin], &body);
        (answer.status, answer.json())
    }
}

fn receivers(mail: &Received) -> Vec<&str> {
    mail.commands.iter().filter_map(|command| command.strip_prefix("RCPT TO:")).collect()
}

#[test]
fn the_link_arrives_in_the_person_s_language() {
    let scene = scene(&[]);
    for (email, locale, words) in [
        ("luc@lumiere.example", "fr", ["vous invite", "mot de passe"]),
        ("lucy@lumiere.example", "en", ["invites you", "password"]),
    ] {
        let (status, invited) = scene.invite(email, "Luc Lemaître", locale);
        assert_eq!((status, &invited["mailed"]), (201, &json!(true)), "{invited}");
        let mail = scene.mail.next();
        assert_eq!(receivers(&mail), [format!("<{email}>")]);
        let link = format!("http://{}/invitation#{}", scene.server.address, invited["token"].as_str().unwrap());
        assert!(mail.text.contains(&link), "{link}: {mail:?}");
        for word in words {
            assert!(mail.text.contains(word), "{word}: {mail:?}");
        }
        assert!(mail.headers.contains(&"From: Carnet <carnet@lumiere.example>".to_owned()), "{mail:?}");
    }
}

#[test]
fn the_link_leads_to_the_address_that_was_set_up() {
    let scene = scene(&["--public-url", "https://carnet.example/"]);
    let body = r#"{"email":"luc@lumiere.example","displayName":"Luc","role":"member"}"#;
    let request = format!(
        "POST /api/v1/users HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n{JSON}\r\n{}\r\nContent-Length: {}\r\n\r\n{body}",
        scene.cookie,
        body.len()
    );
    let invited = scene.server.raw(&request);
    assert_eq!(invited.status, 201, "{invited:?}");
    let link = format!("https://carnet.example/invitation#{}", invited.json()["token"].as_str().unwrap());
    let mail = scene.mail.next();
    assert!(mail.text.contains(&link) && !mail.text.contains("evil"), "{mail:?}");
}

#[test]
fn a_name_or_an_address_adds_no_header_and_no_receiver() {
    let scene = scene(&[]);
    let evil = "Luc\r\nBcc: spy@evil.example\r\n\r\n.\r\nRCPT TO:<spy@evil.example>";
    let (status, _) = scene.invite("a@lumiere.example", "Luc", "fr");
    assert_eq!(status, 201);
    let headers = scene.mail.next().headers.len();
    for (email, name) in [
        ("b@lumiere.example", evil),
        ("c@lumiere.example\r\nBcc: spy@evil.example", "Luc"),
        ("d@lumiere.example, spy@evil.example", "Luc"),
        ("e@lumiere.example> RCPT TO:<spy@evil.example", "Luc"),
    ] {
        let (status, answer) = scene.invite(email, name, "fr");
        if status == 201 && answer["mailed"] == true {
            let mail = scene.mail.next();
            assert_eq!((receivers(&mail).len(), mail.headers.len()), (1, headers), "{mail:?}");
            assert!(!mail.headers.iter().any(|header| header.to_lowercase().starts_with("bcc")), "{mail:?}");
        } else {
            assert!(status < 500, "{answer}");
        }
        assert!(scene.mail.is_empty(), "{email} {name}");
    }
}
