//! Calls of the network's operator about the public directory.

use carnet_core::wire::{CardProblem, NetworkImport, NetworkImports, Page, VanishingParticipant};
use web_sys::File;

use super::{
    Api, ApiError,
    transport::{Body, Load, Method, send},
};
use crate::query::{encode, with_query};

fn one(id: &str) -> String {
    format!("network/imports/{}", encode(id))
}

impl Api {
    /// By the operator.
    pub async fn network_imports(&self) -> Result<NetworkImports, ApiError> {
        self.get("network/imports").await
    }

    /// Sends the file; the answer comes once all of it has arrived. Events of kind `import` tell how far it is.
    pub async fn start_network_import(
        &self,
        file: File,
        source: &str,
        partial: bool,
    ) -> Result<NetworkImport, ApiError> {
        let partial = if partial { "true" } else { "" };
        let path = with_query(
            "network/imports",
            [("source", source), ("fileName", file.name().as_str()), ("partial", partial)],
        );
        let load = Load { body: Some(Body::Cards(file)), version: None };
        self.heed(send(Method::Post, &path, load).await)
    }

    pub async fn network_import(&self, id: &str) -> Result<NetworkImport, ApiError> {
        self.get(&one(id)).await
    }

    /// What was wrong with its cards.
    pub async fn network_import_problems(&self, id: &str, page: u32) -> Result<Page<CardProblem>, ApiError> {
        self.get(&with_query(&format!("{}/problems", one(id)), [("page", page.to_string().as_str())])).await
    }

    /// Who a suspended import would remove.
    pub async fn vanishing(&self, id: &str, page: u32) -> Result<Page<VanishingParticipant>, ApiError> {
        self.get(&with_query(&format!("{}/vanished", one(id)), [("page", page.to_string().as_str())])).await
    }

    pub async fn apply_network_import(&self, id: &str) -> Result<NetworkImport, ApiError> {
        self.post(&format!("{}/apply", one(id)), &()).await
    }

    pub async fn drop_network_import(&self, id: &str) -> Result<NetworkImport, ApiError> {
        self.post(&format!("{}/drop", one(id)), &()).await
    }
}
