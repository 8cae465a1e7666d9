//! What the parts of the page share: which document, what was read of it, what the directory has of whom it is about.

use carnet_core::wire::{Document, ObjectKind, Route, RouteParty};
use leptos::prelude::*;

use super::{known::Known, moving::Moving};
use crate::{
    api::{Api, ApiError, use_api},
    history::{NavigateOptions, use_navigate},
    i18n::{Locale, use_locale},
    live::use_changes,
    load::{Loaded, load},
    pages::documents::parts::last_route,
    query::with_query,
    route,
    ui::{Notices, focus_soon, use_notices},
    url_state::use_query,
};

#[derive(Clone, Copy)]
pub struct Here {
    id: StoredValue<String>,
    pub api: Api,
    pub locale: Signal<Locale>,
    pub notices: Notices,
    /// The last answer.
    pub answer: Loaded<Result<Document, ApiError>>,
    /// The document as it was read last; it stays when it cannot be read again.
    pub document: Memo<Option<Document>>,
    /// The route of its last attempt.
    pub route: Memo<Option<Route>>,
    /// What the directory has of whom the route is about; nothing while that is not known.
    pub known: Loaded<Option<Known>>,
    /// Name of the open dialog.
    pub open: Memo<String>,
    /// Something is being done.
    pub busy: RwSignal<bool>,
    /// A number that somebody else has, to be asked about.
    pub moving: RwSignal<Option<Moving>>,
    navigate: Callback<(String, bool)>,
}

impl Here {
    pub fn new(id: String) -> Self {
        let (api, query) = (use_api(), use_query());
        let (documents, customers) = (use_changes(ObjectKind::Document), use_changes(ObjectKind::Customer));
        let id = StoredValue::new(id);
        let answer = load(move || {
            documents.track();
            let id = id.get_value();
            async move { api.document(&id).await }
        });
        let document = Memo::new(move |before: Option<&Option<Document>>| {
            let now = answer.with(|answer| answer.and_then(|answer| answer.as_ref().ok()).cloned());
            now.or_else(|| before.cloned().flatten())
        });
        let route = Memo::new(move |_| document.with(|document| document.as_ref().map(last_route)));
        let about = Memo::new(move |_| route.with(|route| route.as_ref().and_then(about)));
        let known = load(move || {
            customers.track();
            let about = about.get();
            async move { Known::read(api, about?).await }
        });
        let open = Memo::new(move |_| query.with(|query| query.get("open").to_owned()));
        let go = use_navigate();
        let navigate = Callback::new(move |(path, replace): (String, bool)| {
            go(&path, NavigateOptions { replace, scroll: false });
        });
        Self {
            id,
            api,
            locale: use_locale(),
            notices: use_notices(),
            answer,
            document,
            route,
            known,
            open,
            busy: RwSignal::new(false),
            moving: RwSignal::new(None),
            navigate,
        }
    }

    /// Empty once the page is gone.
    pub fn id(self) -> String {
        self.id.try_get_value().unwrap_or_default()
    }

    pub fn number(self) -> String {
        self.document.with(|document| document.as_ref().map_or_else(String::new, |document| document.number.clone()))
    }

    /// The address of this page with a dialog; without one, empty.
    pub fn path(self, open: &str) -> String {
        with_query(&route::sent_document(&self.id()), [("open", open)])
    }

    pub fn is_open(self, name: &'static str) -> Signal<bool> {
        Signal::derive(move || self.open.with(|open| open == name))
    }

    /// Closes the dialog: its address gives way to that of the page.
    pub fn close(self) {
        if self.open.try_with_untracked(|open| !open.is_empty()) == Some(true) {
            self.navigate.try_run((self.path(""), true));
        }
    }

    pub fn go(self, path: String) {
        self.navigate.try_run((path, false));
    }

    pub fn reload(self) {
        self.answer.refetch();
        self.known.refetch();
    }

    /// Where the reader goes on after something was done.
    pub fn focus_state(self) {
        focus_soon(super::STATE);
    }
}

/// Whom the route is about: its recipient, else whose value is almost the document's.
fn about(route: &Route) -> Option<RouteParty> {
    route.party.clone().or_else(|| route.near_miss.as_ref().map(|near| near.party.clone()))
}
