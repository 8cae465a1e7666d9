//! How a provider gets its documents, as the operator types it: an address that is posted to, a secret that signs, or a
//! key to collect with, which is told once.

use axum::{
    Json,
    extract::State,
    response::{IntoResponse, Response},
};
use carnet_core::wire::{Code, CollectKey, EditProvider, MAX_SECRET_CHARS, MIN_SECRET_CHARS};
use carnet_store::providers::{self, HandOffChange, Missing};
use http::StatusCode;
use url::{Host as UrlHost, Url};

use super::unknown;
use crate::{
    extract::{ApiPath, Operator},
    host::Host,
    problem::Failure,
    session::token,
    texts::Faults,
};

/// What can be wrong.
pub(super) const FAULTS: [Code; 3] = [Code::HandOffUrlMalformed, Code::HandOffSecretMissing, Code::HandOffSecretShort];
/// What a key begins with, so that one that lies around is known for what it is.
const PREFIX: &str = "carnet_collect_";
const MAX_URL_CHARS: usize = 2000;

/// `POST /operator/providers/{id}/collect-key`.
pub(super) async fn make_key(
    State(host): State<Host>,
    Operator(session): Operator,
    ApiPath(id): ApiPath,
) -> Result<Response, Failure> {
    let key = format!("{PREFIX}{}", token::new(host.random));
    let (hash, now) = (token::stored(&key), (host.now)());
    let provider = host.write(move |db| providers::set_collect_key(db, &session, &id, &hash, now)).await?;
    let provider = provider.ok_or_else(unknown)?;
    Ok((StatusCode::CREATED, Json(CollectKey { key, provider })).into_response())
}

/// What is to change. `private`: without TLS it may go anywhere.
pub(super) fn change(body: &EditProvider, private: bool, faults: &mut Faults) -> HandOffChange {
    HandOffChange {
        way: body.hand_off_way,
        url: url(body.hand_off_url.as_deref(), private, faults),
        secret: secret(body.hand_off_secret.as_deref(), faults),
    }
}

/// What is missing to post, as a failure.
pub(super) fn missing(what: Missing) -> Failure {
    match what {
        Missing::Url => Failure::field(Code::HandOffUrlMalformed, "handOffUrl", "Give the address to post to."),
        Missing::Secret => Failure::field(Code::HandOffSecretMissing, "handOffSecret", "It signs what is posted."),
    }
}

// Absent it stays, empty there is none any more.
fn url(text: Option<&str>, private: bool, faults: &mut Faults) -> Option<Option<String>> {
    let text = text?.trim();
    if text.is_empty() {
        return Some(None);
    }
    let url = Url::parse(text).ok().filter(|url| text.len() <= MAX_URL_CHARS && is_postable(url, private));
    if url.is_none() {
        let detail = "Write it like https://remise.exemple.fr/documents, without user name and fragment.";
        faults.add(Code::HandOffUrlMalformed, "handOffUrl", detail);
    }
    Some(url.map(String::from))
}

fn is_postable(url: &Url, private: bool) -> bool {
    let encrypted = match url.scheme() {
        "https" => true,
        "http" => private || is_loopback(url),
        _ => false,
    };
    let bare = url.username().is_empty() && url.password().is_none() && url.fragment().is_none();
    encrypted && bare && url.host().is_some()
}

fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(UrlHost::Domain(name)) => name == "localhost",
        Some(UrlHost::Ipv4(address)) => address.is_loopback(),
        Some(UrlHost::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

fn secret(text: Option<&str>, faults: &mut Faults) -> Option<Option<String>> {
    let text = text?.trim();
    if text.is_empty() {
        return Some(None);
    }
    if text.contains(char::is_control) {
        faults.add(Code::TextControl, "handOffSecret", "No line breaks and other control characters.");
    }
    match text.chars().count() {
        0..MIN_SECRET_CHARS => {
            let detail = format!("At least {MIN_SECRET_CHARS} characters.");
            faults.add(Code::HandOffSecretShort, "handOffSecret", detail);
        }
        MIN_SECRET_CHARS..=MAX_SECRET_CHARS => {}
        _ => faults.add(Code::TextTooLong, "handOffSecret", format!("At most {MAX_SECRET_CHARS} characters.")),
    }
    Some(Some(text.to_owned()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn read(text: &str, private: bool) -> Option<Option<String>> {
        let mut faults = Faults::default();
        let url = url(Some(text), private, &mut faults);
        if faults.check().is_ok() { url } else { None }
    }

    #[test]
    fn documents_are_posted_over_tls() {
        for (text, kept) in [
            ("https://remise.exemple.fr/documents", "https://remise.exemple.fr/documents"),
            (" https://Remise.exemple.fr:8443 ", "https://remise.exemple.fr:8443/"),
            ("https://192.0.2.1/x?a=b", "https://192.0.2.1/x?a=b"),
            ("http://127.0.0.1:9000/", "http://127.0.0.1:9000/"),
            ("http://localhost:9000/", "http://localhost:9000/"),
            ("http://[::1]:9000/", "http://[::1]:9000/"),
        ] {
            assert_eq!(read(text, false), Some(Some(kept.to_owned())), "{text}");
        }
        assert_eq!(read("", false), Some(None));
        for text in [
            "remise.exemple.fr",
            "http://remise.exemple.fr",
            "http://127.0.0.1.exemple.fr/",
            "http://10.0.0.1/",
            "ftp://remise.exemple.fr",
            "file:///etc/passwd",
            "data:text/plain,x",
            "https://moi:secret@remise.exemple.fr",
            "https://remise.exemple.fr/#x",
            "https://",
            "javascript:alert(1)",
        ] {
            assert_eq!(read(text, false), None, "{text}");
        }
        assert!(read("http://10.0.0.1/", true).is_some() && read("ftp://10.0.0.1/", true).is_none());
    }

    #[test]
    fn a_secret_is_long_enough_to_be_one() {
        let code = |text: &str| {
            let mut faults = Faults::default();
            secret(Some(text), &mut faults);
            faults.check().err().map(|failure| failure.problem().code)
        };
        assert_eq!(code("0123456789abcdef"), None);
        assert_eq!(code("0123456789abcde"), Some(Code::HandOffSecretShort));
        assert_eq!(code("0123456789\nabcdefg"), Some(Code::TextControl));
        assert_eq!(code(&"é".repeat(200)), None);
        assert_eq!(code(&"é".repeat(201)), Some(Code::TextTooLong));
    }
}
