//! Search semantics through the API: names (R2, R3), identifiers (R4), paging, details.

use std::sync::Arc;

use crate::support::{self, Answer, Api, Cookie, NOW};
use carnet_core::{identifier::ParticipantId, wire::NameEntry};
use carnet_store::{
    participants::{self, NewParticipant},
    pool::{self, Pool},
};
use serde_json::Value;

/// Names of one group of an answer.
fn names(answer: &Answer, kind: &str) -> Vec<String> {
    let groups = answer.json["groups"].as_array().unwrap_or_else(|| panic!("{answer:?}"));
    let Some(group) = groups.iter().find(|group| group["match"] == kind) else { return Vec::new() };
    group["items"].as_array().unwrap().iter().map(|item| item["name"].as_str().unwrap().to_owned()).collect()
}

async fn search(api: &Api, cookie: &Cookie, query: &str) -> Answer {
    let answer = api.get(cookie, &format!("/api/v1/participants?{query}")).await;
    assert_eq!(answer.status, 200, "{query}: {answer:?}");
    answer
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_name_is_literal_with_stars_and_never_a_silent_zero() {
    let api = Api::new();
    let cookie = api.sign_in("membre@lumiere.example").await;
    for (query, literal, close) in [
        (
            "name=*Oy*",
            &["Café Kivi Oy", "Handelsfabriken Oy", "Handelsfabriken Oy (gammal)", "Oyster Handel AB"][..],
            &[][..],
        ),
        ("name=*oy*", &[], &["Café Kivi Oy", "Oyster Handel AB", "Handelsfabriken Oy", "Handelsfabriken Oy (gammal)"]),
        ("name=Handels*", &["Handelsfabriken Oy", "Handelsfabriken Oy (gammal)"], &[]),
        ("name=Handelsfabriken+Oy", &["Handelsfabriken Oy"], &["Handelsfabriken Oy (gammal)"]),
        ("name=cafe+kivi", &[], &["Café Kivi Oy"]),
        // e and a combining accent: the same text in another spelling.
        ("name=Cafe%CC%81+Kivi+Oy", &["Café Kivi Oy"], &[]),
        ("name=Kauppatehdas*", &["Handelsfabriken Oy"], &[]),
        ("name=%25Oy%25", &[], &[]),
        ("name=*Oy&country=fi", &["Café Kivi Oy", "Handelsfabriken Oy"], &["Handelsfabriken Oy (gammal)"]),
        ("name=*Oy*&provider=Plateforme+Sillage", &["Café Kivi Oy", "Handelsfabriken Oy"], &[]),
        ("name=*Oy*&match=literal&limit=1", &["Café Kivi Oy"], &[]),
    ] {
        let answer = search(&api, &cookie, query).await;
        assert_eq!(names(&answer, "literal"), literal, "{query}: literal");
        let mut found = names(&answer, "close");
        let mut expected: Vec<String> = close.iter().map(|name| (*name).to_owned()).collect();
        found.sort();
        expected.sort();
        assert_eq!(found, expected, "{query}: close");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn an_identifier_is_read_in_every_spelling() {
    let api = Api::new();
    let cookie = api.sign_in("membre@lumiere.example").await;
    for (query, expected) in [
        ("id=7300010000001", &["Nordisk kryddhandel AB"][..]),
        ("id=0088:7300010000001", &["Nordisk kryddhandel AB"]),
        ("id=iso6523-actorid-upis::0088:7300010000001", &["Nordisk kryddhandel AB"]),
        ("id=0088:73*", &["Nordisk kryddhandel AB"]),
        ("id=SIREN+:+702+042+755", &["Lumière Industrie SAS"]),
        ("id=702.042-755", &["Lumière Industrie SAS"]),
        ("id=0216:00370*", &["Café Kivi Oy"]),
        ("id=0216:0037*", &["Café Kivi Oy", "Handelsfabriken Oy"]),
        ("id=0213:FI15921021", &["Handelsfabriken Oy", "Handelsfabriken Oy (gammal)"]),
        ("id=991825827", &["Borte AS"]),
        ("id=999999999999999", &[]),
        ("id=7300010000001&name=*Oy*", &[]),
    ] {
        let answer = search(&api, &cookie, query).await;
        let mut found = names(&answer, "literal");
        found.sort();
        assert_eq!(found, expected, "{query}");
    }
}

/// An answer with the readings of what was typed; which equivalents there are is the identifiers' own test.
fn typed(answer: &Answer) -> Value {
    let mut shown = answer.shown();
    let readings = shown["body"]["readings"].as_array_mut().unwrap();
    let all = readings.len();
    readings.retain(|reading| reading["note"]["code"] != "equivalentOf");
    assert!(readings.len() < all, "equivalents are tried and named: {answer:?}");
    shown
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn answers_have_their_full_shape() {
    let api = Api::new();
    let cookie = api.sign_in("membre@lumiere.example").await;
    insta::assert_json_snapshot!("search_by_siren", typed(&search(&api, &cookie, "id=SIREN+:+702+042+755").await));
    insta::assert_json_snapshot!("search_by_removed_scheme", typed(&search(&api, &cookie, "id=0213:FI15921021").await));
    insta::assert_json_snapshot!(
        "search_nothing_with_filter",
        search(&api, &cookie, "name=*Oy*&country=FR").await.shown()
    );
    let get = |path: &'static str| api.get(&cookie, path);
    insta::assert_json_snapshot!("participant", get("/api/v1/participants/0216:003715921021").await.shown());
    insta::assert_json_snapshot!("participant_removed", get("/api/v1/participants/0192%3A991825827").await.shown());
    insta::assert_json_snapshot!("participant_not_found", get("/api/v1/participants/0088:1234567890128").await.shown());
    insta::assert_json_snapshot!("providers", get("/api/v1/providers").await.shown());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_participant_is_found_in_any_case_and_says_whose_customer_it_is() {
    let api = Api::new();
    let cookie = api.sign_in("membre@lumiere.example").await;
    let path = "/api/v1/participants/iso6523-actorid-upis::0213:fi15921021";
    assert_eq!(api.get(&cookie, path).await.json["participantId"], "0213:FI15921021");
    let body = serde_json::json!({ "participantId": "0088:7300010000001" });
    let customer = api.post(Some(&cookie), "/api/v1/customers", &body).await.json["id"].clone();
    let path = "/api/v1/participants/0088:7300010000001";
    assert_eq!(api.get(&cookie, path).await.json["customerId"], customer);
    let other = api.sign_in("membre@brasserie.example").await;
    assert_eq!(api.get(&other, path).await.json["customerId"], Value::Null);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn cursors_lead_to_every_participant_once() {
    let pool: Arc<dyn Pool> = carnet_testing::quick().pool;
    pool::write(pool.as_ref(), |db| {
        support::seed(db)?;
        for n in 0..230 {
            let participant = NewParticipant {
                participant_id: ParticipantId::parse(&format!("0088:{n:013}")).unwrap(),
                // Many share a name, so that the id must decide.
                names: vec![NameEntry { name: format!("Kette {}", n % 7), language: None }],
                country: "DE".into(),
                place: None,
                website: None,
                identifiers: vec![],
                document_types: vec![],
                provider_ids: vec![],
                source: "peppol-directory".into(),
                as_of_ms: NOW,
            };
            participants::put(db, &participant)?;
        }
        Ok(())
    })
    .unwrap();
    let api = Api::over(pool);
    let cookie = api.sign_in("membre@lumiere.example").await;
    for (query, group, total) in [
        ("name=Kette*&limit=37", "literal", 230),
        ("name=kette&limit=50", "close", 230),
        ("name=*&limit=100", "literal", 239),
    ] {
        let mut seen = Vec::new();
        let mut cursor = String::new();
        loop {
            let answer = search(&api, &cookie, &format!("{query}&match={group}{cursor}")).await;
            let page = &answer.json["groups"][0];
            assert_eq!((&page["total"], &page["totalIsExact"]), (&Value::from(total), &Value::from(true)), "{query}");
            seen.extend(page["items"].as_array().unwrap().iter().map(|item| item["participantId"].to_string()));
            match page["nextCursor"].as_str() {
                Some(next) => cursor = format!("&cursor={next}"),
                None => break,
            }
        }
        assert_eq!(seen.len(), total, "{query}");
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), total, "{query}: one came twice");
    }
    let second = search(&api, &cookie, "name=Kette*&match=literal&limit=100&page=3").await;
    assert_eq!(names(&second, "literal").len(), 30);
}
