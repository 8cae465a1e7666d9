//! Calls about importing customers from a file.

use carnet_core::wire::{CsvChoice, CsvImport, CsvLine, CsvOutcome, CsvRoles, Page};
use web_sys::File;

use super::{
    Api, ApiError,
    transport::{Body, Load, Method, send},
};
use crate::query::{encode, with_query};

fn one(id: &str) -> String {
    format!("customers/imports/{}", encode(id))
}

impl Api {
    /// Hands the file over; nothing is written to the directory yet.
    pub async fn upload_import(&self, file: File) -> Result<CsvImport, ApiError> {
        let path = with_query("customers/imports", [("fileName", file.name().as_str())]);
        let load = Load { body: Some(Body::File(file)), version: None };
        self.heed(send(Method::Post, &path, load).await)
    }

    /// Earlier ones, newest first.
    pub async fn imports(&self) -> Result<Page<CsvImport>, ApiError> {
        self.get("customers/imports").await
    }

    pub async fn import(&self, id: &str) -> Result<CsvImport, ApiError> {
        self.get(&one(id)).await
    }

    /// What would be done with these columns.
    pub async fn preview_import(&self, id: &str, roles: &CsvRoles) -> Result<CsvImport, ApiError> {
        self.post(&format!("{}/preview", one(id)), roles).await
    }

    pub async fn import_lines(
        &self,
        id: &str,
        outcome: Option<CsvOutcome>,
        page: u32,
    ) -> Result<Page<CsvLine>, ApiError> {
        let page = page.to_string();
        let pairs = [("outcome", outcome.map_or("", outcome_name)), ("page", &page)];
        self.get(&with_query(&format!("{}/lines", one(id)), pairs)).await
    }

    /// Which participant an ambiguous line means; `None` leaves the line out.
    pub async fn choose_line(&self, id: &str, line: u64, participant_id: Option<String>) -> Result<CsvLine, ApiError> {
        let load = Load::json(&CsvChoice { participant_id })?;
        self.heed(send(Method::Patch, &format!("{}/lines/{line}", one(id)), load).await)
    }

    /// Starts; the answer comes at once, the import goes on. Events `change` of kind `import` tell how far it is.
    pub async fn apply_import(&self, id: &str) -> Result<CsvImport, ApiError> {
        self.post(&format!("{}/apply", one(id)), &()).await
    }

    pub async fn undo_import(&self, id: &str) -> Result<CsvImport, ApiError> {
        self.post(&format!("{}/undo", one(id)), &()).await
    }
}

pub fn outcome_name(outcome: CsvOutcome) -> &'static str {
    match outcome {
        CsvOutcome::Created => "created",
        CsvOutcome::Updated => "updated",
        CsvOutcome::Unchanged => "unchanged",
        CsvOutcome::Ambiguous => "ambiguous",
        CsvOutcome::Rejected => "rejected",
    }
}
