//! The three lists of requests, and what the address of one asks for.

use carnet_core::wire::{Direction, RequestKind, RequestStatus};

use crate::{
    api::{RequestQuery, status_name},
    i18n::{Text, common, requests as t},
    route,
    url_state::Query,
};

/// Requests of a page.
pub const SIZE: u32 = 25;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    /// For acceptance, of ours.
    Sent,
    /// For a routing setup, of ours.
    Routing,
    /// For acceptance, by us.
    Received,
}

impl List {
    pub fn path(self) -> &'static str {
        match self {
            Self::Sent => route::SENT,
            Self::Routing => route::ROUTING,
            Self::Received => route::RECEIVED,
        }
    }

    pub fn title(self) -> Text {
        match self {
            Self::Sent => common::nav_sent,
            Self::Routing => common::nav_routing,
            Self::Received => common::nav_received,
        }
    }

    /// The statuses that its requests can have, with the words of their filters.
    pub fn statuses(self) -> &'static [(RequestStatus, Text)] {
        match self {
            Self::Sent => &[
                (RequestStatus::Pending, t::filter_pending),
                (RequestStatus::Accepted, t::filter_accepted),
                (RequestStatus::Refused, t::filter_refused),
                (RequestStatus::Cancelled, t::filter_cancelled),
            ],
            Self::Routing => &[
                (RequestStatus::Pending, t::filter_pending),
                (RequestStatus::Activated, t::filter_activated),
                (RequestStatus::Cancelled, t::filter_cancelled),
            ],
            Self::Received => &[
                (RequestStatus::Pending, t::filter_to_approve),
                (RequestStatus::Accepted, t::filter_accepted),
                (RequestStatus::Refused, t::filter_refused),
                (RequestStatus::Cancelled, t::filter_withdrawn),
            ],
        }
    }
}

/// State of the page in its address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    pub status: Option<RequestStatus>,
    pub q: String,
    pub page: u32,
}

impl Asked {
    pub fn read(list: List, query: &Query) -> Self {
        let status = query.get("status");
        let status = list.statuses().iter().map(|(status, _)| *status).find(|known| status_name(*known) == status);
        Self { status, q: query.get("q").to_owned(), page: query.page() }
    }

    pub fn path(&self, list: List) -> String {
        route::requests(list.path(), self.status.map_or("", status_name), &self.q, self.page)
    }

    pub fn question(&self, list: List) -> RequestQuery {
        let (direction, kind) = match list {
            List::Sent => (Direction::Sent, RequestKind::Acceptance),
            List::Routing => (Direction::Sent, RequestKind::Routing),
            List::Received => (Direction::Received, RequestKind::Acceptance),
        };
        RequestQuery {
            direction: Some(direction),
            kind: Some(kind),
            status: self.status,
            q: self.q.clone(),
            page: Some(self.page.max(1)),
            limit: Some(SIZE),
            ..RequestQuery::default()
        }
    }
}
