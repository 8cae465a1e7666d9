//! « À traiter »: each line a number, a sentence and where it leads; lines of zero are left out.

use carnet_core::wire::{
    CustomerFilter, Direction, DocumentStatus, Request, RequestKind, RequestStatus, SupplierStatus,
};
use futures_util::future::{try_join3, try_join4};
use leptos::prelude::*;

use super::{block, line};
use crate::{
    api::{Api, ApiError, Count, CustomerQuery, RequestQuery, document_status_name, status_name},
    i18n::{Locale, Text, common as t, format, owned, start as s, use_locale},
    live::use_unread,
    query::with_query,
    route,
    ui::{El, Empty, el, live, said},
};

/// Days without an answer after which a request needs attention.
const LONG: u64 = 14;
/// Rows of one question, the most that a list gives.
const ROWS: u32 = 100;

/// What the lists say about themselves.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    all: Count,
    action: Count,
    gone: Count,
    /// Requests to us that wait for an answer.
    received: Count,
    /// Suppliers whose documents are held.
    suppliers: Count,
    /// Ours that have waited long.
    acceptance: Count,
    routing: Count,
    /// Documents that are stopped, not taken by their provider, or waiting for the public directory.
    stopped: Count,
    failed: Count,
    waiting: Count,
}

impl Counts {
    /// Nobody in the directory yet, and nobody at the door.
    pub fn is_first_run(&self) -> bool {
        self.all.0 == 0 && self.received.0 == 0 && self.suppliers.0 == 0 && self.stopped.0 == 0
    }
}

pub async fn counts(api: Api) -> Result<Counts, ApiError> {
    let count = |status| api.count_customers(CustomerQuery { status, ..CustomerQuery::default() });
    let (action, gone) = (Some(CustomerFilter::Action), Some(CustomerFilter::NonExisting));
    let customers = try_join3(count(None), count(action), count(gone));
    let requests = try_join3(received(api), long(api, RequestKind::Acceptance), long(api, RequestKind::Routing));
    let suppliers = api.count_suppliers(Some(SupplierStatus::ToApprove), "");
    let documents = api.document_counts("");
    let (customers, requests, suppliers, documents) = try_join4(customers, requests, suppliers, documents).await?;
    let ((all, action, gone), (received, acceptance, routing)) = (customers, requests);
    let [stopped, failed, waiting] = [documents.stopped, documents.failed, documents.waiting].map(|n| (n, true));
    Ok(Counts { all, action, gone, received, suppliers, acceptance, routing, stopped, failed, waiting })
}

fn pending(direction: Direction, limit: u32) -> RequestQuery {
    RequestQuery {
        direction: Some(direction),
        status: Some(RequestStatus::Pending),
        limit: Some(limit),
        ..RequestQuery::default()
    }
}

async fn received(api: Api) -> Result<Count, ApiError> {
    let page = api.requests(&pending(Direction::Received, 1)).await?;
    Ok((page.total, page.total_is_exact))
}

/// How many have waited long. The list is newest first: once one has, all that follow have.
async fn long(api: Api, kind: RequestKind) -> Result<Count, ApiError> {
    let old = |items: &[Request]| items.iter().filter(|item| item.age_days >= LONG).count() as u64;
    let query = RequestQuery { kind: Some(kind), ..pending(Direction::Sent, ROWS) };
    let first = api.requests(&query).await?;
    let rest = first.total.saturating_sub(first.items.len() as u64);
    let found = old(&first.items);
    if rest == 0 || found > 0 {
        return Ok((found + rest, first.total_is_exact));
    }
    let last = u32::try_from(first.total.div_ceil(u64::from(ROWS))).ok();
    let last = api.requests(&RequestQuery { page: last, ..query }).await?;
    let found = old(&last.items);
    Ok((found, found < last.items.len() as u64))
}

pub fn todo(counts: Counts) -> El {
    let unread = use_unread();
    // Most urgent first; what is zero is not there.
    let lines = live(move || {
        let customers = |status| route::Customers { status: Some(status), ..route::Customers::default() }.path();
        let requests = |list| route::requests(list, status_name(RequestStatus::Pending), "", 1);
        let unread_path = with_query(route::MESSAGES, [("filter", "unread")]);
        let unread = (unread.get().unwrap_or_default(), true);
        let documents = |status| route::documents(document_status_name(status));
        let lines: [(Count, String, Counted, Text); 10] = [
            (counts.stopped, route::STOPPED.to_owned(), s::stopped, s::stopped_why),
            (counts.failed, documents(DocumentStatus::Failed), s::failed, s::failed_why),
            (counts.waiting, documents(DocumentStatus::Waiting), s::waiting, s::waiting_why),
            (counts.gone, customers(CustomerFilter::NonExisting), t::start_gone, t::start_gone_why),
            (counts.received, requests(route::RECEIVED), s::received, s::received_why),
            (counts.suppliers, route::RECEIVED.to_owned(), s::suppliers, s::suppliers_why),
            (counts.routing, requests(route::ROUTING), s::routing, s::routing_why),
            (counts.acceptance, requests(route::SENT), s::acceptance, s::acceptance_why),
            (counts.action, customers(CustomerFilter::Action), t::start_action, t::start_action_why),
            (unread, unread_path, s::unread, s::unread_why),
        ];
        let lines: Vec<El> = lines
            .into_iter()
            .enumerate()
            .filter(|(_, (count, ..))| count.0 > 0)
            .map(|(at, (count, path, what, why))| {
                let line = counted_line(count, &path, what, why);
                if at == 0 { line.class("is-danger") } else { line }
            })
            .collect();
        if lines.is_empty() {
            let title = owned(t::start_nothing);
            return el("div").class("sheet").add(view! { <Empty title/> }.into_any()).view();
        }
        el("ul").class("todo sheet").add(lines).view()
    });
    block("todo", t::start_todo, lines)
}

/// A sentence with a number in it.
type Counted = fn(Locale, u64) -> String;

fn counted_line((n, exact): Count, path: &str, what: Counted, why: Text) -> El {
    let locale = use_locale();
    let number = said(move || {
        let n = format::number(locale.get(), n);
        if exact { n } else { format!("{n}+") }
    });
    line(path, el("span").add(number), said(move || what(locale.get(), n)), why)
}
