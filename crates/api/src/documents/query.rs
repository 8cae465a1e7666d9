//! Which documents are asked for.

use carnet_core::wire::{DocumentSort, DocumentStatus, StopCause};
use carnet_store::documents::DocumentQuery;

use crate::{
    extract::{FromParams, Params},
    openapi::{Kind, choice, order},
    problem::Failure,
};

impl FromParams for DocumentQuery {
    const NAMES: &[&str] = &["status", "cause", "q", "sort", "page", "limit"];
    const KINDS: &[(&str, Kind)] =
        &[("status", choice::<DocumentStatus>), ("cause", choice::<StopCause>), ("sort", order::<DocumentSort>)];

    fn from_params(mut params: Params) -> Result<Self, Failure> {
        let paging = params.paging()?;
        let (sort, descending) = params.order("sort")?;
        Ok(Self {
            status: params.choice("status")?,
            cause: params.choice("cause")?,
            q: params.text("q")?,
            descending: descending || sort.is_none(),
            sort: sort.unwrap_or(DocumentSort::CreatedAt),
            page: paging.page,
            limit: paging.limit,
        })
    }
}
