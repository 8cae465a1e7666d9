//! One page's stream of events: the body of `GET /api/v1/events`, read as it comes.

use axum::body::Body;
use futures_util::{
    StreamExt,
    future::{AbortHandle, Abortable},
};
use http::Response;
use js_sys::Function;
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

use crate::frames::Reader;

/// An open stream. It ends by itself when the API ends it.
#[wasm_bindgen]
pub struct Listening(AbortHandle);

#[wasm_bindgen]
impl Listening {
    /// Ends it, without `closed` being called.
    pub fn end(self) {
        self.0.abort();
    }
}

/// Reads the events: `told(event, data, lastEventId)` for each, `closed()` at the end.
pub fn read(response: Response<Body>, told: Function, closed: Function) -> Listening {
    let (handle, registration) = AbortHandle::new_pair();
    let mut pieces = response.into_body().into_data_stream();
    let reading = async move {
        let mut reader = Reader::default();
        while let Some(Ok(piece)) = pieces.next().await {
            for event in reader.read(&piece) {
                let (name, data, last_id) = (event.name.into(), event.data.into(), event.last_id.into());
                // What the worker does with an event is its own business.
                let _ = told.call3(&JsValue::NULL, &name, &data, &last_id);
            }
        }
        let _ = closed.call0(&JsValue::NULL);
    };
    wasm_bindgen_futures::spawn_local(async move {
        // Aborted: nobody wants to know.
        let _ = Abortable::new(reading, registration).await;
    });
    Listening(handle)
}
