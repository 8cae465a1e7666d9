//! The account's own customer directory: list, one customer, adding one. Another account's customer is no
//! customer here: its id answers `customer_not_found` like an id that never was.

use axum::{
    Json,
    extract::State,
    response::{IntoResponse, Response},
};
use carnet_core::{
    customer_number,
    identifier::ParticipantId,
    wire::{AddCustomer, Code, Customer, CustomerSort, Page},
};
use carnet_store::customers::{self, AddRefused, CustomerQuery, NewCustomer};
use http::{StatusCode, header};

use crate::{
    extract::{ApiJson, ApiPath, ApiQuery, FromParams, Params, SignedIn},
    host::Host,
    id,
    problem::Failure,
};

impl FromParams for CustomerQuery {
    const NAMES: &[&str] = &["q", "field", "status", "sort", "cursor", "page", "limit"];

    fn from_params(mut params: Params) -> Result<Self, Failure> {
        let paging = params.paging()?;
        let (sort, descending) = params.order("sort")?;
        Ok(Self {
            q: params.text("q")?,
            field: params.choice("field")?,
            status: params.choice("status")?,
            sort: sort.unwrap_or(CustomerSort::Name),
            descending,
            cursor: paging.cursor,
            page: paging.page,
            limit: paging.limit,
        })
    }
}

/// `GET /customers`.
pub(crate) async fn list(
    State(host): State<Host>,
    SignedIn(session): SignedIn,
    ApiQuery(query): ApiQuery<CustomerQuery>,
) -> Result<Json<Page<Customer>>, Failure> {
    Ok(Json(host.read(move |db| customers::list(db, &session.account.id, &query)).await?))
}

/// `GET /customers/{id}`.
pub(crate) async fn get(
    State(host): State<Host>,
    SignedIn(session): SignedIn,
    ApiPath(id): ApiPath,
) -> Result<Json<Customer>, Failure> {
    let customer = host.read(move |db| customers::get(db, &session.account.id, &id)).await?;
    customer.map(Json).ok_or_else(|| Failure::new(Code::CustomerNotFound, "No customer of yours has this id."))
}

/// `POST /customers`: 201 with the customer and where it is.
pub(crate) async fn add(
    State(host): State<Host>,
    SignedIn(session): SignedIn,
    ApiJson(body): ApiJson<AddCustomer>,
) -> Result<Response, Failure> {
    let new = read(&body)?;
    let typed = body.customer_numbers;
    let (id, request_id, now) = (id::new(host.random), id::new(host.random), (host.now)());
    let added = host
        .write(move |db| customers::add(db, &session.account.id, &session.user.id, &id, &request_id, &new, now))
        .await?;
    let customer = added.map_err(|refusal| refused(refusal, &typed))?;
    let location = format!("/api/v1/customers/{}", customer.id);
    Ok((StatusCode::CREATED, [(header::LOCATION, location)], Json(customer)).into_response())
}

fn read(body: &AddCustomer) -> Result<NewCustomer, Failure> {
    let participant = ParticipantId::parse(&body.participant_id).map_err(|_| {
        let detail = "A participant id is scheme:value, such as 0088:7300010000001.";
        Failure::field(Code::ParticipantNotFound, "participantId", detail)
    })?;
    let numbers = customer_number::parse_list(body.customer_numbers.iter().map(String::as_str))
        .map_err(|(position, code)| {
            Failure::field(code, format!("customerNumbers[{position}]"), format!("{}.", code.title()))
        })?
        .numbers;
    Ok(NewCustomer { participant_key: participant.key(), numbers, provider_id: body.provider_id.clone() })
}

/// `typed`: the numbers of the request, to name the one that is taken.
fn refused(refusal: AddRefused, typed: &[String]) -> Failure {
    let field = |code: Code, field: &str| Failure::field(code, field, format!("{}.", code.title()));
    match refusal {
        AddRefused::ParticipantNotFound => field(Code::ParticipantNotFound, "participantId"),
        AddRefused::ParticipantRemoved => field(Code::ParticipantRemoved, "participantId"),
        AddRefused::ProviderNotFound => field(Code::ProviderNotFound, "providerId"),
        AddRefused::ProviderRequired => field(Code::ProviderRequired, "providerId"),
        AddRefused::AlreadyInDirectory(holder) => field(Code::AlreadyInDirectory, "participantId").with_holder(holder),
        AddRefused::NumberTaken { number, holder } => {
            let position = typed.iter().position(|text| text.trim() == number);
            let name = position.map_or("customerNumbers".to_owned(), |position| format!("customerNumbers[{position}]"));
            field(Code::CustomerNumberTaken, &name).with_holder(holder)
        }
    }
}
