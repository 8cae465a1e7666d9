//! The HTTP API, one method per call. A read is given up when the component that asked for it goes away; a write
//! is always carried to its end. Any answer that says the session has ended ends it for the whole app.

mod decode;
mod error;
mod query;
mod transport;

use carnet_core::wire::{AddCustomer, Customer, Page, Participant, ParticipantSearch, Provider, Session, SignIn};
use leptos::prelude::*;

pub use error::ApiError;
pub use query::{CustomerQuery, ParticipantQuery};

use crate::query::encode;
use transport::{Method, send};

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
    /// Who is signed in; a problem `not_signed_in` when nobody is, which ends nothing.
    pub async fn session(&self) -> Result<Session, ApiError> {
        send(Method::Get, "session", None::<&()>).await
    }

    pub async fn sign_in(&self, credentials: &SignIn) -> Result<Session, ApiError> {
        send(Method::Post, "session", Some(credentials)).await
    }

    pub async fn sign_out(&self) -> Result<(), ApiError> {
        transport::send_for_nothing(Method::Delete, "session").await
    }

    pub async fn search_participants(&self, query: &ParticipantQuery) -> Result<ParticipantSearch, ApiError> {
        self.get(&query.path()).await
    }

    /// `id` is `scheme:value`.
    pub async fn participant(&self, id: &str) -> Result<Participant, ApiError> {
        self.get(&format!("participants/{}", encode(id))).await
    }

    /// Every service provider of the public directory, for the filter of the search.
    pub async fn providers(&self) -> Result<Vec<Provider>, ApiError> {
        self.get("providers").await
    }

    pub async fn customers(&self, query: &CustomerQuery) -> Result<Page<Customer>, ApiError> {
        self.get(&query.path()).await
    }

    /// How many customers answer, and whether that is all; a row is the least that a list gives.
    pub async fn count_customers(&self, query: CustomerQuery) -> Result<Count, ApiError> {
        let page = self.customers(&CustomerQuery { limit: Some(1), ..query }).await?;
        Ok((page.total, page.total_is_exact))
    }

    pub async fn customer(&self, id: &str) -> Result<Customer, ApiError> {
        self.get(&format!("customers/{}", encode(id))).await
    }

    pub async fn add_customer(&self, body: &AddCustomer) -> Result<Customer, ApiError> {
        self.heed(send(Method::Post, "customers", Some(body)).await)
    }

    async fn get<T: decode::Decode>(&self, path: &str) -> Result<T, ApiError> {
        self.heed(send(Method::Get, path, None::<&()>).await)
    }

    fn heed<T>(&self, answer: Result<T, ApiError>) -> Result<T, ApiError> {
        if answer.as_ref().is_err_and(ApiError::is_session_end) {
            self.expired.run(());
        }
        answer
    }
}
