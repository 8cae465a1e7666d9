//! Calls of the network's operator about the public directory.

use carnet_core::wire::NetworkImports;

use super::{Api, ApiError};

impl Api {
    /// By the operator.
    pub async fn network_imports(&self) -> Result<NetworkImports, ApiError> {
        self.get("operator/imports").await
    }
}
