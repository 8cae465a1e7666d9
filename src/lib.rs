//! The app: a single page that talks to the HTTP API. Pages use `ui`, `api`, `session`, `route` and `i18n`, and what
//! several show of a participant is in `participant`; no page uses another. The address is the state: what a reload
//! must bring back is in the URL.
//! Empty on any other target than the browser.

#![cfg(target_family = "wasm")]

pub mod i18n;

pub mod api;
pub mod app;
pub mod boot;
pub mod failure;
pub mod history;
pub mod host;
pub mod leaving;
pub mod live;
pub mod load;
pub mod pages;
pub mod palette;
pub mod participant;
pub mod piece;
pub mod prefs;
pub mod query;
pub mod route;
pub mod route_trace;
pub mod session;
pub mod shell;
pub mod shortcuts;
pub mod supplier;
pub mod ui;
pub mod url_state;
