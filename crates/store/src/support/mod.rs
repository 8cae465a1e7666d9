//! Questions to the network's operator (R34). Whoever asks sees its own; the operator sees all of them and answers
//! each once.

mod answer;
mod ask;
mod read;

pub use answer::{AnswerRefused, answer};
pub use ask::{NewSupport, ask};
pub use read::{own, queue};
