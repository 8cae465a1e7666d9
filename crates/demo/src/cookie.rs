//! The session's cookie, which no browser keeps here: the page keeps its value, and the API is given it as a cookie.

/// As the API names it.
const NAME: &str = "carnet_session";

/// The header `cookie` of a request of this session.
pub fn given(session: &str) -> String {
    format!("{NAME}={session}")
}

/// What a `set-cookie` says about the session: its new value, or (`Some(None)`) that it has ended. `None`: nothing.
pub fn told(set_cookie: &str) -> Option<Option<String>> {
    let mut parts = set_cookie.split(';').map(str::trim);
    let value = parts.next()?.strip_prefix(NAME)?.strip_prefix('=')?;
    let ends = parts.any(|part| part.eq_ignore_ascii_case("max-age=0"));
    Some(Some(value.to_owned()).filter(|value| !ends && !value.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_begins_and_ends_as_its_cookie_says() {
        for (set_cookie, expected) in [
            ("carnet_session=ab; Path=/; Max-Age=60; HttpOnly; SameSite=Strict", Some(Some("ab".to_owned()))),
            ("carnet_session=ab", Some(Some("ab".to_owned()))),
            ("carnet_session=; Path=/; Max-Age=0; HttpOnly", Some(None)),
            ("carnet_session=ab; max-age=0", Some(None)),
            ("carnet_browser=ab; Path=/; Max-Age=60", None),
            ("xcarnet_session=ab", None),
            ("carnet_session", None),
            ("", None),
        ] {
            assert_eq!(told(set_cookie), expected, "{set_cookie}");
        }
        assert_eq!(given("ab"), "carnet_session=ab");
    }
}
