//! What a company decides for all of its people (R19–R22): the way of its two directories, and how it answers whoever
//! adds it.

mod ask;
mod change;
mod effect;
mod read;

pub use ask::ask;
pub use change::{SettingsRefused, change};
pub use effect::effect;
pub use read::get;
