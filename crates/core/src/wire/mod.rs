//! What travels over HTTP, in both directions: plain structs, JSON in camelCase, ids opaque strings,
//! times RFC 3339 in UTC. Nothing here has behaviour beyond naming itself.

mod customer;
mod page;
mod participant;
mod problem;
mod session;

pub use customer::*;
pub use page::*;
pub use participant::*;
pub use problem::*;
pub use session::*;
