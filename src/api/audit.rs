//! Calls about the audit trail.

use carnet_core::wire::{AuditEntry, Page};

use super::{Api, ApiError};
use crate::query::with_query;

/// `GET /audit`. Empty texts are left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AuditQuery {
    /// Part of a person's or an object's name.
    pub q: String,
    /// `customer.add`, …
    pub action: String,
    /// Days, `2026-11-25`, both included.
    pub from: String,
    pub to: String,
    /// 1-based.
    pub page: u32,
}

impl AuditQuery {
    /// Pairs of the query, but for the page.
    pub fn pairs(&self) -> [(&'static str, &str); 4] {
        [("q", &self.q), ("action", &self.action), ("from", &self.from), ("to", &self.to)]
    }
}

impl Api {
    /// For administrators of the account.
    pub async fn audit(&self, query: &AuditQuery) -> Result<Page<AuditEntry>, ApiError> {
        let page = query.page.to_string();
        self.get(&with_query("audit", query.pairs().into_iter().chain([("page", page.as_str())]))).await
    }
}
