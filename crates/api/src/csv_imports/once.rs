//! `POST /customers/import`: a whole import in one call, for programs.

use axum::{Json, extract::State};
use carnet_core::wire::{Code, CsvReport, MAX_LINES_AT_ONCE};
use carnet_store::csv_imports::{self as store, NewImport, Once, Run};

use super::{MAX_FILE_NAME, body::File, read, refused};
use crate::{
    extract::{ApiQuery, FromParams, OfCompany, Params},
    host::Host,
    id,
    openapi::{Kind, yes_no},
    problem::Failure,
};

/// `?dryRun=&fileName=`. Who does not say that lines are to be written only wants to know.
pub(super) struct Asked {
    dry_run: bool,
    file_name: String,
}

impl FromParams for Asked {
    const NAMES: &[&str] = &["dryRun", "fileName"];
    const KINDS: &[(&str, Kind)] = &[("dryRun", yes_no)];

    fn from_params(mut params: Params) -> Result<Self, Failure> {
        let dry_run = params.yes_no("dryRun")?.unwrap_or(true);
        let file_name = params.text_of("fileName", MAX_FILE_NAME)?.unwrap_or_else(|| "api.csv".to_owned());
        Ok(Self { dry_run, file_name })
    }
}

/// What each line did, or would do. What was written can be undone like any import.
pub(super) async fn once(
    State(host): State<Host>,
    OfCompany(session): OfCompany,
    ApiQuery(Asked { dry_run, file_name }): ApiQuery<Asked>,
    File(bytes): File,
) -> Result<Json<CsvReport>, Failure> {
    let upload = read(&host, bytes).await?;
    if upload.table.data().len() as u64 > MAX_LINES_AT_ONCE {
        let detail = format!("At most {MAX_LINES_AT_ONCE} lines in one call; /customers/imports takes more.");
        return Err(Failure::field(Code::FileTooLong, "file", detail));
    }
    let (random, now, id) = (host.random, (host.now)(), id::new(host.random));
    let import_id = (!dry_run).then(|| id.clone());
    let done = host
        .write(move |db| {
            let (account_id, user_id) = (session.account.id.as_str(), session.user.id.as_str());
            let (new_id, progress) = (&mut || id::new(random), &mut |_| ());
            let mut run = Run { account_id, user_id, new_id, now_ms: now, progress };
            let new = NewImport { id: &id, account_id, user_id, file_name: &file_name };
            store::once(db, &mut run, &new, &upload, dry_run)
        })
        .await?;
    let Once { counts, lines } = done.map_err(refused)?;
    Ok(Json(CsvReport { dry_run, import_id, counts, lines }))
}
