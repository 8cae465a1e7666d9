//! Suggestions over HTTP: every outcome, and what cannot be.

use crate::{
    people::{company, people},
    support::Answer,
};
use carnet_store::{participants, pool};
use serde_json::{Value, json};

const SIREN: &str = "552100554";

/// Status and body with ids of this run taken out.
fn shown(answer: &Answer) -> Value {
    let mut shown = answer.shown();
    for pointer in ["/body/id", "/body/suggestion/id", "/body/items/0/id"] {
        if let Some(id) = shown.pointer_mut(pointer) {
            *id = Value::from("[id]");
        }
    }
    shown
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_company_is_suggested_followed_and_added() {
    let people = people().await;
    let made = people.post(&people.member, "suggestions", company()).await;
    insta::assert_json_snapshot!("suggested", shown(&made));
    let id = made.json["suggestion"]["id"].as_str().unwrap();
    assert_eq!(made.header("location"), format!("/api/v1/suggestions/{id}"));
    let read = people.get(&people.member, &format!("suggestions/{id}")).await;
    assert_eq!(read.json, json!({ "suggestion": made.json["suggestion"], "similar": [] }));

    let same =
        json!({ "name": "VDL", "country": "FR", "identifiers": [{ "scheme": "9957", "value": "FR31552100554" }] });
    assert_eq!(people.get(&people.other, &format!("suggestions/{id}")).await.code(), "suggestion_not_found");
    let joined = people.post(&people.other, "suggestions", same.clone()).await;
    insta::assert_json_snapshot!("joined", shown(&joined));
    let again = people.post(&people.other, "suggestions", same).await;
    assert_eq!((again.status, &again.json["suggestion"]["followers"]), (200, &json!(2)));

    let queue = people.get(&people.operator, "suggestions?state=submitted&q=552100554").await;
    insta::assert_json_snapshot!("queue", shown(&queue));
    let decide = format!("suggestions/{id}/decide");
    let taken = people.post(&people.operator, &decide, json!({ "decision": "takeUp" })).await;
    assert_eq!((taken.status, &taken.json["state"]), (200, &json!("checking")), "{taken:?}");
    let late = people.post(&people.member, &format!("suggestions/{id}/withdraw"), Value::Null).await;
    assert_eq!((late.status, late.code()), (409, "suggestion_decided"));
    let body = json!({ "decision": "add", "participantId": "0225:552100554", "providerId": "quai" });
    insta::assert_json_snapshot!("added", shown(&people.post(&people.operator, &decide, body.clone()).await));
    let twice = people.post(&people.operator, &decide, body).await;
    assert_eq!((twice.status, twice.code()), (409, "suggestion_decided"));

    // Each of them may add it now, and reads which customer it became.
    let added = people.post(&people.other, "customers", json!({ "participantId": "0225:552100554" })).await;
    assert_eq!((added.status, &added.json["reason"]), (201, &json!("routable")), "{added:?}");
    let theirs = people.get(&people.other, &format!("suggestions/{id}")).await;
    assert_eq!(theirs.json["suggestion"]["customerId"], added.json["id"]);
    assert_eq!(
        people.get(&people.member, &format!("suggestions/{id}")).await.json["suggestion"]["customerId"],
        Value::Null
    );
    for who in [&people.member, &people.other] {
        let messages = people.get(who, "messages").await;
        assert_eq!(messages.json["items"][0]["kind"], "suggestionAdded", "{messages:?}");
        assert_eq!(messages.json["items"][0]["objectId"], id);
    }
    let known = people.post(&people.member, "suggestions", company()).await;
    insta::assert_json_snapshot!("already_in_public_directory", shown(&known));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_suggestion_is_merged_declined_or_taken_back() {
    let people = people().await;
    let nordisk = json!({
        "name": "Nordisk kryddhandel", "country": "SE", "identifiers": [{ "scheme": "0060", "value": "123456789" }]
    });
    let id = people.suggested(&people.member, nordisk).await;
    let detail = people.get(&people.operator, &format!("suggestions/{id}")).await;
    assert_eq!(detail.json["similar"][0]["participantId"], "0088:7300010000001", "by its name in its country");
    assert_eq!(detail.json["similar"].as_array().unwrap().len(), 1);
    let decide = format!("suggestions/{id}/decide");
    for (body, status, code, field) in [
        (json!({ "decision": "decline" }), 422, "reason_required", "reason"),
        (json!({ "decision": "decline", "reason": " \n" }), 422, "reason_required", "reason"),
        (json!({ "decision": "decline", "reason": "x".repeat(2001) }), 422, "text_too_long", "reason"),
        (json!({ "decision": "decline", "reason": "a\u{7}" }), 422, "text_control", "reason"),
        (json!({ "decision": "merge" }), 422, "identifier_required", "participantId"),
        (json!({ "decision": "merge", "participantId": "x" }), 404, "participant_not_found", "participantId"),
        (json!({ "decision": "merge", "participantId": "0088:1" }), 404, "participant_not_found", "participantId"),
        (
            json!({ "decision": "merge", "participantId": "0192:991825827" }),
            422,
            "participant_removed",
            "participantId",
        ),
        (json!({ "decision": "add" }), 422, "identifier_required", "participantId"),
        (json!({ "decision": "add", "participantId": "0088:*" }), 422, "identifier_malformed", "participantId"),
        (
            json!({ "decision": "add", "participantId": "0060:123456789", "providerId": "x" }),
            422,
            "provider_not_found",
            "providerId",
        ),
        (
            json!({ "decision": "add", "participantId": "0088:7300010000001" }),
            409,
            "already_in_public_directory",
            "participantId",
        ),
    ] {
        let answer = people.post(&people.operator, &decide, body.clone()).await;
        assert_eq!((answer.status, answer.code()), (status, code), "{body}: {answer:?}");
        assert_eq!(answer.json["fields"][0]["field"], field, "{body}");
    }
    let merged = people
        .post(&people.operator, &decide, json!({ "decision": "merge", "participantId": "0088:7300010000001" }))
        .await;
    insta::assert_json_snapshot!("merged", shown(&merged));

    let body = json!({ "name": "Petite SARL", "country": "FR", "identifiers": [{ "scheme": "0002", "value": SIREN }] });
    let id = people.suggested(&people.member, body.clone()).await;
    let declined = json!({ "decision": "decline", "reason": " Pas encore dans le réseau. " });
    people.post(&people.operator, &format!("suggestions/{id}/decide"), declined).await;
    let read = people.get(&people.member, &format!("suggestions/{id}")).await;
    insta::assert_json_snapshot!("declined", shown(&read));
    let message = people.get(&people.member, "messages").await.json["items"][0].clone();
    assert_eq!(
        (&message["kind"], &message["words"]),
        (&json!("suggestionDeclined"), &json!("Pas encore dans le réseau."))
    );

    let id = people.suggested(&people.member, body).await;
    let withdraw = format!("suggestions/{id}/withdraw");
    assert_eq!(people.post(&people.other, &withdraw, Value::Null).await.code(), "suggestion_not_found");
    let withdrawn = people.post(&people.admin, &withdraw, Value::Null).await;
    assert_eq!(
        (&withdrawn.json["state"], &withdrawn.json["decidedBy"]),
        (&json!("withdrawn"), &json!("Inès Délacourt"))
    );
    assert_eq!(people.post(&people.member, &withdraw, Value::Null).await.code(), "suggestion_decided");
    let states: Vec<Value> = people.get(&people.member, "suggestions").await.json["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|suggestion| suggestion["state"].clone())
        .collect();
    assert_eq!(states.len(), 3);
    assert!(["merged", "declined", "withdrawn"].iter().all(|state| states.contains(&json!(state))), "{states:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn what_cannot_be_suggested_says_where() {
    let people = people().await;
    let with = |pointer: &str, value: Value| {
        let mut body = company();
        body[pointer] = value;
        body
    };
    let one = |scheme: &str, value: &str| json!([{ "scheme": scheme, "value": value }]);
    let many: Vec<Value> = (0..21).map(|n| json!({ "scheme": "0060", "value": format!("{n:09}") })).collect();
    for (body, status, code, field) in [
        (with("name", json!(" ")), 422, "name_required", "name"),
        (with("name", json!("x".repeat(201))), 422, "text_too_long", "name"),
        (with("name", json!("a\nb")), 422, "text_control", "name"),
        (with("country", json!("XX")), 422, "country_required", "country"),
        (with("identifiers", json!([])), 422, "identifier_required", "identifiers"),
        (with("identifiers", json!(many)), 422, "too_many_identifiers", "identifiers"),
        (with("identifiers", one("0002", "12")), 422, "identifier_malformed", "identifiers[0]"),
        (with("identifiers", one("", "*")), 422, "identifier_malformed", "identifiers[0]"),
        (with("electronicAddress", json!("Lumière")), 422, "identifier_malformed", "electronicAddress"),
        (
            with("electronicAddress", json!("0088:7300010000001")),
            409,
            "already_in_public_directory",
            "electronicAddress",
        ),
        (with("identifiers", one("0009", "70204275500240")), 409, "already_in_public_directory", "identifiers[0]"),
        (with("provider", json!("\u{0}")), 422, "text_control", "provider"),
        (with("comment", json!("x".repeat(2001))), 422, "text_too_long", "comment"),
    ] {
        let answer = people.post(&people.member, "suggestions", body.clone()).await;
        assert_eq!((answer.status, answer.code()), (status, code), "{body}: {answer:?}");
        assert_eq!(answer.json["fields"][0]["field"], field, "{body}");
    }
    let unknown = people.post(&people.member, "suggestions", with("x", json!(1))).await;
    assert_eq!((unknown.status, unknown.code()), (400, "malformed_body"));
    assert_eq!(people.get(&people.operator, "suggestions").await.json["total"], 0, "a refusal stores nothing");
    for query in ["state=open", "page=0", "limit=101", "cursor=x&page=1", "x=1"] {
        assert!(people.get(&people.member, &format!("suggestions?{query}")).await.status >= 400, "{query}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn whoever_left_the_network_may_be_suggested() {
    let people = people().await;
    let gone =
        json!({ "name": "Borte AS", "country": "NO", "identifiers": [{ "scheme": "0192", "value": "991825827" }] });
    let id = people.suggested(&people.member, gone).await;
    let detail = people.get(&people.operator, &format!("suggestions/{id}")).await;
    assert_eq!(detail.json["similar"][0]["networkStatus"], "removed");
    let add = json!({ "decision": "add", "participantId": "0192:991825827" });
    let added = people.post(&people.operator, &format!("suggestions/{id}/decide"), add).await;
    assert_eq!(added.json["state"], "added", "{added:?}");
    let back = pool::read(people.api.pool.as_ref(), |db| participants::get(db, "lumiere", "0192:991825827")).unwrap();
    assert_eq!(back.unwrap().document_types.len(), 2, "invoices and credit notes");
}
