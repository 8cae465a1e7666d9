//! The state of a page as it stands in the query of the URL, decoded exactly once. The router's own map decodes
//! a second time, which turns a searched `%25` into `%`.

use leptos::prelude::*;

use crate::history::{NavigateOptions, use_location, use_navigate};
use crate::query::with_query;
use crate::route::{self, Customers, Search, Side};

/// Name and value pairs in the order of the URL.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query(Vec<(String, String)>);

impl Query {
    /// Reads what stands after the `?`. A value that is no valid percent-encoding is taken as it stands.
    pub fn read(search: &str) -> Self {
        let pairs = search.trim_start_matches('?').split('&').filter(|pair| !pair.is_empty()).map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (decode(name), decode(value))
        });
        Self(pairs.collect())
    }

    /// The first value of a name, trimmed; empty when it is absent.
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value.trim())
    }

    /// The page number, counting from 1.
    pub fn page(&self) -> u32 {
        self.get("page").parse().ok().filter(|page| *page > 0).unwrap_or(1)
    }
}

/// Undoes [`crate::query::encode`], and reads `+` as a space as forms write it.
fn decode(text: &str) -> String {
    let spaced = text.replace('+', " ");
    js_sys::decode_uri_component(&spaced).map_or(spaced, Into::into)
}

/// The query of the page that is shown.
pub fn use_query() -> Memo<Query> {
    let search = use_location().search;
    Memo::new(move |_| search.with(|search| Query::read(search)))
}

/// Does `act` when the address asks for it by `name` (a dialog to open), and takes the word out of the address: going
/// back or reading the page again must not ask twice.
pub fn when_asked(name: &'static str, act: impl Fn() + 'static) {
    let (query, path, navigate) = (use_query(), use_location().pathname, use_navigate());
    Effect::new(move |_| {
        if query.with(|query| query.get(name).is_empty()) {
            return;
        }
        let base = route::base();
        let here = path.get_untracked();
        let rest = query.with_untracked(|query| {
            let kept = query.0.iter().filter(|(known, _)| known != name);
            let kept = kept.map(|(known, value)| (known.as_str(), value.as_str()));
            with_query(here.strip_prefix(&base).unwrap_or(&here), kept)
        });
        navigate(&rest, NavigateOptions { replace: true, scroll: false });
        act();
    });
}

/// The search page's state.
pub fn search(query: &Query, side: Side) -> Search {
    let text = |name| query.get(name).to_owned();
    Search {
        side,
        id: text("id"),
        name: text("name"),
        provider: text("provider"),
        country: text("country"),
        only: route::parse_match(query.get("match")),
        page: query.page(),
        open: text("open"),
        add: text("add"),
    }
}

/// The state of the list of one's customers.
pub fn customers(query: &Query) -> Customers {
    Customers {
        q: query.get("q").to_owned(),
        field: route::parse_field(query.get("field")),
        status: route::parse_filter(query.get("status")),
        sort: route::parse_sort(query.get("sort")),
        page: query.page(),
        size: query.get("size").parse().unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use carnet_core::wire::{CustomerFilter, CustomerSort, MatchKind};
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::{Query, customers, search};
    use crate::route::{Customers, Search, Side};

    #[wasm_bindgen_test]
    fn a_value_is_decoded_once() {
        for (written, read) in [
            ("name=100%2525", "100%25"),
            ("name=a%2Bb", "a+b"),
            ("name=a+b", "a b"),
            ("name=%C3%89t%C3%A9", "Été"),
            ("name=%", "%"),
            ("name=a&name=b", "a"),
            ("name", ""),
            ("?x=1&name=+a+", "a"),
        ] {
            assert_eq!(Query::read(written).get("name"), read, "{written}");
        }
    }

    #[wasm_bindgen_test]
    fn what_a_page_writes_it_reads() {
        let asked = Search {
            side: Side::Suppliers,
            id: "0088:73*".into(),
            name: r"*Caf\* & 100%".into(),
            provider: "p1".into(),
            country: "FR".into(),
            only: Some(MatchKind::Close),
            page: 3,
            open: "0225:1_é".into(),
            add: "9957:fr1".into(),
        };
        assert_eq!(search(&read_back(&asked.path()), Side::Suppliers), asked);
        let asked = Customers {
            q: "0042, 7".into(),
            field: None,
            status: Some(CustomerFilter::NonExisting),
            sort: Some((CustomerSort::Provider, true)),
            page: 2,
            size: 50,
        };
        assert_eq!(customers(&read_back(&asked.path())), asked);
    }

    fn read_back(path: &str) -> Query {
        Query::read(path.split_once('?').map_or("", |(_, query)| query))
    }

    #[wasm_bindgen_test]
    fn a_page_that_is_no_page_is_the_first() {
        for text in ["page=0", "page=-1", "page=x", "page=99999999999", ""] {
            assert_eq!(Query::read(text).page(), 1, "{text}");
        }
    }
}
