//! Service providers, for the search form's filter.

use aide::axum::{ApiRouter, routing::get_with};
use axum::{Json, extract::State};
use carnet_core::wire::Provider;
use carnet_store::providers;

use crate::{
    extract::SignedIn,
    host::{App, Host},
    openapi::doc,
    problem::Failure,
};

pub(crate) fn routes() -> ApiRouter<App> {
    let list = get_with(list, |op| doc(op, "listProviders", "Service providers by name", &[]));
    ApiRouter::new().api_route("/api/v1/providers", list)
}

/// `GET /providers`: every service provider, by name.
async fn list(State(host): State<Host>, _: SignedIn) -> Result<Json<Vec<Provider>>, Failure> {
    Ok(Json(host.read(providers::list).await?))
}
