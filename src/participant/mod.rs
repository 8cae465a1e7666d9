//! What several pages show of a participant: its details, the dialog that adds it to one's own directory, the e-mail
//! that asks its provider for a routing setup.
//! Imports what a page may import, and no page.

mod adding;
mod addresses;
mod check;
mod detail;
mod letter;
mod sections;

pub use adding::add_dialog;
pub use addresses::{begins, other_addresses, validity};
pub use check::check;
pub use detail::detail;
pub use letter::{About, Letter};
pub use sections::identifier_list;
