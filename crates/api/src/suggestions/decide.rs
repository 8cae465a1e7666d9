//! Deciding on a suggestion, for the operator.

use axum::{Json, extract::State};
use carnet_core::{
    identifier::ParticipantId,
    wire::{Code, Decide, Decision, Suggestion},
};
use carnet_store::suggestions::{self, Act, DecideRefused};

use super::read;
use crate::{
    extract::{ApiJson, ApiPath, Operator},
    host::Host,
    problem::Failure,
    texts::Faults,
};

/// What can be wrong with a decision.
pub(super) const FAULTS: &[Code] = &[
    Code::IdentifierRequired,
    Code::IdentifierMalformed,
    Code::ReasonRequired,
    Code::TextTooLong,
    Code::TextControl,
    Code::AlreadyInPublicDirectory,
    Code::ProviderNotFound,
    Code::ParticipantNotFound,
    Code::ParticipantRemoved,
];

/// `POST /suggestions/{id}/decide`.
pub(super) async fn decide(
    State(host): State<Host>,
    Operator(session): Operator,
    ApiPath(id): ApiPath,
    ApiJson(body): ApiJson<Decide>,
) -> Result<Json<Suggestion>, Failure> {
    let act = act(&body)?;
    let now = (host.now)();
    let decided = host.write(move |db| suggestions::decide(db, &session, &id, &act, now)).await?;
    decided.map(Json).map_err(refused)
}

fn act(body: &Decide) -> Result<Act, Failure> {
    let mut faults = Faults::default();
    let act = match body.decision {
        Decision::TakeUp => Act::TakeUp,
        Decision::Add => Act::Add {
            participant_id: read::address("participantId", body.participant_id.as_deref(), &mut faults),
            provider_id: body.provider_id.clone().filter(|id| !id.is_empty()),
        },
        Decision::Merge => Act::Merge { participant_key: merged(body.participant_id.as_deref(), &mut faults) },
        Decision::Decline => {
            let reason = faults.words("reason", body.reason.as_deref());
            if reason.is_none() && !faults.has("reason") {
                faults.add(Code::ReasonRequired, "reason", "Say why; whoever suggested it reads it.");
            }
            Act::Decline { reason: reason.unwrap_or_default() }
        }
    };
    faults.check()?;
    Ok(act)
}

fn merged(text: Option<&str>, faults: &mut Faults) -> String {
    let Some(text) = text.filter(|text| !text.trim().is_empty()) else {
        faults.add(Code::IdentifierRequired, "participantId", "Say which participant it is.");
        return String::new();
    };
    let id = ParticipantId::parse(text);
    if id.is_err() {
        faults.add(Code::ParticipantNotFound, "participantId", "A participant id is scheme:value.");
    }
    id.map(|id| id.key()).unwrap_or_default()
}

fn refused(refusal: DecideRefused) -> Failure {
    let field = |code: Code, field: &str| Failure::field(code, field, format!("{}.", code.title()));
    match refusal {
        DecideRefused::NotFound => super::not_found(),
        DecideRefused::Decided => Failure::new(Code::SuggestionDecided, "It has been decided or taken back."),
        DecideRefused::NoParticipantId => field(Code::IdentifierRequired, "participantId"),
        DecideRefused::InPublicDirectory(holder) => {
            field(Code::AlreadyInPublicDirectory, "participantId").with_holder(holder)
        }
        DecideRefused::ProviderNotFound => field(Code::ProviderNotFound, "providerId"),
        DecideRefused::ParticipantNotFound => field(Code::ParticipantNotFound, "participantId"),
        DecideRefused::ParticipantRemoved => field(Code::ParticipantRemoved, "participantId"),
    }
}
