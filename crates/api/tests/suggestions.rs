//! Suggestions, the operator's providers and the trail over HTTP: every outcome, and who may do what.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use axum::body::Body;
use carnet_api::password;
use carnet_core::wire::{Locale, Role};
use carnet_store::{
    participants, pool,
    users::{self, NewUser},
};
use http::{Method, Request, header};
use http_body_util::BodyExt;
use serde_json::{Value, json};
use support::{Answer, Api, Cookie, NOW, PASSWORD};
use tower::ServiceExt;

const SIREN: &str = "552100554";

/// One of each role, and a second company.
struct People {
    api: Api,
    member: Cookie,
    admin: Cookie,
    other: Cookie,
    operator: Cookie,
}

async fn people() -> People {
    let api = Api::new();
    let admin = NewUser {
        id: "the-admin".to_owned(),
        account_id: "lumiere".to_owned(),
        email: "chef@lumiere.example".to_owned(),
        display_name: "Inès Délacourt".to_owned(),
        role: Role::Admin,
        locale: Locale::Fr,
        password_hash: password::hash(PASSWORD, support::random).unwrap(),
    };
    pool::write(api.pool.as_ref(), |db| users::add(db, &admin, NOW)).unwrap();
    let member = api.sign_in("membre@lumiere.example").await;
    let admin = api.sign_in("chef@lumiere.example").await;
    let other = api.sign_in("membre@brasserie.example").await;
    let operator = api.sign_in("membre@operator.example").await;
    People { api, member, admin, other, operator }
}

impl People {
    async fn send(&self, method: Method, who: &Cookie, path: &str, version: Option<&str>, body: &Value) -> Answer {
        let mut request = Request::builder().method(method).uri(format!("/api/v1/{path}"));
        request = request.header(header::COOKIE, &who.0).header(header::CONTENT_TYPE, "application/json");
        if let Some(version) = version {
            request = request.header(header::IF_MATCH, version);
        }
        self.api.send(request.body(Body::from(body.to_string())).unwrap()).await
    }

    async fn post(&self, who: &Cookie, path: &str, body: Value) -> Answer {
        self.send(Method::POST, who, path, None, &body).await
    }

    async fn get(&self, who: &Cookie, path: &str) -> Answer {
        self.api.get(who, &format!("/api/v1/{path}")).await
    }

    async fn suggested(&self, who: &Cookie, body: Value) -> String {
        let answer = self.post(who, "suggestions", body).await;
        assert!(matches!(answer.status, 200 | 201), "{answer:?}");
        answer.json["suggestion"]["id"].as_str().unwrap().to_owned()
    }
}

fn company() -> Value {
    json!({
        "name": " Verrerie  du Lac ", "country": "fr",
        "identifiers": [{ "scheme": "", "value": "SIREN : 552 100 554" }, { "scheme": "", "value": "" }],
        "electronicAddress": "0225:552100554_COMPTA", "comment": "Trois factures par mois.\r\nMerci !",
    })
}

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

#[tokio::test]
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

#[tokio::test]
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

#[tokio::test]
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

#[tokio::test]
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
            assert!(status != 403 || answer.code() == "forbidden", "{answer:?}");
        }
        let nobody = people.send(method.clone(), &Cookie(String::new()), path, None, &body).await;
        assert_eq!((nobody.status, nobody.code()), (401, "not_signed_in"), "{method} {path}");
    }
}

#[tokio::test]
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

#[tokio::test]
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

#[tokio::test]
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
