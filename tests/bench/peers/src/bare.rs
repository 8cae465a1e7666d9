//! The least that a server could do: an axum handler that returns answers it holds, for the same requests.

use std::{collections::HashMap, sync::Arc};

use axum::{
    Router,
    body::Bytes,
    extract::{Request, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use tokio::{net::TcpListener, task::JoinHandle};

use crate::load::Server;

type Answers = Arc<HashMap<String, Bytes>>;

/// It ends with this value.
pub struct Bare {
    address: String,
    task: JoinHandle<()>,
}

impl Bare {
    pub async fn serve(answers: Vec<(String, Bytes)>) -> std::io::Result<Self> {
        let app = Router::new().fallback(answer).with_state(Arc::new(answers.into_iter().collect::<HashMap<_, _>>()));
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?.to_string();
        let task = tokio::spawn(async move {
            // Ends with the task alone.
            let _ = axum::serve(listener, app).await;
        });
        Ok(Self { address, task })
    }

    pub fn server(&self) -> Server {
        Server { address: self.address.clone(), cookie: "session=nobody".to_owned() }
    }
}

impl Drop for Bare {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn answer(State(answers): State<Answers>, request: Request) -> Response {
    let path = request.uri().path_and_query().map_or("", |path| path.as_str());
    match answers.get(path) {
        Some(body) => ([(header::CONTENT_TYPE, "application/json")], body.clone()).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
