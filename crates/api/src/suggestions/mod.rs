//! Suggestions of companies that are missing in the public directory. A company sees those it follows, in its own
//! words; the operator sees all of them and decides.

mod decide;
mod read;

use aide::axum::{
    ApiRouter,
    routing::{get_with, post_with},
};
use axum::{
    Json,
    extract::State,
    response::{IntoResponse, Response},
};
use carnet_core::wire::{Code, Page, Role, Session, Suggest, Suggested, Suggestion, SuggestionDetail, SuggestionState};
use carnet_store::suggestions::{self, SuggestRefused, SuggestionQuery, Viewer, WithdrawRefused};
use http::{StatusCode, header};

use crate::{
    extract::{ApiJson, ApiPath, ApiQuery, FromParams, OfCompany, Params, SignedIn},
    host::{App, Host},
    id,
    openapi::{Kind, choice, doc},
    problem::Failure,
};

const NOT_FOUND: &[Code] = &[Code::SuggestionNotFound];
const CLOSED: &[Code] = &[Code::SuggestionNotFound, Code::SuggestionDecided];

pub(crate) fn routes() -> ApiRouter<App> {
    let list = get_with(list, |op| doc(op, "listSuggestions", "Suggestions that the reader may see", &[]));
    let get = get_with(get, |op| doc(op, "getSuggestion", "One suggestion", NOT_FOUND));
    let add = post_with(add, |op| {
        let op = doc(op, "suggest", "Suggests a company for the public directory", read::FAULTS);
        op.response::<201, Json<Suggested>>().response::<200, Json<Suggested>>()
    });
    let withdraw = post_with(withdraw, |op| doc(op, "withdrawSuggestion", "Takes a suggestion back", CLOSED));
    let decide = post_with(decide::decide, |op| {
        doc(op, "decideSuggestion", "Decides on a suggestion", &[CLOSED, decide::FAULTS].concat())
    });
    ApiRouter::new()
        .api_route("/api/v1/suggestions", list.merge(add))
        .api_route("/api/v1/suggestions/{id}", get)
        .api_route("/api/v1/suggestions/{id}/withdraw", withdraw)
        .api_route("/api/v1/suggestions/{id}/decide", decide)
}

impl FromParams for SuggestionQuery {
    const NAMES: &[&str] = &["state", "q", "page", "limit"];
    const KINDS: &[(&str, Kind)] = &[("state", choice::<SuggestionState>)];

    fn from_params(mut params: Params) -> Result<Self, Failure> {
        let paging = params.paging()?;
        Ok(Self { state: params.choice("state")?, q: params.text("q")?, page: paging.page, limit: paging.limit })
    }
}

fn viewer(session: &Session) -> Viewer<'_> {
    match session.user.role {
        Role::Operator => Viewer::Operator,
        Role::Member | Role::Admin => Viewer::Company(&session.account.id),
    }
}

fn not_found() -> Failure {
    Failure::new(Code::SuggestionNotFound, "You follow no suggestion with this id.")
}

/// `GET /suggestions`.
async fn list(
    State(host): State<Host>,
    SignedIn(session): SignedIn,
    ApiQuery(query): ApiQuery<SuggestionQuery>,
) -> Result<Json<Page<Suggestion>>, Failure> {
    Ok(Json(host.read(move |db| suggestions::list(db, viewer(&session), &query)).await?))
}

/// `GET /suggestions/{id}`; for the operator with what the public directory has that is similar.
async fn get(
    State(host): State<Host>,
    SignedIn(session): SignedIn,
    ApiPath(id): ApiPath,
) -> Result<Json<SuggestionDetail>, Failure> {
    let detail = host.read(move |db| {
        let Some(suggestion) = suggestions::get(db, viewer(&session), &id)? else { return Ok(None) };
        let similar = match viewer(&session) {
            Viewer::Operator => suggestions::similar(db, &session.account.id, &suggestion)?,
            Viewer::Company(_) => Vec::new(),
        };
        Ok(Some(SuggestionDetail { suggestion, similar }))
    });
    detail.await?.map(Json).ok_or_else(not_found)
}

/// `POST /suggestions`: 201 with where it is, or 200 when it was there and is followed from now on.
async fn add(
    State(host): State<Host>,
    OfCompany(session): OfCompany,
    ApiJson(body): ApiJson<Suggest>,
) -> Result<Response, Failure> {
    let read::Readable { new, places } = read::suggest(&body)?;
    let (id, now) = (id::new(host.random), (host.now)());
    let suggested = host.write(move |db| suggestions::suggest(db, &session, &id, &new, now)).await?;
    let suggested = suggested.map_err(|refusal| refused(refusal, &places))?;
    if suggested.joined {
        return Ok(Json(suggested).into_response());
    }
    let location = format!("/api/v1/suggestions/{}", suggested.suggestion.id);
    Ok((StatusCode::CREATED, [(header::LOCATION, location)], Json(suggested)).into_response())
}

/// `places`: where in the body each identifier stood.
fn refused(refusal: SuggestRefused, places: &[usize]) -> Failure {
    let detail = |code: Code| format!("{}.", code.title());
    match refusal {
        SuggestRefused::TooManyIdentifiers => {
            Failure::field(Code::TooManyIdentifiers, "identifiers", detail(Code::TooManyIdentifiers))
        }
        SuggestRefused::InPublicDirectory { position, holder } => {
            let place = position.and_then(|position| places.get(position));
            let field = place.map_or("electronicAddress".to_owned(), |place| format!("identifiers[{place}]"));
            let code = Code::AlreadyInPublicDirectory;
            Failure::field(code, field, detail(code)).with_holder(holder)
        }
    }
}

/// `POST /suggestions/{id}/withdraw`, as long as nobody has taken it up.
async fn withdraw(
    State(host): State<Host>,
    OfCompany(session): OfCompany,
    ApiPath(id): ApiPath,
) -> Result<Json<Suggestion>, Failure> {
    let now = (host.now)();
    let withdrawn = host.write(move |db| suggestions::withdraw(db, &session, &id, now)).await?;
    withdrawn.map(Json).map_err(|refusal| match refusal {
        WithdrawRefused::NotFound => not_found(),
        WithdrawRefused::Decided => {
            Failure::new(Code::SuggestionDecided, "It has been taken up, decided or taken back.")
        }
    })
}
