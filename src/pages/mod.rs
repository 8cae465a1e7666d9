//! One page per address. Pages never use each other; what they share is in `ui` and `participant`.

mod accessibility;
mod audit;
mod customer;
mod customers;
mod documents;
mod import;
mod invitation;
mod keys;
mod messages;
mod not_found;
mod operator;
mod participant;
mod pieces;
mod preferences;
mod requests;
mod routing;
mod search;
mod settings;
mod sign_in;
mod site_map;
mod start;
mod suggest;
mod suppliers;
mod support;
mod users;

pub use not_found::NotFound;
pub use pieces::{CUSTOMERS, DOCUMENTS, OPERATOR, REQUESTS, SEARCH, SETTINGS, SUPPLIERS, TOOLS};
pub use sign_in::SignInPage;
pub use start::Start;
pub use suggest::SuggestPage;
