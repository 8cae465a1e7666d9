//! What handlers take from a request. Each refuses with a problem, never with plain text.

mod collector;
mod if_match;
mod json;
mod params;
mod path;
mod query;
mod reader;
mod role;
mod sender;
mod signed_in;

pub(crate) use collector::Collector;
pub(crate) use if_match::IfMatch;
pub(crate) use json::ApiJson;
pub(crate) use params::{Params, decode};
pub(crate) use path::ApiPath;
pub(crate) use query::{ApiQuery, FromParams};
pub(crate) use reader::Reader;
pub(crate) use role::{Admin, OfCompany, Operator};
pub(crate) use sender::Sender;
pub(crate) use signed_in::{MaybeSignedIn, Person, SignedIn};
