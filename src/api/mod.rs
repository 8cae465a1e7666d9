//! The HTTP API, one method per call. A read is given up when the component that asked for it goes away; a write
//! is always carried to its end. Any answer that says the session has ended ends it for the whole app.

mod audit;
mod calls;
mod company;
mod customers;
mod decode;
mod documents;
mod error;
mod figures;
mod imports;
mod messages;
mod network;
mod people;
mod query;
mod requests;
mod routing;
mod service;
mod suggestions;
mod suppliers;
mod support;
mod transport;

use carnet_core::wire::{
    CompanyAddresses, CurrentSession, Participant, ParticipantSearch, Provider, Session, SignIn, Verification,
};
use leptos::prelude::*;

pub use audit::AuditQuery;
pub use calls::{Calls, provide_calls};
pub use decode::decode as decode_event;
pub use documents::{DocumentQuery, document_status_name, sent_document_source, sort_name};
pub use error::ApiError;
pub use imports::outcome_name;
pub use query::{CustomerQuery, ParticipantQuery, export_path};
pub use requests::{RequestQuery, status_name};
pub use suggestions::suggestion_state_name;
pub use suppliers::{SupplierQuery, document_source, supplier_status_name};

use crate::query::encode;
use serde::Serialize;
use transport::{Load, Method, send};

/// A number of rows, and whether it is all there is.
pub type Count = (u64, bool);

/// The client, in context.
#[derive(Clone, Copy)]
pub struct Api {
    expired: Callback<()>,
}

/// Puts the client into context; `expired` runs when an answer says that the session has ended.
pub fn provide_api(expired: Callback<()>) -> Api {
    let api = Api { expired };
    provide_context(api);
    api
}

/// The client. Only below [`provide_api`].
pub fn use_api() -> Api {
    expect_context()
}

impl Api {
    /// Who is signed in. That nobody is ends nothing.
    pub async fn session(&self) -> Result<Option<Session>, ApiError> {
        let current: CurrentSession = send(Method::Get, "session/current", Load::default()).await?;
        Ok(current.session)
    }

    pub async fn sign_in(&self, credentials: &SignIn) -> Result<Session, ApiError> {
        send(Method::Post, "session", Load::json(credentials)?).await
    }

    pub async fn sign_out(&self) -> Result<(), ApiError> {
        transport::send_for_nothing(Method::Delete, "session", Load::default()).await
    }

    pub async fn search_participants(&self, query: &ParticipantQuery) -> Result<ParticipantSearch, ApiError> {
        self.get(&query.path()).await
    }

    /// `id` is `scheme:value`.
    pub async fn participant(&self, id: &str) -> Result<Participant, ApiError> {
        self.get(&format!("participants/{}", encode(id))).await
    }

    /// The addresses of the company behind `id`.
    pub async fn addresses(&self, id: &str) -> Result<CompanyAddresses, ApiError> {
        self.get(&format!("participants/{}/addresses", encode(id))).await
    }

    /// Asks the network itself about a participant.
    pub async fn verify(&self, id: &str) -> Result<Verification, ApiError> {
        self.post(&format!("participants/{}/verify", encode(id)), &()).await
    }

    /// Every service provider of the public directory, for the filter of the search.
    pub async fn providers(&self) -> Result<Vec<Provider>, ApiError> {
        self.get("providers").await
    }

    async fn get<T: decode::Decode>(&self, path: &str) -> Result<T, ApiError> {
        self.heed(send(Method::Get, path, Load::default()).await)
    }

    async fn post<B: Serialize, T: decode::Decode>(&self, path: &str, body: &B) -> Result<T, ApiError> {
        self.heed(send(Method::Post, path, Load::json(body)?).await)
    }

    /// A change of what was read as `version`; an answer `changed_meanwhile` says that it is another by now.
    async fn patch<B: Serialize, T: decode::Decode>(&self, path: &str, body: &B, version: u64) -> Result<T, ApiError> {
        let load = Load { version: Some(version), ..Load::json(body)? };
        self.heed(send(Method::Patch, path, load).await)
    }

    fn heed<T>(&self, answer: Result<T, ApiError>) -> Result<T, ApiError> {
        if answer.as_ref().is_err_and(ApiError::is_session_end) {
            self.expired.run(());
        }
        answer
    }
}
