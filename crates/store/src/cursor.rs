//! Cursors: an opaque text that says after which row the next page begins, and of which list and query.
//! They hold a position in the order, not a count of rows, so that pages stay true while rows come and go.

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};

/// A place in a list: after the row with these keys.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Cursor {
    /// Which list, in which order.
    pub list: String,
    /// Fingerprint of the query the list answers.
    pub query: u32,
    /// Numbers of the order (rank, length, time), most significant first.
    pub numbers: Vec<i64>,
    /// Texts of the order (name, id), after the numbers.
    pub texts: Vec<String>,
}

impl Cursor {
    pub fn encode(&self) -> Result<String> {
        let json = serde_json::to_vec(self).map_err(|error| Error::Corrupt(format!("a cursor is no JSON: {error}")))?;
        Ok(base64(&json))
    }

    /// Reads a cursor back; [`Error::BadCursor`] when it is none, or not of this query.
    pub fn decode(text: &str, query: u32) -> Result<Self> {
        let json = unbase64(text).ok_or(Error::BadCursor)?;
        let cursor: Self = serde_json::from_slice(&json).map_err(|_| Error::BadCursor)?;
        if cursor.query == query { Ok(cursor) } else { Err(Error::BadCursor) }
    }
}

/// A fingerprint of a query's parts (FNV-1a, 32 bits): against mixing cursors up, not against malice.
pub(crate) fn fingerprint<'a>(parts: impl IntoIterator<Item = Option<&'a str>>) -> u32 {
    let mut hash: u32 = 0x811c_9dc5;
    let mut eat = |byte: u8| hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    for part in parts {
        eat(if part.is_some() { 0xfe } else { 0xff });
        part.unwrap_or_default().bytes().for_each(&mut eat);
    }
    hash
}

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

// RFC 4648 base64url without padding.
fn base64(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let group = chunk.iter().fold(0u32, |group, byte| group << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for digit in 0..=chunk.len() {
            let index = group >> (18 - 6 * digit) & 63;
            text.extend(DIGITS.get(index as usize).map(|digit| char::from(*digit)));
        }
    }
    text
}

fn unbase64(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    for chunk in text.as_bytes().chunks(4) {
        let mut group = 0u32;
        for digit in chunk {
            let value = DIGITS.iter().position(|known| known == digit)?;
            group = group << 6 | u32::try_from(value).ok()?;
        }
        group <<= 6 * (4 - chunk.len());
        bytes.extend(group.to_be_bytes().get(1..chunk.len())?);
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn known_texts() {
        assert_eq!(base64(b"f"), "Zg");
        assert_eq!(base64(b"fo"), "Zm8");
        assert_eq!(base64(b"foobar"), "Zm9vYmFy");
        assert_eq!(base64(&[0xfb, 0xff]), "-_8");
    }

    #[test]
    fn a_cursor_belongs_to_its_query() {
        let query = fingerprint([Some("a"), None]);
        let cursor = Cursor { list: "x".into(), query, numbers: vec![-1], texts: vec!["é".into()] };
        let text = cursor.encode().unwrap();
        assert_eq!(Cursor::decode(&text, query).unwrap(), cursor);
        assert!(matches!(Cursor::decode(&text, fingerprint([None, Some("a")])), Err(Error::BadCursor)));
    }

    proptest! {
        #[test]
        fn there_and_back(bytes in any::<Vec<u8>>()) {
            prop_assert_eq!(unbase64(&base64(&bytes)), Some(bytes));
        }

        #[test]
        fn anything_else_is_refused(text in any::<String>()) {
            prop_assert!(matches!(Cursor::decode(&text, 0), Err(Error::BadCursor)));
        }
    }
}
