//! The account's customers as a file: `GET /customers.csv` and `GET /customers.json`, all that answer a query or those
//! with some ids. The CSV reads back as an import in which nothing changes.

use std::sync::Arc;

use aide::axum::{ApiRouter, routing::get_with};
use axum::{Json, body::Body, extract::State, response::Response};
use carnet_core::{
    company::company_identifier,
    state::CustomerState,
    wire::{Code, Customer, CustomerField, CustomerFilter, CustomerSort, Locale, MAX_BULK},
};
use carnet_store::customers::{
    CustomerQuery,
    export::{CHUNK, ids, of_ids},
};

use crate::{
    csv_file::{self, BOM, row},
    extract::{ApiQuery, FromParams, OfCompany, Params},
    host::{App, Host},
    openapi::{Kind, choice, doc, media, order},
    problem::Failure,
};

pub(crate) fn routes() -> ApiRouter<App> {
    let csv = get_with(csv, |op| {
        let op = doc(op, "exportCustomersCsv", "Customers as a file of lines", &[Code::BadIds]);
        media(op, 200, "text/csv", "A line for each customer, separated by semicolons.")
    });
    let json = get_with(json, |op| {
        let op = doc(op, "exportCustomersJson", "Customers as a JSON file", &[Code::BadIds]);
        op.response::<200, Json<Vec<Customer>>>()
    });
    ApiRouter::new().api_route("/api/v1/customers.csv", csv).api_route("/api/v1/customers.json", json)
}

/// Characters of the longest list of ids.
const MAX_IDS_CHARS: usize = MAX_BULK * 40;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Name,
    CustomerNumbers,
    ParticipantId,
    OrganizationNumber,
    Country,
    Provider,
    State,
    AsOf,
    UpdatedAt,
}

/// Every column: its name in a request, and what it is called in a file.
#[rustfmt::skip]
const COLUMNS: [(Column, &str, &str, &str); 9] = [
    (Column::Name, "name", "Nom", "Name"),
    (Column::CustomerNumbers, "customerNumbers", "Numéros de client", "Customer numbers"),
    (Column::ParticipantId, "participantId", "Adresse électronique", "Electronic address"),
    (Column::OrganizationNumber, "organizationNumber", "Numéro d’organisation", "Organization number"),
    (Column::Country, "country", "Pays", "Country"),
    (Column::Provider, "provider", "Prestataire de services", "Service provider"),
    (Column::State, "state", "État", "State"),
    (Column::AsOf, "asOf", "Vérifié le", "Checked on"),
    (Column::UpdatedAt, "updatedAt", "Modifié le", "Changed on"),
];

/// Which customers.
enum Which {
    Answering(CustomerQuery),
    WithIds(Vec<String>),
}

impl Which {
    fn read(params: &mut Params) -> Result<Self, Failure> {
        let (sort, descending) = params.order("sort")?;
        let query = CustomerQuery {
            q: params.text("q")?,
            field: params.choice("field")?,
            status: params.choice("status")?,
            sort: sort.unwrap_or(CustomerSort::Name),
            descending,
            ..CustomerQuery::default()
        };
        let Some(text) = params.text_of("ids", MAX_IDS_CHARS)? else { return Ok(Self::Answering(query)) };
        if query.q.is_some() || query.field.is_some() || query.status.is_some() {
            return Err(Failure::field(Code::MalformedQuery, "ids", "Give ids or a query, not both."));
        }
        let ids: Vec<String> = text.split(',').filter(|id| !id.is_empty()).map(str::to_owned).collect();
        if ids.is_empty() || ids.len() > MAX_BULK {
            return Err(Failure::field(Code::BadIds, "ids", format!("1 to {MAX_BULK} ids, separated by commas.")));
        }
        Ok(Self::WithIds(ids))
    }

    async fn ids(self, host: &Host, account: Arc<str>) -> Result<Vec<String>, Failure> {
        match self {
            Self::WithIds(ids) => Ok(ids),
            Self::Answering(query) => host.read(move |db| ids(db, &account, &query)).await,
        }
    }
}

struct AskedCsv {
    which: Which,
    columns: Vec<Column>,
    lang: Option<Locale>,
}

impl FromParams for AskedCsv {
    const NAMES: &[&str] = &["q", "field", "status", "sort", "ids", "columns", "lang"];
    const KINDS: &[(&str, Kind)] = &[
        ("field", choice::<CustomerField>),
        ("status", choice::<CustomerFilter>),
        ("sort", order::<CustomerSort>),
        ("lang", choice::<Locale>),
    ];

    fn from_params(mut params: Params) -> Result<Self, Failure> {
        let which = Which::read(&mut params)?;
        let columns = match params.text_of("columns", 200)? {
            None => COLUMNS.iter().map(|(column, ..)| *column).collect(),
            Some(text) => text.split(',').map(column).collect::<Result<_, _>>()?,
        };
        Ok(Self { which, columns, lang: params.choice("lang")? })
    }
}

fn column(name: &str) -> Result<Column, Failure> {
    let known = COLUMNS.iter().find(|(_, known, ..)| *known == name).map(|(column, ..)| *column);
    known.ok_or_else(|| {
        let names: Vec<&str> = COLUMNS.iter().map(|(_, name, ..)| *name).collect();
        Failure::field(Code::MalformedQuery, "columns", format!("There are the columns {}.", names.join(", ")))
    })
}

struct AskedJson(Which);

impl FromParams for AskedJson {
    const NAMES: &[&str] = &["q", "field", "status", "sort", "ids"];
    const KINDS: &[(&str, Kind)] =
        &[("field", choice::<CustomerField>), ("status", choice::<CustomerFilter>), ("sort", order::<CustomerSort>)];

    fn from_params(mut params: Params) -> Result<Self, Failure> {
        Which::read(&mut params).map(Self)
    }
}

/// `GET /customers.csv`: without a language the column names are in the user's.
async fn csv(
    State(host): State<Host>,
    OfCompany(session): OfCompany,
    ApiQuery(AskedCsv { which, columns, lang }): ApiQuery<AskedCsv>,
) -> Result<Response, Failure> {
    let locale = lang.unwrap_or(session.user.locale);
    let account: Arc<str> = session.account.id.into();
    let ids = which.ids(&host, Arc::clone(&account)).await?;
    let name = csv_file::dated("carnet", (host.now)(), "csv");
    let header = row(columns.iter().map(|column| called(*column, locale)));
    let body = chunks(host, account, BOM.to_owned() + &header, ids, String::new(), move |customer, _| {
        Ok(row(columns.iter().map(|column| cell(*column, customer, locale))))
    });
    Ok(csv_file::answer(&name, body))
}

/// `GET /customers.json`: an array of customers as in the list.
async fn json(
    State(host): State<Host>,
    OfCompany(session): OfCompany,
    ApiQuery(AskedJson(which)): ApiQuery<AskedJson>,
) -> Result<Response, Failure> {
    let account: Arc<str> = session.account.id.into();
    let ids = which.ids(&host, Arc::clone(&account)).await?;
    let name = csv_file::dated("carnet", (host.now)(), "json");
    let body = chunks(host, account, "[".to_owned(), ids, "\n]\n".to_owned(), |customer, is_first| {
        let text = serde_json::to_string(customer).map_err(|error| Failure::internal(error.to_string()))?;
        Ok(format!("{}{text}", if is_first { "\n" } else { ",\n" }))
    });
    Ok(csv_file::saved(&name, "application/json", body))
}

/// The customers a few at a time, each written by `write`, which is told whether it is the first.
fn chunks(
    host: Host,
    account: Arc<str>,
    first: String,
    ids: Vec<String>,
    last: String,
    write: impl Fn(&Customer, bool) -> Result<String, Failure> + Send + Sync + 'static,
) -> Body {
    let (ids, write): (Arc<[String]>, _) = (ids.into(), Arc::new(write));
    csv_file::pages(first, Some((0, true))).each(move |(at, mut is_first): (usize, bool)| {
        let (host, account, ids) = (host.clone(), Arc::clone(&account), Arc::clone(&ids));
        let (write, last) = (Arc::clone(&write), last.clone());
        async move {
            let end = ids.len().min(at + CHUNK);
            let chunk = ids.get(at..end).unwrap_or_default().to_vec();
            let customers = host.read(move |db| of_ids(db, &account, &chunk)).await?;
            let mut text = String::new();
            for customer in &customers {
                text += &write(customer, is_first)?;
                is_first = false;
            }
            let next = (end < ids.len()).then_some((end, is_first));
            if next.is_none() {
                text += &last;
            }
            Ok((text, next))
        }
    })
}

fn called(column: Column, locale: Locale) -> &'static str {
    let names = COLUMNS.iter().find(|(known, ..)| *known == column);
    names.map_or("", |(.., fr, en)| in_language(locale, (fr, en)))
}

fn in_language<'a>(locale: Locale, (fr, en): (&'a str, &'a str)) -> &'a str {
    match locale {
        Locale::Fr => fr,
        Locale::En => en,
    }
}

fn cell(column: Column, customer: &Customer, locale: Locale) -> String {
    match column {
        Column::Name => customer.name.clone(),
        Column::CustomerNumbers => customer.customer_numbers.join(", "),
        Column::ParticipantId => customer.participant_id.clone(),
        Column::OrganizationNumber => organization_number(customer),
        Column::Country => customer.country.clone(),
        Column::Provider => provider(customer).to_owned(),
        Column::State => in_language(locale, state(customer.reason)).to_owned(),
        Column::AsOf => customer.as_of.clone(),
        Column::UpdatedAt => customer.updated_at.clone(),
    }
}

fn provider(customer: &Customer) -> &str {
    let chosen = customer.provider_id.as_deref();
    let known = customer.providers.iter().find(|provider| Some(provider.id.as_str()) == chosen);
    known.map(|provider| provider.name.as_str()).or(chosen).unwrap_or_default()
}

// A GLN is the name of a place: where nothing names the company, the cell is empty.
fn organization_number(customer: &Customer) -> String {
    company_identifier(&customer.participant_id, &customer.identifiers).map(|id| id.value).unwrap_or_default()
}

fn state(state: CustomerState) -> (&'static str, &'static str) {
    match state {
        CustomerState::Routable => ("Peut recevoir", "Can receive"),
        CustomerState::RetiredId => ("Identifiant retiré", "Retired identifier"),
        CustomerState::NoDocumentType => ("Ne reçoit pas ce type", "Cannot receive this type"),
        CustomerState::Upcoming => ("À venir", "Upcoming"),
        CustomerState::Inactive => ("Adresse inactive", "Inactive address"),
        CustomerState::AwaitingRouting => ("En attente de réponse", "Awaiting response"),
        CustomerState::AwaitingAcceptance => ("En attente d’acceptation", "Awaiting acceptance"),
        CustomerState::Refused => ("Demande refusée", "Request refused"),
        CustomerState::Cancelled => ("Demande annulée", "Request cancelled"),
        CustomerState::NonExisting => ("Non existant", "Non existing"),
        CustomerState::Deactivated => ("Désactivé par vous", "Deactivated by you"),
    }
}
