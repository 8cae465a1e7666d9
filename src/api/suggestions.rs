//! Calls about companies that are missing in the public directory, and the operator's about service providers.

use carnet_core::wire::{
    CollectKey, Decide, EditProvider, Page, ProviderRecord, Suggest, Suggested, Suggestion, SuggestionDetail,
    SuggestionState,
};

use super::{Api, ApiError};
use crate::query::{encode, with_query};

fn one(id: &str) -> String {
    format!("suggestions/{}", encode(id))
}

impl Api {
    /// The company's own suggestions, newest first; for the operator all of them, the oldest open one first.
    pub async fn suggestions(
        &self,
        state: Option<SuggestionState>,
        q: &str,
        page: u32,
    ) -> Result<Page<Suggestion>, ApiError> {
        let page = page.to_string();
        let pairs = [("state", state.map_or("", suggestion_state_name)), ("q", q), ("page", &page)];
        self.get(&with_query("suggestions", pairs)).await
    }

    pub async fn suggestion(&self, id: &str) -> Result<SuggestionDetail, ApiError> {
        self.get(&one(id)).await
    }

    pub async fn suggest(&self, body: &Suggest) -> Result<Suggested, ApiError> {
        self.post("suggestions", body).await
    }

    pub async fn withdraw_suggestion(&self, id: &str) -> Result<Suggestion, ApiError> {
        self.post(&format!("{}/withdraw", one(id)), &()).await
    }

    /// By the operator.
    pub async fn decide(&self, id: &str, body: &Decide) -> Result<Suggestion, ApiError> {
        self.post(&format!("{}/decide", one(id)), body).await
    }

    /// By the operator.
    pub async fn provider_records(&self) -> Result<Vec<ProviderRecord>, ApiError> {
        self.get("operator/providers").await
    }

    /// By the operator.
    pub async fn add_provider(&self, body: &EditProvider) -> Result<ProviderRecord, ApiError> {
        self.post("providers", body).await
    }

    /// By the operator.
    pub async fn change_provider(
        &self,
        id: &str,
        version: u64,
        body: &EditProvider,
    ) -> Result<ProviderRecord, ApiError> {
        self.patch(&format!("providers/{}", encode(id)), body, version).await
    }

    /// By the operator. The key before works no longer.
    pub async fn make_collect_key(&self, id: &str) -> Result<CollectKey, ApiError> {
        self.post(&format!("operator/providers/{}/collect-key", encode(id)), &()).await
    }
}

pub fn suggestion_state_name(state: SuggestionState) -> &'static str {
    match state {
        SuggestionState::Submitted => "submitted",
        SuggestionState::Checking => "checking",
        SuggestionState::Added => "added",
        SuggestionState::Merged => "merged",
        SuggestionState::Declined => "declined",
        SuggestionState::Withdrawn => "withdrawn",
    }
}
