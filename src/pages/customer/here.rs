//! What the parts of the page share: which customer, what was read of it, and how to read it again.

use carnet_core::wire::{AuditEntry, Customer, Document, ObjectKind, Page, Request};
use leptos::prelude::*;

use crate::{
    api::{Api, ApiError, DocumentQuery, RequestQuery, use_api},
    history::{NavigateOptions, use_navigate},
    i18n::{Locale, use_locale},
    live::use_changes,
    load::{Loaded, load},
    ui::{Notices, use_notices},
};

/// Requests shown; a customer rarely has more than two.
const REQUESTS: u32 = 20;
/// Documents shown; the list has the others.
const DOCUMENTS: u32 = 5;

#[derive(Clone, Copy)]
pub struct Here {
    id: StoredValue<String>,
    pub api: Api,
    pub locale: Signal<Locale>,
    pub notices: Notices,
    /// The last answer.
    pub answer: Loaded<Result<Customer, ApiError>>,
    /// The customer as it was read last; it stays when it cannot be read again.
    pub customer: Memo<Option<Customer>>,
    pub requests: Loaded<Result<Page<Request>, ApiError>>,
    /// Newest first.
    pub documents: Loaded<Result<Page<Document>, ApiError>>,
    /// Newest first.
    pub history: Loaded<Result<Vec<AuditEntry>, ApiError>>,
    /// A path, and whether it takes the place of this one in the browser's history.
    navigate: Callback<(String, bool)>,
}

impl Here {
    pub fn new(id: String) -> Self {
        let api = use_api();
        let (customers, requests) = (use_changes(ObjectKind::Customer), use_changes(ObjectKind::Request));
        let id = StoredValue::new(id);
        let answer = load(move || {
            customers.track();
            let id = id.get_value();
            async move { api.customer(&id).await }
        });
        let sent = load(move || {
            customers.track();
            requests.track();
            let query = RequestQuery { customer: id.get_value(), limit: Some(REQUESTS), ..RequestQuery::default() };
            async move { api.requests(&query).await }
        });
        let documents = documents(id, api);
        let history = load(move || {
            customers.track();
            requests.track();
            let id = id.get_value();
            async move { api.customer_history(&id).await }
        });
        let customer = Memo::new(move |before: Option<&Option<Customer>>| {
            let now = answer.with(|answer| answer.and_then(|answer| answer.as_ref().ok()).cloned());
            now.or_else(|| before.cloned().flatten())
        });
        let go = use_navigate();
        let navigate = Callback::new(move |(path, replace): (String, bool)| {
            go(&path, NavigateOptions { replace, scroll: false });
        });
        let (locale, notices) = (use_locale(), use_notices());
        Self { id, api, locale, notices, answer, customer, requests: sent, documents, history, navigate }
    }

    /// Empty once the page is gone.
    pub fn id(self) -> String {
        self.id.try_get_value().unwrap_or_default()
    }

    pub fn name(self) -> String {
        self.customer.with(|customer| customer.as_ref().map_or_else(String::new, |customer| customer.name.clone()))
    }

    /// Reads everything again.
    pub fn reload(self) {
        self.answer.refetch();
        self.requests.refetch();
        self.documents.refetch();
        self.history.refetch();
    }

    /// Another state of this page in the place of the one that is shown.
    pub fn replace(self, path: String) {
        self.navigate.try_run((path, true));
    }

    pub fn go(self, path: String) {
        self.navigate.try_run((path, false));
    }
}

fn documents(id: StoredValue<String>, api: Api) -> Loaded<Result<Page<Document>, ApiError>> {
    let changes = use_changes(ObjectKind::Document);
    load(move || {
        changes.track();
        let query = DocumentQuery { customer: id.get_value(), limit: Some(DOCUMENTS), ..DocumentQuery::default() };
        async move { api.documents(&query).await }
    })
}
