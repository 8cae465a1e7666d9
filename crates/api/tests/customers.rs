//! The account's own directory: adding, conflicts, listing, and that accounts do not see each other.

use crate::support::{Answer, Api, Cookie};
use serde_json::{Value, json};

async fn add(api: &Api, cookie: &Cookie, body: Value) -> Answer {
    api.post(Some(cookie), "/api/v1/customers", &body).await
}

fn shown(answer: &Answer) -> Value {
    let mut shown = answer.shown();
    for pointer in ["/body/id", "/body/holder/id", "/body/items/0/id", "/body/items/1/id"] {
        if let Some(id) = shown.pointer_mut(pointer) {
            *id = Value::from("[id]");
        }
    }
    shown
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_customer_is_added_found_and_listed() {
    let api = Api::new();
    let cookie = api.sign_in("membre@lumiere.example").await;
    let body = json!({ "participantId": "0088:7300010000001", "customerNumbers": [" 0042 ", "", "A-7", "0042"] });
    let added = add(&api, &cookie, body).await;
    insta::assert_json_snapshot!("added", shown(&added));
    let location = added.header("location");
    assert_eq!(location, format!("/api/v1/customers/{}", added.json["id"].as_str().unwrap()));
    assert_eq!(api.get(&cookie, location).await.json, added.json);

    for (query, field) in [
        ("q=0042", "customerNumber"),
        ("q=00*", "customerNumber"),
        ("q=7300010000001", "identifier"),
        ("q=Nordisk*", "name"),
        ("q=nordisk", "name"),
        ("q=A-7&field=customerNumber", "customerNumber"),
    ] {
        let found = api.get(&cookie, &format!("/api/v1/customers?{query}")).await;
        assert_eq!(found.json["total"], 1, "{query}: {found:?}");
        assert_eq!(found.json["items"][0]["matched"]["field"], field, "{query}");
    }
    for query in ["q=42", "q=Nordisk*&field=customerNumber", "status=deactivated", "status=nonExisting"] {
        assert_eq!(api.get(&cookie, &format!("/api/v1/customers?{query}")).await.json["total"], 0, "{query}");
    }
    insta::assert_json_snapshot!("list", shown(&api.get(&cookie, "/api/v1/customers?q=0042&sort=-updatedAt").await));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn the_relationship_follows_from_the_other_side() {
    let api = Api::new();
    let cookie = api.sign_in("membre@lumiere.example").await;
    for (body, relationship) in [
        (json!({ "participantId": "0225:732829320" }), "awaitingAcceptance"),
        (json!({ "participantId": "0216:0037024287384" }), "awaitingRouting"),
        (json!({ "participantId": "0216:003715921021", "providerId": "quai" }), "ready"),
    ] {
        let added = add(&api, &cookie, body.clone()).await;
        assert_eq!((added.status, &added.json["relationship"]), (201, &Value::from(relationship)), "{body}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn what_cannot_be_added_says_why() {
    let api = Api::new();
    let cookie = api.sign_in("membre@lumiere.example").await;
    let first = json!({ "participantId": "0088:7300010000001", "customerNumbers": ["0042"] });
    assert_eq!(add(&api, &cookie, first.clone()).await.status, 201);
    for (name, body) in [
        ("already_in_directory", first),
        ("number_taken", json!({ "participantId": "0007:5567890120", "customerNumbers": ["1", " 0042"] })),
        ("number_comma", json!({ "participantId": "0007:5567890120", "customerNumbers": ["1", "a,b"] })),
        ("number_control", json!({ "participantId": "0007:5567890120", "customerNumbers": ["a\u{7}b"] })),
        ("number_too_long", json!({ "participantId": "0007:5567890120", "customerNumbers": ["x".repeat(65)] })),
        ("no_participant_id", json!({ "participantId": "Nordisk" })),
        ("participant_not_found", json!({ "participantId": "0088:1234567890128" })),
        ("participant_removed", json!({ "participantId": "0192:991825827" })),
        ("provider_required", json!({ "participantId": "0216:003715921021" })),
        ("provider_not_found", json!({ "participantId": "0216:003715921021", "providerId": "nordlink" })),
    ] {
        insta::assert_json_snapshot!(format!("refused_{name}"), shown(&add(&api, &cookie, body).await));
    }
    let numbers: Vec<String> = (0..101).map(|n| n.to_string()).collect();
    let many = add(&api, &cookie, json!({ "participantId": "0007:5567890120", "customerNumbers": numbers })).await;
    assert_eq!((many.status, many.code()), (422, "too_many_numbers"));
    assert_eq!(api.get(&cookie, "/api/v1/customers").await.json["total"], 1, "a refusal stores nothing");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn another_account_s_customer_is_no_customer() {
    let api = Api::new();
    let mine = api.sign_in("membre@lumiere.example").await;
    let body = json!({ "participantId": "0088:7300010000001", "customerNumbers": ["0042"] });
    let added = add(&api, &mine, body.clone()).await;
    for email in ["membre@brasserie.example", "membre@verrerie.example"] {
        let other = api.sign_in(email).await;
        let foreign = api.get(&other, added.header("location")).await;
        let never = api.get(&other, "/api/v1/customers/0123456789abcdef0123456789abcdef").await;
        assert_eq!(foreign.shown(), never.shown(), "{email}");
        assert_eq!((foreign.status, foreign.code()), (404, "customer_not_found"), "{email}");
        assert_eq!(api.get(&other, "/api/v1/customers").await.json["total"], 0, "{email}");
        assert_eq!(api.get(&other, "/api/v1/customers?q=0042").await.json["total"], 0, "{email}");
        // Numbers are unique within an account, not among accounts.
        assert_eq!(add(&api, &other, body.clone()).await.status, 201, "{email}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn cursors_and_pages_lead_to_every_customer_once() {
    let api = Api::new();
    let cookie = api.sign_in("membre@lumiere.example").await;
    for (id, provider) in [
        ("0007:5567890120", None),
        ("0216:003715921021", Some("quai")),
        ("0216:0037024287384", None),
        ("0213:FI15921021", None),
        ("0088:7300010000001", None),
        ("0225:732829320", None),
        ("0208:0202239951", None),
    ] {
        let body = json!({ "participantId": id, "providerId": provider });
        assert_eq!(add(&api, &cookie, body).await.status, 201, "{id}");
    }
    for sort in ["name", "-name", "provider", "-provider", "updatedAt", "-updatedAt", "asOf", "-asOf"] {
        let mut by_cursor = Vec::new();
        let mut cursor = String::new();
        loop {
            let page = api.get(&cookie, &format!("/api/v1/customers?sort={sort}&limit=3{cursor}")).await;
            assert_eq!(page.json["total"], 7, "{page:?}");
            by_cursor.extend(ids(&page));
            match page.json["nextCursor"].as_str() {
                Some(next) => cursor = format!("&cursor={next}"),
                None => break,
            }
        }
        let mut by_page = Vec::new();
        for page in 1..=3 {
            by_page.extend(ids(&api.get(&cookie, &format!("/api/v1/customers?sort={sort}&limit=3&page={page}")).await));
        }
        assert_eq!(by_cursor, by_page, "{sort}");
        by_page.sort();
        by_page.dedup();
        assert_eq!(by_page.len(), 7, "{sort}");
    }
}

fn ids(page: &Answer) -> Vec<String> {
    page.json["items"].as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap().to_owned()).collect()
}
