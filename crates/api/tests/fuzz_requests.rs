//! Whatever is sent to requests, messages and the stream of events, the answer is an answer.

use crate::support::{Api, Cookie};
use axum::body::Body;
use http::{Method, Request, header};
use proptest::prelude::*;
use serde_json::json;
use tower::ServiceExt;

/// A place where both kinds of request are open.
struct Place {
    runtime: tokio::runtime::Runtime,
    api: Api,
    cookies: [Cookie; 2],
    requests: Vec<String>,
    customers: Vec<String>,
}

impl Place {
    fn new() -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).build().unwrap();
        let api = Api::new();
        let lumiere = runtime.block_on(api.sign_in("membre@lumiere.example"));
        let brasserie = runtime.block_on(api.sign_in("membre@brasserie.example"));
        let (mut requests, mut customers) = (Vec::new(), Vec::new());
        for id in ["0225:732829320", "0216:0037024287384"] {
            let body = json!({ "participantId": id });
            let added = runtime.block_on(api.post(Some(&lumiere), "/api/v1/customers", &body)).json;
            requests.push(added["requestId"].as_str().unwrap().to_owned());
            customers.push(added["id"].as_str().unwrap().to_owned());
        }
        Self { runtime, api, cookies: [lumiere, brasserie], requests, customers }
    }
}

thread_local! {
    static PLACE: Place = Place::new();
}

fn path() -> impl Strategy<Value = String> {
    let id =
        prop_oneof![Just("{request}".to_owned()), Just("1".to_owned()), "[0-9a-f%~.-]{0,8}", "(%[0-9A-F]{2}){1,3}"];
    let action = prop_oneof![
        proptest::sample::select(&["accept", "refuse", "activate", "putBack", "cancel", "remind", "emailed"][..])
            .prop_map(str::to_owned),
        "[a-zA-Z%]{0,8}",
    ];
    prop_oneof![
        Just("/api/v1/requests".to_owned()),
        id.clone().prop_map(|id| format!("/api/v1/requests/{id}")),
        (id.clone(), action).prop_map(|(id, action)| format!("/api/v1/requests/{id}/{action}")),
        Just("/api/v1/customers/{customer}/request".to_owned()),
        Just("/api/v1/messages".to_owned()),
        (id, prop_oneof![Just("read"), Just("unread"), Just("x")])
            .prop_map(|(id, mark)| format!("/api/v1/messages/{id}/{mark}")),
        Just("/api/v1/messages/unread".to_owned()),
        Just("/api/v1/messages/readAll".to_owned()),
    ]
}

fn query() -> impl Strategy<Value = String> {
    const NAMES: &[&str] = &["direction", "kind", "status", "customer", "q", "unread", "cursor", "page", "limit", "x"];
    let value = prop_oneof![
        "[a-zA-Z0-9*\\\\._+-]{0,12}",
        "(%[0-9A-F]{2}|\\*){0,6}",
        proptest::sample::select(
            &["sent", "received", "acceptance", "routing", "pending", "refused", "true", "{customer}", "2"][..]
        )
        .prop_map(str::to_owned),
    ];
    let pair = (proptest::sample::select(NAMES), value).prop_map(|(name, value)| format!("{name}={value}"));
    proptest::collection::vec(pair, 0..3).prop_map(|pairs| pairs.join("&"))
}

fn body() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        proptest::collection::vec(any::<u8>(), 0..60),
        Just(b"{}".to_vec()),
        Just(b"null".to_vec()),
        any::<String>().prop_map(|words| json!({ "message": words }).to_string().into_bytes()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: carnet_testing::cases(1500), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_asked_the_answer_is_no_server_failure(
        method in proptest::sample::select(&["GET", "POST", "POST", "POST", "HEAD", "PUT", "DELETE"][..]),
        path in path(),
        query in query(),
        body in body(),
        which in 0..2_usize,
        recipient in any::<bool>(),
    ) {
        PLACE.with(|place| {
            let filled = |text: &str| text.replace("{request}", &place.requests[which]).replace("{customer}", &place.customers[which]);
            let Ok(uri) = format!("{}?{}", filled(&path), filled(&query)).parse::<http::Uri>() else { return Ok(()) };
            let request = Request::builder()
                .method(Method::from_bytes(method.as_bytes()).unwrap())
                .uri(uri)
                .header(header::CONTENT_TYPE, "application/json")
                .header(header::COOKIE, &place.cookies[usize::from(recipient)].0);
            let answer = place.runtime.block_on(place.api.send(request.body(Body::from(body)).unwrap()));
            let what = format!("{method} {path}?{query}");
            prop_assert!(answer.status < 500, "{}: {:?}", what, answer);
            if answer.status >= 400 {
                prop_assert_eq!(answer.header("content-type"), "application/problem+json", "{}", what);
                prop_assert!(method == "HEAD" || answer.json["status"] == answer.status, "{}: {:?}", what, answer);
            }
            Ok(())
        })?;
    }

    #[test]
    fn whatever_a_reader_says_it_has_seen_it_is_told(id in proptest::collection::vec(any::<u8>(), 0..24)) {
        PLACE.with(|place| {
            let Ok(id) = http::HeaderValue::from_bytes(&id) else { return Ok(()) };
            let request = Request::get("/api/v1/events")
                .header(header::COOKIE, &place.cookies[0].0)
                .header("last-event-id", id)
                .body(Body::empty())
                .unwrap();
            let response = place.runtime.block_on(place.api.router.clone().oneshot(request)).unwrap();
            prop_assert_eq!(response.status(), 200);
            Ok(())
        })?;
    }
}
