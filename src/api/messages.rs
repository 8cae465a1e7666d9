//! Calls about messages. Events travel beside them, see `crate::live`.

use carnet_core::wire::{Message, Page, Unread};

use super::{
    Api, ApiError,
    transport::{Load, Method, send},
};
use crate::query::{encode, with_query};

impl Api {
    /// Newest first; `page` counts from 1, `limit` is at most 100.
    pub async fn messages(&self, unread_only: bool, page: u32, limit: u32) -> Result<Page<Message>, ApiError> {
        let (page, limit) = (page.to_string(), limit.to_string());
        let unread = if unread_only { "true" } else { "" };
        self.get(&with_query("messages", [("unread", unread), ("page", &page), ("limit", &limit)])).await
    }

    /// Asked in the background: an end of the session is left to what the reader does next, who may be writing.
    pub async fn unread_messages(&self) -> Result<Unread, ApiError> {
        send(Method::Get, "messages/unread", Load::default()).await
    }

    /// Marks a message as read or unread; answers how many are unread now.
    pub async fn mark_message(&self, id: &str, read: bool) -> Result<Unread, ApiError> {
        self.post(&format!("messages/{}/{}", encode(id), if read { "read" } else { "unread" }), &()).await
    }

    pub async fn mark_all_read(&self) -> Result<Unread, ApiError> {
        self.post("messages/readAll", &()).await
    }
}
