//! What is done about documents that went nowhere: corrected, resent many at a time, deleted.

use crate::{
    people::people,
    sending::{To, change, customer, receives, sent},
};
use carnet_store::{db::Db, pool};
use http::Method;
use serde_json::{Value, json};

const OYSTER: &str = "0007:5567890120";

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_correction_keeps_the_first_identifiers_and_both_attempts() {
    let people = people().await;
    customer(&people, OYSTER, &["100"]).await;
    let stopped = sent(&people, "F-1", To::number("0100")).await;
    assert_eq!((text(&stopped["status"]), text(&stopped["cause"])), ("stopped", "values_differ"));
    let near = &stopped["attempts"][0]["trace"]["nearMiss"];
    assert_eq!((text(&near["other"]), &near["differences"]), ("100", &json!(["leadingZero"])));
    let path = format!("documents/{}", text(&stopped["id"]));
    let fine = json!({ "identifiers": [{ "kind": "customerNumber", "value": " 100 " }] });
    let of = |version| people.send(Method::PATCH, &people.member, &path, version, &fine);
    assert_eq!(of(None).await.code(), "precondition_required");
    assert_eq!(
        (of(Some("\"7\"")).await.status, of(Some("\"7\"")).await.code().to_owned()),
        (412, "changed_meanwhile".into())
    );
    let identifier = |value: String| json!({ "kind": "customerNumber", "value": value });
    for (identifiers, code, field) in [
        (vec![], "value_empty", "identifiers"),
        (vec![identifier(" ".to_owned())], "value_empty", "identifiers[0].value"),
        (vec![identifier("1\n2".to_owned())], "text_control", "identifiers[0].value"),
        (vec![identifier("1".repeat(251))], "text_too_long", "identifiers[0].value"),
        (vec![identifier("1".to_owned()); 51], "too_many_identifiers", "identifiers"),
    ] {
        let body = json!({ "identifiers": identifiers });
        let answer = change(&people, Method::PATCH, "documents", &stopped, body).await;
        assert_eq!((answer.status, answer.code(), text(&answer.json["fields"][0]["field"])), (422, code, field));
    }
    let foreign = people.send(Method::PATCH, &people.other, &path, Some("\"1\""), &fine).await;
    assert_eq!((foreign.status, foreign.code()), (404, "document_not_found"));

    let corrected = change(&people, Method::PATCH, "documents", &stopped, fine).await;
    assert_eq!((corrected.status, text(&corrected.json["status"])), (200, "queued"), "{corrected:?}");
    let one = &corrected.json;
    assert_eq!(one["detail"]["identifiers"], json!([identifier("100".to_owned())]));
    assert_eq!(one["detail"]["given"], json!([identifier("0100".to_owned())]));
    let attempts = one["attempts"].as_array().unwrap();
    let told: Vec<_> = attempts.iter().map(|one| (text(&one["reason"]), text(&one["trace"]["verdict"]))).collect();
    assert_eq!(told, [("sent", "stopped"), ("corrected", "routed")]);
    let late =
        change(&people, Method::PATCH, "documents", one, json!({ "identifiers": [identifier("1".into())] })).await;
    assert_eq!((late.status, late.code()), (409, "document_state"), "it is on its way");
    let trail = people.get(&people.admin, "audit").await.json;
    let entry = &trail["items"][0];
    assert_eq!((text(&entry["action"]), text(&entry["objectName"])), ("document.correct", "F-1"));
    let changes: Vec<_> = entry["changes"].as_array().unwrap().iter().map(|one| text(&one["field"])).collect();
    assert_eq!(changes, ["cause", "identifiers", "status"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn many_are_resent_at_once_and_none_twice() {
    let people = people().await;
    let (lacking, other) = ("0088:5790000435975", "0088:5790000435982");
    for at in 0..3 {
        sent(&people, &format!("F-{at}"), To::endpoint(lacking)).await;
    }
    sent(&people, "G-1", To::endpoint(other)).await;
    receives(&people, lacking, "Manquant AB");
    let ask = |before: &str, cause: &str| {
        let body = json!({ "cause": cause, "before": before });
        let people = &people;
        async move { people.post(&people.member, "documents/resend", body).await }
    };
    assert_eq!(ask("hier", "not_in_network").await.code(), "malformed_body");
    let later = "2026-08-19T12:30:00.001Z";
    let none = ask("2026-08-19T12:30:00Z", "not_in_network").await.json;
    assert_eq!(none, json!({ "routed": 0, "stopped": 0, "left": 0 }), "all were tried at that moment");
    // The clock of these tests stands still: what was tried an hour ago is made by hand.
    let back = |db: &mut dyn Db| db.execute("update documents set attempted_at = attempted_at - 3600000", &[]);
    pool::write(people.api.pool.as_ref(), back).unwrap();
    let resent = ask(later, "not_in_network").await.json;
    assert_eq!(resent, json!({ "routed": 0, "stopped": 4, "left": 0 }), "in the network, not in the directory");
    assert_eq!(ask(later, "not_in_network").await.json, json!({ "routed": 0, "stopped": 0, "left": 0 }), "not twice");
    customer(&people, lacking, &[]).await;
    pool::write(people.api.pool.as_ref(), back).unwrap();
    let resent = ask(later, "not_in_directory").await.json;
    assert_eq!(resent, json!({ "routed": 3, "stopped": 0, "left": 0 }));
    let counts = people.get(&people.member, "documents/counts").await.json;
    assert_eq!((&counts["queued"], &counts["stopped"]), (&json!(3), &json!(1)));
    let theirs = people.post(&people.other, "documents/resend", json!({ "cause": "not_in_network", "before": later }));
    assert_eq!(theirs.await.json["stopped"], 0, "another company has none");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn what_went_nowhere_is_deleted_and_the_trail_remembers_it() {
    let people = people().await;
    customer(&people, OYSTER, &["100"]).await;
    let stopped = sent(&people, "F-1", To::endpoint("0225:111222333")).await;
    let queued = sent(&people, "F-2", To::number("100")).await;
    let kept = change(&people, Method::DELETE, "documents", &queued, json!({})).await;
    assert_eq!((kept.status, kept.code()), (409, "document_state"));
    let resend = people.post(&people.member, &format!("documents/{}/resend", text(&queued["id"])), json!({})).await;
    assert_eq!((resend.status, resend.code()), (409, "document_state"));
    let path = format!("documents/{}", text(&stopped["id"]));
    let nothing = json!({});
    let version = |version| people.send(Method::DELETE, &people.member, &path, version, &nothing);
    assert_eq!(version(None).await.status, 428);
    assert_eq!(version(Some("\"2\"")).await.code(), "changed_meanwhile");
    let gone = change(&people, Method::DELETE, "documents", &stopped, json!({})).await;
    assert_eq!(gone.status, 204, "{gone:?}");
    assert_eq!(people.get(&people.member, &path).await.status, 404);
    assert_eq!(people.get(&people.member, "documents").await.json["total"], 1);
    let trail = people.get(&people.admin, "audit?action=document.remove").await.json;
    assert_eq!((text(&trail["items"][0]["objectName"]), text(&trail["items"][0]["by"])), ("F-1", "Membre lumiere"));
    let anew = sent(&people, "F-1", To::endpoint("0225:111222333")).await;
    assert_ne!(anew["id"], stopped["id"], "the same document again is a new one");
}
