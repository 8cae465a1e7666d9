//! One page per address. Pages never use each other; what they share is in `ui`.

mod not_found;
mod search;
mod sign_in;
mod start;

pub use not_found::NotFound;
pub use search::SearchPage;
pub use sign_in::SignInPage;
pub use start::Start;
