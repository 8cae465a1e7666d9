//! Which version a change was made from: the header `If-Match`, so that nobody overwrites what they have not read.

use aide::{OperationInput, generate::GenContext, openapi::Operation};
use axum::extract::FromRequestParts;
use carnet_core::wire::Code;
use http::{HeaderMap, header, request::Parts};

use crate::{openapi, problem::Failure};

/// The version, of `If-Match: "3"`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct IfMatch(pub u64);

impl<S: Send + Sync> FromRequestParts<S> for IfMatch {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        read(&parts.headers)
    }
}

impl OperationInput for IfMatch {
    fn operation_input(ctx: &mut GenContext, operation: &mut Operation) {
        let tag = schemars::json_schema!({ "type": "string", "pattern": "^\"[0-9]{1,18}\"$" });
        openapi::header(operation, "If-Match", true, "The version that was read, such as `\"3\"`.", tag);
        for code in [Code::PreconditionRequired, Code::MalformedVersion, Code::ChangedMeanwhile] {
            openapi::problem(ctx, operation, code);
        }
    }
}

fn read(headers: &HeaderMap) -> Result<IfMatch, Failure> {
    let mut values = headers.get_all(header::IF_MATCH).iter();
    let Some(value) = values.next() else {
        return Err(Failure::new(Code::PreconditionRequired, "Send the header If-Match with the version you read."));
    };
    let version = value.to_str().ok().and_then(|text| version(text.trim())).filter(|_| values.next().is_none());
    version.map(IfMatch).ok_or_else(|| {
        Failure::new(Code::MalformedVersion, "If-Match is the version in quotation marks, such as \"3\".")
    })
}

// The star would mean any version, and a weak tag (`W/`) about this one: neither says what was read.
fn version(text: &str) -> Option<u64> {
    let digits = text.strip_prefix('"')?.strip_suffix('"')?;
    digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())?
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use http::HeaderValue;

    use super::*;

    fn code(values: &[&str]) -> Result<IfMatch, Code> {
        let mut headers = HeaderMap::new();
        for value in values {
            headers.append(header::IF_MATCH, HeaderValue::from_bytes(value.as_bytes()).unwrap());
        }
        read(&headers).map_err(|failure| failure.problem().code)
    }

    #[test]
    fn a_version_is_a_number_in_quotation_marks() {
        assert_eq!(code(&["\"3\""]), Ok(IfMatch(3)));
        assert_eq!(code(&[" \"12\" "]), Ok(IfMatch(12)));
        assert_eq!(code(&[]), Err(Code::PreconditionRequired));
        for value in ["", "3", "\"\"", "\"", "\"+3\"", "\"-3\"", "\"3.0\"", "W/\"3\"", "*", "\"3\", \"4\"", "\"é\""] {
            assert_eq!(code(&[value]), Err(Code::MalformedVersion), "{value}");
        }
        assert_eq!(code(&["\"99999999999999999999\""]), Err(Code::MalformedVersion));
        assert_eq!(code(&["\"3\"", "\"3\""]), Err(Code::MalformedVersion));
    }
}
