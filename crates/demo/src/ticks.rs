//! What a server does by itself, and what the service providers do, at the worker's ticks.

use std::cell::Cell;

use carnet_api::{
    Host,
    jobs::{self, NamedJob},
};
use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::providers;

const RETRY_MS: i64 = 30_000;
const HOUR_MS: i64 = 3_600_000;

/// When what does not happen at each tick is due.
pub struct Ticks {
    retry_ms: Cell<i64>,
    hour_ms: Cell<i64>,
}

impl Ticks {
    /// Before the first request.
    pub fn first(host: &Host) -> Self {
        run(host, jobs::FIRST);
        Self { retry_ms: Cell::new(0), hour_ms: Cell::new(0) }
    }

    pub fn pass(&self, host: &Host) {
        let now = (host.now)();
        if is_due(&self.hour_ms, now, HOUR_MS) {
            run(host, jobs::EVERY_HOUR);
            sweep(host);
        }
        if is_due(&self.retry_ms, now, RETRY_MS)
            && let Err(error) = carnet_api::retry_waiting(host)
        {
            log("documents that wait", &error);
        }
        if let Err(error) = providers::play(host.pool.as_ref(), now) {
            log("service providers", &error);
        }
        host.live.poll(host);
        if let Err(error) = carnet_api::follow_index(host) {
            log("index of names", &error);
        }
    }
}

fn is_due(next: &Cell<i64>, now_ms: i64, every_ms: i64) -> bool {
    let due = now_ms >= next.get();
    if due {
        next.set(now_ms + every_ms);
    }
    due
}

fn run(host: &Host, all: &[NamedJob]) {
    jobs::run(host, all, log);
}

/// What is removed in small transactions.
fn sweep(host: &Host) {
    if let Err(error) = jobs::sweep_documents(host) {
        log("documents kept for long enough", &error);
    }
    if let Err(error) = jobs::purge_customers(host) {
        log("customers deleted for long enough", &error);
    }
}

/// The console is the demo's log.
pub fn log(job: &str, error: &carnet_store::Error) {
    let text = JsValue::from(format!("{job}: {error}"));
    let console = Reflect::get(&js_sys::global(), &"console".into()).unwrap_or(JsValue::UNDEFINED);
    if let Some(warn) = Reflect::get(&console, &"warn".into()).ok().and_then(|warn| warn.dyn_into::<Function>().ok()) {
        // Nothing depends on it.
        let _ = warn.call1(&console, &text);
    }
}
