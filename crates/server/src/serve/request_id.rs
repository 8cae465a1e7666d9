//! The id of a request: the proxy's, where it sends one that can be trusted to be nothing else, or a new one. It stands in
//! the log and in the answer, so that one can be found by the other.

use http::HeaderMap;

use crate::host;

pub const HEADER: &str = "x-request-id";
const MAX: usize = 64;

/// The id that the headers bring, else a new one.
pub fn of(headers: &HeaderMap) -> String {
    let given = headers.get(HEADER).and_then(|value| value.to_str().ok());
    given.filter(|id| is_id(id)).map_or_else(new, str::to_owned)
}

/// Letters, digits, `-`, `_` and `.`: what cannot be mistaken for another part of the log.
fn is_id(text: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    (1..=MAX).contains(&text.len()) && text.bytes().all(fits)
}

fn new() -> String {
    let mut bytes = [0; 8];
    host::random(&mut bytes);
    format!("{:016x}", u64::from_be_bytes(bytes))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use http::HeaderValue;

    use super::*;

    #[test]
    fn an_id_is_taken_over_unless_it_could_be_something_else() {
        let of = |value: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(HEADER, HeaderValue::from_bytes(value.as_bytes()).unwrap());
            super::of(&headers)
        };
        for id in ["a", "req-7.3_B", &"x".repeat(64)] {
            assert_eq!(of(id), id);
        }
        for wrong in ["", "a b", "a=b", "é", "a\"b", &"x".repeat(65)] {
            let made = of(wrong);
            assert!(made != wrong && made.len() == 16 && made.bytes().all(|byte| byte.is_ascii_hexdigit()), "{made}");
        }
        assert_ne!(super::of(&HeaderMap::new()), super::of(&HeaderMap::new()));
    }
}
