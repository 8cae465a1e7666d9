//! Calls of the network's operator about the whole service, cards that are taken down, and accounts that end.

use carnet_core::wire::{ChangeService, DeleteAccount, NewTakeDown, ServiceSettings, TakeDown};

use super::{
    Api, ApiError,
    transport::{Load, Method, send_for_nothing},
};
use crate::query::encode;

const PATH: &str = "operator/service";
const TAKE_DOWNS: &str = "operator/take-downs";

impl Api {
    pub async fn service(&self) -> Result<ServiceSettings, ApiError> {
        self.get(PATH).await
    }

    /// `version` is the one that was read.
    pub async fn change_service(&self, version: u64, body: &ChangeService) -> Result<ServiceSettings, ApiError> {
        self.patch(PATH, body, version).await
    }

    /// The latest first.
    pub async fn take_downs(&self) -> Result<Vec<TakeDown>, ApiError> {
        self.get(TAKE_DOWNS).await
    }

    pub async fn take_down(&self, body: &NewTakeDown) -> Result<TakeDown, ApiError> {
        self.post(TAKE_DOWNS, body).await
    }

    pub async fn lift(&self, participant_id: &str) -> Result<(), ApiError> {
        let path = format!("{TAKE_DOWNS}/{}", encode(participant_id));
        self.heed(send_for_nothing(Method::Delete, &path, Load::default()).await)
    }

    /// `name` is what was typed.
    pub async fn delete_account(&self, id: &str, name: String) -> Result<(), ApiError> {
        let path = format!("operator/accounts/{}/delete", encode(id));
        self.heed(send_for_nothing(Method::Post, &path, Load::json(&DeleteAccount { name })?).await)
    }
}
