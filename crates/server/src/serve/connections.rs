//! Accepts connections and ends them: HTTP/1.1, as browsers and proxies speak it without TLS. A client that does
//! not finish a request's head in time is let go, so that silent connections do not pile up.

use std::{io, pin::pin, time::Duration};

use axum::Router;
use carnet_api::ClientAddress;
use hyper_util::{
    rt::{TokioExecutor, TokioIo, TokioTimer},
    server::{conn::auto::Builder, graceful::GracefulShutdown},
    service::TowerToHyperService,
};
use tokio::net::{TcpListener, TcpStream};
use tower::ServiceExt;

use super::client::TrustedProxies;

/// How long is waited for a client.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// From the start of waiting for a request to the end of its head.
    pub head: Duration,
}

pub const LIMITS: Limits = Limits { head: Duration::from_secs(30) };

/// How long to wait when the system gives no connection (too many open files), which others must give back first.
const PAUSE: Duration = Duration::from_millis(500);

/// Serves until `stop` is done, then finishes what is open within the time that `stop` answers. Every request is told the
/// address of its client.
pub async fn serve(
    listener: TcpListener,
    app: Router,
    proxies: TrustedProxies,
    stop: impl Future<Output = Duration>,
    limits: Limits,
) {
    let mut server = Builder::new(TokioExecutor::new()).http1_only();
    server.http1().timer(TokioTimer::new()).header_read_timeout(limits.head);
    let open = GracefulShutdown::new();
    let mut stop = pin!(stop);
    let left = loop {
        let (stream, peer) = tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok(accepted) => accepted,
                Err(error) => {
                    pause(&error).await;
                    continue;
                }
            },
            left = &mut stop => break left,
        };
        let proxies = proxies.clone();
        let app = app.clone().map_request(move |mut request: http::Request<_>| {
            let client = proxies.client(peer.ip(), request.headers());
            request.extensions_mut().insert(ClientAddress(client));
            request
        });
        let connection = server.serve_connection(io(stream), TowerToHyperService::new(app)).into_owned();
        let connection = open.watch(connection);
        tokio::spawn(async move {
            // The client went away or spoke no HTTP: nobody is left to tell.
            if let Err(error) = connection.await {
                tracing::debug!(error, "a connection ended early");
            }
        });
    };
    drop(listener);
    if tokio::time::timeout(left, open.shutdown()).await.is_err() {
        tracing::warn!("stopped with connections still open");
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::{
        convert::Infallible,
        sync::{Arc, Mutex},
        time::Instant,
    };

    use axum::{
        body::{Body, Bytes},
        routing::get,
    };
    use tokio::{
        io::{AsyncReadExt, AsyncWriteExt},
        sync::oneshot,
    };

    use super::*;

    const SHORT: Limits = Limits { head: Duration::from_millis(150) };
    const LEFT: Duration = Duration::from_secs(5);

    /// A server whose `/stream` says what the sender is given.
    async fn start(
        body: futures_channel::mpsc::Receiver<Result<Bytes, Infallible>>,
    ) -> (TcpStream, oneshot::Sender<()>, tokio::task::JoinHandle<()>) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let body = Arc::new(Mutex::new(Some(body)));
        let stream = get(move || {
            let body = body.lock().unwrap().take().unwrap();
            async move { Body::from_stream(body) }
        });
        let (stop, stopped) = oneshot::channel::<()>();
        let app = Router::new().route("/stream", stream);
        let asked = async {
            stopped.await.unwrap();
            LEFT
        };
        let served = tokio::spawn(serve(listener, app, TrustedProxies::default(), asked, SHORT));
        (TcpStream::connect(address).await.unwrap(), stop, served)
    }

    async fn read_until(client: &mut TcpStream, text: &str) {
        let mut read = Vec::new();
        while !String::from_utf8_lossy(&read).contains(text) {
            let mut piece = [0; 512];
            let length = client.read(&mut piece).await.unwrap();
            assert!(length > 0, "the connection ended before {text:?}: {read:?}");
            read.extend_from_slice(&piece[..length]);
        }
    }

    #[tokio::test]
    async fn a_stream_outlives_the_wait_for_a_head_and_ends_with_the_server() {
        let (mut sender, body) = futures_channel::mpsc::channel(4);
        let (mut client, stop, served) = start(body).await;
        client.write_all(b"GET /stream HTTP/1.1\r\nHost: x\r\n\r\n").await.unwrap();
        sender.try_send(Ok(Bytes::from("first"))).unwrap();
        read_until(&mut client, "first").await;
        tokio::time::sleep(SHORT.head * 4).await;
        sender.try_send(Ok(Bytes::from("second"))).unwrap();
        read_until(&mut client, "second").await;

        let asked = Instant::now();
        stop.send(()).unwrap();
        drop(sender);
        served.await.unwrap();
        assert!(asked.elapsed() < LEFT / 2, "{:?}", asked.elapsed());
    }

    #[tokio::test]
    async fn a_silent_connection_is_let_go() {
        let (_sender, body) = futures_channel::mpsc::channel(1);
        let (mut client, _stop, _served) = start(body).await;
        let mut rest = Vec::new();
        let ended = tokio::time::timeout(SHORT.head * 20, client.read_to_end(&mut rest)).await;
        assert!(ended.is_ok(), "a client that sends nothing keeps its connection");
    }
}
