//! What a request says about where it comes from.

use std::{convert::Infallible, net::IpAddr};

use aide::OperationInput;
use axum::extract::FromRequestParts;
use http::{HeaderMap, header, request::Parts};

use super::{browser, cookie, token};
use crate::host::ClientAddress;

/// Who knocks; it says nothing about who that is.
#[derive(Clone, Debug, Default)]
pub(crate) struct Client {
    pub address: Option<IpAddr>,
    /// Stored form of the token of the session that the browser has, living or not.
    pub session: Option<String>,
    /// Stored form of the token by which the browser is known, if it is one of ours.
    pub known: Option<String>,
    /// What the browser calls itself, in short.
    pub browser: String,
}

impl Client {
    pub fn of(headers: &HeaderMap) -> Self {
        let agent = headers.get(header::USER_AGENT).and_then(|agent| agent.to_str().ok());
        Self {
            address: None,
            session: cookie::session(headers).map(|token| token::stored(&token)),
            known: cookie::browser(headers).map(|token| token::stored(&token)),
            browser: browser::label(agent.unwrap_or_default()),
        }
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Client {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let address = parts.extensions.get::<ClientAddress>().map(|address| address.0);
        Ok(Self { address, ..Self::of(&parts.headers) })
    }
}

/// Nothing that a caller has to give.
impl OperationInput for Client {}
