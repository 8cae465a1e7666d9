//! The account's own customer directory: list, one customer, adding one, changing it. Another account's customer is no
//! customer here: its id answers `customer_not_found` like an id that never was.

mod beside;
mod change;
mod refused;

use aide::axum::{
    ApiRouter,
    routing::{delete_with, get_with, patch_with, post_with},
};
use axum::{
    Json,
    extract::State,
    response::{IntoResponse, Response},
};
use carnet_core::{
    identifier::ParticipantId,
    wire::{AddCustomer, Code, Customer, CustomerField, CustomerFilter, CustomerSort, Page},
};
use carnet_store::customers::{self, CustomerQuery, NewCustomer};
use http::{HeaderValue, StatusCode, header};

use self::refused::{not_added, not_found, numbers};
use crate::{
    extract::{ApiJson, ApiPath, ApiQuery, FromParams, OfCompany, Params},
    host::{App, Host},
    id,
    openapi::{Kind, choice, doc, order},
    problem::Failure,
};

const GONE: &[Code] = &[Code::CustomerNotFound, Code::CustomerDeleted];

pub(crate) fn routes() -> ApiRouter<App> {
    let list = get_with(list, |op| doc(op, "listCustomers", "Customers of the company", &[]));
    let add = post_with(add, |op| {
        doc(op, "addCustomer", "Adds a participant as a customer", refused::NOT_ADDED).response::<201, Json<Customer>>()
    });
    let get = get_with(get, |op| doc(op, "getCustomer", "One customer", GONE).response::<200, Json<Customer>>());
    let change = patch_with(change::change, |op| {
        let codes = [GONE, refused::NUMBERS, &[Code::ProviderNotFound]].concat();
        doc(op, "changeCustomer", "Changes a customer", &codes).response::<200, Json<Customer>>()
    });
    let delete = delete_with(change::delete, |op| doc(op, "deleteCustomer", "Deletes a customer, for 30 days", GONE));
    ApiRouter::new()
        .api_route("/api/v1/customers", list.merge(add))
        .api_route("/api/v1/customers/{id}", get.merge(change).merge(delete))
        .merge(beside())
}

/// What is done with a customer, and what is shown beside it.
fn beside() -> ApiRouter<App> {
    let bulk = post_with(change::bulk, |op| doc(op, "actOnCustomers", "Acts on many customers", &[Code::BadIds]));
    let duplicates =
        get_with(beside::duplicates, |op| doc(op, "listDuplicates", "Customers that are one company", &[]));
    let restore = post_with(change::restore, |op| {
        let codes = [Code::CustomerNotFound, Code::NotRestorable, Code::AlreadyInDirectory];
        doc(op, "restoreCustomer", "Undoes a deletion", &codes)
    });
    let move_number = post_with(change::move_number, |op| {
        let codes = [GONE, &[Code::NumberNotFound, Code::TooManyNumbers]].concat();
        doc(op, "moveNumber", "Moves a customer number to this customer", &codes)
    });
    let history = get_with(beside::history, |op| {
        doc(op, "listCustomerHistory", "What was done with a customer", &[Code::CustomerNotFound])
    });
    let duplicates_of = get_with(beside::duplicates_of, |op| {
        doc(op, "listDuplicatesOf", "Other customers of the same company", &[Code::CustomerNotFound])
    });
    ApiRouter::new()
        .api_route("/api/v1/customers/bulk", bulk)
        .api_route("/api/v1/customers/duplicates", duplicates)
        .api_route("/api/v1/customers/{id}/restore", restore)
        .api_route("/api/v1/customers/{id}/numbers/{number}/move", move_number)
        .api_route("/api/v1/customers/{id}/history", history)
        .api_route("/api/v1/customers/{id}/duplicates", duplicates_of)
}

impl FromParams for CustomerQuery {
    const NAMES: &[&str] = &["q", "field", "status", "sort", "cursor", "page", "limit"];
    const KINDS: &[(&str, Kind)] =
        &[("field", choice::<CustomerField>), ("status", choice::<CustomerFilter>), ("sort", order::<CustomerSort>)];

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
async fn list(
    State(host): State<Host>,
    OfCompany(session): OfCompany,
    ApiQuery(query): ApiQuery<CustomerQuery>,
) -> Result<Json<Page<Customer>>, Failure> {
    Ok(Json(host.read(move |db| customers::list(db, &session.account.id, &query)).await?))
}

/// `GET /customers/{id}`: 410 for 30 days after it was deleted.
async fn get(
    State(host): State<Host>,
    OfCompany(session): OfCompany,
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
async fn add(
    State(host): State<Host>,
    OfCompany(session): OfCompany,
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
    Ok(NewCustomer {
        participant_key: participant.key(),
        numbers: numbers(&body.customer_numbers)?,
        provider_id: body.provider_id.clone(),
    })
}
