//! The parameters of a query string, taken one by one. Names are checked first: an unknown or repeated one is
//! refused, so that a misspelt filter never passes for a filter that matched everything.

use carnet_core::wire::{COUNT_LIMIT, Code, DEFAULT_LIMIT, MAX_LIMIT, MAX_QUERY_CHARS};
use serde::Deserialize;
use serde::de::{DeserializeOwned, IntoDeserializer, value::Error as NotAChoice};

use crate::problem::Failure;

/// Characters a cursor of ours can have.
const MAX_CURSOR_CHARS: usize = 4096;

/// Decoded parameters. An empty one counts as absent, as a form sends its empty boxes.
#[derive(Debug)]
pub(crate) struct Params(Vec<(String, String)>);

/// Where a list answer begins.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Paging {
    pub limit: u32,
    pub cursor: Option<String>,
    pub page: Option<u32>,
}

impl Params {
    /// Reads a query string (`a=1&b=%C3%A9+x`) that may use the `known` names, each once.
    pub fn parse(query: &str, known: &[&str]) -> Result<Self, Failure> {
        let mut params: Vec<(String, String)> = Vec::new();
        for pair in query.split('&').filter(|pair| !pair.is_empty()) {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let (Some(name), Some(value)) = (decode(name), decode(value)) else {
                return Err(Failure::new(Code::MalformedQuery, "A parameter is not UTF-8 once percent-decoded."));
            };
            if !known.contains(&name.as_str()) {
                let detail = format!("There is no such parameter here; there are: {}.", known.join(", "));
                return Err(Failure::field(Code::MalformedQuery, name, detail));
            }
            if params.iter().any(|(seen, _)| *seen == name) {
                return Err(Failure::field(Code::MalformedQuery, name, "Give this parameter once."));
            }
            params.push((name, value));
        }
        Ok(Self(params))
    }

    fn take(&mut self, name: &str) -> Option<String> {
        let position = self.0.iter().position(|(known, _)| known == name)?;
        Some(self.0.swap_remove(position).1).filter(|value| !value.is_empty())
    }

    /// A search text of at most [`MAX_QUERY_CHARS`] characters; white space alone counts as absent.
    pub fn text(&mut self, name: &str) -> Result<Option<String>, Failure> {
        self.text_of(name, MAX_QUERY_CHARS)
    }

    /// A text of at most `max` characters.
    pub fn text_of(&mut self, name: &str, max: usize) -> Result<Option<String>, Failure> {
        let Some(text) = self.take(name).filter(|text| !text.trim().is_empty()) else { return Ok(None) };
        if text.chars().count() > max {
            return Err(Failure::field(Code::QueryTooLong, name, format!("At most {max} characters.")));
        }
        // No stored text holds it, and PostgreSQL does not take it.
        if text.contains('\0') {
            return Err(Failure::field(Code::MalformedQuery, name, "The character U+0000 is not text."));
        }
        Ok(Some(text))
    }

    /// One of the words of the wire enum `T`.
    pub fn choice<T: DeserializeOwned>(&mut self, name: &str) -> Result<Option<T>, Failure> {
        let Some(word) = self.take(name) else { return Ok(None) };
        match T::deserialize(word.as_str().into_deserializer()) {
            Ok(choice) => Ok(Some(choice)),
            Err(error) => {
                let error: NotAChoice = error;
                Err(Failure::field(Code::MalformedQuery, name, format!("{error}.")))
            }
        }
    }

    /// `true` or `false`.
    pub fn yes_no(&mut self, name: &str) -> Result<Option<bool>, Failure> {
        Ok(self.choice(name)?.map(|word| matches!(word, YesNo::True)))
    }

    /// A wire enum's word, with `-` in front for the reverse order.
    pub fn order<T: DeserializeOwned>(&mut self, name: &str) -> Result<(Option<T>, bool), Failure> {
        let descending = self.0.iter_mut().find(|(known, _)| known == name).is_some_and(|(_, value)| {
            let turned = value.starts_with('-') && value.len() > 1;
            if turned {
                value.remove(0);
            }
            turned
        });
        Ok((self.choice(name)?, descending))
    }

    /// `limit`, `cursor` and `page`.
    pub fn paging(&mut self) -> Result<Paging, Failure> {
        let limit = match self.take("limit") {
            None => DEFAULT_LIMIT,
            Some(text) => number(&text).filter(|limit| (1..=MAX_LIMIT).contains(limit)).ok_or_else(|| {
                Failure::field(Code::BadLimit, "limit", format!("A whole number from 1 to {MAX_LIMIT}."))
            })?,
        };
        let last = u32::try_from(COUNT_LIMIT).unwrap_or(u32::MAX).div_ceil(limit);
        let page = match self.take("page") {
            None => None,
            Some(text) => Some(number(&text).filter(|page| (1..=last).contains(page)).ok_or_else(|| {
                let detail =
                    format!("A whole number from 1 to {last} with {limit} rows a page; a cursor goes further.");
                Failure::field(Code::BadPage, "page", detail)
            })?),
        };
        let cursor = self.take("cursor");
        if cursor.as_ref().is_some_and(|cursor| cursor.len() > MAX_CURSOR_CHARS || !cursor.is_ascii()) {
            return Err(carnet_store::error::Error::BadCursor.into());
        }
        if cursor.is_some() && page.is_some() {
            return Err(Failure::field(Code::MalformedQuery, "page", "Give a cursor or a page, not both."));
        }
        Ok(Paging { limit, cursor, page })
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum YesNo {
    True,
    False,
}

// `str::parse` would also take `+5`.
fn number(text: &str) -> Option<u32> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())?
}

/// Percent-decoding as forms do it (`+` is a space). `None` when a percent sign is not followed by two hexadecimal
/// digits, or the bytes are not UTF-8: guessing would search for something nobody asked for.
pub(crate) fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => {
                let (high, low) = (char::from(rest.next()?).to_digit(16)?, char::from(rest.next()?).to_digit(16)?);
                u8::try_from(high * 16 + low).ok()?
            }
            other => other,
        });
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use carnet_core::wire::{CustomerSort, MatchKind};

    use super::*;

    fn parse(query: &str) -> Result<Params, Failure> {
        Params::parse(query, &["q", "match", "sort", "limit", "cursor", "page"])
    }

    fn code(failure: Failure) -> (Code, Option<String>) {
        let problem = failure.problem();
        (problem.code, problem.fields.first().map(|field| field.field.clone()))
    }

    #[test]
    fn text_is_decoded_once_and_kept_as_typed() {
        for (query, expected) in [
            ("q=a+b", Some("a b")),
            ("q=*%C3%89clair*", Some("*Éclair*")),
            ("q=%2525", Some("%25")),
            ("q=a%3Db%26c", Some("a=b&c")),
            ("q=a=b", Some("a=b")),
            ("q= a ", Some(" a ")),
            ("q=%5C*", Some("\\*")),
            ("q=", None),
            ("q=+%20", None),
            ("q", None),
            ("", None),
            ("&&", None),
        ] {
            assert_eq!(parse(query).unwrap().text("q").unwrap().as_deref(), expected, "{query}");
        }
    }

    #[test]
    fn what_is_not_text_is_refused() {
        for query in ["q=%", "q=%4", "q=%zz", "q=%ff", "q=%C3%28", "%ff=1", "q=%+1"] {
            assert_eq!(code(parse(query).unwrap_err()).0, Code::MalformedQuery, "{query}");
        }
        assert_eq!(code(parse("q=a%00b").unwrap().text("q").unwrap_err()).0, Code::MalformedQuery);
    }

    #[test]
    fn names_are_known_and_come_once() {
        assert_eq!(code(parse("nom=x").unwrap_err()), (Code::MalformedQuery, Some("nom".to_owned())));
        assert_eq!(code(parse("q=1&q=1").unwrap_err()), (Code::MalformedQuery, Some("q".to_owned())));
        assert_eq!(code(parse("Q=1").unwrap_err()).0, Code::MalformedQuery);
    }

    #[test]
    fn length_counts_characters() {
        let longest = "é".repeat(MAX_QUERY_CHARS);
        assert!(parse(&format!("q={longest}")).unwrap().text("q").unwrap().is_some());
        let failure = parse(&format!("q={longest}x")).unwrap().text("q").unwrap_err();
        assert_eq!(code(failure), (Code::QueryTooLong, Some("q".to_owned())));
    }

    #[test]
    fn limits_and_pages_have_bounds() {
        let paging = |query: &str| parse(query).unwrap().paging();
        assert_eq!(paging("").unwrap(), Paging { limit: 50, cursor: None, page: None });
        assert_eq!(paging("limit=100&page=100").unwrap(), Paging { limit: 100, cursor: None, page: Some(100) });
        for query in ["limit=0", "limit=101", "limit=-1", "limit=+5", "limit=5.0", "limit=x", "limit=99999999999"] {
            assert_eq!(code(paging(query).unwrap_err()).0, Code::BadLimit, "{query}");
        }
        for query in ["page=0", "page=201", "limit=100&page=101", "page=x", "page=18446744073709551616"] {
            assert_eq!(code(paging(query).unwrap_err()).0, Code::BadPage, "{query}");
        }
        assert_eq!(code(paging("cursor=é").unwrap_err()).0, Code::BadCursor);
        assert_eq!(code(paging(&format!("cursor={}", "a".repeat(4097))).unwrap_err()).0, Code::BadCursor);
        assert_eq!(code(paging("cursor=abc&page=2").unwrap_err()).0, Code::MalformedQuery);
    }

    #[test]
    fn words_are_the_wire_s() {
        assert_eq!(parse("match=close").unwrap().choice("match").unwrap(), Some(MatchKind::Close));
        assert_eq!(parse("").unwrap().choice::<MatchKind>("match").unwrap(), None);
        let failure = parse("match=Close").unwrap().choice::<MatchKind>("match").unwrap_err();
        assert_eq!(code(failure), (Code::MalformedQuery, Some("match".to_owned())));
    }

    #[test]
    fn an_order_may_be_turned_round() {
        let order = |query: &str| parse(query).unwrap().order::<CustomerSort>("sort");
        assert_eq!(order("sort=-updatedAt").unwrap(), (Some(CustomerSort::UpdatedAt), true));
        assert_eq!(order("sort=name").unwrap(), (Some(CustomerSort::Name), false));
        assert_eq!(order("").unwrap(), (None, false));
        for query in ["sort=-", "sort=--name", "sort=-Name"] {
            assert_eq!(code(order(query).unwrap_err()).0, Code::MalformedQuery, "{query}");
        }
    }
}
