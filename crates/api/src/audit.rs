//! The audit trail of an account, for its administrators: page by page, or as a file of lines.

use axum::{
    Json,
    extract::State,
    response::{IntoResponse, Response},
};
use carnet_core::{
    csv,
    wire::{AuditEntry, Code, FieldChange, Locale, Page},
};
use carnet_store::{
    audit::{self, AuditQuery},
    times,
};
use http::header;

use crate::{
    extract::{Admin, ApiQuery, FromParams, Params},
    host::Host,
    problem::Failure,
};

const DAY_MS: i64 = 86_400_000;
/// Spreadsheets take a file for UTF-8 by it.
const BYTE_ORDER_MARK: char = '\u{feff}';

impl FromParams for AuditQuery {
    const NAMES: &[&str] = &["q", "action", "from", "to", "page", "limit"];

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
pub(crate) async fn list(
    State(host): State<Host>,
    Admin(session): Admin,
    ApiQuery(query): ApiQuery<AuditQuery>,
) -> Result<Json<Page<AuditEntry>>, Failure> {
    let now = (host.now)();
    Ok(Json(host.read(move |db| audit::list(db, &session.account.id, &query, now)).await?))
}

/// `GET /audit.csv`: all that answers, a line for each field that changed.
pub(crate) async fn file(
    State(host): State<Host>,
    Admin(session): Admin,
    ApiQuery(query): ApiQuery<AuditQuery>,
) -> Result<Response, Failure> {
    let now = (host.now)();
    let text = host.read(move |db| {
        let mut text = head(session.user.locale);
        audit::each(db, &session.account.id, &query, now, &mut |entry| lines(&mut text, &entry))?;
        Ok(text)
    });
    let today = times::rfc3339(now);
    let name = format!("attachment; filename=\"carnet-audit-{}.csv\"", today.get(..10).unwrap_or_default());
    let headers = [(header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (header::CONTENT_DISPOSITION, name)];
    Ok((headers, text.await?).into_response())
}

/// The byte order mark and the names of the columns, in the language of whoever asks.
fn head(locale: Locale) -> String {
    let names = match locale {
        Locale::Fr => ["Date", "Qui", "Action", "Type d’objet", "Objet", "Identifiant", "Champ", "Avant", "Après"],
        Locale::En => ["Date", "Who", "Action", "Kind of object", "Object", "Id", "Field", "Before", "After"],
    };
    format!("{BYTE_ORDER_MARK}{}\r\n", names.join(";"))
}

/// A line for each field that changed, one without field when none did.
fn lines(text: &mut String, entry: &AuditEntry) {
    let whole = [&entry.at, &entry.by, &entry.action, &entry.object_kind, &entry.object_name, &entry.object_id];
    let mut line = |change: [&str; 3]| {
        let cells = whole.iter().map(|cell| cell.as_str()).chain(change).map(csv::field);
        text.push_str(&cells.collect::<Vec<_>>().join(";"));
        text.push_str("\r\n");
    };
    if entry.changes.is_empty() {
        line([""; 3]);
    }
    for FieldChange { field, before, after } in &entry.changes {
        line([field, before.as_deref().unwrap_or_default(), after.as_deref().unwrap_or_default()]);
    }
}

#[cfg(test)]
mod tests {
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
        let mut text = head(Locale::Fr);
        assert!(text.starts_with("\u{feff}Date;Qui;"));
        text.clear();
        lines(&mut text, &entry);
        let cells = "2026-11-25T10:00:00Z;'=cmd;customer.change;customer;\"A; \"\"B\"\"\";c;";
        assert_eq!(text, format!("{cells}customerNumbers;;'+33\r\n"));
        text.clear();
        lines(&mut text, &AuditEntry { changes: Vec::new(), ..entry });
        assert_eq!(text, format!("{cells};;\r\n"));
    }
}
