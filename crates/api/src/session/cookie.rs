//! The session cookie (RFC 6265): no script reads it, no other site's request carries it.

use http::{HeaderMap, HeaderValue, header};

pub(crate) const NAME: &str = "carnet_session";

/// The token in the request's cookie, if it looks like one of ours.
pub(crate) fn read(headers: &HeaderMap) -> Option<String> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|cookies| cookies.split(';'))
        .filter_map(|cookie| cookie.trim().split_once('='))
        .find(|(name, value)| *name == NAME && value.len() == 64 && value.bytes().all(|b| b.is_ascii_hexdigit()))
        .map(|(_, value)| value.to_owned())
}

/// `Set-Cookie` for a token that lives for `max_age_s` seconds; 0 removes the cookie.
pub(crate) fn set(token: &str, max_age_s: i64, secure: bool) -> Option<HeaderValue> {
    let secure = if secure { "; Secure" } else { "" };
    let cookie = format!("{NAME}={token}; Path=/; Max-Age={max_age_s}; HttpOnly; SameSite=Strict{secure}");
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
            (format!("xcarnet_session={token}"), false),
            (format!("carnet_session={token}0"), false),
            ("carnet_session=".to_owned(), false),
            (String::new(), false),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(header::COOKIE, cookies.parse().unwrap());
            assert_eq!(read(&headers).is_some(), expected, "{cookies}");
        }
        assert_eq!(read(&HeaderMap::new()), None);
    }

    #[test]
    fn secure_is_said_when_asked_for() {
        assert_eq!(set("ab", 60, false).unwrap(), "carnet_session=ab; Path=/; Max-Age=60; HttpOnly; SameSite=Strict");
        assert!(set("ab", 60, true).unwrap().to_str().unwrap().ends_with("; Secure"));
    }
}
