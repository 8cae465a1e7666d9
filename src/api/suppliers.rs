//! Calls about suppliers and what they send.

use carnet_core::wire::{AddSupplier, InboundDocument, Page, Supplier, SupplierDecided, SupplierStatus, SupplierWords};

use super::{
    Api, ApiError, Count,
    transport::{Load, Method, send, send_for_nothing},
};
use crate::{
    query::{encode, with_query},
    route,
};

/// `GET /suppliers`. `None` and empty texts are left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SupplierQuery {
    pub status: Option<SupplierStatus>,
    /// Part of the name, case and accents ignored, or an identifier.
    pub q: String,
    /// 1-based.
    pub page: Option<u32>,
    pub limit: Option<u32>,
}

fn one(id: &str) -> String {
    format!("suppliers/{}", encode(id))
}

impl Api {
    pub async fn suppliers(&self, query: &SupplierQuery) -> Result<Page<Supplier>, ApiError> {
        let number = |value: Option<u32>| value.map_or_else(String::new, |value| value.to_string());
        let (page, limit) = (number(query.page), number(query.limit));
        let status = query.status.map_or("", supplier_status_name);
        let pairs = [("status", status), ("q", &query.q), ("page", &page), ("limit", &limit)];
        self.get(&with_query("suppliers", pairs)).await
    }

    /// How many suppliers answer, and whether that is all; a row is the least that a list gives.
    pub async fn count_suppliers(&self, status: Option<SupplierStatus>, q: &str) -> Result<Count, ApiError> {
        let query = SupplierQuery { status, q: q.to_owned(), limit: Some(1), page: None };
        let page = self.suppliers(&query).await?;
        Ok((page.total, page.total_is_exact))
    }

    pub async fn supplier(&self, id: &str) -> Result<Supplier, ApiError> {
        self.get(&one(id)).await
    }

    /// Authorizes an entry of the public directory.
    pub async fn add_supplier(&self, participant_id: String) -> Result<Supplier, ApiError> {
        self.post("suppliers", &AddSupplier { participant_id }).await
    }

    /// `version` is the one that was read.
    pub async fn remove_supplier(&self, id: &str, version: u64) -> Result<(), ApiError> {
        let load = Load { version: Some(version), ..Load::default() };
        self.heed(send_for_nothing(Method::Delete, &one(id), load).await)
    }

    pub async fn approve_supplier(
        &self,
        supplier: &Supplier,
        words: SupplierWords,
    ) -> Result<SupplierDecided, ApiError> {
        self.decide_supplier(supplier, "approve", words).await
    }

    pub async fn deny_supplier(&self, supplier: &Supplier, words: SupplierWords) -> Result<SupplierDecided, ApiError> {
        self.decide_supplier(supplier, "deny", words).await
    }

    async fn decide_supplier(
        &self,
        supplier: &Supplier,
        decision: &str,
        words: SupplierWords,
    ) -> Result<SupplierDecided, ApiError> {
        let load = Load { version: Some(supplier.version), ..Load::json(&words)? };
        self.heed(send(Method::Post, &format!("{}/{decision}", one(&supplier.id)), load).await)
    }

    /// What a supplier has sent, newest first.
    pub async fn documents_of(&self, supplier: &str, page: u32, limit: u32) -> Result<Page<InboundDocument>, ApiError> {
        let (page, limit) = (page.to_string(), limit.to_string());
        self.get(&with_query("inbound", [("supplier", supplier), ("page", &page), ("limit", &limit)])).await
    }
}

/// Where the browser downloads a document as it was sent.
pub fn document_source(id: &str) -> String {
    route::href(&format!("/api/v1/inbound/{}/source", encode(id)))
}

pub fn supplier_status_name(status: SupplierStatus) -> &'static str {
    match status {
        SupplierStatus::Authorized => "authorized",
        SupplierStatus::ToApprove => "toApprove",
        SupplierStatus::Denied => "denied",
    }
}
