//! What a company decides for all of its people: everybody of it reads that, its administrators change it, the others
//! may ask them to.

use aide::axum::{
    ApiRouter,
    routing::{get_with, post_with},
};
use axum::{Json, extract::State};
use carnet_core::wire::{AskForChange, ChangeSettings, Code, CompanySettings, SettingsEffect};
use carnet_store::settings::{self, SettingsRefused};
use http::StatusCode;

use crate::{
    extract::{Admin, ApiJson, IfMatch, OfCompany},
    host::{App, Host},
    openapi::{doc, empty},
    problem::Failure,
    texts::Faults,
};

pub(crate) fn routes() -> ApiRouter<App> {
    let get = get_with(get, |op| doc(op, "getCompanySettings", "The company's settings", &[]));
    let change = get.patch_with(change, |op| doc(op, "changeCompanySettings", "Changes the company's settings", &[]));
    let effect = get_with(effect, |op| {
        doc(op, "getSettingsEffect", "What the other position of each switch would have done lately", &[])
    });
    let ask = post_with(ask, |op| {
        let op =
            doc(op, "askForSettings", "Asks the administrators for a change", &[Code::TextTooLong, Code::TextControl]);
        empty(op, 204, "They have a message.")
    });
    ApiRouter::new()
        .api_route("/api/v1/settings/company", change)
        .api_route("/api/v1/settings/company/effect", effect)
        .api_route("/api/v1/settings/company/ask", ask)
}

/// `GET /settings/company`.
async fn get(State(host): State<Host>, OfCompany(session): OfCompany) -> Result<Json<CompanySettings>, Failure> {
    Ok(Json(host.read(move |db| settings::get(db, &session.account.id, session.user.role)).await?))
}

/// `PATCH /settings/company`: the settings as they are now.
async fn change(
    State(host): State<Host>,
    Admin(session): Admin,
    IfMatch(version): IfMatch,
    ApiJson(body): ApiJson<ChangeSettings>,
) -> Result<Json<CompanySettings>, Failure> {
    let now = (host.now)();
    let changed = host.write(move |db| settings::change(db, &session, version, &body, now)).await?;
    changed.map(Json).map_err(|SettingsRefused::ChangedMeanwhile| {
        Failure::new(Code::ChangedMeanwhile, "Read the settings again, and change those.")
    })
}

/// `GET /settings/company/effect`.
async fn effect(State(host): State<Host>, OfCompany(session): OfCompany) -> Result<Json<SettingsEffect>, Failure> {
    let now = (host.now)();
    Ok(Json(host.read(move |db| settings::effect(db, &session.account.id, now)).await?))
}

/// `POST /settings/company/ask`: 204.
async fn ask(
    State(host): State<Host>,
    OfCompany(session): OfCompany,
    ApiJson(body): ApiJson<AskForChange>,
) -> Result<StatusCode, Failure> {
    let mut faults = Faults::default();
    let words = faults.words("message", body.message.as_deref());
    faults.check()?;
    let now = (host.now)();
    host.write(move |db| settings::ask(db, &session, body.setting, words.as_deref(), now)).await?;
    Ok(StatusCode::NO_CONTENT)
}
