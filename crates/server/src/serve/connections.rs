//! Accepts connections and ends them: HTTP/1.1, as browsers and proxies speak it without TLS. A client that does
//! not finish a request's head in time is let go, so that silent connections do not pile up.

use std::{io, pin::pin, time::Duration};

use axum::Router;
use hyper_util::{
    rt::{TokioExecutor, TokioIo, TokioTimer},
    server::{conn::auto::Builder, graceful::GracefulShutdown},
    service::TowerToHyperService,
};
use tokio::net::{TcpListener, TcpStream};

/// How long a client may take from the start of waiting for its request to the end of the request's head.
const HEAD_WITHIN: Duration = Duration::from_secs(30);
/// How long open requests may take to finish once a stop was asked for.
const STOP_WITHIN: Duration = Duration::from_secs(10);
/// How long to wait when the system gives no connection (too many open files), which others must give back first.
const PAUSE: Duration = Duration::from_millis(500);

/// Serves until `stop` is done, then finishes what is open.
pub async fn serve(listener: TcpListener, app: Router, stop: impl Future<Output = ()>) {
    let mut http = Builder::new(TokioExecutor::new()).http1_only();
    http.http1().timer(TokioTimer::new()).header_read_timeout(HEAD_WITHIN);
    let open = GracefulShutdown::new();
    let mut stop = pin!(stop);
    loop {
        let stream = tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => stream,
                Err(error) => {
                    pause(&error).await;
                    continue;
                }
            },
            () = &mut stop => break,
        };
        let connection = http.serve_connection(io(stream), TowerToHyperService::new(app.clone())).into_owned();
        let connection = open.watch(connection);
        tokio::spawn(async move {
            // The client went away or spoke no HTTP: nobody is left to tell.
            if let Err(error) = connection.await {
                tracing::debug!(error, "a connection ended early");
            }
        });
    }
    drop(listener);
    tracing::info!("stopping: finishing open requests");
    if tokio::time::timeout(STOP_WITHIN, open.shutdown()).await.is_err() {
        tracing::warn!("stopped with requests still open after {} s", STOP_WITHIN.as_secs());
    }
}

fn io(stream: TcpStream) -> TokioIo<TcpStream> {
    // Answers are written whole; waiting to fill a packet would only delay them. Failing here costs speed alone.
    let _ = stream.set_nodelay(true);
    TokioIo::new(stream)
}

async fn pause(error: &io::Error) {
    let of_one_client = matches!(error.kind(), io::ErrorKind::ConnectionAborted | io::ErrorKind::ConnectionReset);
    if !of_one_client {
        tracing::error!(%error, "no connection can be accepted");
        tokio::time::sleep(PAUSE).await;
    }
}
