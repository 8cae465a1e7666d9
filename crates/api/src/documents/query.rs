//! Which documents are asked for.

use carnet_core::wire::{DocumentStatus, StopCause};
use carnet_store::documents::DocumentQuery;

use crate::{
    extract::{FromParams, Params},
    openapi::{Kind, choice},
    problem::Failure,
};

impl FromParams for DocumentQuery {
    const NAMES: &[&str] = &["status", "cause", "q", "page", "limit"];
    const KINDS: &[(&str, Kind)] = &[("status", choice::<DocumentStatus>), ("cause", choice::<StopCause>)];

    fn from_params(mut params: Params) -> Result<Self, Failure> {
        let paging = params.paging()?;
        Ok(Self {
            status: params.choice("status")?,
            cause: params.choice("cause")?,
            q: params.text("q")?,
            page: paging.page,
            limit: paging.limit,
        })
    }
}
