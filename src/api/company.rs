//! Calls about the company level settings.

use carnet_core::wire::{AskForChange, ChangeSettings, CompanySettings, SettingsEffect};

use super::{
    Api, ApiError,
    transport::{Load, Method, send_for_nothing},
};

const PATH: &str = "settings/company";

impl Api {
    pub async fn company_settings(&self) -> Result<CompanySettings, ApiError> {
        self.get(PATH).await
    }

    /// `version` is the one that was read.
    pub async fn change_settings(&self, version: u64, body: &ChangeSettings) -> Result<CompanySettings, ApiError> {
        self.patch(PATH, body, version).await
    }

    /// What the other position of each switch would have done.
    pub async fn settings_effect(&self) -> Result<SettingsEffect, ApiError> {
        self.get("settings/company/effect").await
    }

    /// Asks the administrators.
    pub async fn ask_for_change(&self, body: &AskForChange) -> Result<(), ApiError> {
        self.heed(send_for_nothing(Method::Post, "settings/company/ask", Load::json(body)?).await)
    }
}
