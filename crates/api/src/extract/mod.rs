//! What handlers take from a request. Each refuses with a problem, never with plain text.

mod json;
mod params;
mod path;
mod query;
mod signed_in;

pub(crate) use json::ApiJson;
pub(crate) use params::Params;
pub(crate) use path::ApiPath;
pub(crate) use query::{ApiQuery, FromParams};
pub(crate) use signed_in::SignedIn;
