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
                for q in questions(&number) {
                    let field = Some(CustomerField::CustomerNumber);
                    let query = CustomerQuery { q, field, limit: Some(20), ..CustomerQuery::default() };
                    // A warning that cannot be had is no error: the server checks what counts when it stores.
                    let Ok(page) = all.here.api.customers(&query).await else { continue };
                    if let Some(near) = first_of(&number, &id, &page.items) {
                        return Some(near);
                    }
                }
            }
            None
        }
    })
}

/// What finds the numbers that resemble this one: the server itself looks past case, spaces and hyphens; leading
/// zeros are a pattern.
fn questions(number: &str) -> [String; 2] {
    let core = match number.trim_start_matches('0') {
        "" => number,
        core => core,
    };
    // Stars and backslashes of a number are themselves here.
    let core = core.replace('\\', "\\\\").replace('*', "\\*");
    [core.clone(), format!("*0{core}")]
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

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::questions;

    #[wasm_bindgen_test]
    fn leading_zeros_are_looked_past_both_ways() {
        assert_eq!(questions("0100"), ["100", "*0100"]);
        assert_eq!(questions("100"), ["100", "*0100"]);
        assert_eq!(questions("000"), ["000", "*0000"]);
        assert_eq!(questions(r"0a*\"), [r"a\*\\", r"*0a\*\\"]);
    }
}
