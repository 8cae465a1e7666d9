//! The audit trail of an account, for its administrators: page by page, or as a file of lines.

use std::sync::Arc;

use aide::axum::{ApiRouter, routing::get_with};
use axum::{Json, extract::State, response::Response};
use carnet_core::wire::{AuditEntry, Code, Locale, Page};
use carnet_store::{
    audit::{self, AuditQuery},
    times,
};

use crate::{
    csv_file::{self, BOM, row},
    extract::{Admin, ApiQuery, FromParams, Params},
    host::{App, Host},
    openapi::{Kind, day as date, doc, media},
    problem::Failure,
};

pub(crate) fn routes() -> ApiRouter<App> {
    let list = get_with(list, |op| doc(op, "listAudit", "The audit trail, newest first", &[]));
    let file = get_with(file, |op| {
        let op = doc(op, "exportAudit", "The audit trail as a file of lines", &[]);
        media(op, 200, "text/csv", "A line for each field that changed, separated by semicolons.")
    });
    ApiRouter::new().api_route("/api/v1/audit", list).api_route("/api/v1/audit.csv", file)
}

const DAY_MS: i64 = 86_400_000;

impl FromParams for AuditQuery {
    const NAMES: &[&str] = &["q", "action", "from", "to", "page", "limit"];
    const KINDS: &[(&str, Kind)] = &[("from", date), ("to", date)];

    fn from_params(mut params: Params) -> Result<Self, Failure> {
        let paging = params.paging()?;
        Ok(Self {
            q: params.text("q")?,
            action: params.text("action")?,
            from_ms: day(&mut params, "from")?,
            until_ms: day(&mut params, "to")?.map(|last| last + DAY_MS),
            page: paging.page,
            limit: paging.limit,
        })
    }
}

/// The beginning of a day in UTC.
fn day(params: &mut Params, name: &str) -> Result<Option<i64>, Failure> {
    let Some(text) = params.text(name)? else { return Ok(None) };
    let day = text.trim();
    let parsed = times::parse(day).filter(|_| day.len() == "2026-11-25".len());
    let malformed = || Failure::field(Code::MalformedQuery, name, "A day is written 2026-11-25.");
    parsed.map(Some).ok_or_else(malformed)
}

/// `GET /audit`, newest first.
async fn list(
    State(host): State<Host>,
    Admin(session): Admin,
    ApiQuery(query): ApiQuery<AuditQuery>,
) -> Result<Json<Page<AuditEntry>>, Failure> {
    let now = (host.now)();
    Ok(Json(host.read(move |db| audit::list(db, &session.account.id, &query, now)).await?))
}

/// `GET /audit.csv`: all that answers, a line for each field that changed.
async fn file(
    State(host): State<Host>,
    Admin(session): Admin,
    ApiQuery(query): ApiQuery<AuditQuery>,
) -> Result<Response, Failure> {
    let now = (host.now)();
    let name = csv_file::dated("carnet-audit", now, "csv");
    let asked = Arc::new((session.account.id, query));
    let body = csv_file::pages(head(session.user.locale), Some(None)).each(move |before: Option<i64>| {
        let (host, asked) = (host.clone(), Arc::clone(&asked));
        async move {
            let (entries, next) = host.read(move |db| audit::chunk(db, &asked.0, &asked.1, before, now)).await?;
            Ok((entries.iter().map(lines).collect(), next.map(Some)))
        }
    });
    Ok(csv_file::answer(&name, body))
}

/// The byte order mark and the names of the columns, in the language of whoever asks.
fn head(locale: Locale) -> String {
    let names = match locale {
        Locale::Fr => ["Date", "Qui", "Action", "Type d’objet", "Objet", "Identifiant", "Champ", "Avant", "Après"],
        Locale::En => ["Date", "Who", "Action", "Kind of object", "Object", "Id", "Field", "Before", "After"],
    };
    format!("{BOM}{}", row(names))
}

/// A line for each field that changed, one without field when none did.
fn lines(entry: &AuditEntry) -> String {
    let whole = [&entry.at, &entry.by, &entry.action, &entry.object_kind, &entry.object_name, &entry.object_id];
    let line = |change: [&str; 3]| row(whole.iter().map(|cell| cell.as_str()).chain(change));
    if entry.changes.is_empty() {
        return line([""; 3]);
    }
    let text = |side: &Option<String>| side.clone().unwrap_or_default();
    entry.changes.iter().map(|change| line([&change.field, &text(&change.before), &text(&change.after)])).collect()
}

#[cfg(test)]
mod tests {
    use carnet_core::wire::FieldChange;

    use super::*;

    #[test]
    fn a_file_is_safe_to_open() {
        let entry = AuditEntry {
            id: "1".to_owned(),
            at: "2026-11-25T10:00:00Z".to_owned(),
            by: "=cmd".to_owned(),
            action: "customer.change".to_owned(),
            object_kind: "customer".to_owned(),
            object_id: "c".to_owned(),
            object_name: "A; \"B\"".to_owned(),
            restorable: false,
            changes: vec![FieldChange {
                field: "customerNumbers".to_owned(),
                before: None,
                after: Some("+33".to_owned()),
            }],
        };
        assert!(head(Locale::Fr).starts_with("\u{feff}Date;Qui;"));
        let cells = "2026-11-25T10:00:00Z;'=cmd;customer.change;customer;\"A; \"\"B\"\"\";c;";
        assert_eq!(lines(&entry), format!("{cells}customerNumbers;;'+33\r\n"));
        assert_eq!(lines(&AuditEntry { changes: Vec::new(), ..entry }), format!("{cells};;\r\n"));
    }
}
