//! Requests between two sides: the list, one of them, and what either side may do with it.

use aide::axum::{
    ApiRouter,
    routing::{get_with, post_with},
};
use axum::{Json, extract::State};
use carnet_core::wire::{
    Code, Customer, Direction, Page, Request, RequestAction, RequestKind, RequestStatus, RequestWords,
};
use carnet_store::{
    customers,
    requests::{self, Act, ActRefused, AgainRefused, Asking, RequestQuery},
};
use serde::de::{DeserializeOwned, IntoDeserializer, value::Error as NotAnAction};

use crate::{
    extract::{ApiJson, ApiPath, ApiQuery, FromParams, OfCompany, Params},
    host::{App, Host},
    id,
    openapi::{Kind, choice, doc, path_choice},
    problem::Failure,
    texts::Faults,
};

pub(crate) fn routes() -> ApiRouter<App> {
    let list = get_with(list, |op| doc(op, "listRequests", "Requests of the company and to it", &[]));
    let one = get_with(one, |op| doc(op, "getRequest", "One request with its steps", &[Code::RequestNotFound]));
    let act = post_with(act, |op| {
        let codes = [
            Code::RequestNotFound,
            Code::RequestAnswered,
            Code::ActionNotAllowed,
            Code::RemindedRecently,
            Code::TextTooLong,
            Code::TextControl,
        ];
        path_choice::<RequestAction>(
            doc(op, "actOnRequest", "Answers, reminds of or takes back a request", &codes),
            "action",
        )
    });
    let again = post_with(again, |op| {
        let codes = [
            Code::CustomerNotFound,
            Code::CustomerDeleted,
            Code::RequestOpen,
            Code::ActionNotAllowed,
            Code::ParticipantRemoved,
        ];
        doc(op, "requestAgain", "Asks a customer anew", &codes)
    });
    ApiRouter::new()
        .api_route("/api/v1/requests", list)
        .api_route("/api/v1/requests/{id}", one)
        .api_route("/api/v1/requests/{id}/{action}", act)
        .api_route("/api/v1/customers/{id}/request", again)
}

impl FromParams for RequestQuery {
    const NAMES: &[&str] = &["direction", "kind", "status", "customer", "q", "cursor", "page", "limit"];
    const KINDS: &[(&str, Kind)] =
        &[("direction", choice::<Direction>), ("kind", choice::<RequestKind>), ("status", choice::<RequestStatus>)];

    fn from_params(mut params: Params) -> Result<Self, Failure> {
        let paging = params.paging()?;
        Ok(Self {
            direction: params.choice("direction")?,
            kind: params.choice("kind")?,
            status: params.choice("status")?,
            customer: params.text("customer")?,
            q: params.text("q")?,
            cursor: paging.cursor,
            page: paging.page,
            limit: paging.limit,
        })
    }
}

/// `GET /requests`.
async fn list(
    State(host): State<Host>,
    OfCompany(session): OfCompany,
    ApiQuery(query): ApiQuery<RequestQuery>,
) -> Result<Json<Page<Request>>, Failure> {
    let now = (host.now)();
    Ok(Json(host.read(move |db| requests::list(db, &session.account.id, &query, now)).await?))
}

/// `GET /requests/{id}`.
async fn one(
    State(host): State<Host>,
    OfCompany(session): OfCompany,
    ApiPath(id): ApiPath,
) -> Result<Json<Request>, Failure> {
    let now = (host.now)();
    let request = host.read(move |db| requests::get(db, &session.account.id, &id, now)).await?;
    request.map(Json).ok_or_else(|| refused(ActRefused::NotFound))
}

/// `POST /requests/{id}/{action}`: the request as it is now.
async fn act(
    State(host): State<Host>,
    OfCompany(session): OfCompany,
    ApiPath((request_id, action)): ApiPath<(String, String)>,
    ApiJson(body): ApiJson<RequestWords>,
) -> Result<Json<Request>, Failure> {
    let action = word::<RequestAction>(&action)?;
    let mut faults = Faults::default();
    let words = faults.words("message", body.message.as_deref());
    faults.check()?;
    let (new_id, now_ms) = (id::new(host.random), (host.now)());
    let acted = host
        .write(move |db| {
            let act = Act {
                account_id: &session.account.id,
                user_id: &session.user.id,
                request_id: &request_id,
                action,
                words: words.as_deref(),
                new_id: &new_id,
                now_ms,
            };
            requests::act(db, &act)
        })
        .await?;
    acted.map(Json).map_err(refused)
}

fn word<T: DeserializeOwned>(text: &str) -> Result<T, Failure> {
    T::deserialize(text.into_deserializer())
        .map_err(|error: NotAnAction| Failure::new(Code::RouteNotFound, format!("There is no such action: {error}.")))
}

fn refused(refused: ActRefused) -> Failure {
    let (code, detail) = match refused {
        ActRefused::NotFound => (Code::RequestNotFound, "No request of or to your company has this id."),
        ActRefused::Answered => (Code::RequestAnswered, "Read it again: its status has changed."),
        ActRefused::NotAllowed => {
            (Code::ActionNotAllowed, "Its kind, its status or your side of it does not take this action.")
        }
        ActRefused::RemindedRecently => {
            (Code::RemindedRecently, "Seven days must have passed since it was sent, and since the last reminder.")
        }
    };
    Failure::new(code, detail)
}

/// `POST /customers/{id}/request`: the customer as it is now.
async fn again(
    State(host): State<Host>,
    OfCompany(session): OfCompany,
    ApiPath(customer_id): ApiPath,
) -> Result<Json<Customer>, Failure> {
    let (request_id, now) = (id::new(host.random), (host.now)());
    let asked = host
        .write(move |db| {
            let (account_id, user_id) = (session.account.id.as_str(), session.user.id.as_str());
            let asking = Asking { account_id, customer_id: &customer_id, user_id };
            Ok(match requests::ask_again(db, &asking, &request_id, now)? {
                Ok(customer) => Ok(customer),
                Err(refused) => Err((refused, customers::deletion(db, account_id, &customer_id, now)?)),
            })
        })
        .await?;
    asked.map(Json).map_err(|(refused, deletion)| match (refused, deletion) {
        (AgainRefused::CustomerNotFound, Some(deletion)) => {
            Failure::new(Code::CustomerDeleted, "Restore it, or add it anew.").with_deletion(deletion)
        }
        (AgainRefused::CustomerNotFound, None) => {
            Failure::new(Code::CustomerNotFound, "No customer of yours has this id.")
        }
        (AgainRefused::Open, _) => Failure::new(Code::RequestOpen, "Wait for its answer, or cancel it first."),
        (AgainRefused::NotAllowed, _) => {
            Failure::new(Code::ActionNotAllowed, "This customer is ready; nothing is to be asked.")
        }
        (AgainRefused::ParticipantRemoved, _) => Failure::new(Code::ParticipantRemoved, "Nobody is there to be asked."),
    })
}
