//! *Back* closes the dialog also for who came straight to it: the page without it is put in front of it in the
//! browser's history.

use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::tabs::Tab;
use crate::{pages::customer::here::Here, route};

/// Marks the entries made here, so that loading the page anew makes no more of them.
const MARK: &str = "carnet-settings";

pub fn closes_first(here: Here, tab: Memo<Option<Tab>>) {
    let Some(tab) = tab.get_untracked() else { return };
    let Ok(history) = window().history() else { return };
    let mark = JsValue::from_str(MARK);
    if history.state().is_ok_and(|state| state == mark) {
        return;
    }
    let page = route::href(&route::customer(&here.id()));
    let dialog = route::href(&route::customer_settings(&here.id(), tab.name()));
    // The router knows the address already and needs not be told.
    let put = history.replace_state_with_url(&JsValue::NULL, "", Some(&page));
    if put.is_ok() {
        let _ = history.push_state_with_url(&mark, "", Some(&dialog));
    }
}
