//! The description of the API and the router say the same.

use std::collections::BTreeSet;

use crate::support::Api;
use axum::body::Body;
use http::{Request, header};
use http_body_util::BodyExt;
use serde_json::Value;

const METHODS: [&str; 5] = ["get", "post", "patch", "put", "delete"];

async fn description(api: &Api) -> Value {
    let answer = api.send(Request::get("/api/v1/openapi.json").body(Body::empty()).unwrap()).await;
    assert_eq!((answer.status, answer.header("content-type")), (200, "application/json"));
    answer.json
}

/// Every operation: method, path, and what is said of it.
fn operations(description: &Value) -> Vec<(String, String, Value)> {
    let paths = description["paths"].as_object().unwrap();
    let of = |(path, item): (&String, &Value)| -> Vec<_> {
        let item = item.as_object().unwrap();
        item.iter().map(|(method, operation)| (method.clone(), path.clone(), operation.clone())).collect()
    };
    paths.iter().flat_map(of).collect()
}

/// The router's routes, as its own debug output has them.
fn routes(api: &Api) -> BTreeSet<String> {
    let debug = format!("{:?}", api.router);
    let paths = debug.split("Node").nth(1).expect("the router says which paths it has");
    paths.split('"').filter(|text| text.starts_with('/') && !text.contains("__private")).map(str::to_owned).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn every_route_is_described_and_every_description_has_a_route() {
    let api = Api::new();
    let described: BTreeSet<String> =
        operations(&description(&api).await).into_iter().map(|(_, path, _)| path).collect();
    let routes = routes(&api);
    assert!(routes.len() > 40, "{routes:?}");
    assert_eq!(routes, described);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn the_methods_of_a_route_are_those_that_are_described() {
    let api = Api::new();
    let operations = operations(&description(&api).await);
    let paths: BTreeSet<&String> = operations.iter().map(|(_, path, _)| path).collect();
    for path in paths {
        let described: BTreeSet<&str> =
            operations.iter().filter(|(_, other, _)| other == path).map(|(method, ..)| method.as_str()).collect();
        // The router names its methods to whoever asks for another one.
        let answer = api.send(Request::options(filled(path)).body(Body::empty()).unwrap()).await;
        let allowed = answer.header("allow").to_lowercase();
        let allowed: BTreeSet<&str> = allowed.split(',').filter(|method| METHODS.contains(method)).collect();
        assert_eq!(allowed, described, "{path}");
    }
}

fn filled(path: &str) -> String {
    path.split('/').map(|part| if part.starts_with('{') { "1" } else { part }).collect::<Vec<_>>().join("/")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn operations_have_a_name_a_summary_and_problems() {
    let description = description(&Api::new()).await;
    assert_eq!(description["openapi"], "3.1.0");
    let schemas = description["components"]["schemas"].as_object().unwrap();
    let mut names = BTreeSet::new();
    for (method, path, operation) in operations(&description) {
        let at = format!("{method} {path}");
        assert!(names.insert(operation["operationId"].as_str().expect(&at).to_owned()), "{at}: a name twice");
        assert!(operation["summary"].as_str().is_some_and(|summary| summary.len() > 5), "{at}");
        assert_eq!(operation["tags"].as_array().map(Vec::len), Some(1), "{at}");
        let answers = operation["responses"].as_object().expect(&at);
        assert!(answers.keys().any(|status| status.starts_with('2') || status.starts_with('3')), "{at}: no success");
        for (status, answer) in answers.iter().filter(|(status, _)| status.as_str() >= "400") {
            let schema = &answer["content"]["application/problem+json"]["schema"]["$ref"];
            assert_eq!(schema, "#/components/schemas/Problem", "{at} {status}");
            assert!(answer["x-codes"].as_array().is_some_and(|codes| !codes.is_empty()), "{at} {status}");
        }
        for name in path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}')) {
            let parameters = operation["parameters"].as_array().expect(&at);
            let has = parameters.iter().any(|parameter| parameter["in"] == "path" && parameter["name"] == name);
            assert!(has, "{at}: {name}");
        }
    }
    for reference in references(&description) {
        let name = reference.strip_prefix("#/components/schemas/").unwrap();
        assert!(schemas.contains_key(name), "{reference}");
    }
}

fn references(value: &Value) -> Vec<String> {
    match value {
        Value::Object(fields) => {
            let own = fields.get("$ref").and_then(Value::as_str).map(str::to_owned);
            own.into_iter().chain(fields.values().flat_map(references)).collect()
        }
        Value::Array(items) => items.iter().flat_map(references).collect(),
        _ => Vec::new(),
    }
}

/// Neither a session nor a key is needed: nothing is said of them, or nobody is among who may ask.
fn is_open(operation: &Value) -> bool {
    match operation.get("security") {
        None => true,
        Some(security) => security.as_array().unwrap().iter().any(|one| one.as_object().unwrap().is_empty()),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn who_asks_is_said_by_the_cookie_of_the_session() {
    let api = Api::new();
    let cookie = api.sign_in("membre@lumiere.example").await;
    let description = description(&api).await;
    let schemes = &description["components"]["securitySchemes"];
    assert_eq!(schemes["session"]["name"], cookie.0.split('=').next().unwrap());
    // Nobody is asked who they are here, and nowhere else.
    let open: BTreeSet<String> = operations(&description)
        .iter()
        .filter(|(.., operation)| is_open(operation))
        .map(|(method, path, _)| format!("{method} {path}"))
        .collect();
    for (method, path, _) in operations(&description) {
        let request = Request::builder().method(method.to_uppercase().as_str()).uri(filled(&path));
        let request = request.header(header::CONTENT_TYPE, "application/json").body(Body::from("{}")).unwrap();
        let status = api.raw(request).await.status().as_u16();
        let is_open = open.contains(&format!("{method} {path}"));
        let needs = status == 401;
        // A body of nothing does not sign in either.
        assert!(is_open != needs, "{method} {path}: {status}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn the_page_names_every_operation_and_runs_nothing() {
    let api = Api::new();
    let response = api.raw(Request::get("/api/v1/docs").body(Body::empty()).unwrap()).await;
    let policy = response.headers()[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
    assert!(policy.starts_with("default-src 'none'; style-src 'self'"), "{policy}");
    let bytes = response.into_body().collect().await.unwrap().to_bytes();
    let page = String::from_utf8(bytes.to_vec()).unwrap();
    assert!(!page.contains("<script") && !page.contains(" style="));
    for (_, _, operation) in operations(&description(&api).await) {
        let id = operation["operationId"].as_str().unwrap();
        assert!(page.contains(&format!("<h3 id=\"{id}\">")), "{id}");
    }
    for link in page.split("href=\"#").skip(1).map(|rest| rest.split('"').next().unwrap()) {
        assert!(page.contains(&format!(" id=\"{link}\"")), "nothing is called {link}");
    }
    let style = api.raw(Request::get("/api/v1/docs.css").body(Body::empty()).unwrap()).await;
    assert_eq!(style.headers()[header::CONTENT_TYPE], "text/css; charset=utf-8");
}
