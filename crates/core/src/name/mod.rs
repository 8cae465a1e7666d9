//! Company names: how they are stored, what a pattern with `*` means, and which names come close.

mod fold;
mod limit;
mod pattern;
mod words;

pub use fold::{fold, normalize};
pub use limit::{MAX_BYTES, fits};
pub use pattern::Pattern;
pub use words::Words;
