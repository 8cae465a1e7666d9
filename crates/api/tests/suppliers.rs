//! Who may send to a company: adding, removing, deciding; and that nobody sees another company's.

use crate::{
    documents::{received, set, ubl},
    people::{People, people},
    support,
};
use http::Method;
use insta::assert_json_snapshot;
use serde_json::{Value, json};

const OYSTER: &str = "0007:5567890120";

/// The id of whoever waits for a decision.
async fn waiting(people: &People, endpoint: &str, number: &str) -> String {
    let document = received(people, &people.member, ubl(endpoint, &format!("Inconnu {endpoint}"), number)).await;
    assert_eq!(document["status"], "held", "{document}");
    document["supplierId"].as_str().unwrap().to_owned()
}

async fn decide(people: &People, id: &str, action: &str, version: &str, body: Value) -> support::Answer {
    people.send(Method::POST, &people.member, &format!("suppliers/{id}/{action}"), Some(version), &body).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn adding_removing_and_adding_again() {
    let people = people().await;
    let added = people.post(&people.member, "suppliers", json!({ "participantId": OYSTER })).await;
    assert_json_snapshot!("supplier_added", added.shown(), { ".body.id" => "…" });
    let id = added.json["id"].as_str().unwrap();
    assert_eq!(added.header("location"), format!("/api/v1/suppliers/{id}"));
    assert_eq!(people.get(&people.member, &format!("suppliers/{id}")).await.json, added.json);
    for (participant, expected) in [
        (OYSTER, (409, "already_supplier")),
        ("0088:0", (404, "participant_not_found")),
        ("no id", (404, "participant_not_found")),
        ("0192:991825827", (422, "participant_removed")),
    ] {
        let refused = people.post(&people.member, "suppliers", json!({ "participantId": participant })).await;
        assert_eq!((refused.status, refused.code()), expected, "{refused:?}");
        if participant == OYSTER {
            assert_eq!(refused.json["holder"], json!({ "id": id, "name": "Oyster Handel AB" }));
        }
    }
    let path = format!("suppliers/{id}");
    let stale = people.send(Method::DELETE, &people.member, &path, Some("\"9\""), &json!({})).await;
    assert_eq!((stale.status, stale.code()), (412, "changed_meanwhile"));
    let without = people.send(Method::DELETE, &people.member, &path, None, &json!({})).await;
    assert_eq!(without.code(), "precondition_required");
    let gone = people.send(Method::DELETE, &people.member, &path, Some("\"1\""), &json!({})).await;
    assert_eq!(gone.status, 204);
    assert_eq!(people.get(&people.member, &path).await.code(), "supplier_not_found");
    let again = people.post(&people.member, "suppliers", json!({ "participantId": OYSTER })).await;
    assert_eq!(again.status, 201);
    let trail = people.get(&people.admin, "audit?q=Oyster").await;
    let done: Vec<_> = trail.json["items"].as_array().unwrap().iter().map(|entry| entry["action"].clone()).collect();
    assert_eq!(done, ["supplier.add", "supplier.remove", "supplier.add"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_decision_releases_or_rejects_what_is_held() {
    let people = people().await;
    set(&people, "closed").await;
    let first = waiting(&people, "0088:1", "1").await;
    assert_eq!(waiting(&people, "0088:1", "2").await, first);
    let second = waiting(&people, "0088:2", "3").await;
    let list = people.get(&people.member, "suppliers?status=toApprove").await;
    assert_json_snapshot!("suppliers_to_approve", list.shown(), { ".body.items[].id" => "…" });
    let removed =
        people.send(Method::DELETE, &people.member, &format!("suppliers/{first}"), Some("\"1\""), &json!({})).await;
    assert_eq!((removed.status, removed.code()), (409, "action_not_allowed"));

    let approved = decide(&people, &first, "approve", "\"1\"", json!({ "message": " Bienvenue. " })).await;
    assert_json_snapshot!("supplier_approved", approved.shown(), { ".body.supplier.id" => "…" });
    let denied = decide(&people, &second, "deny", "\"1\"", json!({})).await;
    assert_eq!((denied.status, &denied.json["documents"]), (200, &json!(1)));
    assert_eq!(denied.json["supplier"]["status"], "denied");
    for (id, action, version, expected) in [
        (&first, "approve", "\"1\"", (412, "changed_meanwhile")),
        (&first, "approve", "\"2\"", (409, "supplier_decided")),
        (&first, "deny", "\"2\"", (409, "supplier_decided")),
        (&second, "deny", "\"2\"", (409, "supplier_decided")),
    ] {
        let refused = decide(&people, id, action, version, json!({})).await;
        assert_eq!((refused.status, refused.code()), expected, "{action} {version}");
    }
    let faulty = decide(&people, &second, "approve", "\"2\"", json!({ "message": "a\u{7}" })).await;
    assert_eq!(faulty.code(), "text_control");
    waiting(&people, "0088:2", "4").await;
    let after_all = decide(&people, &second, "approve", "\"2\"", json!({})).await;
    assert_eq!(after_all.json["documents"], 1);
    let arrived = people.get(&people.member, "inbound?after=0").await;
    let numbers: Vec<_> = arrived.json["items"].as_array().unwrap().iter().map(|one| one["number"].clone()).collect();
    assert_eq!(numbers, ["1", "2", "4"]);
    let rejected = people.get(&people.member, "inbound?status=rejected").await;
    assert_eq!(rejected.json["items"][0]["number"], "3", "kept");
    let found = people.get(&people.member, "suppliers?q=INCONNU&status=authorized").await;
    assert_eq!(found.json["total"], 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn the_sender_hears_of_it_and_nobody_else_sees_it() {
    let people = people().await;
    set(&people, "closed").await;
    // Brasserie, which is an account here.
    let id = waiting(&people, "0225:732829320", "1").await;
    let read = people.get(&people.member, &format!("suppliers/{id}")).await;
    assert_eq!(read.json["name"], "Brasserie du Nord SA", "as in the public directory");
    let path = format!("suppliers/{id}");
    for who in [&people.other, &people.operator] {
        let expected = if std::ptr::eq(who, &people.other) { (404, "supplier_not_found") } else { (403, "forbidden") };
        let read = people.get(who, &path).await;
        assert_eq!((read.status, read.code()), expected);
        let removed = people.send(Method::DELETE, who, &path, Some("\"1\""), &json!({})).await;
        assert_eq!((removed.status, removed.code()), expected);
        for action in ["approve", "deny"] {
            let path = format!("{path}/{action}");
            let answer = people.send(Method::POST, who, &path, Some("\"1\""), &json!({})).await;
            assert_eq!((answer.status, answer.code()), expected, "{action}");
        }
    }
    assert_eq!(people.get(&people.other, "suppliers").await.json["total"], 0);
    let denied = decide(&people, &id, "deny", "\"1\"", json!({ "message": "Pas de commande." })).await;
    assert_eq!(denied.status, 200);
    let told = people.get(&people.other, "messages").await;
    assert_json_snapshot!("sending_denied", told.json["items"], { "[].at" => "…", "[].id" => "…" });
}
