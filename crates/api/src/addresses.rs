//! The addresses of a participant's company, with their validity (R40).

use aide::axum::{ApiRouter, routing::get_with};
use axum::{Json, extract::State};
use carnet_core::{
    identifier::ParticipantId,
    wire::{Code, CompanyAddresses},
};
use carnet_store::addresses;

use crate::{
    extract::{ApiPath, SignedIn},
    host::{App, Host},
    openapi::doc,
    problem::Failure,
};

/// Addresses of one answer.
const MAX: usize = 200;

pub(crate) fn routes() -> ApiRouter<App> {
    let list = get_with(list, |op| {
        doc(op, "listAddresses", "All addresses of a participant's company", &[Code::ParticipantNotFound])
    });
    ApiRouter::new().api_route("/api/v1/participants/{participant_id}/addresses", list)
}

/// `GET /participants/{scheme:value}/addresses`, also for an address that only its company's other lines tell of.
async fn list(
    State(host): State<Host>,
    SignedIn(session): SignedIn,
    ApiPath(text): ApiPath,
) -> Result<Json<CompanyAddresses>, Failure> {
    let not_found = || Failure::new(Code::ParticipantNotFound, format!("No directory has {text:?} or its company."));
    let key = ParticipantId::parse(&text).map_err(|_| not_found())?.key();
    let today = addresses::day_of((host.now)());
    let found = host
        .read(move |db| {
            let Some(siren) = addresses::siren(db, &key)? else { return Ok(None) };
            if siren.is_empty() {
                return Ok(Some(CompanyAddresses { company: siren, addresses: Vec::new(), total: 0 }));
            }
            addresses::of_company(db, &session.account.id, &siren, today, MAX).map(Some)
        })
        .await?;
    found.map(Json).ok_or_else(not_found)
}
