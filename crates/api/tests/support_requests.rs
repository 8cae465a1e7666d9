//! Questions to the operator over HTTP, and what people type that ends up in headers.

use crate::{documents, people::people};
use axum::body::Body;
use http::{Request, header};
use serde_json::json;

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_question_is_asked_and_answered_once() {
    let people = people().await;
    let question = json!({
        "subject": " Adresse ", "message": "Laquelle ?\r\nMerci",
        "context": [{ "kind": "page", "value": "/clients" }, { "kind": "browser", "value": " " }],
    });
    let asked = people.post(&people.member, "support", question).await;
    assert_eq!((asked.status, &asked.json["subject"]), (201, &json!("Adresse")), "{asked:?}");
    assert_eq!(asked.json["message"], "Laquelle ?\nMerci");
    assert_eq!(asked.json["context"], json!([{ "kind": "page", "value": "/clients" }]));
    let own = people.get(&people.member, "support").await;
    assert_eq!(own.json, json!([asked.json]));
    assert_eq!(people.get(&people.admin, "support").await.json, json!([]), "it is whoever asked that sees it");

    let queue = people.get(&people.operator, "operator/support?open=true").await;
    assert_eq!(queue.json, json!([asked.json]));
    let path = format!("operator/support/{}/answer", asked.json["id"].as_str().unwrap());
    let answered = people.post(&people.operator, &path, json!({ "message": "La première." })).await;
    assert_eq!((answered.status, &answered.json["answer"]), (200, &json!("La première.")));
    let twice = people.post(&people.operator, &path, json!({ "message": "La seconde." })).await;
    assert_eq!((twice.status, twice.code()), (409, "support_answered"));
    let unknown = people.post(&people.operator, "operator/support/x/answer", json!({ "message": "Non." })).await;
    assert_eq!((unknown.status, unknown.code()), (404, "support_not_found"));
    assert_eq!(people.get(&people.operator, "operator/support?open=true").await.json, json!([]));
    let told = people.get(&people.member, "messages").await;
    let told = &told.json["items"][0];
    assert_eq!((&told["kind"], &told["words"]), (&json!("supportAnswered"), &json!("La première.")));
    assert_eq!(people.get(&people.admin, "messages").await.json["items"], json!([]));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn what_is_wrong_with_a_question_is_said_at_once() {
    let people = people().await;
    let page = json!({ "kind": "page", "value": "/" });
    for (body, codes) in [
        (json!({ "subject": " ", "message": "" }), vec!["subject_required", "message_required"]),
        (json!({ "subject": "x".repeat(201), "message": "x".repeat(2001) }), vec!["text_too_long", "text_too_long"]),
        (json!({ "subject": "a\nb", "message": "a\tb" }), vec!["text_control", "text_control"]),
        (json!({ "subject": "a", "message": "b", "context": [page, page] }), vec!["too_much_context"]),
        (
            json!({ "subject": "a", "message": "b", "context": [{ "kind": "page", "value": "x".repeat(501) }] }),
            vec!["text_too_long"],
        ),
    ] {
        let answer = people.post(&people.member, "support", body).await;
        let said: Vec<&str> =
            answer.json["fields"].as_array().unwrap().iter().map(|field| field["code"].as_str().unwrap()).collect();
        assert_eq!((answer.status, said), (422, codes));
    }
    let empty = people.post(&people.operator, "operator/support/x/answer", json!({ "message": " " })).await;
    assert_eq!((empty.status, empty.code()), (422, "message_required"));
}

/// A name that would end the value of a header, and begin another one.
const SLY: &str = "a\"; filename=b.exe\r\nSet-Cookie: carnet_session=0";

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn no_name_of_a_file_reaches_a_header() {
    let people = people().await;
    let name: String = SLY.bytes().map(|byte| format!("%{byte:02X}")).collect();
    let file = |name: &str| {
        let request = Request::post(format!("/api/v1/customers/imports?fileName={name}"));
        let request = request.header(header::COOKIE, &people.member.0).header(header::CONTENT_TYPE, "text/csv");
        request.body(Body::from("SIREN;Nom\n552100554;Verrerie\n")).unwrap()
    };
    let sent = people.api.send(file(&name)).await;
    assert_eq!((sent.status, &sent.json["fileName"]), (201, &json!(SLY.replace("\r\n", " "))), "{sent:?}");
    let report = format!("customers/imports/{}/report.csv", sent.json["id"].as_str().unwrap());
    let xml = documents::ubl("0225:552100554", "Verrerie", "F&quot;; filename=b.exe");
    let document = documents::received(&people, &people.member, xml).await;
    let source = format!("inbound/{}/source", document["id"].as_str().unwrap());
    for path in [report, source] {
        let request = Request::get(format!("/api/v1/{path}")).header(header::COOKIE, &people.member.0);
        let answer = people.api.raw(request.body(Body::empty()).unwrap()).await;
        assert_eq!(answer.status(), 200, "{path}");
        let shown = answer.headers()[header::CONTENT_DISPOSITION].to_str().unwrap();
        assert!(shown.starts_with("attachment; filename=\"") && !shown.contains("exe"), "{shown}");
        assert_eq!(shown.matches('"').count(), 2, "{shown}");
        assert!(answer.headers().get(header::SET_COOKIE).is_none());
    }
}
