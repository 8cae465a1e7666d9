//! Where the network's register has a participant: the DNS name that is made from its id (Peppol Policy for use of
//! identifiers, and BDXL 1.0).

use sha2::{Digest, Sha256};

/// The one identifier scheme of participants there is.
pub const SCHEME: &str = "iso6523-actorid-upis";

const ALPHABET: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";

/// The DNS name of a participant, `scheme:value` in any case, in a zone of the register.
pub fn dns_name(participant_id: &str, zone: &str) -> String {
    let label = base32(&Sha256::digest(participant_id.to_lowercase()));
    format!("{label}.{SCHEME}.{}.", zone.trim_matches('.'))
}

/// Base 32 (RFC 4648, section 6) in lower case and without padding.
fn base32(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(5) * 8);
    let (mut held, mut bits) = (0u16, 0u32);
    for byte in bytes {
        held = (held << 8) | u16::from(*byte);
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            text.push(letter(held >> bits));
        }
        held &= (1 << bits) - 1;
    }
    if bits > 0 {
        text.push(letter(held << (5 - bits)));
    }
    text
}

fn letter(value: u16) -> char {
    ALPHABET.get(usize::from(value & 31)).map_or('a', |letter| char::from(*letter))
}

/// A segment of a path: everything that is not unreserved (RFC 3986, section 2.3) percent-encoded.
pub fn segment(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len() * 2);
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

/// What a percent-encoded segment says; `None` when it is not text.
pub fn decoded(segment: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(segment.len());
    let mut rest = segment.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let hex = after.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        match hex.filter(|_| *first == b'%').and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_are_those_that_are_published() {
        for (id, label) in [
            ("0088:7300010000001", "54orusuum2fatc342csleyuzt73ng7zu3oohdlw2uiuq3kyag7la"),
            ("0208:0677424046", "yrudm3nqrm76uobzh4griobewmqd4mx574cfdtm75zphrex4ydya"),
        ] {
            let zone = "participant.sml.prod.tech.peppol.org";
            assert_eq!(dns_name(id, zone), format!("{label}.iso6523-actorid-upis.{zone}."));
        }
    }

    #[test]
    fn case_and_the_dots_around_a_zone_make_no_difference() {
        assert_eq!(dns_name("9915:ABC", "sml.example"), dns_name("9915:abc", ".sml.example."));
    }

    #[test]
    fn base32_is_that_of_the_rfc() {
        for (bytes, expected) in [
            ("", ""),
            ("f", "my"),
            ("fo", "mzxq"),
            ("foo", "mzxw6"),
            ("foob", "mzxw6yq"),
            ("fooba", "mzxw6ytb"),
            ("foobar", "mzxw6ytboi"),
        ] {
            assert_eq!(base32(bytes.as_bytes()), expected, "{bytes}");
        }
    }

    #[test]
    fn ids_are_one_segment_of_a_path() {
        assert_eq!(segment("iso6523-actorid-upis::0088:73"), "iso6523-actorid-upis%3A%3A0088%3A73");
        assert_eq!(segment("x##a/b?c=é"), "x%23%23a%2Fb%3Fc%3D%C3%A9");
        assert_eq!(decoded("%zz%3"), Some("%zz%3".to_owned()));
        assert_eq!(decoded("%ff"), None);
    }

    proptest! {
        #[test]
        fn what_was_encoded_is_decoded(text in ".{0,40}") {
            prop_assert_eq!(decoded(&segment(&text)).unwrap(), text);
        }
    }
}
