//! Customers from a file (R18): the file is handed over, its columns confirmed, its lines previewed, and the import
//! runs by itself while pages ask how far it is. All of it in one call for programs.

mod body;
mod line_path;
mod once;
mod progress;
mod report;
mod run;

use aide::axum::{
    ApiRouter,
    routing::{get_with, patch_with, post_with},
};
use axum::{
    Extension, Json,
    extract::{DefaultBodyLimit, State},
    response::{IntoResponse, Response},
};
use carnet_core::{
    name,
    wire::{Code, CsvChoice, CsvImport, CsvLine, CsvOutcome, CsvRoles, MAX_FILE_BYTES, Page, Provider},
};
use carnet_store::{
    csv_imports::{
        self as store, LineQuery, NewImport, Refused,
        read::{Unreadable, Upload},
    },
    providers,
};
use http::{StatusCode, header};

use self::{body::File, line_path::LinePath, progress::Progress};
use crate::{
    extract::{ApiJson, ApiPath, ApiQuery, FromParams, OfCompany, Params},
    host::{App, Host},
    id,
    openapi::{Kind, choice, doc, media, path_choice},
    problem::Failure,
};

/// Characters of a file's name.
const MAX_FILE_NAME: usize = 255;

/// The addresses of imports; files are the only bodies that may be large.
pub(crate) fn routes() -> ApiRouter<App> {
    let one = get_with(one, |op| doc(op, "getImport", "One import, and how far it is", NOT_FOUND));
    let lines = get_with(lines, |op| doc(op, "listImportLines", "Its lines and what becomes of them", NOT_FOUND));
    let undo = post_with(undo, |op| doc(op, "undoImport", "Takes back what nobody has touched since", CLOSED));
    let report = get_with(report::csv, |op| {
        let op = doc(op, "exportImportReport", "The lines as a file", NOT_FOUND);
        media(op, 200, "text/csv", "The lines, separated by semicolons.")
    });
    ApiRouter::new()
        .merge(begin())
        .api_route("/api/v1/customers/imports/{id}", one)
        .api_route("/api/v1/customers/imports/{id}/lines", lines)
        .api_route("/api/v1/customers/imports/{id}/undo", undo)
        .api_route("/api/v1/customers/imports/{id}/report.csv", report)
        .layer(Extension(Progress::default()))
}

const NOT_FOUND: &[Code] = &[Code::ImportNotFound];
const CLOSED: &[Code] = &[Code::ImportNotFound, Code::ImportState];
const UNREADABLE: &[Code] = &[Code::FileNotText, Code::FileEmpty, Code::FileTooLong, Code::TextControl];

/// What leads to an import that runs.
fn begin() -> ApiRouter<App> {
    let large = DefaultBodyLimit::max(MAX_FILE_BYTES);
    let once = post_with(once::once, |op| {
        let codes = [UNREADABLE, &[Code::NoIdentifierColumn]].concat();
        doc(op, "importCustomers", "A whole import in one call, for programs", &codes)
    });
    let list = get_with(list, |op| doc(op, "listImports", "Imports, newest first", &[]));
    let upload = post_with(upload, |op| {
        doc(op, "uploadImport", "Hands over a file of customers", UNREADABLE).response::<201, Json<CsvImport>>()
    });
    let preview = post_with(preview, |op| {
        let codes = [CLOSED, &[Code::NoIdentifierColumn]].concat();
        doc(op, "previewImport", "Confirms the columns, and says what each line would do", &codes)
    });
    let choose = patch_with(choose, |op| {
        let codes = [CLOSED, &[Code::ParticipantNotFound]].concat();
        path_choice::<u64>(doc(op, "chooseImportLine", "Says whom an ambiguous line means", &codes), "line")
    });
    let apply =
        post_with(run::apply, |op| doc(op, "applyImport", "Runs an import", CLOSED).response::<202, Json<CsvImport>>());
    ApiRouter::new()
        .api_route("/api/v1/customers/import", once.layer(large))
        .api_route("/api/v1/customers/imports", list.merge(upload.layer(large)))
        .api_route("/api/v1/customers/imports/{id}/preview", preview)
        .api_route("/api/v1/customers/imports/{id}/lines/{line}", choose)
        .api_route("/api/v1/customers/imports/{id}/apply", apply)
}

/// `?fileName=`.
struct Named(String);

impl FromParams for Named {
    const NAMES: &[&str] = &["fileName"];

    fn from_params(mut params: Params) -> Result<Self, Failure> {
        let name = params.text_of("fileName", MAX_FILE_NAME)?.map(|name| name::normalize(&name));
        if name.as_ref().is_some_and(|name| name.chars().any(char::is_control)) {
            return Err(Failure::field(Code::TextControl, "fileName", "A file name has no control character."));
        }
        Ok(Self(name.filter(|name| !name.is_empty()).unwrap_or_else(|| "import.csv".to_owned())))
    }
}

/// `POST /customers/imports`: 201 with what was found in the file, and where the import is.
async fn upload(
    State(host): State<Host>,
    OfCompany(session): OfCompany,
    ApiQuery(Named(file_name)): ApiQuery<Named>,
    File(bytes): File,
) -> Result<Response, Failure> {
    let upload = read(&host, bytes).await?;
    let (id, now) = (id::new(host.random), (host.now)());
    let import = host
        .write(move |db| {
            let (account_id, user_id) = (session.account.id.as_str(), session.user.id.as_str());
            store::sweep(db, now)?;
            store::upload(db, &NewImport { id: &id, account_id, user_id, file_name: &file_name }, &upload, now)?;
            store::get(db, account_id, &id)
        })
        .await?
        .ok_or_else(|| Failure::internal("an import is gone right after it came"))?;
    let location = format!("/api/v1/customers/imports/{}", import.id);
    Ok((StatusCode::CREATED, [(header::LOCATION, location)], Json(import)).into_response())
}

/// Reads a file where blocking is allowed, with the providers there are.
async fn read(host: &Host, bytes: axum::body::Bytes) -> Result<Upload, Failure> {
    let known = host.read(providers::list).await?;
    host.run(move || Upload::read(&bytes, &|text| is_one_of(&known, text))).await?.map_err(unreadable)
}

fn is_one_of(providers: &[Provider], text: &str) -> bool {
    let folded = name::fold(text);
    providers.iter().any(|provider| provider.id == text || name::fold(&provider.name) == folded)
}

fn unreadable(unreadable: Unreadable) -> Failure {
    let detail = match unreadable {
        Unreadable::NotText => "Save the file as CSV, in UTF-8 or Windows-1252.",
        Unreadable::Empty => "The file has no line behind its header.",
        Unreadable::TooLong => "A file has at most 50000 lines: split it.",
    };
    Failure::field(unreadable.code(), "file", detail)
}

/// `?page=&limit=`.
struct Paged {
    page: Option<u32>,
    limit: u32,
}

impl FromParams for Paged {
    const NAMES: &[&str] = &["page", "limit"];

    fn from_params(mut params: Params) -> Result<Self, Failure> {
        let paging = params.paging()?;
        Ok(Self { page: paging.page, limit: paging.limit })
    }
}

/// `GET /customers/imports`, newest first.
async fn list(
    State(host): State<Host>,
    Extension(progress): Extension<Progress>,
    OfCompany(session): OfCompany,
    ApiQuery(Paged { page, limit }): ApiQuery<Paged>,
) -> Result<Json<Page<CsvImport>>, Failure> {
    let mut imports = host.read(move |db| store::list(db, &session.account.id, page, limit)).await?;
    imports.items.iter_mut().for_each(|import| progress.tell(import));
    Ok(Json(imports))
}

/// `GET /customers/imports/{id}`.
async fn one(
    State(host): State<Host>,
    Extension(progress): Extension<Progress>,
    OfCompany(session): OfCompany,
    ApiPath(id): ApiPath,
) -> Result<Json<CsvImport>, Failure> {
    let import = host.read(move |db| store::get(db, &session.account.id, &id)).await?;
    let mut import = import.ok_or_else(not_found)?;
    progress.tell(&mut import);
    Ok(Json(import))
}

/// `POST /customers/imports/{id}/preview`.
async fn preview(
    State(host): State<Host>,
    OfCompany(session): OfCompany,
    ApiPath(id): ApiPath,
    ApiJson(CsvRoles { roles, has_header }): ApiJson<CsvRoles>,
) -> Result<Json<CsvImport>, Failure> {
    let (account, looked_at, now) = (session.account.id.clone(), id.clone(), (host.now)());
    let preview = host.read(move |db| store::look(db, &account, &looked_at, &roles, has_header)).await?;
    let preview = preview.map_err(refused)?;
    let kept = host.write(move |db| store::keep(db, &session.account.id, &id, &preview, now)).await?;
    kept.map(Json).map_err(refused)
}

impl FromParams for LineQuery {
    const NAMES: &[&str] = &["outcome", "cursor", "page", "limit"];
    const KINDS: &[(&str, Kind)] = &[("outcome", choice::<CsvOutcome>)];

    fn from_params(mut params: Params) -> Result<Self, Failure> {
        let paging = params.paging()?;
        let outcome = params.choice::<CsvOutcome>("outcome")?;
        Ok(Self { outcome, cursor: paging.cursor, page: paging.page, limit: paging.limit })
    }
}

/// `GET /customers/imports/{id}/lines`.
async fn lines(
    State(host): State<Host>,
    OfCompany(session): OfCompany,
    ApiPath(id): ApiPath,
    ApiQuery(query): ApiQuery<LineQuery>,
) -> Result<Json<Page<CsvLine>>, Failure> {
    let page = host.read(move |db| store::lines(db, &session.account.id, &id, &query)).await?;
    page.map(Json).ok_or_else(not_found)
}

/// `PATCH /customers/imports/{id}/lines/{line}`.
async fn choose(
    State(host): State<Host>,
    OfCompany(session): OfCompany,
    LinePath { id, line }: LinePath,
    ApiJson(CsvChoice { participant_id }): ApiJson<CsvChoice>,
) -> Result<Json<CsvLine>, Failure> {
    let account = session.account.id;
    let chosen = host.write(move |db| store::choose(db, &account, &id, line, participant_id.as_deref())).await?;
    chosen.map(Json).map_err(refused)
}

/// `POST /customers/imports/{id}/undo`.
async fn undo(
    State(host): State<Host>,
    OfCompany(session): OfCompany,
    ApiPath(id): ApiPath,
) -> Result<Json<CsvImport>, Failure> {
    let (random, now) = (host.random, (host.now)());
    let (account, user) = (session.account.id, session.user.id);
    let undone = host.write(move |db| store::undo(db, &account, &user, &id, &mut || id::new(random), now)).await?;
    undone.map(Json).map_err(refused)
}

fn not_found() -> Failure {
    Failure::new(Code::ImportNotFound, "No import of yours has this id.")
}

fn refused(refused: Refused) -> Failure {
    match refused {
        Refused::NotFound => not_found(),
        Refused::State => {
            let detail = "Its state does not allow this, or another import of your company runs; read it again.";
            Failure::new(Code::ImportState, detail)
        }
        Refused::Roles(columns) => {
            Failure::field(Code::MalformedBody, "roles", format!("The file has {columns} columns, each with a role."))
        }
        Refused::NoIdentifierColumn => {
            Failure::field(Code::NoIdentifierColumn, "roles", "Say which column holds an identifier or a name.")
        }
        Refused::NoSuchLine => Failure::new(Code::RouteNotFound, "The import has no such line."),
        Refused::NoCandidates => Failure::new(Code::ImportState, "The line has nobody to choose from."),
        Refused::ParticipantNotFound => {
            Failure::field(Code::ParticipantNotFound, "participantId", "The public directory has no such participant.")
        }
    }
}
