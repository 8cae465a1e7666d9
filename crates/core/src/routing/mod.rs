//! The route engine (R24–R28): from what the directories say of a document's identifiers to one verdict, one next
//! action and the trace between. Pure; the same code answers in the server and in the browser.

mod cause;
mod decide;
mod difference;
mod question;
mod warnings;

pub use cause::{block, next_action};
pub use decide::decide;
pub use difference::differences;
pub use question::{Ask, Identifiers, Question, question};
