//! What a search of the public directory may ask for; the criteria combine with AND (R1).

use carnet_core::wire::{DEFAULT_LIMIT, MatchKind};

/// Criteria and the page wanted. Texts are as typed.
#[derive(Clone, Debug)]
pub struct ParticipantQuery {
    /// A name pattern with `*` (R2).
    pub name: Option<String>,
    /// Any electronic identifier, as typed or copied, also with `*` (R4).
    pub id: Option<String>,
    /// A provider's id, or its name in any case.
    pub provider: Option<String>,
    /// ISO 3166-1 alpha-2, in any case.
    pub country: Option<String>,
    /// A document type id, byte for byte, with or without its scheme in front (`scheme::value`).
    pub document_type: Option<String>,
    /// One group alone; `None` is both.
    pub matching: Option<MatchKind>,
    /// Continues the group it was given out by.
    pub cursor: Option<String>,
    /// 1-based; only without a cursor, and within the first 10 000 rows.
    pub page: Option<u32>,
    /// Rows of a page.
    pub limit: u32,
}

impl Default for ParticipantQuery {
    fn default() -> Self {
        Self {
            name: None,
            id: None,
            provider: None,
            country: None,
            document_type: None,
            matching: None,
            cursor: None,
            page: None,
            limit: DEFAULT_LIMIT,
        }
    }
}
