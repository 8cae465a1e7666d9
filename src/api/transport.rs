//! The only place that knows what a call looks like: same origin, JSON both ways, with a time limit.

use std::{cell::Cell, rc::Rc};

use carnet_core::wire::Problem;
use futures_util::future::{AbortHandle, Abortable};
use gloo_net::http::{Request, RequestBuilder, Response};
use gloo_timers::callback::Timeout;
use leptos::prelude::{on_cleanup, use_context};
use serde::Serialize;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{AbortController, RequestCredentials};

use super::{
    ApiError, Calls,
    decode::{Decode, decode},
};
use crate::host;

/// After this the answer is no longer waited for.
const TIME_LIMIT_MS: u32 = 30_000;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Method {
    Get,
    Post,
    Patch,
    Delete,
}

/// What goes with a call.
#[derive(Default)]
pub(super) struct Load {
    pub body: Option<Body>,
    /// The version that is changed, for `If-Match`.
    pub version: Option<u64>,
}

pub(super) enum Body {
    Json(String),
    /// A file of lines as it is.
    File(web_sys::File),
    /// A document as it is.
    Xml(web_sys::File),
    /// An export of business cards: of any size, it takes its time.
    Cards(web_sys::File),
}

impl Load {
    pub fn json<B: Serialize>(body: &B) -> Result<Self, ApiError> {
        let text = serde_json::to_string(body).map_err(|_| ApiError::Unreadable { status: 0 })?;
        Ok(Self { body: Some(Body::Json(text)), version: None })
    }
}

/// Sends and reads a JSON answer. `path` is relative to the API's root, query included.
pub(super) async fn send<T: Decode>(method: Method, path: &str, load: Load) -> Result<T, ApiError> {
    send_told(method, path, load).await.map(|(_, answer)| answer)
}

/// The same with the status of the answer, where it says more.
pub(super) async fn send_told<T: Decode>(method: Method, path: &str, load: Load) -> Result<(u16, T), ApiError> {
    let (status, text) = exchange(method, path, load).await?;
    decode(&text).map(|answer| (status, answer)).ok_or(ApiError::Unreadable { status })
}

/// Sends and expects no content.
pub(super) async fn send_for_nothing(method: Method, path: &str, load: Load) -> Result<(), ApiError> {
    exchange(method, path, load).await.map(|_| ())
}

/// Status and text of a good answer. Not generic, so that it is compiled once.
async fn exchange(method: Method, path: &str, load: Load) -> Result<(u16, String), ApiError> {
    let url = format!("{}/api/v1/{path}", crate::route::base());
    let builder = match method {
        Method::Get => Request::get(&url),
        Method::Post => Request::post(&url),
        Method::Patch => Request::patch(&url),
        Method::Delete => Request::delete(&url),
    };
    let builder = builder.credentials(RequestCredentials::SameOrigin).header("accept", "application/json");
    let builder = match load.version {
        Some(version) => builder.header("if-match", &format!("\"{version}\"")),
        None => builder,
    };
    let reads = method == Method::Get;
    let endless = matches!(load.body, Some(Body::Cards(_)));
    let limit = Limit::new(reads, endless);
    let (handle, giving_up) = AbortHandle::new_pair();
    if reads && let Some(calls) = use_context::<Calls>() {
        calls.join(handle);
    }
    let builder = builder.abort_signal(limit.signal().as_ref());
    let answer = async {
        match fetch(builder, load.body).await {
            Ok(response) => read(&response).await,
            Err(error) => Err(error),
        }
    };
    // An aborted read fails in words of its own; why it was aborted is known here.
    match Abortable::new(answer, giving_up).await {
        Err(_) => {
            limit.abort();
            Err(ApiError::GivenUp)
        }
        Ok(Err(ApiError::Offline | ApiError::Aborted)) if limit.timed_out() => Err(ApiError::TimedOut),
        Ok(other) => other,
    }
}

async fn fetch(builder: RequestBuilder, body: Option<Body>) -> Result<Response, ApiError> {
    let request = match body {
        Some(Body::Json(text)) => builder.header("content-type", "application/json").body(text),
        Some(Body::File(file)) => builder.header("content-type", "text/csv").body(file),
        Some(Body::Xml(file) | Body::Cards(file)) => builder.header("content-type", "application/xml").body(file),
        None => builder.build(),
    }
    .map_err(|_| ApiError::Offline)?;
    host::fetch(&request.into()).await.map(Response::from).map_err(|error| failure(&error))
}

async fn read(response: &Response) -> Result<(u16, String), ApiError> {
    let status = response.status();
    let text = response.text().await.map_err(|error| match error {
        gloo_net::Error::JsError(error) => named(&error.name),
        _ => ApiError::Offline,
    })?;
    if response.ok() {
        return Ok((status, text));
    }
    let problem: Problem = decode(&text).ok_or(ApiError::Unreadable { status })?;
    let retry_after = response.headers().get("retry-after").and_then(|seconds| seconds.parse().ok());
    Err(ApiError::Problem { problem: Box::new(problem), retry_after })
}

fn failure(error: &JsValue) -> ApiError {
    error.dyn_ref::<js_sys::Error>().map_or(ApiError::Offline, |error| named(&String::from(error.name())))
}

fn named(name: &str) -> ApiError {
    match name {
        "AbortError" => ApiError::Aborted,
        "TimeoutError" => ApiError::TimedOut,
        _ => ApiError::Offline,
    }
}

/// Aborts the call after the time limit and, for a read, when the owner of the call is cleaned up.
struct Limit {
    controller: Option<AbortController>,
    timed_out: Rc<Cell<bool>>,
    // Dropping it cancels the timer.
    _timer: Option<Timeout>,
}

impl Limit {
    fn new(ends_with_owner: bool, endless: bool) -> Self {
        let controller = AbortController::new().ok();
        let timed_out = Rc::new(Cell::new(false));
        let timer = controller.clone().filter(|_| !endless && !host::is_own()).map(|controller| {
            let timed_out = Rc::clone(&timed_out);
            Timeout::new(TIME_LIMIT_MS, move || {
                timed_out.set(true);
                controller.abort();
            })
        });
        if ends_with_owner && let Some(controller) = controller.clone() {
            on_cleanup(move || controller.abort());
        }
        Self { controller, timed_out, _timer: timer }
    }

    fn signal(&self) -> Option<web_sys::AbortSignal> {
        self.controller.as_ref().map(AbortController::signal)
    }

    fn abort(&self) {
        if let Some(controller) = &self.controller {
            controller.abort();
        }
    }

    fn timed_out(&self) -> bool {
        self.timed_out.get()
    }
}
