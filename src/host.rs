//! Who answers the app: the server its page came from, or the host that the page has put at `globalThis.carnetHost`
//! before the app started. The static demo does so; nothing else in the app knows.

use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::{EventSource, Request, Response};

#[wasm_bindgen]
extern "C" {
    /// The page's own host or, as it fetches in the same words, the global object.
    type Host;

    #[wasm_bindgen(thread_local_v2, js_name = carnetHost)]
    static OWN: Option<Host>;

    #[wasm_bindgen(thread_local_v2, js_name = globalThis)]
    static GLOBAL: Host;

    #[wasm_bindgen(method)]
    fn fetch(this: &Host, request: &Request) -> Promise;

    /// What it gives is used as an `EventSource` is: events with these names and data, `readyState`, `close()`.
    #[wasm_bindgen(method)]
    fn events(this: &Host, url: &str) -> EventSource;
}

/// Whether the page has a host of its own. It has its own time limit, too, which leaves out the time it takes to start.
pub fn is_own() -> bool {
    OWN.with(Option::is_some)
}

/// Sends the request. The error is what `fetch` fails with.
pub async fn fetch(request: &Request) -> Result<Response, JsValue> {
    let answer = OWN.with(|own| match own {
        Some(own) => own.fetch(request),
        None => GLOBAL.with(|global| global.fetch(request)),
    });
    Ok(JsFuture::from(answer).await?.unchecked_into())
}

/// Opens a stream of events. `None`: it could not be opened at all.
pub fn events(url: &str) -> Option<EventSource> {
    OWN.with(|own| match own {
        Some(own) => Some(own.events(url)),
        None => EventSource::new(url).ok(),
    })
}
