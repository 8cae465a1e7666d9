//! An open database with the API over it.

use std::sync::Arc;

use axum::{Router, body::Body};
use carnet_api::{Host, password};
use carnet_store::{demo, pool, sqlite::SqlitePool, users};
use http::{Request, Response};
use js_sys::{Array, Function, Promise};
use tower::ServiceExt;
use wasm_bindgen::{JsError, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::future_to_promise;

use crate::{
    answer, host,
    stream::{self, Listening},
    ticks::Ticks,
};

#[wasm_bindgen]
pub struct Carnet {
    host: Host,
    router: Router,
    user_agent: String,
    ticks: Ticks,
}

impl Carnet {
    pub fn new(pool: SqlitePool, user_agent: String) -> Self {
        let host = host::of(Arc::new(pool));
        Self { router: carnet_api::router(host.clone()), ticks: Ticks::first(&host), host, user_agent }
    }
}

#[wasm_bindgen]
impl Carnet {
    /// Whether nobody has filled the database yet.
    #[wasm_bindgen(js_name = isEmpty)]
    pub fn is_empty(&self) -> Result<bool, JsError> {
        Ok(pool::read(self.host.pool.as_ref(), users::count)? == 0)
    }

    /// Fills it with the demonstration directory, all or nothing; `progress(done, total)` is called on the way.
    pub fn seed(&self, progress: &Function) -> Result<(), JsError> {
        let hash = password::hash(demo::PASSWORD, host::random)?;
        let mut tell = |done: usize, total: usize| {
            // Whoever shows it is not needed for going on.
            let _ = progress.call2(&JsValue::NULL, &(done as f64).into(), &(total as f64).into());
        };
        pool::write(self.host.pool.as_ref(), |db| {
            demo::seed_telling(db, &|_| hash.clone(), host::now_ms(), &mut tell)
        })?;
        Ok(())
    }

    /// Answers a request: `{status, headers, body, session, cause, full}`.
    pub fn ask(&self, method: &str, url: &str, headers: &Array, body: &JsValue, session: Option<String>) -> Promise {
        let request = answer::request(method, url, headers, body, session.as_deref(), &self.user_agent);
        let router = self.router.clone();
        future_to_promise(async move { answer::answer(respond(router, request?).await).await })
    }

    /// Listens to what changes: `opened()`, then what [`stream::read`] calls. The answer is a `Listening`; the error is
    /// the status with which the API refused.
    pub async fn listen(
        &self,
        session: Option<String>,
        last_id: Option<String>,
        opened: Function,
        told: Function,
        closed: Function,
    ) -> Result<Listening, JsValue> {
        let headers = Array::new();
        if let Some(last_id) = last_id {
            headers.push(&Array::of2(&"last-event-id".into(), &last_id.into()));
        }
        let (url, nothing) = ("/api/v1/events", JsValue::NULL);
        let request = answer::request("GET", url, &headers, &nothing, session.as_deref(), &self.user_agent)?;
        let response = respond(self.router.clone(), request).await;
        match response.status().as_u16() {
            200 => {
                opened.call0(&JsValue::NULL)?;
                Ok(stream::read(response, told, closed))
            }
            refused => Err(refused.into()),
        }
    }

    /// Does what a server does by itself; to be called every second.
    pub fn tick(&self) {
        self.ticks.pass(&self.host);
    }
}

async fn respond(router: Router, request: Request<Body>) -> Response<Body> {
    match router.oneshot(request).await {
        Ok(response) => response,
        Err(never) => match never {},
    }
}
