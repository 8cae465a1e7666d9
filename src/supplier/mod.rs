//! What several pages do with suppliers: approve, deny, remove, and the dialog that asks first; and the parts of a row
//! that tables and cards share.
//! Imports what a page may import, and no page.

mod acts;
mod cells;
mod dialog;
mod mode;

pub use acts::{Act, Deciding, add_at_once};
pub use cells::{actions, button_id, decided, identifier_cell, name_id, provider_cell, status};
pub use dialog::dialog;
pub use mode::{company_settings, mode_line, supplier_directory};
