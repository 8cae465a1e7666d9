//! Whatever is sent, the answer is an answer: no failure of the server, and every refusal a problem.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use axum::body::Body;
use http::{Method, Request, header};
use proptest::prelude::*;
use serde_json::json;
use support::{Api, Cookie};

/// Paths that are close to real ones.
fn path() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        Just("api".to_owned()),
        Just("v1".to_owned()),
        Just("session".to_owned()),
        Just("participants".to_owned()),
        Just("customers".to_owned()),
        Just("providers".to_owned()),
        "[a-z0-9:%*.~_-]{0,12}",
        "(%[0-9A-Fa-f]{2}){1,4}",
    ];
    prop_oneof![
        proptest::collection::vec(part.clone(), 0..5).prop_map(|parts| format!("/{}", parts.join("/"))),
        (prop_oneof![Just("participants"), Just("customers")], part)
            .prop_map(|(list, id)| format!("/api/v1/{list}/{id}")),
        prop_oneof![Just("/api/v1/session"), Just("/api/v1/participants"), Just("/api/v1/customers")]
            .prop_map(str::to_owned),
    ]
}

fn query() -> impl Strategy<Value = String> {
    const NAMES: &[&str] = &[
        "name", "id", "provider", "country", "docType", "match", "cursor", "page", "limit", "q", "field", "status",
        "sort", "x",
    ];
    let value = prop_oneof![
        "[a-zA-Z0-9*:\\\\._+-]{0,20}",
        "(%[0-9A-F]{2}|\\*){0,8}",
        Just("literal".to_owned()),
        Just("routable".to_owned()),
        Just("-name".to_owned()),
        Just("%C3%89".to_owned()),
        Just("SIREN+:+702+042+755".to_owned()),
        "\\*{0,30}",
    ];
    let pair = (proptest::sample::select(NAMES), value).prop_map(|(name, value)| format!("{name}={value}"));
    proptest::collection::vec(pair, 0..4).prop_map(|pairs| pairs.join("&"))
}

fn body() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        proptest::collection::vec(any::<u8>(), 0..200),
        ("\\PC{0,20}", "\\PC{0,20}")
            .prop_map(|(id, number)| json!({ "participantId": id, "customerNumbers": [number] }).to_string().into()),
        (
            proptest::sample::select(&["0088:7300010000001", "0216:003715921021", "0192:991825827"][..]),
            proptest::collection::vec("\\PC{0,70}", 0..3)
        )
            .prop_map(|(id, numbers)| json!({ "participantId": id, "customerNumbers": numbers }).to_string().into()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_asked_the_answer_is_no_server_failure(
        method in proptest::sample::select(&["GET", "POST", "DELETE", "HEAD", "OPTIONS", "PUT", "PATCH", "X"][..]),
        path in path(),
        query in query(),
        body in body(),
        signed_in in proptest::bool::weighted(0.9),
        json in any::<bool>(),
    ) {
        thread_local! {
            static API: (tokio::runtime::Runtime, Api, Cookie) = {
                let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
                let api = Api::new();
                let cookie = runtime.block_on(api.sign_in("membre@lumiere.example"));
                (runtime, api, cookie)
            };
        }
        // What hyper would refuse before the router sees it.
        let Ok(uri) = format!("{path}?{query}").parse::<http::Uri>() else { return Ok(()) };
        let ends_session = path.ends_with("/session") && matches!(method, "DELETE" | "POST");
        let mut request = Request::builder().method(Method::from_bytes(method.as_bytes()).unwrap()).uri(uri);
        if json {
            request = request.header(header::CONTENT_TYPE, "application/json");
        }
        let answer = API.with(|(runtime, api, cookie)| {
            if signed_in && !ends_session {
                request = request.header(header::COOKIE, &cookie.0);
            }
            runtime.block_on(api.send(request.body(Body::from(body)).unwrap()))
        });
        let what = format!("{method} {path}?{query}");
        prop_assert!(answer.status < 500, "{what}: {answer:?}");
        prop_assert_eq!(answer.header("cache-control"), "no-store", "{}", what);
        if answer.status >= 400 {
            prop_assert_eq!(answer.header("content-type"), "application/problem+json", "{}", what);
            prop_assert!(method == "HEAD" || answer.json["status"] == answer.status, "{}: {:?}", what, answer);
        }
    }
}
