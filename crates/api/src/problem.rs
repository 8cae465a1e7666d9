//! Failures on their way out: a [`Problem`] as `application/problem+json`, with the headers that belong to it.
//! What the store says stays on the server: it travels as a [`Cause`] in the response's extensions, for the log.

use axum::{
    body::Body,
    response::{IntoResponse, Response},
};
use carnet_core::wire::{Code, Customer, Deletion, FieldProblem, Holder, Problem};
use carnet_store::error::Error;
use http::{HeaderValue, StatusCode, header};

/// Why the server failed, for its log alone.
#[derive(Clone, Debug)]
pub struct Cause(pub String);

/// An answer that is a failure. Boxed, because results carry it everywhere.
#[derive(Debug)]
pub struct Failure(Box<Parts>);

#[derive(Debug)]
struct Parts {
    problem: Problem,
    retry_after_s: Option<u64>,
    cause: Option<String>,
}

impl Failure {
    pub fn new(code: Code, detail: impl Into<String>) -> Self {
        Self(Box::new(Parts { problem: Problem::new(code, detail), retry_after_s: None, cause: None }))
    }

    /// A failure of one field (or query parameter) of the request.
    pub fn field(code: Code, field: impl Into<String>, detail: impl Into<String>) -> Self {
        let detail = detail.into();
        let mut failure = Self::new(code, detail.clone());
        failure.0.problem.fields.push(FieldProblem { field: field.into(), code, detail });
        failure
    }

    /// A failure of several fields; its code is the first one's.
    pub fn fields(fields: Vec<FieldProblem>) -> Self {
        let (code, detail) =
            fields.first().map_or((Code::MalformedBody, String::new()), |first| (first.code, first.detail.clone()));
        let mut failure = Self::new(code, detail);
        failure.0.problem.fields = fields;
        failure
    }

    /// A failure that is the server's: the answer says so, the cause goes to the log.
    pub fn internal(cause: impl Into<String>) -> Self {
        let mut failure = Self::new(Code::Internal, "The server's log says what failed.");
        failure.0.cause = Some(cause.into());
        failure
    }

    pub fn with_holder(mut self, holder: Holder) -> Self {
        self.0.problem.holder = Some(holder);
        self
    }

    pub fn with_current(mut self, current: Customer) -> Self {
        self.0.problem.current = Some(Box::new(current));
        self
    }

    pub fn with_deletion(mut self, deletion: Deletion) -> Self {
        self.0.problem.deletion = Some(Box::new(deletion));
        self
    }

    pub fn with_admins(mut self, admins: Vec<String>) -> Self {
        self.0.problem.admins = admins;
        self
    }

    /// The database cannot do it now; the log is told the cause.
    fn unavailable(detail: String, cause: String) -> Self {
        let mut failure = Self::new(Code::Unavailable, detail);
        failure.0.cause = Some(cause);
        failure
    }

    /// When it makes sense to try again, in seconds.
    pub fn retry_after(mut self, seconds: u64) -> Self {
        self.0.retry_after_s = Some(seconds);
        self
    }

    /// The same cause, told as another problem.
    pub fn recoded(mut self, code: Code, detail: &str) -> Self {
        self.0.problem = Problem::new(code, detail);
        self
    }

    pub fn problem(&self) -> &Problem {
        &self.0.problem
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        match error {
            Error::BadCursor => Self::field(Code::BadCursor, "cursor", error.to_string()),
            Error::BadPage => Self::field(Code::BadPage, "page", error.to_string()),
            Error::Gone(ref cause) => Self::unavailable(error.to_string(), cause.clone()).retry_after(5),
            Error::Busy => Self::unavailable(error.to_string(), error.to_string()).retry_after(1),
            Error::Full => Self::unavailable(error.to_string(), error.to_string()),
            error => Self::internal(error.to_string()),
        }
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let Parts { problem, retry_after_s, cause } = *self.0;
        let mut response = problem_response(&problem);
        if let Some(seconds) = retry_after_s {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        if let Some(cause) = cause {
            response.extensions_mut().insert(Cause(cause));
        }
        response
    }
}

/// The problem as a response.
pub fn problem_response(problem: &Problem) -> Response {
    let status = StatusCode::from_u16(problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    // A struct of strings and numbers always serialises; the empty object is unreachable.
    let body = serde_json::to_vec(problem).unwrap_or_else(|_| b"{}".to_vec());
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = status;
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    response
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn what_the_store_says_stays_on_the_server() {
        let failure = Failure::from(Error::Database("near \"slect\": syntax error".to_owned()));
        assert_eq!(failure.problem().code, Code::Internal);
        assert!(!failure.problem().detail.contains("slect"));
        let response = failure.into_response();
        assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
        assert!(response.extensions().get::<Cause>().unwrap().0.contains("slect"));
    }

    #[test]
    fn a_database_without_room_says_so() {
        let failure = Failure::from(Error::Full);
        assert_eq!(failure.problem().code, Code::Unavailable);
        assert!(failure.problem().detail.contains("room"));
        assert!(failure.into_response().extensions().get::<Cause>().is_some(), "the log is told");
    }

    #[test]
    fn a_database_that_is_away_says_so_and_the_log_says_why() {
        let response = Failure::from(Error::Gone("connection refused".to_owned())).into_response();
        assert_eq!(response.status(), StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(response.headers()[header::RETRY_AFTER], "5");
        assert_eq!(response.extensions().get::<Cause>().unwrap().0, "connection refused");
    }

    #[test]
    fn a_busy_database_says_when_to_try_again() {
        let response = Failure::from(Error::Busy).into_response();
        assert_eq!(response.status(), StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(response.headers()[header::RETRY_AFTER], "1");
    }
}
