//! Calls about requests between two sides.

use carnet_core::wire::{Customer, Direction, Page, Request, RequestAction, RequestKind, RequestStatus, RequestWords};

use super::{Api, ApiError};
use crate::query::{encode, with_query};

/// `GET /requests`. `None` and empty texts are left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RequestQuery {
    pub direction: Option<Direction>,
    pub kind: Option<RequestKind>,
    pub status: Option<RequestStatus>,
    /// Customer id: its requests alone.
    pub customer: String,
    /// Part of the other side's name, case and accents ignored.
    pub q: String,
    /// 1-based.
    pub page: Option<u32>,
    pub limit: Option<u32>,
}

impl Api {
    pub async fn requests(&self, query: &RequestQuery) -> Result<Page<Request>, ApiError> {
        let number = |value: Option<u32>| value.map_or_else(String::new, |value| value.to_string());
        let (page, limit) = (number(query.page), number(query.limit));
        let direction = query.direction.map_or("", |direction| match direction {
            Direction::Sent => "sent",
            Direction::Received => "received",
        });
        let kind = query.kind.map_or("", |kind| match kind {
            RequestKind::Acceptance => "acceptance",
            RequestKind::Routing => "routing",
        });
        let pairs = [
            ("direction", direction),
            ("kind", kind),
            ("status", query.status.map_or("", status_name)),
            ("customer", &query.customer),
            ("q", &query.q),
            ("page", &page),
            ("limit", &limit),
        ];
        self.get(&with_query("requests", pairs)).await
    }

    /// Answers the request as it is now.
    pub async fn act_on_request(
        &self,
        id: &str,
        action: RequestAction,
        message: Option<String>,
    ) -> Result<Request, ApiError> {
        self.post(&format!("requests/{}/{}", encode(id), action_name(action)), &RequestWords { message }).await
    }

    /// A new request for a customer whose last one was refused or taken back.
    pub async fn request_again(&self, customer_id: &str) -> Result<Customer, ApiError> {
        self.post(&format!("customers/{}/request", encode(customer_id)), &()).await
    }
}

pub fn status_name(status: RequestStatus) -> &'static str {
    match status {
        RequestStatus::Pending => "pending",
        RequestStatus::Accepted => "accepted",
        RequestStatus::Refused => "refused",
        RequestStatus::Activated => "activated",
        RequestStatus::Cancelled => "cancelled",
    }
}

fn action_name(action: RequestAction) -> &'static str {
    match action {
        RequestAction::Accept => "accept",
        RequestAction::Refuse => "refuse",
        RequestAction::Activate => "activate",
        RequestAction::PutBack => "putBack",
        RequestAction::Cancel => "cancel",
        RequestAction::Remind => "remind",
        RequestAction::Emailed => "emailed",
    }
}
