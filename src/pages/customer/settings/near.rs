//! Numbers of other customers that are easily taken for one that was just typed: looked up once typing stops.

use std::time::Duration;

use carnet_core::{
    customer_number,
    wire::{Customer, CustomerField},
};
use leptos::prelude::*;

use super::Settings;
use crate::{
    api::CustomerQuery,
    load::{Loaded, load},
};

const PAUSE: Duration = Duration::from_millis(500);
/// New numbers that are looked up; nobody types more by hand.
const LOOKED_UP: usize = 5;

/// A number typed here, and the one of another customer that it resembles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Near {
    pub number: String,
    pub other: String,
    pub holder: String,
}

pub fn near_others(all: Settings) -> Loaded<Option<Near>> {
    let typed = settled(all);
    load(move || {
        let numbers = typed.get();
        let id = all.here.id();
        async move {
            for number in numbers {
                let query = CustomerQuery {
                    // Stars and backslashes of a number are themselves here.
                    q: number.replace('\\', "\\\\").replace('*', "\\*"),
                    field: Some(CustomerField::CustomerNumber),
                    limit: Some(20),
                    ..CustomerQuery::default()
                };
                // A warning that cannot be had is no error: the server checks what counts when it stores.
                let Ok(page) = all.here.api.customers(&query).await else { continue };
                if let Some(near) = first_of(&number, &id, &page.items) {
                    return Some(near);
                }
            }
            None
        }
    })
}

/// The numbers that are new here, half a second after the last key.
fn settled(all: Settings) -> RwSignal<Vec<String>> {
    let (typed, timer) = (RwSignal::new(Vec::new()), StoredValue::new(None::<TimeoutHandle>));
    let stop = move || {
        if let Some(timer) = timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    };
    Effect::new(move |_| {
        let known = all.draft.base().map(|base| base.customer_numbers).unwrap_or_default();
        let numbers = all.draft.numbers().map(|parsed| parsed.numbers).unwrap_or_default();
        let new: Vec<String> = numbers.into_iter().filter(|number| !known.contains(number)).take(LOOKED_UP).collect();
        stop();
        let later = set_timeout_with_handle(
            move || {
                if typed.try_with_untracked(|typed| *typed != new) == Some(true) {
                    typed.try_set(new);
                }
            },
            PAUSE,
        );
        timer.set_value(later.ok());
    });
    on_cleanup(stop);
    typed
}

fn first_of(number: &str, id: &str, found: &[Customer]) -> Option<Near> {
    found.iter().filter(|customer| customer.id != id).find_map(|customer| {
        let other = customer.customer_numbers.iter().find(|other| customer_number::near(number, other))?;
        Some(Near { number: number.to_owned(), other: other.clone(), holder: customer.name.clone() })
    })
}
