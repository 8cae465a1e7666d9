//! A number that the address brings along, from the test of a route that it would have changed: typed in, not stored.

use leptos::prelude::*;

use super::Settings;
use crate::{route, url_state::use_query};

/// Once the customer is known. The word leaves the address, so that reading the page again types nothing twice.
pub fn type_in(all: Settings) {
    let query = use_query();
    Effect::new(move |_| {
        let number = query.with(|query| query.get(route::OFFERED).to_owned());
        if number.is_empty() || !all.draft.is_ready() {
            return;
        }
        let known = all.draft.base_untracked().is_some_and(|base| base.customer_numbers.contains(&number));
        if !known {
            let line = all.draft.add_line();
            all.draft.type_line(line, number);
        }
        let tab = untrack(|| all.tab_or_first());
        all.here.replace(route::customer_settings(&all.here.id(), tab.name()));
    });
}
