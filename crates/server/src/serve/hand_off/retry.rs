//! When a document is posted again: after a time that doubles, drawn anew each time between nothing and all of it, so
//! that what failed together does not come back together.

use std::time::{Duration, SystemTime};

use http::{HeaderMap, header};

/// Tries of one document.
pub const MOST_TRIES: u64 = 200;
/// How long it is tried.
pub const TRIED_FOR_MS: i64 = 3 * 24 * 3600 * 1000;
/// The longest a provider may ask for.
const MOST_ASKED: Duration = Duration::from_secs(24 * 3600);

#[derive(Clone, Copy, Debug)]
pub struct Backoff {
    pub first: Duration,
    pub most: Duration,
}

impl Backoff {
    /// How long to wait after so many tries. `drawn` is anything at all.
    pub fn after(&self, tries: u64, drawn: u64) -> Duration {
        let doublings = u32::try_from(tries.saturating_sub(1)).unwrap_or(u32::MAX).min(30);
        let whole = self.first.saturating_mul(1 << doublings).min(self.most);
        let ms = u64::try_from(whole.as_millis()).unwrap_or(u64::MAX);
        Duration::from_millis(drawn % ms.saturating_add(1))
    }
}

/// Whether the document is not tried again.
pub fn is_over(tries: u64, queued_at_ms: i64, now_ms: i64) -> bool {
    tries >= MOST_TRIES || now_ms - queued_at_ms >= TRIED_FOR_MS
}

/// How long the provider asks to be left alone: `Retry-After`, in seconds or as a date.
pub fn asked(headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    let text = headers.get(header::RETRY_AFTER)?.to_str().ok()?.trim();
    let wait = match text.parse() {
        Ok(seconds) => Duration::from_secs(seconds),
        Err(_) => httpdate::parse_http_date(text).ok()?.duration_since(now).unwrap_or_default(),
    };
    Some(wait.min(MOST_ASKED))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use http::HeaderValue;
    use proptest::prelude::*;

    use super::*;

    const BACKOFF: Backoff = Backoff { first: Duration::from_secs(5), most: Duration::from_secs(3600) };

    #[test]
    fn the_time_doubles_up_to_the_most() {
        for (tries, seconds) in [(1, 5), (2, 10), (3, 20), (10, 2560), (11, 3600), (MOST_TRIES, 3600), (u64::MAX, 3600)]
        {
            let longest = (0..=seconds * 1000).map(|drawn| BACKOFF.after(tries, drawn)).max();
            assert_eq!(longest, Some(Duration::from_secs(seconds)), "{tries}");
        }
        assert!(
            is_over(MOST_TRIES, 0, 1) && is_over(1, 0, TRIED_FOR_MS) && !is_over(MOST_TRIES - 1, 0, TRIED_FOR_MS - 1)
        );
    }

    #[test]
    fn a_provider_may_ask_for_time() {
        let now = httpdate::parse_http_date("Thu, 26 Nov 2026 15:00:00 GMT").unwrap();
        let asked = |text: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::RETRY_AFTER, HeaderValue::from_str(text).unwrap());
            asked(&headers, now).map(|wait| wait.as_secs())
        };
        for (text, expected) in [
            ("120", Some(120)),
            ("0", Some(0)),
            ("Thu, 26 Nov 2026 15:01:00 GMT", Some(60)),
            ("Thu, 26 Nov 2026 14:00:00 GMT", Some(0)),
            ("999999999", Some(86_400)),
            ("-1", None),
            ("soon", None),
        ] {
            assert_eq!(asked(text), expected, "{text}");
        }
        assert_eq!(super::asked(&HeaderMap::new(), now), None);
    }

    proptest! {
        #[test]
        fn it_is_never_longer_than_it_may_be(tries in any::<u64>(), drawn in any::<u64>()) {
            prop_assert!(BACKOFF.after(tries, drawn) <= BACKOFF.most);
        }
    }
}
