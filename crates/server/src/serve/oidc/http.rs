//! The way to the provider: HTTPS with the system's certificates, no redirects (the addresses are the ones the
//! provider publishes), a time limit, and a limit to what is read.

use std::{pin::Pin, time::Duration};

use openidconnect::{AsyncHttpClient, HttpRequest, HttpResponse};

use crate::cli::Failure;

/// For each request; a sign-in asks four times at most, which is less than a request here may take.
const ANSWER_WITHIN: Duration = Duration::from_secs(5);
/// Bytes of an answer; metadata, keys and tokens have some thousands.
const MAX_ANSWER: usize = 1024 * 1024;

#[derive(Debug, thiserror::Error)]
pub enum Unanswered {
    #[error("{0}")]
    Request(#[from] reqwest::Error),
    #[error("the answer is longer than {MAX_ANSWER} bytes")]
    TooLong,
    #[error("the answer cannot be understood: {0}")]
    Malformed(#[from] ::http::Error),
}

pub struct Http(reqwest::Client);

impl Http {
    pub fn new() -> Result<Self, Failure> {
        reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .timeout(ANSWER_WITHIN)
            .build()
            .map(Self)
            .map_err(|error| Failure::new(format!("single sign-on cannot be prepared: {error}")))
    }

    async fn send(&self, request: HttpRequest) -> Result<HttpResponse, Unanswered> {
        let request = request.try_into().map_err(reqwest::Error::without_url)?;
        let mut response = self.0.execute(request).await.map_err(reqwest::Error::without_url)?;
        let mut answer = ::http::Response::builder().status(response.status());
        if let Some(headers) = answer.headers_mut() {
            *headers = std::mem::take(response.headers_mut());
        }
        let mut body = Vec::new();
        while let Some(piece) = response.chunk().await.map_err(reqwest::Error::without_url)? {
            if body.len() + piece.len() > MAX_ANSWER {
                return Err(Unanswered::TooLong);
            }
            body.extend_from_slice(&piece);
        }
        Ok(answer.body(body)?)
    }
}

impl<'c> AsyncHttpClient<'c> for Http {
    type Error = Unanswered;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, Unanswered>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(self.send(request))
    }
}
