//! What several pages show of a participant: its details, and the dialog that adds it to one's own directory.
//! Imports what a page may import, and no page.

mod adding;
mod detail;
mod sections;

pub use adding::add_dialog;
pub use detail::detail;
pub use sections::identifier_list;
