//! Service providers, for the search form's filter.

use axum::{Json, extract::State};
use carnet_core::wire::Provider;
use carnet_store::providers;

use crate::{extract::SignedIn, host::Host, problem::Failure};

/// `GET /providers`: every service provider, by name.
pub(crate) async fn list(State(host): State<Host>, _: SignedIn) -> Result<Json<Vec<Provider>>, Failure> {
    Ok(Json(host.read(providers::list).await?))
}
