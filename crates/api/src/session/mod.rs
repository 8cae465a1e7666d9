//! Signing in and out. A session is a random token in a cookie; the database keeps its SHA-256 alone, so that
//! whoever reads the database cannot act as anybody.

pub(crate) mod cookie;
mod handlers;
mod limiter;
pub(crate) mod token;

pub(crate) use handlers::{add, get, remove};
pub(crate) use limiter::Limiter;
