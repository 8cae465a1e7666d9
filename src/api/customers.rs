//! Calls about one's own customers.

use carnet_core::wire::{
    AddCustomer, AuditEntry, Bulk, BulkDone, ChangeCustomer, Customer, Deletion, Moved, Page, Restored,
};

use super::{
    Api, ApiError, Count, CustomerQuery,
    transport::{Load, Method, send},
};
use crate::query::encode;

fn one(id: &str) -> String {
    format!("customers/{}", encode(id))
}

impl Api {
    pub async fn customers(&self, query: &CustomerQuery) -> Result<Page<Customer>, ApiError> {
        self.get(&query.path()).await
    }

    /// How many customers answer, and whether that is all; a row is the least that a list gives.
    pub async fn count_customers(&self, query: CustomerQuery) -> Result<Count, ApiError> {
        let page = self.customers(&CustomerQuery { limit: Some(1), ..query }).await?;
        Ok((page.total, page.total_is_exact))
    }

    pub async fn customer(&self, id: &str) -> Result<Customer, ApiError> {
        self.get(&one(id)).await
    }

    pub async fn add_customer(&self, body: &AddCustomer) -> Result<Customer, ApiError> {
        self.post("customers", body).await
    }

    /// `version` is the one that was read; when it is no longer, the problem carries the customer as it is.
    pub async fn change_customer(&self, id: &str, version: u64, body: &ChangeCustomer) -> Result<Customer, ApiError> {
        self.patch(&one(id), body, version).await
    }

    pub async fn delete_customer(&self, id: &str, version: u64) -> Result<Deletion, ApiError> {
        let load = Load { version: Some(version), ..Load::default() };
        self.heed(send(Method::Delete, &one(id), load).await)
    }

    pub async fn restore_customer(&self, id: &str) -> Result<Restored, ApiError> {
        self.post(&format!("{}/restore", one(id)), &()).await
    }

    /// Gives the customer a number that another one has.
    pub async fn move_number(&self, id: &str, number: &str) -> Result<Moved, ApiError> {
        self.post(&format!("{}/numbers/{}/move", one(id), encode(number)), &()).await
    }

    pub async fn bulk(&self, body: &Bulk) -> Result<BulkDone, ApiError> {
        self.post("customers/bulk", body).await
    }

    /// Newest first.
    pub async fn customer_history(&self, id: &str) -> Result<Vec<AuditEntry>, ApiError> {
        self.get(&format!("{}/history", one(id))).await
    }

    /// Other customers with the same company id.
    pub async fn duplicates_of(&self, id: &str) -> Result<Vec<Customer>, ApiError> {
        self.get(&format!("{}/duplicates", one(id))).await
    }
}
