//! What a list of customers may be asked for.

use carnet_core::wire::{CustomerField, CustomerFilter, CustomerSort, DEFAULT_LIMIT};

/// Search text, restrictions, order and the page wanted (R11).
#[derive(Clone, Debug)]
pub struct CustomerQuery {
    /// A name pattern, any identifier, a provider's name or a customer number.
    pub q: Option<String>,
    /// Looks in this field alone.
    pub field: Option<CustomerField>,
    pub status: Option<CustomerFilter>,
    /// Literal hits come before close ones whatever the order.
    pub sort: CustomerSort,
    pub descending: bool,
    pub cursor: Option<String>,
    /// 1-based; only without a cursor, and within the first 10 000 rows.
    pub page: Option<u32>,
    /// Rows of a page.
    pub limit: u32,
}

impl Default for CustomerQuery {
    fn default() -> Self {
        Self {
            q: None,
            field: None,
            status: None,
            sort: CustomerSort::Name,
            descending: false,
            cursor: None,
            page: None,
            limit: DEFAULT_LIMIT,
        }
    }
}
