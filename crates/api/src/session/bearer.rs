//! `Authorization: Bearer <key>` (RFC 6750). Other schemes are for somebody in front of us.

use http::{HeaderMap, header};

/// What stands behind the word; empty when nothing that could be a key does.
pub(crate) fn read(headers: &HeaderMap) -> Option<String> {
    let value = headers.get(header::AUTHORIZATION)?.as_bytes();
    let (scheme, rest) = value.split_at_checked(6)?;
    if !scheme.eq_ignore_ascii_case(b"bearer") || rest.first().is_some_and(|byte| *byte != b' ') {
        return None;
    }
    Some(std::str::from_utf8(rest).unwrap_or_default().trim().to_owned())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use http::HeaderValue;

    use super::*;

    #[test]
    fn the_key_stands_behind_the_word() {
        for (value, expected) in [
            ("Bearer carnet_ab", Some("carnet_ab")),
            ("bearer  carnet_ab ", Some("carnet_ab")),
            ("Bearer", Some("")),
            ("Bearer ", Some("")),
            ("Bearer \u{e9}", Some("\u{e9}")),
            ("Basic YTpi", None),
            ("Bearercarnet_ab", None),
            ("Bea", None),
            ("", None),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(header::AUTHORIZATION, HeaderValue::from_bytes(value.as_bytes()).unwrap());
            assert_eq!(read(&headers).as_deref(), expected, "{value}");
        }
        assert_eq!(read(&HeaderMap::new()), None);
    }
}
