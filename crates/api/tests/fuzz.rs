//! Whatever is sent, the answer is an answer: no failure of the server, and every refusal a problem.

use crate::support::{Answer, Api, Cookie};
use axum::body::Body;
use http::{Method, Request, header};
use proptest::prelude::*;
use serde_json::json;

/// Paths that are close to real ones.
fn path() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        Just("api".to_owned()),
        Just("v1".to_owned()),
        Just("session".to_owned()),
        Just("participants".to_owned()),
        Just("customers".to_owned()),
        Just("providers".to_owned()),
        Just("suggestions".to_owned()),
        Just("operator".to_owned()),
        Just("audit".to_owned()),
        Just("audit.csv".to_owned()),
        Just("withdraw".to_owned()),
        Just("decide".to_owned()),
        "[a-z0-9:%*.~_-]{0,12}",
        "(%[0-9A-Fa-f]{2}){1,4}",
    ];
    prop_oneof![
        proptest::collection::vec(part.clone(), 0..5).prop_map(|parts| format!("/{}", parts.join("/"))),
        (prop_oneof![Just("participants"), Just("customers"), Just("suggestions"), Just("providers")], part)
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

/// Percent-encodes every byte, so that any text can travel in a query.
fn encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

/// Texts as people and their programs would search for them, and any other.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{1,40}",
        "[*\\\\%_\\[\\]?'\"a-zÀ-ÿ]{1,20}",
        "[0-9]{4}:[0-9A-Za-z*]{1,20}",
        "(SIREN|TVA|GLN|n°)? ?:? ?[0-9 .-]{1,20}\\*?",
        Just("Handelsfabriken Oy".to_owned()),
    ]
    .prop_filter("blank counts as absent", |text| !text.trim().is_empty())
}

/// Sends a request as a member of Lumière (or as nobody).
fn ask(request: http::request::Builder, body: Vec<u8>, signed_in: bool) -> Answer {
    thread_local! {
        static API: (tokio::runtime::Runtime, Api, Cookie) = {
            let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).build().unwrap();
            let api = Api::new();
            let cookie = runtime.block_on(api.sign_in("membre@lumiere.example"));
            (runtime, api, cookie)
        };
    }
    API.with(|(runtime, api, cookie)| {
        let request = if signed_in { request.header(header::COOKIE, &cookie.0) } else { request };
        runtime.block_on(api.send(request.body(Body::from(body)).unwrap()))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: carnet_testing::cases(1500), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_asked_the_answer_is_no_server_failure(
        method in proptest::sample::select(&["GET", "POST", "DELETE", "HEAD", "OPTIONS", "PUT", "PATCH", "X"][..]),
        path in path(),
        query in query(),
        body in body(),
        signed_in in proptest::bool::weighted(0.9),
        json in any::<bool>(),
    ) {
        // What hyper would refuse before the router sees it.
        let Ok(uri) = format!("{path}?{query}").parse::<http::Uri>() else { return Ok(()) };
        let ends_session = path.ends_with("/session") && matches!(method, "DELETE" | "POST");
        let mut request = Request::builder().method(Method::from_bytes(method.as_bytes()).unwrap()).uri(uri);
        if json {
            request = request.header(header::CONTENT_TYPE, "application/json");
        }
        let answer = ask(request, body, signed_in && !ends_session);
        let what = format!("{method} {path}?{query}");
        prop_assert!(answer.status < 500, "{what}: {answer:?}");
        prop_assert_eq!(answer.header("cache-control"), "no-store", "{}", what);
        if answer.status >= 400 {
            prop_assert_eq!(answer.header("content-type"), "application/problem+json", "{}", what);
            prop_assert!(method == "HEAD" || answer.json["status"] == answer.status, "{}: {:?}", what, answer);
        }
    }

    #[test]
    fn any_text_can_be_searched_for(
        name in proptest::option::of(text()),
        id in text(),
        provider in proptest::option::weighted(0.2, text()),
        group in proptest::sample::select(&["", "literal", "close"][..]),
        limit in 1..=100_u32,
    ) {
        let mut query = format!("id={}&match={group}&limit={limit}", encoded(&id));
        for (parameter, text) in [("name", &name), ("provider", &provider)] {
            if let Some(text) = text {
                query.push_str(&format!("&{parameter}={}", encoded(text)));
            }
        }
        let answer = ask(Request::get(format!("/api/v1/participants?{query}")), Vec::new(), true);
        prop_assert_eq!(answer.status, 200, "{:?} {:?} {:?}: {:?}", name, id, provider, answer);
        let by_name = ask(Request::get(format!("/api/v1/participants?name={}", encoded(&id))), Vec::new(), true);
        prop_assert_eq!(by_name.status, 200, "name {:?}: {:?}", id, by_name);
        for field in ["", "name", "identifier", "provider", "customerNumber"] {
            let path = format!("/api/v1/customers?q={}&field={field}", encoded(&id));
            let answer = ask(Request::get(path), Vec::new(), true);
            prop_assert_eq!(answer.status, 200, "q {:?} in {:?}: {:?}", id, field, answer);
        }
    }
}
