//! What the address of the list asks for.

use carnet_core::wire::{DocumentCounts, DocumentSort, DocumentStatus, StopCause};

use crate::{
    api::{DocumentQuery, document_status_name, sort_name},
    i18n::{Text, documents as t},
    query::with_query,
    route::{self, SIZES},
    url_state::Query,
};

/// The filters by state, with their words.
pub const FILTERS: [(DocumentStatus, Text); 5] = [
    (DocumentStatus::Stopped, t::filter_stopped),
    (DocumentStatus::Waiting, t::filter_waiting),
    (DocumentStatus::Failed, t::filter_failed),
    (DocumentStatus::Queued, t::filter_queued),
    (DocumentStatus::Delivered, t::filter_delivered),
];

/// The dialog that is open over the list.
pub const HAND_IN: &str = "hand-in";
pub const BATCH: &str = "resend";

/// State of the page in its address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    pub status: DocumentStatus,
    /// Of the stopped alone.
    pub cause: Option<StopCause>,
    /// Id of the customer whose documents alone are shown; empty for everybody's.
    pub customer: String,
    pub q: String,
    /// The column, and whether it runs downwards; without it the newest come first.
    pub sort: Option<(DocumentSort, bool)>,
    pub page: u32,
    /// Rows of a page, one of [`SIZES`].
    pub size: u32,
    /// Name of the open dialog.
    pub open: String,
}

impl Asked {
    pub fn read(query: &Query) -> Self {
        let (status, cause) = (query.get("status"), query.get("cause"));
        let known = FILTERS.into_iter().map(|(known, _)| known).find(|known| document_status_name(*known) == status);
        let status = known.unwrap_or(DocumentStatus::Stopped);
        let cause = StopCause::ALL.into_iter().find(|known| known.as_str() == cause);
        Self {
            status,
            cause: cause.filter(|_| status == DocumentStatus::Stopped),
            customer: query.get("customer").to_owned(),
            q: query.get("q").to_owned(),
            sort: read_sort(query.get("sort")),
            page: query.page(),
            size: SIZES.into_iter().find(|size| size.to_string() == query.get("size")).unwrap_or(SIZES[0]),
            open: query.get("open").to_owned(),
        }
    }

    pub fn path(&self) -> String {
        let page = if self.page > 1 { self.page.to_string() } else { String::new() };
        let status = if self.status == DocumentStatus::Stopped { "" } else { document_status_name(self.status) };
        let size = if self.size == SIZES[0] { String::new() } else { self.size.to_string() };
        let sort = self.sort.map(sort_name).unwrap_or_default();
        let pairs = [
            ("status", status),
            ("cause", self.cause.map_or("", StopCause::as_str)),
            ("customer", &self.customer),
            ("q", &self.q),
            ("sort", &sort),
            ("size", &size),
            ("page", &page),
            ("open", &self.open),
        ];
        with_query(route::STOPPED, pairs)
    }

    /// The question alone: an open dialog is no part of it.
    pub fn question(&self) -> Self {
        Self { open: String::new(), ..self.clone() }
    }

    /// Another state, from its first page.
    pub fn with_status(&self, status: DocumentStatus) -> Self {
        Self { status, cause: None, page: 1, ..self.question() }
    }

    pub fn with_cause(&self, cause: Option<StopCause>) -> Self {
        Self { cause, page: 1, ..self.question() }
    }

    pub fn to_api(&self) -> DocumentQuery {
        DocumentQuery {
            status: Some(self.status),
            cause: self.cause,
            customer: self.customer.clone(),
            q: self.q.clone(),
            sort: self.sort,
            page: Some(self.page.max(1)),
            limit: Some(self.size),
        }
    }

    /// By what the rows are sorted, asked for or not.
    pub fn order(&self) -> (DocumentSort, bool) {
        self.sort.unwrap_or((DocumentSort::CreatedAt, true))
    }
}

fn read_sort(name: &str) -> Option<(DocumentSort, bool)> {
    use DocumentSort::{CreatedAt, Number, Recipient};
    let both = |column| [(column, false), (column, true)];
    [CreatedAt, Number, Recipient].into_iter().flat_map(both).find(|sort| sort_name(*sort) == name)
}

pub fn count(counts: &DocumentCounts, status: DocumentStatus) -> u64 {
    match status {
        DocumentStatus::Waiting => counts.waiting,
        DocumentStatus::Stopped => counts.stopped,
        DocumentStatus::Queued => counts.queued,
        DocumentStatus::Delivered => counts.delivered,
        DocumentStatus::Failed => counts.failed,
    }
}

pub fn count_of_cause(counts: &DocumentCounts, cause: StopCause) -> u64 {
    counts.causes.iter().find(|known| known.cause == cause).map_or(0, |known| known.documents)
}

#[cfg(test)]
mod tests {
    use carnet_core::wire::{DocumentSort, DocumentStatus, StopCause};
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::Asked;
    use crate::{route, url_state::Query};

    #[wasm_bindgen_test]
    fn what_the_page_writes_it_reads() {
        let written = [
            (DocumentStatus::Stopped, Some(StopCause::NotInDirectory)),
            (DocumentStatus::Stopped, None),
            (DocumentStatus::Failed, None),
        ];
        for (status, cause) in written {
            let sort = Some((DocumentSort::Recipient, true));
            let (customer, open) = ("c 1".into(), "hand-in".into());
            let asked = Asked { status, cause, customer, q: "F-1 & 2".into(), sort, page: 3, size: 50, open };
            let path = asked.path();
            assert_eq!(Asked::read(&Query::read(path.split_once('?').map_or("", |(_, query)| query))), asked);
        }
    }

    #[wasm_bindgen_test]
    fn the_documents_of_a_customer_are_a_list_in_a_state() {
        let path = route::customer_documents("c 1", DocumentStatus::Delivered);
        let asked = Asked::read(&Query::read(path.split_once('?').map_or("", |(_, query)| query)));
        assert_eq!((asked.customer.as_str(), asked.status), ("c 1", DocumentStatus::Delivered));
        let all = Asked { customer: String::new(), ..asked.clone() };
        assert_eq!(asked.with_status(DocumentStatus::Stopped).customer, "c 1", "another state of the same");
        assert_eq!(all.path(), route::documents("delivered"));
    }

    #[wasm_bindgen_test]
    fn only_what_is_stopped_has_a_cause() {
        let asked = Asked::read(&Query::read("status=delivered&cause=deactivated"));
        assert_eq!((asked.status, asked.cause), (DocumentStatus::Delivered, None));
        assert_eq!(Asked::read(&Query::read("status=unheard")).status, DocumentStatus::Stopped);
    }

    #[wasm_bindgen_test]
    fn the_newest_come_first_unless_asked_otherwise() {
        let asked = Asked::read(&Query::read("sort=unheard&size=7"));
        assert_eq!((asked.order(), asked.size), ((DocumentSort::CreatedAt, true), 25));
        assert_eq!(Asked::read(&Query::read("sort=createdAt")).order(), (DocumentSort::CreatedAt, false));
    }
}
