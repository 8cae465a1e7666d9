//! Calls about questions to the network's operator.

use carnet_core::wire::{AnswerSupport, AskSupport, SupportRequest};

use super::{Api, ApiError};
use crate::query::{encode, with_query};

impl Api {
    /// One's own, newest first.
    pub async fn support_requests(&self) -> Result<Vec<SupportRequest>, ApiError> {
        self.get("support").await
    }

    pub async fn ask_support(&self, body: &AskSupport) -> Result<SupportRequest, ApiError> {
        self.post("support", body).await
    }

    /// By the operator: those without an answer, or all of them.
    pub async fn support_queue(&self, open: bool) -> Result<Vec<SupportRequest>, ApiError> {
        self.get(&with_query("operator/support", [("open", if open { "true" } else { "" })])).await
    }

    /// By the operator.
    pub async fn answer_support(&self, id: &str, message: String) -> Result<SupportRequest, ApiError> {
        self.post(&format!("operator/support/{}/answer", encode(id)), &AnswerSupport { message }).await
    }
}
