//! The account's own customer directory: list, one customer, adding one, changing it. Another account's customer is no
//! customer here: its id answers `customer_not_found` like an id that never was.

mod beside;
mod change;
mod refused;

pub(crate) use beside::{duplicates, duplicates_of, history};
pub(crate) use change::{bulk, change, delete, move_number, restore};

use axum::{
    Json,
    extract::State,
    response::{IntoResponse, Response},
};
use carnet_core::{
    identifier::ParticipantId,
    wire::{AddCustomer, Code, Customer, CustomerSort, Page},
};
use carnet_store::customers::{self, CustomerQuery, NewCustomer};
use http::{HeaderValue, StatusCode, header};

use self::refused::{not_added, not_found, numbers};
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

/// `GET /customers/{id}`: 410 for 30 days after it was deleted.
pub(crate) async fn get(
    State(host): State<Host>,
    SignedIn(session): SignedIn,
    ApiPath(id): ApiPath,
) -> Result<Response, Failure> {
    let now = (host.now)();
    let found = host.read(move |db| {
        let account = &session.account.id;
        Ok(match customers::get(db, account, &id)? {
            Some(customer) => Ok(customer),
            None => Err(customers::deletion(db, account, &id, now)?),
        })
    });
    match found.await? {
        Ok(customer) => Ok(tagged(customer)),
        Err(Some(deletion)) => {
            Err(Failure::new(Code::CustomerDeleted, "Restore it, or add it anew.").with_deletion(deletion))
        }
        Err(None) => Err(not_found()),
    }
}

/// The customer, with its version to send back as `If-Match`.
fn tagged(customer: Customer) -> Response {
    let tag = HeaderValue::from_str(&format!("\"{}\"", customer.version));
    let mut response = Json(customer).into_response();
    if let Ok(tag) = tag {
        response.headers_mut().insert(header::ETAG, tag);
    }
    response
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
    let customer = added.map_err(|refusal| not_added(refusal, &typed))?;
    let location = format!("/api/v1/customers/{}", customer.id);
    Ok((StatusCode::CREATED, [(header::LOCATION, location)], tagged(customer)).into_response())
}

fn read(body: &AddCustomer) -> Result<NewCustomer, Failure> {
    let participant = ParticipantId::parse(&body.participant_id).map_err(|_| {
        let detail = "A participant id is scheme:value, such as 0088:7300010000001.";
        Failure::field(Code::ParticipantNotFound, "participantId", detail)
    })?;
    Ok(NewCustomer { participant_key: participant.key(), numbers: numbers(&body.customer_numbers)?, provider_id: body.provider_id.clone() })
}
