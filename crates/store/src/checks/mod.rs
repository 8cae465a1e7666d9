//! What look-ups in the network itself have found of participants (R32). An answer is kept beside the public
//! directory's entry; that nobody answered is kept beside the answer, and never replaces it.

mod change;
mod due;
mod read;
mod record;

pub use due::{Due, due};
pub(crate) use read::of;
pub use record::{Found, record};
