//! What a server does by itself, and what the service providers do, at the worker's ticks.

use std::cell::Cell;

use carnet_api::{Host, jobs};
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
        jobs::first(host, log);
        Self { retry_ms: Cell::new(0), hour_ms: Cell::new(0) }
    }

    pub fn pass(&self, host: &Host) {
        let now = (host.now)();
        if is_due(&self.hour_ms, now, HOUR_MS) {
            jobs::hourly(host, log);
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

/// The console is the demo's log.
pub fn log(job: &str, error: &carnet_store::Error) {
    let text = JsValue::from(format!("{job}: {error}"));
    let console = Reflect::get(&js_sys::global(), &"console".into()).unwrap_or(JsValue::UNDEFINED);
    if let Some(warn) = Reflect::get(&console, &"warn".into()).ok().and_then(|warn| warn.dyn_into::<Function>().ok()) {
        // Nothing depends on it.
        let _ = warn.call1(&console, &text);
    }
}
