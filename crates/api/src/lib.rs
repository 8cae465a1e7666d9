//! The HTTP contract as an axum `Router`. It knows no runtime, no clock, no randomness and no files of its own:
//! the [`Host`] lends them, so that the same router answers in a server process and in a browser's worker.
//! Every failure is `application/problem+json`; no request makes it panic.

mod addresses;
mod api_keys;
mod audit;
mod before_send;
mod csv_file;
mod csv_imports;
mod customers;
mod documents;
mod export;
mod extract;
mod figures;
mod hand_offs;
mod health;
mod host;
pub mod id;
mod inbound;
mod index;
mod invitations;
pub mod jobs;
mod live;
mod lookup;
mod messages;
mod network_imports;
mod openapi;
mod operator_accounts;
mod operator_providers;
mod participants;
pub mod password;
mod problem;
mod providers;
mod requests;
mod router;
mod routing;
mod same_origin;
mod served;
mod service;
mod session;
mod settings;
mod suggestions;
mod suppliers;
mod support;
mod texts;
mod users;
mod verification;
mod xml;

pub use documents::retry_waiting;
pub use host::{ClientAddress, Host, Job, Mail, Mailer};
pub use index::follow_index;
pub use live::Live;
pub use problem::{Cause, Failure, problem_response};
pub use router::router;
pub use served::Served;
pub use session::sign_in_verified;
pub use verification::{Checks, Finding, Verifier, VerifyTarget, recheck};
