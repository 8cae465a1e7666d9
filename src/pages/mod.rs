//! One page per address. Pages never use each other; what they share is in `ui` and `participant`.

mod audit;
mod customer;
mod customers;
mod import;
mod messages;
mod not_found;
mod operator;
mod participant;
mod requests;
mod search;
mod sign_in;
mod start;
mod suggest;

pub use audit::AuditPage;
pub use customer::CustomerPage;
pub use customers::CustomersPage;
pub use import::ImportPage;
pub use messages::MessagesPage;
pub use not_found::NotFound;
pub use operator::{OperatorHome, ProvidersPage, SuggestionsPage};
pub use participant::ParticipantPage;
pub use requests::{List, RequestsPage};
pub use search::SearchPage;
pub use sign_in::SignInPage;
pub use start::Start;
pub use suggest::SuggestPage;
