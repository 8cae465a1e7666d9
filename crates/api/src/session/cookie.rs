//! Our cookies (RFC 6265): the session, and by which token a browser is known. No script reads them, no other site's
//! request carries them.

use http::{HeaderMap, HeaderValue, header};

/// Name of the cookie with the session's token.
pub(crate) const NAME: &str = "carnet_session";
const BROWSER: &str = "carnet_browser";

/// The session's token in the request's cookies, if there is what looks like one of ours.
pub(crate) fn session(headers: &HeaderMap) -> Option<String> {
    read(headers, NAME)
}

/// The token by which the browser is known.
pub(crate) fn browser(headers: &HeaderMap) -> Option<String> {
    read(headers, BROWSER)
}

/// `Set-Cookie` for a session's token that lives for `max_age_s` seconds; 0 removes the cookie.
pub(crate) fn set_session(token: &str, max_age_s: i64, secure: bool) -> Option<HeaderValue> {
    set(NAME, token, max_age_s, secure)
}

/// `Set-Cookie` for the token by which the browser is known.
pub(crate) fn set_browser(token: &str, max_age_s: i64, secure: bool) -> Option<HeaderValue> {
    set(BROWSER, token, max_age_s, secure)
}

fn read(headers: &HeaderMap, wanted: &str) -> Option<String> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|cookies| cookies.split(';'))
        .filter_map(|cookie| cookie.trim().split_once('='))
        .find(|(name, value)| *name == wanted && value.len() == 64 && value.bytes().all(|b| b.is_ascii_hexdigit()))
        .map(|(_, value)| value.to_owned())
}

fn set(name: &str, token: &str, max_age_s: i64, secure: bool) -> Option<HeaderValue> {
    let secure = if secure { "; Secure" } else { "" };
    let cookie = format!("{name}={token}; Path=/; Max-Age={max_age_s}; HttpOnly; SameSite=Strict{secure}");
    HeaderValue::from_str(&cookie).ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn a_token_is_found_among_other_cookies() {
        let token = "0a".repeat(32);
        for (cookies, expected) in [
            (format!("carnet_session={token}"), true),
            (format!("theme=dark; carnet_session={token}; x"), true),
            (format!("carnet_browser={token}"), false),
            (format!("xcarnet_session={token}"), false),
            (format!("carnet_session={token}0"), false),
            ("carnet_session=".to_owned(), false),
            (String::new(), false),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(header::COOKIE, cookies.parse().unwrap());
            assert_eq!(session(&headers).is_some(), expected, "{cookies}");
        }
        assert_eq!(session(&HeaderMap::new()), None);
    }

    #[test]
    fn secure_is_said_when_asked_for() {
        let plain = "carnet_session=ab; Path=/; Max-Age=60; HttpOnly; SameSite=Strict";
        assert_eq!(set_session("ab", 60, false).unwrap(), plain);
        assert!(set_browser("ab", 60, true).unwrap().to_str().unwrap().ends_with("; Secure"));
    }
}
