//! The figures of the start page.

use aide::axum::{ApiRouter, routing::get_with};
use axum::{Json, extract::State};
use carnet_core::wire::Figures;

use crate::{
    extract::OfCompany,
    host::{App, Host},
    openapi::doc,
    problem::Failure,
};

pub(crate) fn routes() -> ApiRouter<App> {
    let figures = get_with(figures, |op| doc(op, "getFigures", "Customers, documents and ages as figures", &[]));
    ApiRouter::new().api_route("/api/v1/figures", figures)
}

/// `GET /figures`.
async fn figures(State(host): State<Host>, OfCompany(session): OfCompany) -> Result<Json<Figures>, Failure> {
    let now = (host.now)();
    Ok(Json(host.read(move |db| carnet_store::figures::figures(db, &session.account.id, now)).await?))
}
