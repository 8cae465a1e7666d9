//! Files that are written while they are sent: a first piece, then page after page until none follows, so that no
//! file is ever in memory as a whole.

use std::future::Future;

use axum::{body::Body, response::Response};
use carnet_core::csv;
use carnet_store::times;
use futures_util::stream;
use http::{HeaderValue, header};

use crate::problem::Failure;

/// What spreadsheets take as the sign for UTF-8.
pub(crate) const BOM: &str = "\u{feff}";

/// A line of a file: `;` between the cells, none of them a formula.
pub(crate) fn row<T: AsRef<str>>(cells: impl IntoIterator<Item = T>) -> String {
    let cells: Vec<String> = cells.into_iter().map(|cell| csv::field(cell.as_ref())).collect();
    cells.join(";") + "\r\n"
}

/// `name-2026-08-19.csv`.
pub(crate) fn dated(name: &str, now_ms: i64, ending: &str) -> String {
    let day = times::rfc3339(now_ms);
    format!("{name}-{}.{ending}", day.split('T').next().unwrap_or_default())
}

/// A file that begins with `first`, and has a page for `next` and whatever that page names as the next one.
pub(crate) fn pages<S>(first: String, next: Option<S>) -> Pages<S> {
    Pages { first, next }
}

pub(crate) struct Pages<S> {
    first: String,
    next: Option<S>,
}

impl<S: Send + 'static> Pages<S> {
    /// The body, each page made when the one before it has left. A failure breaks the connection off: the file must
    /// not pass for a whole one.
    pub fn each<F>(self, page: impl Fn(S) -> F + Send + 'static) -> Body
    where
        F: Future<Output = Result<(String, Option<S>), Failure>> + Send,
    {
        let state = (Some(self.first), self.next, page);
        Body::from_stream(stream::unfold(state, |(first, next, page)| async move {
            if let Some(first) = first {
                return Some((Ok(first), (None, next, page)));
            }
            match page(next?).await {
                Ok((text, next)) => Some((Ok(text), (None, next, page))),
                Err(_) => Some((Err(std::io::Error::other("a page of the file failed")), (None, None, page))),
            }
        }))
    }
}

/// A CSV file to be saved.
pub(crate) fn answer(name: &str, body: Body) -> Response {
    saved(name, "text/csv; charset=utf-8", body)
}

/// A file to be saved; `name` is ASCII.
pub(crate) fn saved(name: &str, media_type: &'static str, body: Body) -> Response {
    let mut response = Response::new(body);
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, value);
    }
    response
}
