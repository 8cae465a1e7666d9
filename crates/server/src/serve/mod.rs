//! `serve`: one process for the app's files and the API. Whatever can be wrong is found before it listens.

mod app;
mod assets;
mod connections;
mod jobs;
mod log;
mod security;

use std::{io::Write, net::SocketAddr, path::PathBuf, sync::Arc, time::Duration};

use axum::Router;
use carnet_api::{Host, Job, Live};
use carnet_store::pool::Pool;
use tokio::net::TcpListener;

use crate::{cli::Failure, database::DatabaseArgs, host};

/// Threads for work that blocks. Each may hold 19 MiB while it checks a password.
const BLOCKING_THREADS: usize = 32;
/// Connections that read the database at the same time.
const READERS: usize = 8;

#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    database: DatabaseArgs,
    /// Address and port; port 0 takes a free one.
    #[arg(long, env = "CARNET_LISTEN", default_value = "127.0.0.1:8080", value_name = "ADDRESS")]
    listen: SocketAddr,
    /// Folder of the built app.
    #[arg(long, env = "CARNET_APP", default_value = "dist", value_name = "FOLDER")]
    app: PathBuf,
    /// Served over HTTPS (by a proxy in front): the session cookie is sent over HTTPS alone.
    #[arg(long, env = "CARNET_SECURE_COOKIE")]
    secure_cookie: bool,
    /// What is logged, as tracing filters: warn, info, debug, carnet_server=debug.
    #[arg(long, env = "CARNET_LOG", default_value = "info", value_name = "FILTER")]
    log: String,
}

/// Serves until SIGTERM or Ctrl-C.
pub fn run(args: &Args) -> Result<(), Failure> {
    log::start(&args.log)?;
    let assets = assets::load(&args.app)?;
    let pool: Arc<dyn Pool> = Arc::new(args.database.database.open(READERS)?);
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .max_blocking_threads(BLOCKING_THREADS)
        .build()
        .map_err(|error| Failure::new(format!("the threads of the server cannot be started: {error}")))?;
    let served = runtime.block_on(async {
        let host = api_host(pool, args.secure_cookie);
        jobs::start(&host);
        let live = host.live.clone();
        listen(args.listen, app::router(carnet_api::router(host), assets, args.secure_cookie), live).await
    });
    // Jobs nobody waits for any more must not hold up the end.
    runtime.shutdown_timeout(Duration::from_secs(1));
    served
}

fn api_host(pool: Arc<dyn Pool>, secure_cookie: bool) -> Host {
    let spawn = |job: Job| drop(tokio::task::spawn_blocking(job));
    Host { pool, now: host::now_ms, random: host::random, spawn: Arc::new(spawn), secure_cookie, live: Live::default() }
}

async fn listen(address: SocketAddr, app: Router, live: Live) -> Result<(), Failure> {
    let listener = TcpListener::bind(address).await.map_err(|error| {
        let next = "stop what listens there, or give another --listen (port 0 takes a free one)";
        Failure::new(format!("cannot listen on {address}: {error}; {next}"))
    })?;
    let address = listener.local_addr().map_err(|error| Failure::new(format!("no local address: {error}")))?;
    println!("listening on http://{address}");
    // Whoever started the process waits for this line; a closed standard output is no reason to stop.
    let _ = std::io::stdout().flush();

    let stop = async {
        stop_asked().await;
        // Streams never end by themselves; their readers come back to whoever serves next.
        live.close();
    };
    connections::serve(listener, app, stop, connections::LIMITS).await;
    Ok(())
}

async fn stop_asked() {
    let ctrl_c = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    tokio::select! {
        () = ctrl_c => {}
        () = terminated() => {}
    }
}

#[cfg(unix)]
async fn terminated() {
    match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        Ok(mut signal) => drop(signal.recv().await),
        Err(_) => std::future::pending().await,
    }
}

#[cfg(not(unix))]
async fn terminated() {
    std::future::pending().await
}
