//! What travels over HTTP, in both directions: plain structs, JSON in camelCase, ids opaque strings,
//! times RFC 3339 in UTC. Nothing here has behaviour beyond naming itself.

mod address;
mod audit;
mod change;
mod csv_import;
mod customer;
mod document;
mod figures;
mod hand_off;
mod message;
mod page;
mod participant;
mod problem;
mod request;
mod route;
mod routing;
mod session;
mod settings;
mod suggestion;
mod supplier;
mod support;
mod user;
mod verification;

pub use address::*;
pub use audit::*;
pub use change::*;
pub use csv_import::*;
pub use customer::*;
pub use document::*;
pub use figures::*;
pub use hand_off::*;
pub use message::*;
pub use page::*;
pub use participant::*;
pub use problem::*;
pub use request::*;
pub use route::*;
pub use routing::*;
pub use session::*;
pub use settings::*;
pub use suggestion::*;
pub use supplier::*;
pub use support::*;
pub use user::*;
pub use verification::*;
