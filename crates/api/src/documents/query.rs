//! Which documents are asked for.

use carnet_core::wire::{DocumentSort, DocumentStatus, StopCause};
use carnet_store::documents::DocumentQuery;

use crate::{
    extract::{FromParams, Params},
    openapi::{Kind, choice, order},
    problem::Failure,
};

/// Whose documents are counted: all of the account's, or one customer's.
pub(super) struct Counted {
    pub customer: Option<String>,
}

impl FromParams for Counted {
    const NAMES: &[&str] = &["customer"];

    fn from_params(mut params: Params) -> Result<Self, Failure> {
        Ok(Self { customer: params.text("customer")? })
    }
}

impl FromParams for DocumentQuery {
    const NAMES: &[&str] = &["status", "cause", "customer", "q", "sort", "page", "limit"];
    const KINDS: &[(&str, Kind)] =
        &[("status", choice::<DocumentStatus>), ("cause", choice::<StopCause>), ("sort", order::<DocumentSort>)];

    fn from_params(mut params: Params) -> Result<Self, Failure> {
        let paging = params.paging()?;
        let (sort, descending) = params.order("sort")?;
        Ok(Self {
            status: params.choice("status")?,
            cause: params.choice("cause")?,
            customer: params.text("customer")?,
            q: params.text("q")?,
            descending: descending || sort.is_none(),
            sort: sort.unwrap_or(DocumentSort::CreatedAt),
            page: paging.page,
            limit: paging.limit,
        })
    }
}
