//! The customers that answer what was typed, asked of the server once typing rests. What was found last stays until
//! the next answer is there.

use std::time::Duration;

use carnet_core::wire::{Customer, Role};
use leptos::prelude::*;

use super::asked::Asked;
use crate::{
    api::{Api, CustomerQuery, use_api},
    load::{Loaded, load},
};

/// How long typing has to rest.
const REST: Duration = Duration::from_millis(200);
/// Customers listed; the search behind the last line has them all.
const MOST: u32 = 6;
/// Letters worth asking for.
const SHORTEST: usize = 2;

/// What the server said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// What it is the answer to.
    pub typed: String,
    pub customers: Vec<Customer>,
    /// The customers are those of the text without its verb.
    pub by_verb: bool,
    pub failed: bool,
}

#[derive(Clone, Copy)]
pub struct Finding {
    pub answer: Loaded<Answer>,
    rested: RwSignal<String>,
    timer: StoredValue<Option<TimeoutHandle>>,
}

impl Finding {
    pub fn new(role: Role, typed: String) -> Self {
        let (api, rested) = (use_api(), RwSignal::new(typed));
        let answer = load(move || {
            let asked = Asked::read(&rested.read());
            async move {
                let worth = role != Role::Operator && asked.text.chars().count() >= SHORTEST;
                if worth { find(api, asked).await } else { Answer { typed: asked.text, ..Answer::default() } }
            }
        });
        let timer = StoredValue::new(None::<TimeoutHandle>);
        on_cleanup(move || stop(timer));
        Self { answer, rested, timer }
    }

    /// Asks soon, unless something else is typed before.
    pub fn ask(self, typed: String) {
        stop(self.timer);
        let ask = move || {
            // The palette may be closed before the time is up.
            self.rested.try_set(typed);
        };
        self.timer.set_value(set_timeout_with_handle(ask, REST).ok());
    }
}

fn stop(timer: StoredValue<Option<TimeoutHandle>>) {
    if let Some(handle) = timer.try_update_value(Option::take).flatten() {
        handle.clear();
    }
}

async fn find(api: Api, asked: Asked) -> Answer {
    let customers = async |q: &str| {
        let query = CustomerQuery { q: q.to_owned(), limit: Some(MOST), ..CustomerQuery::default() };
        api.customers(&query).await.map(|page| page.items)
    };
    let mut found = customers(&asked.text).await;
    // A name may begin like a verb.
    let by_verb = asked.verb.is_some() && found.as_ref().is_ok_and(Vec::is_empty);
    if by_verb {
        found = customers(&asked.customer).await;
    }
    let failed = found.is_err();
    Answer { typed: asked.text, customers: found.unwrap_or_default(), by_verb, failed }
}
