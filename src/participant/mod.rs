//! What several pages show of a participant: its details, and the dialog that adds it to one's own directory.
//! Imports what a page may import, and no page.

mod adding;
mod detail;
mod sections;

pub use adding::AddDialog;
pub use detail::Detail;
