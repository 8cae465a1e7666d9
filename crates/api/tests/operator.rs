//! Who may do what; the operator's providers, and the trail of an account.

use crate::{
    people::{company, people},
    support::{Answer, Cookie},
};
use axum::body::Body;
use http::{Method, Request, header};
use http_body_util::BodyExt;
use serde_json::{Value, json};
use tower::ServiceExt;

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn each_role_has_its_calls() {
    let people = people().await;
    let id = people.suggested(&people.member, company()).await;
    let nothing = Value::Null;
    let provider = json!({ "id": "alma", "name": "Réseau Alma" });
    let (decide, withdraw) = (format!("suggestions/{id}/decide"), format!("suggestions/{id}/withdraw"));
    // Method, path, body, then the statuses for a member, an administrator, the operator.
    let calls: Vec<(Method, &str, Value, [u16; 3])> = vec![
        (Method::GET, "suggestions", nothing.clone(), [200, 200, 200]),
        (Method::POST, "suggestions", company(), [200, 200, 403]),
        (Method::POST, &decide, json!({ "decision": "takeUp" }), [403, 403, 200]),
        (Method::POST, &withdraw, nothing.clone(), [409, 409, 403]),
        (Method::GET, "operator/providers", nothing.clone(), [403, 403, 200]),
        (Method::POST, "providers", provider.clone(), [403, 403, 201]),
        (Method::PATCH, "providers/alma", provider, [403, 403, 200]),
        (Method::GET, "audit", nothing.clone(), [403, 200, 403]),
        (Method::GET, "audit?from=x", nothing, [403, 400, 403]),
    ];
    for (method, path, body, statuses) in calls {
        for (who, status) in [&people.member, &people.admin, &people.operator].into_iter().zip(statuses) {
            let answer = people.send(method.clone(), who, path, Some("\"1\""), &body).await;
            assert_eq!(answer.status, status, "{method} {path}: {answer:?}");
            let code = answer.code();
            assert!(
                status != 403 || code == "forbidden" || (path.starts_with("audit") && code == "admin_only"),
                "{answer:?}"
            );
        }
        let nobody = people.send(method.clone(), &Cookie(String::new()), path, None, &body).await;
        assert_eq!((nobody.status, nobody.code()), (401, "not_signed_in"), "{method} {path}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn providers_are_kept_with_their_contact() {
    let people = people().await;
    let add = |body: Value| people.post(&people.operator, "providers", body);
    let added = add(json!({ "id": "alma", "name": " Réseau  Alma ", "contact": " routage@alma.example " })).await;
    insta::assert_json_snapshot!("provider_added", added.shown());
    for (body, status, code, field) in [
        (json!({ "id": "alma", "name": "X" }), 409, "provider_exists", "id"),
        (json!({ "name": "X" }), 422, "provider_id_malformed", "id"),
        (json!({ "id": "Alma", "name": "X" }), 422, "provider_id_malformed", "id"),
        (json!({ "id": "x" }), 422, "name_required", "name"),
        (json!({ "id": "x", "name": "X", "contact": "routage" }), 422, "contact_malformed", "contact"),
    ] {
        let answer = add(body.clone()).await;
        assert_eq!((answer.status, answer.code()), (status, code), "{body}: {answer:?}");
        assert_eq!(answer.json["fields"][0]["field"], field, "{body}");
    }
    let patch = |path: &'static str, version: Option<&'static str>, body: Value| {
        let people = &people;
        async move { people.send(Method::PATCH, &people.operator, path, version, &body).await }
    };
    let setup = json!({ "requiresRoutingSetup": true, "contact": "" });
    for (path, version, body, status, code) in [
        ("providers/alma", None, setup.clone(), 428, "precondition_required"),
        ("providers/alma", Some("1"), setup.clone(), 400, "malformed_version"),
        ("providers/alma", Some("\"7\""), setup.clone(), 412, "changed_meanwhile"),
        ("providers/nobody", Some("\"1\""), setup.clone(), 404, "provider_unknown"),
        ("providers/alma", Some("\"1\""), json!({ "id": "other" }), 422, "provider_id_malformed"),
        ("providers/alma", Some("\"1\""), json!({ "name": "" }), 422, "name_required"),
        ("providers/alma", Some("\"1\""), json!({ "contact": "a@b@c" }), 422, "contact_malformed"),
    ] {
        let answer = patch(path, version, body.clone()).await;
        assert_eq!((answer.status, answer.code()), (status, code), "{path} {body}: {answer:?}");
    }
    insta::assert_json_snapshot!("provider_changed", patch("providers/alma", Some("\"1\""), setup).await.shown());
    let listed = people.get(&people.operator, "operator/providers").await;
    let counts: Vec<_> = listed
        .json
        .as_array()
        .unwrap()
        .iter()
        .map(|provider| (provider["id"].as_str().unwrap(), provider["recipients"].as_u64().unwrap()))
        .collect();
    assert_eq!(counts, [("sillage", 2), ("quai", 4), ("alma", 0)], "by name");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn an_administrator_reads_the_trail() {
    let people = people().await;
    people
        .post(
            &people.member,
            "customers",
            json!({ "participantId": "0088:7300010000001", "customerNumbers": ["=1+1"] }),
        )
        .await;
    people.post(&people.admin, "suggestions", company()).await;
    people.post(&people.other, "customers", json!({ "participantId": "0088:7300010000001" })).await;
    let actions = |answer: &Answer| -> Vec<String> {
        let items = answer.json["items"].as_array().unwrap_or_else(|| panic!("{answer:?}"));
        items.iter().map(|entry| entry["action"].as_str().unwrap().to_owned()).collect()
    };
    let both = ["suggestion.add", "customer.add"];
    for (query, expected) in [
        ("", &both[..]),
        ("?action=customer.add", &both[1..]),
        ("?q=NORDISK", &both[1..]),
        ("?q=ines+delacourt", &both[..1]),
        ("?q=membre", &both[1..]),
        ("?q=verrerie+lac", &both[..1]),
        ("?q=%25", &[]),
        ("?from=2026-08-19&to=2026-08-19", &both[..]),
        ("?from=2026-08-20", &[]),
        ("?to=2026-08-18", &[]),
        ("?limit=1&page=2", &both[1..]),
    ] {
        assert_eq!(actions(&people.get(&people.admin, &format!("audit{query}")).await), expected, "{query}");
    }
    let first = people.get(&people.admin, "audit?q=verrerie").await.json["items"][0].clone();
    assert_eq!((&first["by"], &first["objectName"]), (&json!("Inès Délacourt"), &json!("Verrerie du Lac")));
    assert!(first["changes"].as_array().unwrap().iter().any(|change| change["after"] == "Verrerie du Lac"), "{first}");
    for query in ["from=2026-13-01", "to=2026-08-19T00:00:00Z", "from=x", "nom=x"] {
        let answer = people.get(&people.admin, &format!("audit?{query}")).await;
        assert_eq!((answer.status, answer.code()), (400, "malformed_query"), "{query}");
    }

    let request = Request::get("/api/v1/audit.csv?action=customer.add").header(header::COOKIE, &people.admin.0);
    let response = people.api.router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
    assert_eq!(response.headers()[header::CONTENT_TYPE], "text/csv; charset=utf-8");
    assert_eq!(response.headers()[header::CONTENT_DISPOSITION], "attachment; filename=\"carnet-audit-2026-08-19.csv\"");
    let bytes = response.into_body().collect().await.unwrap().to_bytes();
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    assert!(text.starts_with("\u{feff}Date;Qui;Action;"), "{text}");
    assert!(text.contains(";customerNumbers;;'=1+1\r\n"), "{text}");
    assert!(!text.contains("suggestion"), "{text}");
}
