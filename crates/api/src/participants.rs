//! The public directory: search, and one participant.

use aide::axum::{ApiRouter, routing::get_with};
use axum::{Json, extract::State};
use carnet_core::{
    identifier::ParticipantId,
    wire::{Code, MatchKind, Participant, ParticipantSearch},
};
use carnet_store::{
    participants::{self, ParticipantQuery},
    take_downs,
};

use crate::{
    extract::{ApiPath, ApiQuery, FromParams, Params, SignedIn},
    host::{App, Host},
    openapi::{Kind, choice, doc},
    problem::Failure,
};

/// Characters of a document type id (Peppol Policy for use of identifiers, 1.4).
const MAX_DOCUMENT_TYPE_CHARS: usize = 500;

pub(crate) fn routes() -> ApiRouter<App> {
    let search =
        get_with(search, |op| doc(op, "searchParticipants", "Searches the public directory", &[Code::EmptyQuery]));
    let get = get_with(get, |op| {
        let codes = [Code::ParticipantNotFound, Code::ParticipantTakenDown];
        doc(op, "getParticipant", "One participant of the public directory", &codes)
    });
    ApiRouter::new().api_route("/api/v1/participants", search).api_route("/api/v1/participants/{participant_id}", get)
}

impl FromParams for ParticipantQuery {
    const NAMES: &[&str] = &["name", "id", "provider", "country", "docType", "match", "cursor", "page", "limit"];
    const KINDS: &[(&str, Kind)] = &[("match", choice::<MatchKind>)];

    fn from_params(mut params: Params) -> Result<Self, Failure> {
        let paging = params.paging()?;
        let query = Self {
            name: params.text("name")?,
            id: params.text("id")?,
            provider: params.text("provider")?,
            country: country(&mut params)?,
            document_type: params.text_of("docType", MAX_DOCUMENT_TYPE_CHARS)?,
            matching: params.choice("match")?,
            cursor: paging.cursor,
            page: paging.page,
            limit: paging.limit,
        };
        if query.name.is_none() && query.id.is_none() && query.provider.is_none() {
            return Err(Failure::new(Code::EmptyQuery, "Give at least one of id, name and provider."));
        }
        Ok(query)
    }
}

fn country(params: &mut Params) -> Result<Option<String>, Failure> {
    let Some(text) = params.text("country")? else { return Ok(None) };
    let code = text.trim().to_ascii_uppercase();
    if code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return Ok(Some(code));
    }
    Err(Failure::field(Code::MalformedQuery, "country", "A country is two letters (ISO 3166-1), such as FR."))
}

/// `GET /participants`: the literal group, and beside it the close one.
async fn search(
    State(host): State<Host>,
    SignedIn(session): SignedIn,
    ApiQuery(query): ApiQuery<ParticipantQuery>,
) -> Result<Json<ParticipantSearch>, Failure> {
    let index = host.index.clone();
    let found = host.read(move |db| match index {
        Some(index) => participants::search_by(db, &index, &session.account.id, &query),
        None => participants::search(db, &session.account.id, &query),
    });
    Ok(Json(found.await?))
}

/// `GET /participants/{scheme:value}`.
async fn get(
    State(host): State<Host>,
    SignedIn(session): SignedIn,
    ApiPath(text): ApiPath,
) -> Result<Json<Participant>, Failure> {
    let not_found = || Failure::new(Code::ParticipantNotFound, format!("The public directory has no {text:?}."));
    let key = ParticipantId::parse(&text).map_err(|_| not_found())?.key();
    let found = host.read(move |db| {
        let taken_down = take_downs::is_taken_down(db, &key)?;
        Ok((taken_down, participants::get(db, &session.account.id, &key)?))
    });
    match found.await? {
        (true, _) => Err(Failure::new(Code::ParticipantTakenDown, "The operator has taken this card down.")),
        (false, participant) => participant.map(Json).ok_or_else(not_found),
    }
}
