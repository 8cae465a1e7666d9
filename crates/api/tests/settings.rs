//! The settings of a company: everybody of it reads them, its administrators change them, the others may ask.

use crate::{
    documents::{received, set, ubl},
    people::people,
};
use http::Method;
use insta::assert_json_snapshot;
use serde_json::json;

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn an_administrator_changes_what_a_member_reads() {
    let people = people().await;
    let read = people.get(&people.member, "settings/company").await;
    assert_json_snapshot!("settings_of_a_member", read.shown());
    let body = json!({ "customerDirectory": "open", "acceptance": "manual" });
    let changed = people.send(Method::PATCH, &people.admin, "settings/company", Some("\"1\""), &body).await;
    assert_json_snapshot!("settings_changed", changed.shown());
    let nothing = people.send(Method::PATCH, &people.admin, "settings/company", Some("\"2\""), &body).await;
    assert_eq!((nothing.status, &nothing.json["version"]), (200, &json!(2)), "nothing was changed");
    let trail = people.get(&people.admin, "audit?action=settings.change").await;
    assert_eq!(trail.json["total"], 1);
    let fields: Vec<&str> = trail.json["items"][0]["changes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|change| change["field"].as_str().unwrap())
        .collect();
    assert_eq!(fields, ["acceptance", "customerDirectory"]);
    let other = people.get(&people.other, "settings/company").await;
    assert_eq!((other.json["customerDirectory"].as_str(), other.json["version"].as_u64()), (Some("closed"), Some(1)));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn who_may_not_and_what_is_wrong() {
    let people = people().await;
    let body = json!({ "supplierDirectory": "closed" });
    let path = "settings/company";
    let refused = people.send(Method::PATCH, &people.member, path, Some("\"1\""), &body).await;
    assert_json_snapshot!("settings_admin_only", refused.shown());
    for (who, version, body, expected) in [
        (&people.operator, Some("\"1\""), body.clone(), (403, "forbidden")),
        (&people.admin, None, body.clone(), (428, "precondition_required")),
        (&people.admin, Some("\"7\""), body.clone(), (412, "changed_meanwhile")),
        (&people.admin, Some("\"1\""), json!({ "supplierDirectory": "ajar" }), (400, "malformed_body")),
        (&people.admin, Some("\"1\""), json!({ "other": 1 }), (400, "malformed_body")),
    ] {
        let answer = people.send(Method::PATCH, who, path, version, &body).await;
        assert_eq!((answer.status, answer.code()), expected, "{body}");
    }
    for path in [path, "settings/company/effect"] {
        assert_eq!(people.get(&people.operator, path).await.code(), "forbidden");
    }
    let read = people.get(&people.admin, path).await;
    assert_eq!(
        (&read.json["supplierDirectory"], &read.json["version"]),
        (&json!("open"), &json!(1)),
        "nothing changed"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_member_asks_and_the_administrators_alone_hear_of_it() {
    let people = people().await;
    let body = json!({ "setting": "supplierDirectory", "message": "Trop de factures inconnues." });
    assert_eq!(people.post(&people.member, "settings/company/ask", body).await.status, 204);
    let told = people.get(&people.admin, "messages").await;
    assert_json_snapshot!("settings_asked", told.json["items"], { "[].at" => "…", "[].id" => "…" });
    assert_eq!(people.get(&people.member, "messages").await.json["total"], 0);
    assert_eq!(people.get(&people.other, "messages").await.json["total"], 0);
    let body = json!({ "setting": "acceptance", "message": "a\u{1}" });
    assert_eq!(people.post(&people.member, "settings/company/ask", body).await.code(), "text_control");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn the_effect_is_measured_on_what_was_received() {
    let people = people().await;
    let effect = people.get(&people.member, "settings/company/effect").await;
    let nothing = json!({ "days": 30, "customerDirectory": null, "supplierDirectory": null, "held": 0 });
    assert_eq!(effect.json, nothing);
    received(&people, &people.member, ubl("0088:1", "Un", "1")).await;
    received(&people, &people.member, ubl("0088:1", "Un", "2")).await;
    received(&people, &people.other, ubl("0088:1", "Un", "3")).await;
    let effect = people.get(&people.member, "settings/company/effect").await;
    assert_eq!(effect.json["supplierDirectory"], json!({ "documents": 2, "otherwise": 2, "companies": 1 }));
    set(&people, "closed").await;
    received(&people, &people.member, ubl("0088:2", "Deux", "4")).await;
    let effect = people.get(&people.member, "settings/company/effect").await;
    assert_eq!(effect.json["supplierDirectory"], json!({ "documents": 3, "otherwise": 1, "companies": 1 }));
    assert_eq!(effect.json["held"], 1);
    set(&people, "open").await;
    let held = people.get(&people.member, "inbound?status=held").await;
    assert_eq!(held.json["total"], 0);
    assert_eq!(people.get(&people.member, "suppliers").await.json["total"], 0);
}
