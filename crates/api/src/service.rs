//! What the operator decides for the whole service: the public look-up, and cards that are taken down.

use aide::axum::{
    ApiRouter,
    routing::{delete_with, get_with},
};
use axum::{Json, extract::State, response::IntoResponse, response::Response};
use carnet_core::{
    identifier::ParticipantId,
    wire::{ChangeService, Code, MAX_KEEP_DAYS, NewTakeDown, ServiceSettings, TakeDown},
};
use carnet_store::{
    service,
    take_downs::{self, TakeDownRefused},
};
use http::StatusCode;

use crate::{
    extract::{ApiJson, ApiPath, IfMatch, Operator},
    host::{App, Host},
    openapi::{doc, empty},
    problem::Failure,
    texts::Faults,
};

pub(crate) fn routes() -> ApiRouter<App> {
    let get = get_with(get, |op| doc(op, "getService", "What is decided for the whole service", &[]));
    let change = get.patch_with(change, |op| doc(op, "changeService", "Changes it", &[]));
    let list = get_with(list, |op| doc(op, "listTakeDowns", "Cards that nobody is shown, the latest first", &[]));
    let add = list.post_with(add, |op| {
        let codes = [Code::ParticipantNotFound, Code::ParticipantTakenDown];
        let texts = [Code::ReasonRequired, Code::TextTooLong, Code::TextControl];
        doc(op, "takeDown", "Takes a card of the public directory down", &[&codes[..], &texts].concat())
            .response::<201, Json<TakeDown>>()
    });
    let lift = delete_with(lift, |op| {
        let op = doc(op, "liftTakeDown", "Shows a card again", &[Code::ParticipantNotFound]);
        empty(op, 204, "It is shown again.")
    });
    ApiRouter::new()
        .api_route("/api/v1/operator/service", change)
        .api_route("/api/v1/operator/take-downs", add)
        .api_route("/api/v1/operator/take-downs/{participant_id}", lift)
}

/// `GET /operator/service`.
async fn get(State(host): State<Host>, _: Operator) -> Result<Json<ServiceSettings>, Failure> {
    Ok(Json(host.read(service::get).await?))
}

/// `PATCH /operator/service`: the settings as they are now.
async fn change(
    State(host): State<Host>,
    Operator(session): Operator,
    IfMatch(version): IfMatch,
    ApiJson(body): ApiJson<ChangeService>,
) -> Result<Json<ServiceSettings>, Failure> {
    if body.keep_documents_days.is_some_and(|days| days > MAX_KEEP_DAYS) {
        let detail = format!("Between 0 and {MAX_KEEP_DAYS} days; 0 keeps documents as long as their account.");
        return Err(Failure::field(Code::MalformedBody, "keepDocumentsDays", detail));
    }
    let now = (host.now)();
    let changed = host.write(move |db| service::change(db, &session, version, &body, now)).await?;
    let meanwhile = || Failure::new(Code::ChangedMeanwhile, "Read the settings again, and change those.");
    changed.map(Json).ok_or_else(meanwhile)
}

/// `GET /operator/take-downs`.
async fn list(State(host): State<Host>, _: Operator) -> Result<Json<Vec<TakeDown>>, Failure> {
    Ok(Json(host.read(take_downs::list).await?))
}

/// `POST /operator/take-downs`: 201.
async fn add(
    State(host): State<Host>,
    Operator(session): Operator,
    ApiJson(body): ApiJson<NewTakeDown>,
) -> Result<Response, Failure> {
    let mut faults = Faults::default();
    let reason = faults.words("reason", Some(&body.reason));
    if reason.is_none() && !faults.has("reason") {
        faults.add(Code::ReasonRequired, "reason", "Say why, for whoever asks later.");
    }
    faults.check()?;
    let id = ParticipantId::parse(&body.participant_id).map_err(|_| not_found(&body.participant_id))?;
    let now = (host.now)();
    let reason = reason.unwrap_or_default();
    let taken = host.write(move |db| take_downs::add(db, &session, &id, &reason, now)).await?;
    let taken = taken.map_err(|refusal| match refusal {
        TakeDownRefused::NotFound => not_found(&body.participant_id),
        TakeDownRefused::TakenDown => Failure::new(Code::ParticipantTakenDown, "It is taken down already."),
    })?;
    Ok((StatusCode::CREATED, Json(taken)).into_response())
}

/// `DELETE /operator/take-downs/{scheme:value}`: 204.
async fn lift(
    State(host): State<Host>,
    Operator(session): Operator,
    ApiPath(text): ApiPath,
) -> Result<StatusCode, Failure> {
    let id = ParticipantId::parse(&text).map_err(|_| not_found(&text))?;
    let now = (host.now)();
    match host.write(move |db| take_downs::lift(db, &session, &id, now)).await? {
        true => Ok(StatusCode::NO_CONTENT),
        false => Err(Failure::new(Code::ParticipantNotFound, format!("The card of {text:?} is not taken down."))),
    }
}

fn not_found(text: &str) -> Failure {
    Failure::field(Code::ParticipantNotFound, "participantId", format!("The public directory has no {text:?}."))
}
