//! One page per address. Pages never use each other; what they share is in `ui` and `participant`.

mod audit;
mod customer;
mod customers;
mod import;
mod messages;
mod not_found;
mod operator;
mod participant;
mod pieces;
mod requests;
mod search;
mod sign_in;
mod start;
mod suggest;

pub use not_found::NotFound;
pub use pieces::{CUSTOMERS, OPERATOR, REQUESTS, SEARCH, TOOLS};
pub use sign_in::SignInPage;
pub use start::Start;
pub use suggest::SuggestPage;
