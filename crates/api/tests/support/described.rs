//! Whatever fails in a test fails as the description of the API says it may.

use std::sync::OnceLock;

use axum::body::Body;
use http::Request;
use http_body_util::BodyExt;
use serde_json::Value;

use super::{Answer, Api};

/// The same for every router.
static DESCRIPTION: OnceLock<Value> = OnceLock::new();

/// A problem is one of those that its operation names; addresses and methods that are none are left alone.
pub async fn check(api: &Api, method: &str, path: &str, answer: &Answer) {
    let code = &answer.json["code"];
    if answer.status < 400 || !code.is_string() {
        return;
    }
    let description = description(api).await;
    let Some(operation) = operation(description, method, path) else { return };
    let codes = operation["responses"][answer.status.to_string()]["x-codes"].as_array();
    let known = codes.is_some_and(|codes| codes.contains(code));
    assert!(known, "{method} {path} answers {} {code}, which is not described", answer.status);
}

async fn description(api: &Api) -> &'static Value {
    if let Some(description) = DESCRIPTION.get() {
        return description;
    }
    let request = Request::get("/api/v1/openapi.json").body(Body::empty()).unwrap();
    let bytes = api.raw(request).await.into_body().collect().await.unwrap().to_bytes();
    DESCRIPTION.get_or_init(|| serde_json::from_slice(&bytes).unwrap())
}

/// Of several addresses that fit, the one with the fewest variable parts.
fn operation<'a>(description: &'a Value, method: &str, path: &str) -> Option<&'a Value> {
    let variable = |part: &str| part.starts_with('{');
    let fits = |template: &str| {
        template.split('/').count() == path.split('/').count()
            && template.split('/').zip(path.split('/')).all(|(known, part)| variable(known) || known == part)
    };
    let paths = description["paths"].as_object()?.iter().filter(|(template, _)| fits(template));
    let (_, item) = paths.min_by_key(|(template, _)| template.split('/').filter(|part| variable(part)).count())?;
    item.get(method.to_lowercase())
}
