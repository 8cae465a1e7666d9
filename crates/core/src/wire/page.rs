//! A page of a list.

use serde::{Deserialize, Serialize};

/// Rows of one page. `total` is exact up to [`COUNT_LIMIT`]; beyond it `total_is_exact` is false and
/// `total` is the limit. `next_cursor` is absent on the last page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Page<T> {
    pub items: Vec<T>,
    pub total: u64,
    pub total_is_exact: bool,
    pub next_cursor: Option<String>,
}

/// Counts are exact up to here.
pub const COUNT_LIMIT: u64 = 10_000;
/// Rows of a page when the caller does not say.
pub const DEFAULT_LIMIT: u32 = 50;
/// Rows a caller may ask for at once.
pub const MAX_LIMIT: u32 = 100;
/// Characters of any one search text.
pub const MAX_QUERY_CHARS: usize = 200;
