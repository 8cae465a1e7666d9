//! Messages to a company, read by each of its people on their own.

mod list;
mod mark;
mod send;

pub use list::{MessageQuery, list};
pub use mark::{mark, mark_all_read, unread};
pub use send::{NewMessage, To, send};
