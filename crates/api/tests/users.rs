//! The people of a company: invited, changed, shut out, and never without an administrator.

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use crate::{
    people::{People, people},
    support::{self, Answer, Api, Cookie, NOW, PASSWORD},
};
use axum::body::Body;
use carnet_api::Mail;
use carnet_store::{db, pool};
use http::{Method, Request, header};
use http_body_util::BodyExt;
use serde_json::{Value, json};
use tokio::time::timeout;
use tower::ServiceExt;

const NEW: &str = "cheval agrafe pile";

async fn invite(people: &People, email: &str, role: &str) -> Answer {
    let body = json!({ "email": email, "displayName": "Noé Perrin", "role": role, "locale": "en" });
    people.post(&people.admin, "users", body).await
}

async fn accept(people: &People, token: &str, password: &str) -> Answer {
    people.api.post(None, "/api/v1/invitations/accept", &json!({ "token": token, "password": password })).await
}

async fn sign_in(people: &People, email: &str, password: &str) -> Answer {
    people.api.post(None, "/api/v1/session", &json!({ "email": email, "password": password })).await
}

fn text(answer: &Answer, pointer: &str) -> String {
    answer.json.pointer(pointer).unwrap_or_else(|| panic!("{answer:?}")).as_str().unwrap().to_owned()
}

fn cookie(answer: &Answer) -> Cookie {
    Cookie(answer.header("set-cookie").split(';').next().unwrap().to_owned())
}

async fn change(people: &People, id: &str, body: Value) -> Answer {
    let path = format!("users/{id}");
    let version = people.get(&people.admin, &path).await.json["version"].as_u64().unwrap();
    people.send(Method::PATCH, &people.admin, &path, Some(&format!("\"{version}\"")), &body).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn somebody_invited_chooses_a_password_and_is_in() {
    let people = people().await;
    let mut invited = invite(&people, " Noe@Lumiere.example ", "member").await;
    assert_eq!(invited.header("location"), format!("/api/v1/users/{}", text(&invited, "/user/id")));
    let (token, id) = (text(&invited, "/token"), text(&invited, "/user/id"));
    assert_eq!(token.len(), 64);
    (invited.json["token"], invited.json["user"]["id"]) = (json!("[token]"), json!("[id]"));
    insta::assert_json_snapshot!("invited", invited.shown());

    let read = people.api.post(None, "/api/v1/invitations/read", &json!({ "token": token })).await;
    insta::assert_json_snapshot!("invitation", read.shown());
    assert_eq!(accept(&people, &token, "court").await.code(), "password_too_short");
    assert_eq!(accept(&people, &token, "noe@lumiere.example").await.code(), "password_common");
    assert_eq!(sign_in(&people, "noe@lumiere.example", "").await.code(), "bad_credentials");
    let accepted = accept(&people, &token, NEW).await;
    assert_eq!((accepted.status, text(&accepted, "/user/email")), (200, "Noe@Lumiere.example".to_owned()));
    assert_eq!(people.get(&cookie(&accepted), "session").await.json, accepted.json);
    assert_eq!(accept(&people, &token, NEW).await.code(), "link_invalid", "a link is used once");
    assert_eq!(sign_in(&people, "NOE@lumiere.example", NEW).await.status, 200);

    let listed = people.get(&people.admin, "users").await;
    let noe = listed.json.as_array().unwrap().iter().find(|user| user["id"] == id).unwrap().clone();
    assert_eq!((&noe["status"], &noe["linkUntil"]), (&json!("active"), &Value::Null));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn the_database_and_the_trail_hold_no_token_and_the_trail_no_hash() {
    let people = people().await;
    let token = text(&invite(&people, "noe@lumiere.example", "member").await, "/token");
    accept(&people, &token, NEW).await;
    let rows = pool::read(people.api.pool.as_ref(), |db| {
        let trail = "select what || coalesce(before, '') || coalesce(after, '') || object_name from audit order by seq";
        let links = "select token_hash from user_links";
        let all = db::query_all(db, trail, &[], |row| row.text(0))?;
        Ok((all, db::query_all(db, links, &[], |row| row.text(0))?))
    });
    let (trail, links) = rows.unwrap();
    let what: Vec<&str> = trail.iter().map(|line| line.split('{').next().unwrap()).collect();
    assert_eq!(what, ["user.invite", "user.password"]);
    assert!(!trail.concat().contains(&token) && !trail.concat().contains("argon2"), "{trail:?}");
    assert!(links.is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_link_ends_after_a_week_and_a_new_one_replaces_it() {
    let people = people().await;
    let invited = invite(&people, "noe@lumiere.example", "member").await;
    let (first, id) = (text(&invited, "/token"), text(&invited, "/user/id"));
    let again = people.post(&people.admin, &format!("users/{id}/link"), Value::Null).await;
    assert_eq!((again.status, text(&again, "/until")), (200, "2026-08-26T12:30:00Z".to_owned()), "{again:?}");
    let second = text(&again, "/token");
    assert_eq!(accept(&people, &first, NEW).await.code(), "link_invalid");
    pool::write(people.api.pool.as_ref(), |db| {
        db.execute("update user_links set expires_at = $1", &[NOW.into()]).map(drop)
    })
    .unwrap();
    assert_eq!(accept(&people, &second, NEW).await.code(), "link_invalid");
    let listed = people.get(&people.admin, &format!("users/{id}")).await;
    assert_eq!(listed.json["linkUntil"], Value::Null);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_reset_stops_the_old_password_and_the_sessions_at_once() {
    let people = people().await;
    let path = "users/user-lumiere/link";
    let reset = people.post(&people.admin, path, Value::Null).await;
    assert_eq!((reset.status, text(&reset, "/until")), (200, "2026-08-20T12:30:00Z".to_owned()), "{reset:?}");
    assert_eq!(people.get(&people.member, "session").await.code(), "not_signed_in");
    assert_eq!(sign_in(&people, "membre@lumiere.example", PASSWORD).await.code(), "bad_credentials");
    let token = text(&reset, "/token");
    let read = people.api.post(None, "/api/v1/invitations/read", &json!({ "token": token })).await;
    assert_eq!((&read.json["reset"], &read.json["company"]), (&json!(true), &json!("Lumière Industrie SAS")));
    assert_eq!(accept(&people, &token, NEW).await.status, 200);
    assert_eq!(sign_in(&people, "membre@lumiere.example", NEW).await.status, 200);
    // The only administrator would be locked out with everybody.
    let own = people.post(&people.admin, "users/the-admin/link", Value::Null).await;
    assert_eq!((own.status, own.code()), (409, "last_admin"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn whoever_is_disabled_is_out_at_once() {
    let people = people().await;
    let disabled = change(&people, "user-lumiere", json!({ "disabled": true })).await;
    assert_eq!((disabled.status, text(&disabled, "/status")), (200, "disabled".to_owned()), "{disabled:?}");
    assert_eq!(people.get(&people.member, "session").await.code(), "not_signed_in");
    let (right, wrong) = (
        sign_in(&people, "membre@lumiere.example", PASSWORD).await,
        sign_in(&people, "membre@lumiere.example", "pas le bon du tout").await,
    );
    assert_eq!((right.status, right.shown()), (401, wrong.shown()));
    let link = people.post(&people.admin, "users/user-lumiere/link", Value::Null).await;
    assert_eq!(link.code(), "user_disabled");
    change(&people, "user-lumiere", json!({ "disabled": false })).await;
    assert_eq!(sign_in(&people, "membre@lumiere.example", PASSWORD).await.status, 200);
    let trail = people.get(&people.admin, "audit").await;
    let actions: Vec<&str> =
        trail.json["items"].as_array().unwrap().iter().map(|e| e["action"].as_str().unwrap()).collect();
    assert_eq!(actions, ["user.enable", "user.disable"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn the_streams_of_whoever_is_disabled_end_at_once() {
    let people = people().await;
    let listen = async |who: &Cookie| {
        let request = Request::get("/api/v1/events").header(header::COOKIE, &who.0).body(Body::empty()).unwrap();
        people.api.router.clone().oneshot(request).await.unwrap().into_body()
    };
    let (member, admin) = (listen(&people.member).await, listen(&people.admin).await);
    change(&people, "user-lumiere", json!({ "disabled": true })).await;
    let ended = async |body: Body| timeout(Duration::from_millis(200), body.collect()).await.is_ok();
    assert!(ended(member).await && !ended(admin).await);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn one_administrator_always_stays() {
    let people = people().await;
    let listed = people.get(&people.admin, "users").await;
    insta::assert_json_snapshot!("users", listed.shown());
    for body in [json!({ "role": "member" }), json!({ "disabled": true })] {
        let refused = change(&people, "the-admin", body).await;
        assert_eq!((refused.status, refused.code()), (409, "last_admin"), "{refused:?}");
    }
    // Somebody who was only invited is no administrator yet.
    let token = text(&invite(&people, "noe@lumiere.example", "admin").await, "/token");
    assert_eq!(change(&people, "the-admin", json!({ "role": "member" })).await.code(), "last_admin");
    accept(&people, &token, NEW).await;
    let demoted = change(&people, "the-admin", json!({ "role": "member" })).await;
    assert_eq!((demoted.status, text(&demoted, "/role")), (200, "member".to_owned()));
    let refused = people.get(&people.admin, "users").await;
    assert_eq!((refused.code(), &refused.json["admins"]), ("admin_only", &json!(["Noé Perrin"])));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn only_whoever_never_signed_in_is_removed() {
    let people = people().await;
    let id = text(&invite(&people, "noe@lumiere.example", "member").await, "/user/id");
    let remove = async |id: &str, version: &str| {
        people.send(Method::DELETE, &people.admin, &format!("users/{id}"), Some(version), &Value::Null).await
    };
    assert_eq!(remove(&id, "\"2\"").await.code(), "changed_meanwhile");
    assert_eq!(remove(&id, "\"1\"").await.status, 204);
    assert_eq!(remove(&id, "\"1\"").await.code(), "user_not_found");
    let asked = people.post(&people.member, "support", json!({ "subject": "Adresse", "message": "Laquelle ?" })).await;
    let answer = format!("operator/support/{}/answer", text(&asked, "/id"));
    people.post(&people.operator, &answer, json!({ "message": "La première." })).await;
    let told = people.get(&people.member, "messages").await.json;
    assert_eq!(told["items"][0]["words"], "La première.");
    assert_eq!(remove("user-lumiere", "\"1\"").await.code(), "user_active");
    assert_eq!(people.get(&people.member, "messages").await.json, told, "a refusal removes nothing");
    assert_eq!(remove("the-admin", "\"1\"").await.code(), "last_admin");
    // The address is free again.
    assert_eq!(invite(&people, "noe@lumiere.example", "member").await.status, 201);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn what_is_wrong_with_an_invitation_is_said() {
    let people = people().await;
    for (email, name, role, code) in [
        ("noe", "Noé", "member", "email_malformed"),
        ("a@b.fr\r\nBcc: c@d.fr", "Noé", "member", "email_malformed"),
        ("noe@lumiere.example", " ", "member", "name_required"),
        ("noe@lumiere.example", "a\nb", "member", "text_control"),
        ("noe@lumiere.example", &"x".repeat(101), "member", "text_too_long"),
        ("noe@lumiere.example", "Noé", "operator", "role_not_allowed"),
        ("MEMBRE@brasserie.example", "Noé", "member", "email_taken"),
    ] {
        let body = json!({ "email": email, "displayName": name, "role": role });
        let answer = people.post(&people.admin, "users", body).await;
        assert_eq!(answer.code(), code, "{answer:?}");
    }
    let role = change(&people, "user-lumiere", json!({ "role": "operator" })).await;
    assert_eq!(role.code(), "role_not_allowed");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn nobody_reaches_into_another_company() {
    let people = people().await;
    for id in ["user-brasserie", "nobody", "user-operator"] {
        let path = format!("users/{id}");
        let body = json!({ "disabled": true });
        for answer in [
            people.get(&people.admin, &path).await,
            people.send(Method::PATCH, &people.admin, &path, Some("\"1\""), &body).await,
            people.send(Method::DELETE, &people.admin, &path, Some("\"1\""), &Value::Null).await,
            people.post(&people.admin, &format!("{path}/link"), Value::Null).await,
        ] {
            assert_eq!((answer.status, answer.code()), (404, "user_not_found"), "{answer:?}");
        }
    }
}

/// A company with one administrator, where e-mails are sent, or fail to be.
async fn with_mail(works: bool) -> (Api, Cookie, Arc<Mutex<Vec<Mail>>>) {
    let sent = Arc::new(Mutex::new(Vec::new()));
    let kept = Arc::clone(&sent);
    let people = people().await;
    let mut host = support::host(Arc::clone(&people.api.pool));
    host.mail = Some(Arc::new(move |mail| {
        kept.lock().unwrap().push(mail);
        works.then_some(()).ok_or_else(|| "no way".to_owned())
    }));
    let api = Api { router: carnet_api::router(host), pool: people.api.pool };
    (api, people.admin, sent)
}

async fn invite_from(api: &Api, admin: &Cookie, origin: Option<&str>, locale: &str) -> Answer {
    let body = json!({ "email": "noe@lumiere.example", "displayName": "Noé", "role": "member", "locale": locale });
    let mut request = Request::post("/api/v1/users")
        .header(header::COOKIE, &admin.0)
        .header(header::CONTENT_TYPE, "application/json")
        .header(header::HOST, "carnet.example");
    if let Some(origin) = origin {
        request = request.header(header::ORIGIN, origin);
    }
    api.send(request.body(Body::from(body.to_string())).unwrap()).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn the_link_is_mailed_in_the_person_s_language() {
    for (origin, locale, subject, base) in [
        (Some("https://carnet.example"), "fr", "Votre accès à Carnet pour Lumière Industrie SAS", "https"),
        (None, "en", "Your access to Carnet for Lumière Industrie SAS", "http"),
    ] {
        let (api, admin, sent) = with_mail(true).await;
        let invited = invite_from(&api, &admin, origin, locale).await;
        assert_eq!(invited.json["mailed"], true, "{invited:?}");
        let mail = sent.lock().unwrap().pop().unwrap();
        assert_eq!((mail.to.as_str(), mail.subject.as_str()), ("noe@lumiere.example", subject));
        let link = format!("\n{base}://carnet.example/invitation#{}\n", text(&invited, "/token"));
        assert!(mail.text.contains(&link), "{}", mail.text);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn an_e_mail_that_cannot_be_sent_is_no_failure() {
    let (api, admin, sent) = with_mail(false).await;
    let invited = invite_from(&api, &admin, None, "fr").await;
    assert_eq!((invited.status, &invited.json["mailed"]), (201, &json!(false)));
    assert_eq!(sent.lock().unwrap().len(), 1);
}
