//! Calls about the documents that the account sends.

use carnet_core::wire::{
    CorrectDocument, Document, DocumentCounts, DocumentSort, DocumentStatus, Page, ResendMany, Resent, RouteIdentifier,
    StopCause,
};
use web_sys::File;

use super::{
    Api, ApiError,
    transport::{Body, Load, Method, send_for_nothing, send_told},
};
use crate::{
    query::{encode, with_query},
    route,
};

/// `GET /documents`. `None` and empty texts are left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DocumentQuery {
    pub status: Option<DocumentStatus>,
    pub cause: Option<StopCause>,
    /// Id of the customer whose documents alone are asked for.
    pub customer: String,
    /// Part of the number or of the recipient's name, case and accents ignored.
    pub q: String,
    /// The column, and whether it runs downwards; without it the newest come first.
    pub sort: Option<(DocumentSort, bool)>,
    /// 1-based.
    pub page: Option<u32>,
    pub limit: Option<u32>,
}

fn one(id: &str) -> String {
    format!("documents/{}", encode(id))
}

impl Api {
    pub async fn documents(&self, query: &DocumentQuery) -> Result<Page<Document>, ApiError> {
        let number = |value: Option<u32>| value.map_or_else(String::new, |value| value.to_string());
        let (page, limit) = (number(query.page), number(query.limit));
        let sort = query.sort.map(sort_name).unwrap_or_default();
        let pairs = [
            ("status", query.status.map_or("", document_status_name)),
            ("cause", query.cause.map_or("", StopCause::as_str)),
            ("customer", &query.customer),
            ("q", &query.q),
            ("sort", &sort),
            ("page", &page),
            ("limit", &limit),
        ];
        self.get(&with_query("documents", pairs)).await
    }

    /// Of one customer, or of all.
    pub async fn document_counts(&self, customer: &str) -> Result<DocumentCounts, ApiError> {
        self.get(&with_query("documents/counts", [("customer", customer)])).await
    }

    /// With its detail and its attempts.
    pub async fn document(&self, id: &str) -> Result<Document, ApiError> {
        self.get(&one(id)).await
    }

    /// Sends a file; whether it is new, and the document. The very same file again is the document there is.
    pub async fn send_document(&self, file: File) -> Result<(bool, Document), ApiError> {
        let load = Load { body: Some(Body::Xml(file)), version: None };
        let (status, document) = self.heed(send_told(Method::Post, "documents", load).await)?;
        Ok((status == 201, document))
    }

    /// Routes it by these identifiers, at once; `version` is the one that was read.
    pub async fn correct_document(
        &self,
        id: &str,
        version: u64,
        identifiers: Vec<RouteIdentifier>,
    ) -> Result<Document, ApiError> {
        self.patch(&one(id), &CorrectDocument { identifiers }, version).await
    }

    /// The same document with the directory as it is now.
    pub async fn resend_document(&self, id: &str) -> Result<Document, ApiError> {
        self.post(&format!("{}/resend", one(id)), &()).await
    }

    /// At most 100 of a cause; ask again while some are left.
    pub async fn resend_documents(&self, body: &ResendMany) -> Result<Resent, ApiError> {
        self.post("documents/resend", body).await
    }

    pub async fn delete_document(&self, id: &str, version: u64) -> Result<(), ApiError> {
        let load = Load { version: Some(version), ..Load::default() };
        self.heed(send_for_nothing(Method::Delete, &one(id), load).await)
    }
}

/// Where the browser downloads a document as it was handed in.
pub fn sent_document_source(id: &str) -> String {
    route::href(&format!("/api/v1/documents/{}/source", encode(id)))
}

pub fn document_status_name(status: DocumentStatus) -> &'static str {
    match status {
        DocumentStatus::Waiting => "waiting",
        DocumentStatus::Stopped => "stopped",
        DocumentStatus::Queued => "queued",
        DocumentStatus::Delivered => "delivered",
        DocumentStatus::Failed => "failed",
    }
}

/// `number`, or `-number` downwards.
pub fn sort_name((column, down): (DocumentSort, bool)) -> String {
    let name = match column {
        DocumentSort::CreatedAt => "createdAt",
        DocumentSort::Number => "number",
        DocumentSort::Recipient => "recipient",
    };
    if down { format!("-{name}") } else { name.to_owned() }
}
