//! Security headers, on every answer. The page may run its own scripts and WebAssembly, and the inline scripts and
//! styles that are in `index.html` when the server starts, each known by its hash; nothing else, from nowhere else.

use std::sync::Arc;

use axum::{extract::State, response::Response};
use base64::{Engine, engine::general_purpose::STANDARD};
use http::{HeaderMap, HeaderName, HeaderValue, header};
use sha2::{Digest, Sha256};

/// The headers for an app with this `index.html`. `https`: tell browsers to come back over HTTPS alone.
pub fn headers(index: &[u8], https: bool) -> HeaderMap {
    let index = String::from_utf8_lossy(index);
    let policy = format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{}; style-src 'self'{}; img-src 'self' data:; \
         font-src 'self'; connect-src 'self'; manifest-src 'self'; object-src 'none'; base-uri 'self'; \
         form-action 'self'; frame-ancestors 'none'",
        hashes(&index, "script"),
        hashes(&index, "style")
    );
    let mut headers = HeaderMap::new();
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    for (name, value) in [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "same-origin"),
        (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if https {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000"));
    }
    headers
}

/// Adds them to an answer. A policy of its own stays beside ours: a browser obeys both, so that it can only be stricter.
pub async fn add(State(headers): State<Arc<HeaderMap>>, mut response: Response) -> Response {
    for (name, value) in headers.iter() {
        if name == header::CONTENT_SECURITY_POLICY {
            response.headers_mut().append(name, value.clone());
        } else {
            response.headers_mut().insert(name, value.clone());
        }
    }
    response
}

/// ` 'sha256-…'` for the text of every inline element of this name (Content Security Policy Level 3, 2.3.1).
fn hashes(html: &str, element: &str) -> String {
    let (open, close) = (format!("<{element}"), format!("</{element}>"));
    let mut sources = String::new();
    let mut rest = html;
    while let Some(at) = rest.find(&open) {
        rest = rest.get(at + open.len()..).unwrap_or_default();
        let Some((attributes, after)) = rest.split_once('>') else { break };
        let Some((text, after)) = after.split_once(close.as_str()) else { break };
        if !attributes.contains("src=") {
            sources.push_str(&format!(" 'sha256-{}'", STANDARD.encode(Sha256::digest(text.as_bytes()))));
        }
        rest = after;
    }
    sources
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn inline_scripts_are_known_by_their_hash() {
        let html = r#"<script src="/a.js"></script><script type="module">alert(1)</script><style>b{}</style>"#;
        let headers = headers(html.as_bytes(), false);
        let policy = headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
        // printf 'alert(1)' | openssl dgst -sha256 -binary | base64
        assert!(
            policy.contains("'wasm-unsafe-eval' 'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI=';"),
            "{policy}"
        );
        assert_eq!(policy.matches("sha256-").count(), 2, "{policy}");
        assert!(!policy.contains("unsafe-inline"));
        assert!(!headers.contains_key(header::STRICT_TRANSPORT_SECURITY));
    }

    #[tokio::test]
    async fn a_policy_of_its_own_stays_beside_ours() {
        let mut response = Response::default();
        response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("sandbox"));
        let response = add(State(Arc::new(headers(b"", true))), response).await;
        let policies: Vec<_> = response.headers().get_all(header::CONTENT_SECURITY_POLICY).iter().collect();
        assert_eq!(policies.len(), 2, "{policies:?}");
        assert!(policies[0] == "sandbox" && policies[1].to_str().unwrap().contains("frame-ancestors 'none'"));
        assert_eq!(response.headers().get_all(header::X_CONTENT_TYPE_OPTIONS).iter().count(), 1);
    }

    #[test]
    fn broken_html_adds_nothing() {
        for html in ["<script", "<script>", "<script>a", "</script>", ""] {
            assert_eq!(hashes(html, "script"), "");
        }
    }
}
