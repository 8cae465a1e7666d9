//! Requests about imports and files of customers.

use axum::body::Body;
use http::{Request, header};
use http_body_util::BodyExt;
use serde_json::{Value, json};
use tower::ServiceExt;

use crate::support::{Answer, Api, Cookie};

pub async fn send(api: &Api, cookie: &Cookie, method: &str, path: &str, kind: &str, body: impl Into<Body>) -> Answer {
    let request = Request::builder()
        .method(method)
        .uri(format!("/api/v1/customers{path}"))
        .header(header::COOKIE, &cookie.0)
        .header(header::CONTENT_TYPE, kind);
    api.send(request.body(body.into()).unwrap()).await
}

pub async fn upload(api: &Api, cookie: &Cookie, file: &str) -> Answer {
    send(api, cookie, "POST", "/imports?fileName=clients.csv", "text/csv", file.to_owned()).await
}

pub async fn post(api: &Api, cookie: &Cookie, path: &str, body: Value) -> Answer {
    api.post(Some(cookie), &format!("/api/v1/customers{path}"), &body).await
}

pub async fn get(api: &Api, cookie: &Cookie, path: &str) -> Answer {
    api.get(cookie, &format!("/api/v1/customers{path}")).await
}

/// The text of a file, and its headers.
pub async fn file(api: &Api, cookie: &Cookie, path: &str) -> (http::HeaderMap, String) {
    let request = Request::get(format!("/api/v1/customers{path}")).header(header::COOKIE, &cookie.0);
    let response = api.router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
    let (parts, body) = response.into_parts();
    let text = String::from_utf8(body.collect().await.unwrap().to_bytes().to_vec()).unwrap();
    assert_eq!(parts.status, 200, "{text}");
    (parts.headers, text)
}

/// Uploads and previews as guessed; the import's path.
pub async fn previewed(api: &Api, cookie: &Cookie, text: &str) -> (String, Answer) {
    let uploaded = upload(api, cookie, text).await;
    assert_eq!(uploaded.status, 201, "{uploaded:?}");
    let path = format!("/imports/{}", uploaded.json["id"].as_str().unwrap());
    let roles: Vec<&Value> =
        uploaded.json["columns"].as_array().unwrap().iter().map(|column| &column["role"]).collect();
    let previewed = post(api, cookie, &format!("{path}/preview"), json!({ "roles": roles })).await;
    assert_eq!(previewed.status, 200, "{previewed:?}");
    (path, previewed)
}

pub fn counts(answer: &Answer) -> [u64; 5] {
    ["created", "updated", "unchanged", "ambiguous", "rejected"]
        .map(|name| answer.json["counts"][name].as_u64().unwrap())
}
