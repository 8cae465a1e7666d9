//! Whatever is suggested, decided or written about a provider, the answer is an answer; and what was taken can be read.

use crate::support::{Answer, Api, Cookie};
use axum::body::Body;
use http::{Method, Request, header};
use proptest::prelude::*;
use serde_json::{Value, json};

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,30}",
        any::<String>(),
        "[0-9]{4}:[0-9A-Za-z*_]{0,20}",
        "[0-9 .-]{1,20}",
        Just("Verrerie du Lac".to_owned()),
        Just("0088:7300010000001".to_owned()),
        Just("702042755".to_owned()),
        "[a-z.]{1,10}@[a-z.]{1,10}",
        (0..2100_usize).prop_map(|length| "x".repeat(length)),
    ]
}

fn country() -> impl Strategy<Value = String> {
    prop_oneof![Just("FR".to_owned()), Just("SE".to_owned()), "[A-Za-z]{0,3}", text()]
}

fn scheme() -> impl Strategy<Value = String> {
    prop_oneof![Just(String::new()), "[0-9]{4}", Just("0002".to_owned()), Just("0088".to_owned()), text()]
}

fn suggestion() -> impl Strategy<Value = Value> {
    // Half of them are of a known form, so that many bodies are taken.
    let known = prop_oneof!["[0-9]{9}".prop_map(|value| ("0060".to_owned(), value)), (scheme(), text())];
    let identifiers = proptest::collection::vec(known, 0..4);
    let further = proptest::array::uniform4(proptest::option::of(text()));
    (text(), country(), identifiers, further).prop_map(
        |(name, country, identifiers, [address, provider, contact, comment])| {
            let identifiers: Vec<Value> =
                identifiers.into_iter().map(|(scheme, value)| json!({ "scheme": scheme, "value": value })).collect();
            json!({
                "name": name, "country": country, "identifiers": identifiers, "electronicAddress": address,
                "provider": provider, "contact": contact, "comment": comment,
            })
        },
    )
}

fn decision() -> impl Strategy<Value = Value> {
    let decisions = proptest::sample::select(&["takeUp", "add", "merge", "decline", "keep"][..]);
    let provider = prop_oneof![Just("quai".to_owned()), text()];
    (decisions, proptest::option::of(text()), proptest::option::of(text()), proptest::option::of(provider)).prop_map(
        |(decision, reason, participant, provider)| {
            json!({ "decision": decision, "reason": reason, "participantId": participant, "providerId": provider })
        },
    )
}

fn provider() -> impl Strategy<Value = Value> {
    let id = prop_oneof!["[a-z0-9-]{1,10}", text()];
    (proptest::option::of(id), proptest::option::of(text()), proptest::option::of(text()), any::<Option<bool>>()).prop_map(
        |(id, name, contact, setup)| json!({ "id": id, "name": name, "contact": contact, "requiresRoutingSetup": setup }),
    )
}

struct Signed {
    runtime: tokio::runtime::Runtime,
    api: Api,
    member: Cookie,
    operator: Cookie,
}

impl Signed {
    fn new() -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).build().unwrap();
        let api = Api::new();
        let member = runtime.block_on(api.sign_in("membre@lumiere.example"));
        let operator = runtime.block_on(api.sign_in("membre@operator.example"));
        Self { runtime, api, member, operator }
    }

    fn ask(&self, method: Method, who: &Cookie, path: &str, version: Option<&str>, body: &Value) -> Answer {
        let mut request = Request::builder().method(method).uri(format!("/api/v1/{path}"));
        request = request.header(header::COOKIE, &who.0).header(header::CONTENT_TYPE, "application/json");
        if let Some(version) = version.and_then(|version| http::HeaderValue::from_str(version).ok()) {
            request = request.header(header::IF_MATCH, version);
        }
        self.runtime.block_on(self.api.send(request.body(Body::from(body.to_string())).unwrap()))
    }
}

thread_local! {
    static SIGNED: Signed = Signed::new();
}

fn is_answer(answer: &Answer) -> bool {
    let is_problem = answer.header("content-type") == "application/problem+json" && !answer.code().is_empty();
    answer.status < 300 || (answer.status < 500 && is_problem)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: carnet_testing::cases(400), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_suggested_and_decided_is_answered(
        body in suggestion(),
        decision in decision(),
        q in text(),
    ) {
        SIGNED.with(|signed| {
            let suggested = signed.ask(Method::POST, &signed.member, "suggestions", None, &body);
            prop_assert!(is_answer(&suggested), "{body}: {suggested:?}");
            let id = suggested.json["suggestion"]["id"].as_str().unwrap_or("none");
            let decided = signed.ask(Method::POST, &signed.operator, &format!("suggestions/{id}/decide"), None, &decision);
            prop_assert!(is_answer(&decided), "{decision}: {decided:?}");
            if id != "none" {
                for who in [&signed.member, &signed.operator] {
                    let read = signed.ask(Method::GET, who, &format!("suggestions/{id}"), None, &Value::Null);
                    prop_assert_eq!(read.status, 200, "{}: {:?}", body, read);
                    prop_assert_eq!(&read.json["suggestion"]["name"], &suggested.json["suggestion"]["name"]);
                }
            }
            if decided.status == 200 {
                let after = signed.ask(Method::GET, &signed.member, &format!("suggestions/{id}"), None, &Value::Null);
                prop_assert_eq!(&after.json["suggestion"]["state"], &decided.json["state"], "{:?}", after);
            }
            let encoded: String = q.bytes().map(|byte| format!("%{byte:02X}")).collect();
            for who in [&signed.member, &signed.operator] {
                let list = signed.ask(Method::GET, who, &format!("suggestions?q={encoded}"), None, &Value::Null);
                prop_assert!(is_answer(&list), "{q:?}: {list:?}");
            }
            Ok(())
        })?;
    }

    #[test]
    fn whatever_is_written_about_a_provider_is_answered(
        body in provider(),
        version in proptest::option::of(prop_oneof!["\"[0-9]{1,3}\"", text()]),
        existing in any::<bool>(),
    ) {
        SIGNED.with(|signed| {
            let added = signed.ask(Method::POST, &signed.operator, "providers", None, &body);
            prop_assert!(is_answer(&added), "{body}: {added:?}");
            let path = if existing { "providers/quai" } else { "providers/none" };
            let changed = signed.ask(Method::PATCH, &signed.operator, path, version.as_deref(), &body);
            prop_assert!(is_answer(&changed), "{body} {version:?}: {changed:?}");
            Ok(())
        })?;
    }
}
