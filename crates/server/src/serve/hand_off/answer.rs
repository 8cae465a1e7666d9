//! What a provider's answer means.

use std::time::{Duration, SystemTime};

use carnet_store::hand_offs::Answer;
use http::StatusCode;
use reqwest::Response;

use super::retry;
use crate::serve::outgoing::{Unanswered, beginning};

/// Characters of an answer that are kept.
const MOST_CHARS: usize = 500;

/// How a try ended.
#[derive(Debug, PartialEq, Eq)]
pub enum Verdict {
    Taken(Answer),
    /// It may be taken later, not before this time if there is one.
    Later(Answer, Option<Duration>),
    /// It will not be taken.
    Refused(Answer),
}

pub async fn read(answer: Result<Response, Unanswered>) -> Verdict {
    let mut response = match answer {
        Ok(response) => response,
        Err(error) => return Verdict::Later(Answer { status: None, text: Some(error.to_string()) }, None),
    };
    let status = response.status();
    let asked = retry::asked(response.headers(), SystemTime::now());
    // The status has been said: what is wrong with the rest changes nothing.
    let text = beginning(&mut response, MOST_CHARS * 4).await.ok().and_then(|(bytes, _)| shown(&bytes));
    let answer = Answer { status: Some(status.as_u16()), text };
    match status {
        _ if status.is_success() => Verdict::Taken(answer),
        _ if may_be_taken_later(status) => Verdict::Later(answer, asked),
        _ => Verdict::Refused(answer),
    }
}

fn may_be_taken_later(status: StatusCode) -> bool {
    let for_now = [StatusCode::REQUEST_TIMEOUT, StatusCode::TOO_EARLY, StatusCode::TOO_MANY_REQUESTS];
    status.is_server_error() || for_now.contains(&status)
}

/// The first characters, without what is not for the eye.
fn shown(bytes: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(bytes);
    let plain = |c: char| if c.is_control() && c != '\n' { ' ' } else { c };
    let text: String = text.trim().chars().take(MOST_CHARS).map(plain).collect();
    Some(text).filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn answered(status: u16, body: &'static str, retry_after: Option<&str>) -> Result<Response, Unanswered> {
        let mut response = http::Response::builder().status(status);
        if let Some(retry_after) = retry_after {
            response = response.header("retry-after", retry_after);
        }
        Ok(response.body(body).unwrap().into())
    }

    fn told(status: u16, text: &str) -> Answer {
        Answer { status: Some(status), text: Some(text.to_owned()).filter(|text| !text.is_empty()) }
    }

    #[tokio::test]
    async fn an_answer_is_taken_at_its_word() {
        for status in [200, 201, 202, 204, 208] {
            assert_eq!(read(answered(status, "ok", None)).await, Verdict::Taken(told(status, "ok")), "{status}");
        }
        for status in [408, 425, 429, 500, 502, 503, 504, 599] {
            assert_eq!(read(answered(status, "", None)).await, Verdict::Later(told(status, ""), None), "{status}");
        }
        for status in [301, 307, 400, 401, 403, 404, 409, 410, 413, 415, 422] {
            assert_eq!(read(answered(status, "no", None)).await, Verdict::Refused(told(status, "no")), "{status}");
        }
        let wait = Some(Duration::from_secs(7));
        assert_eq!(read(answered(503, "", Some("7"))).await, Verdict::Later(told(503, ""), wait));
        let silent = Answer { status: None, text: Some("there was no answer in time".to_owned()) };
        assert_eq!(read(Err(Unanswered::Late)).await, Verdict::Later(silent, None));
    }

    #[test]
    fn of_an_answer_the_beginning_is_kept() {
        assert_eq!(shown(" a\0b\tc\n\u{7f} ".as_bytes()).as_deref(), Some("a b c\n "));
        assert_eq!(shown(b" \n "), None);
        assert_eq!(shown("é".repeat(1000).as_bytes()).map(|text| text.chars().count()), Some(500));
        assert_eq!(shown(b"\xff"), Some("\u{fffd}".to_owned()));
    }
}
