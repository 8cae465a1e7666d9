//! One page per address. Pages never use each other; what they share is in `ui` and `participant`.

mod customer;
mod customers;
mod not_found;
mod participant;
mod pieces;
mod search;
mod sign_in;
mod start;

pub use not_found::NotFound;
pub use pieces::{CUSTOMERS, SEARCH};
pub use sign_in::SignInPage;
pub use start::Start;
