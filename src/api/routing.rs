//! Calls about where documents go.

use carnet_core::wire::{Explain, Explained};

use super::{Api, ApiError};

impl Api {
    /// `POST /routing/explain`: nothing is sent or stored.
    pub async fn explain_route(&self, question: &Explain) -> Result<Explained, ApiError> {
        self.post("routing/explain", question).await
    }
}
