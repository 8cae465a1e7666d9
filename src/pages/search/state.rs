//! What is searched, as a value: two equal questions have the same answer, so that the open panel and the open
//! dialog are no part of one.

use carnet_core::wire::MatchKind;

use crate::{api::ParticipantQuery, route::Search};

/// Rows of one group, and of one page of it.
pub const ROWS: u32 = 25;
/// Pages that can be linked to: the first 10 000 rows.
pub const PAGES: u32 = 400;

/// The question without what is open over it.
pub fn question(search: &Search) -> Search {
    Search { open: String::new(), add: String::new(), ..search.clone() }
}

/// Nothing to search for. A country alone is a filter, not a question.
pub fn is_empty(search: &Search) -> bool {
    search.id.is_empty() && search.name.is_empty() && search.provider.is_empty()
}

/// The question as the API takes it.
pub fn to_api(search: &Search) -> ParticipantQuery {
    ParticipantQuery {
        id: search.id.clone(),
        name: search.name.clone(),
        provider: search.provider.clone(),
        country: search.country.clone(),
        only: search.only,
        page: search.only.map(|_| search.page.clamp(1, PAGES)),
        limit: Some(ROWS),
        ..ParticipantQuery::default()
    }
}

/// What was asked for, to be repeated in a sentence.
pub fn asked(search: &Search) -> String {
    let parts = [&search.id, &search.name].into_iter().filter(|part| !part.is_empty());
    parts.cloned().collect::<Vec<_>>().join(" · ")
}

/// The same question in one group, from its first page.
pub fn in_group(search: &Search, kind: MatchKind) -> Search {
    Search { only: Some(kind), page: 1, ..question(search) }
}

/// The same question in both groups.
pub fn in_both(search: &Search) -> Search {
    Search { only: None, page: 1, ..question(search) }
}

/// The same question without provider and country.
pub fn without_filters(search: &Search) -> Search {
    Search { provider: String::new(), country: String::new(), ..in_both(search) }
}

/// Another name, all else as it is.
pub fn named(search: &Search, name: &str) -> Search {
    Search { name: name.to_owned(), ..in_both(search) }
}
