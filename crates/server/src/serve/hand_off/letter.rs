//! A document as it is posted: its bytes, what it is about, and a signature that the provider can check.

use carnet_store::hand_offs::Claimed;
use hmac::{Hmac, Mac};
use http::{HeaderMap, HeaderName, HeaderValue, header};
use sha2::Sha256;

const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");
const DOCUMENT: HeaderName = HeaderName::from_static("carnet-document");
const RECIPIENT: HeaderName = HeaderName::from_static("carnet-recipient");
const DOCUMENT_TYPE: HeaderName = HeaderName::from_static("carnet-document-type");
const TIMESTAMP: HeaderName = HeaderName::from_static("carnet-timestamp");
const SIGNATURE: HeaderName = HeaderName::from_static("carnet-signature");

/// The headers of a try at this time.
pub fn headers(claimed: &Claimed, now_ms: i64) -> HeaderMap {
    let timestamp = now_ms.div_euclid(1000).to_string();
    let signature = signature(&claimed.secret, &timestamp, &claimed.source);
    let said = [
        (IDEMPOTENCY_KEY, Some(claimed.document_id.as_str())),
        (DOCUMENT, Some(&claimed.document_id)),
        (RECIPIENT, Some(&claimed.address)),
        (DOCUMENT_TYPE, claimed.document_type.as_deref()),
        (TIMESTAMP, Some(&timestamp)),
        (SIGNATURE, Some(&signature)),
    ];
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/xml"));
    for (name, value) in said {
        // A value that no header can hold (a document type with a line break) is left out.
        if let Some(Ok(value)) = value.map(|value| HeaderValue::from_bytes(value.as_bytes())) {
            headers.insert(name, value);
        }
    }
    headers
}

/// `v1=` and the HMAC-SHA256 of the timestamp, a full stop and the body, in hexadecimal.
fn signature(secret: &str, timestamp: &str, body: &str) -> String {
    // Any length of key will do.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(secret.as_bytes()) else { return String::new() };
    mac.update(timestamp.as_bytes());
    mac.update(b".");
    mac.update(body.as_bytes());
    let digits: String = mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
    format!("v1={digits}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claimed() -> Claimed {
        Claimed {
            document_id: "d1".to_owned(),
            provider_id: "p".to_owned(),
            url: "https://post.example/".to_owned(),
            secret: "sixteen characters".to_owned(),
            address: "0088:7300010000001".to_owned(),
            document_type: Some("urn:x::Invoice##y::2.1".to_owned()),
            source: "<Invoice/>".to_owned(),
            tries: 1,
            queued_at_ms: 0,
        }
    }

    #[test]
    fn a_document_says_what_it_is() {
        let headers = headers(&claimed(), 1_787_142_600_999);
        for (name, value) in [
            ("content-type", "application/xml"),
            ("idempotency-key", "d1"),
            ("carnet-document", "d1"),
            ("carnet-recipient", "0088:7300010000001"),
            ("carnet-document-type", "urn:x::Invoice##y::2.1"),
            ("carnet-timestamp", "1787142600"),
        ] {
            assert_eq!(headers.get(name).map(HeaderValue::as_bytes), Some(value.as_bytes()), "{name}");
        }
        let odd = Claimed { document_type: Some("a\nb".to_owned()), ..claimed() };
        assert!(!super::headers(&odd, 0).contains_key(DOCUMENT_TYPE));
    }

    // By `printf '1787142600.<Invoice/>' | openssl dgst -sha256 -hmac 'sixteen characters'`.
    #[test]
    fn the_signature_is_one_that_others_compute_too() {
        let expected = "v1=5877b1bc765730e061668b2387563fc9a8f79670edd558d6a4ecdc8edebfa9e3";
        assert_eq!(signature("sixteen characters", "1787142600", "<Invoice/>"), expected);
    }
}
