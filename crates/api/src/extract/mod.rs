//! What handlers take from a request. Each refuses with a problem, never with plain text.

mod if_match;
mod json;
mod params;
mod path;
mod query;
mod role;
mod signed_in;

pub(crate) use if_match::IfMatch;
pub(crate) use json::ApiJson;
pub(crate) use params::Params;
pub(crate) use path::ApiPath;
pub(crate) use query::{ApiQuery, FromParams};
pub(crate) use role::{Admin, OfCompany, Operator};
pub(crate) use signed_in::{Person, SignedIn};
