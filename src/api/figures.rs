//! The figures of the start page.

use carnet_core::wire::Figures;

use super::{Api, ApiError};

impl Api {
    pub async fn figures(&self) -> Result<Figures, ApiError> {
        self.get("figures").await
    }
}
