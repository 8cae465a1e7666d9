//! Writes come from our own pages, or from programs that are no browser. Beside the SameSite cookie this is the
//! second lock against forged requests: browsers tell where a request comes from, and pages cannot change that.

use axum::{
    extract::Request,
    middleware::Next,
    response::{IntoResponse, Response},
};
use carnet_core::wire::Code;
use http::{HeaderMap, Method, Uri, header};

use crate::{problem::Failure, session::bearer};

/// Refuses writes that another site's page started.
pub(crate) async fn check(request: Request, next: Next) -> Response {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    // A key is never sent by a browser of itself, and it decides who asks, whatever cookie there is.
    let by_key = bearer::read(request.headers()).is_some();
    if reads || by_key || is_same_origin(request.headers(), request.uri()) {
        return next.run(request).await;
    }
    Failure::new(Code::CrossSite, "A write must come from a page of this very address.").into_response()
}

/// `Sec-Fetch-Site` decides where there is one (browsers send it to HTTPS and loopback addresses), else `Origin`
/// against `Host`; a request with neither was not sent by a browser's page.
fn is_same_origin(headers: &HeaderMap, uri: &Uri) -> bool {
    if let Some(site) = headers.get("sec-fetch-site") {
        return site == "same-origin" || site == "none";
    }
    let Some(origin) = headers.get(header::ORIGIN) else { return true };
    let host =
        headers.get(header::HOST).and_then(|host| host.to_str().ok()).or_else(|| Some(uri.authority()?.as_str()));
    let origin_host = origin.to_str().ok().and_then(|origin| origin.split_once("://")).map(|(_, host)| host);
    match (origin_host, host) {
        (Some(origin), Some(host)) => origin.eq_ignore_ascii_case(host),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn the_browser_s_word_decides_then_the_origin() {
        for (site, origin, host, expected) in [
            (None, None, Some("carnet.example"), true),
            (Some("same-origin"), None, Some("carnet.example"), true),
            (Some("none"), None, Some("carnet.example"), true),
            (Some("same-site"), Some("https://carnet.example"), Some("carnet.example"), false),
            (Some("cross-site"), Some("https://carnet.example"), Some("carnet.example"), false),
            (None, Some("https://carnet.example"), Some("carnet.example"), true),
            (None, Some("http://127.0.0.1:8080"), Some("127.0.0.1:8080"), true),
            (None, Some("http://127.0.0.1:8081"), Some("127.0.0.1:8080"), false),
            (None, Some("https://evil.example"), Some("carnet.example"), false),
            (None, Some("null"), Some("carnet.example"), false),
            (None, Some("https://carnet.example"), None, false),
        ] {
            let mut headers = HeaderMap::new();
            for (name, value) in [("sec-fetch-site", site), ("origin", origin), ("host", host)] {
                if let Some(value) = value {
                    headers.insert(name, value.parse().unwrap());
                }
            }
            assert_eq!(is_same_origin(&headers, &Uri::from_static("/api/v1/session")), expected, "{headers:?}");
        }
    }
}
