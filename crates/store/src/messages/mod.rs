//! Messages to a company, read by each of its people on their own.

mod send;

pub use send::{NewMessage, send};
