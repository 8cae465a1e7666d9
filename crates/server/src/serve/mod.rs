//! `serve`: one process for the app's files and the API. Whatever can be wrong is found before it listens.

mod app;
mod assets;
mod client;
mod connections;
mod hand_off;
mod jobs;
mod log;
mod mail;
mod metrics;
mod oidc;
mod outgoing;
mod public_url;
mod reach;
mod request_id;
mod security;
mod stopping;
mod verify;
mod watch;

use std::{io::Write, net::SocketAddr, path::PathBuf, sync::Arc, time::Duration};

use axum::Router;
use carnet_api::{Host, Job, Live};
use carnet_core::wire::SignInOptions;
use carnet_store::pool::Pool;
use tokio::{net::TcpListener, sync::Semaphore};

use self::{
    client::{Network, TrustedProxies},
    hand_off::HandOffArgs,
    mail::{MailArgs, Sender},
    metrics::Counted,
    oidc::OidcArgs,
    outgoing::OutgoingArgs,
    public_url::PublicUrl,
    stopping::Stopping,
    verify::VerifyArgs,
    watch::Watch,
};
use crate::{cli::Failure, database::DatabaseArgs, host};

/// Threads for work that blocks. Each may hold 19 MiB while it checks a password.
const BLOCKING_THREADS: usize = 32;
/// How many of them wait for each other to write, at most.
const WRITING_THREADS: usize = 8;
/// Connections that read the database at the same time.
const READERS: u32 = 8;

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
    /// Reverse proxies whose X-Forwarded-For is believed, as addresses or networks: 127.0.0.1,10.0.0.0/8.
    #[arg(long, env = "CARNET_TRUSTED_PROXIES", value_delimiter = ',', value_name = "NETWORKS")]
    trusted_proxies: Vec<Network>,
    /// Where people reach the server: https://carnet.company.example. With https, cookies are as --secure-cookie says.
    #[arg(long, env = "CARNET_PUBLIC_URL", value_name = "URL")]
    public_url: Option<PublicUrl>,
    #[command(flatten)]
    mail: MailArgs,
    #[command(flatten)]
    oidc: OidcArgs,
    #[command(flatten)]
    outgoing: OutgoingArgs,
    #[command(flatten)]
    hand_off: HandOffArgs,
    #[command(flatten)]
    verify: VerifyArgs,
    /// How large a file of business cards may be that the operator imports from the console, in MiB. It is never in
    /// memory as a whole; its cards wait in the database until they are applied.
    #[arg(long, env = "CARNET_MAX_IMPORT", default_value_t = 32_768, value_name = "MIB")]
    max_import: u32,
    /// What is logged, as tracing filters: warn, info, debug, carnet_server=debug.
    #[arg(long, env = "CARNET_LOG", default_value = "info", value_name = "FILTER")]
    log: String,
    /// How it is logged: lines for people, or an object a line for programs.
    #[arg(long, env = "CARNET_LOG_FORMAT", value_enum, default_value_t, value_name = "FORMAT")]
    log_format: log::Format,
    /// Address and port of a second listener that answers GET /metrics, for Prometheus; never the public one. Without it
    /// nothing answers there.
    #[arg(long, env = "CARNET_METRICS", value_name = "ADDRESS")]
    metrics: Option<SocketAddr>,
    /// Seconds that requests and jobs which run may take to their end once a stop was asked for; new ones are refused.
    #[arg(long, env = "CARNET_SHUTDOWN_GRACE", default_value_t = 30, value_name = "SECONDS")]
    shutdown_grace: u32,
}

impl Args {
    /// Whether people reach the server over HTTPS.
    fn https(&self) -> bool {
        self.secure_cookie || self.public_url.as_ref().is_some_and(PublicUrl::is_https)
    }

    fn grace(&self) -> Duration {
        Duration::from_secs(self.shutdown_grace.into())
    }

    /// What is left of it; never nothing, so that an answer that is being written is.
    fn left(&self, stopping: &Stopping) -> Duration {
        let left = self.grace().saturating_sub(stopping.since().unwrap_or_default());
        left.max(Duration::from_secs(1))
    }
}

/// Serves until SIGTERM or Ctrl-C.
pub fn run(args: &Args) -> Result<(), Failure> {
    log::start(&args.log, args.log_format)?;
    let sender = args.mail.sender()?;
    let sign_on = args.oidc.config(args.public_url.as_ref())?;
    let assets = assets::load(&args.app)?;
    let watch = Watch::default();
    let counts = Arc::clone(&watch.metrics.database);
    let pool: Arc<dyn Pool> = Arc::new(Counted { inner: args.database.database.open(READERS)?, counts });
    let sign_in = SignInOptions {
        single_sign_on: sign_on.as_ref().map(|config| config.name.clone()),
        mail: sender.is_some(),
        demo: None,
    };
    let host = Host { checks: args.verify.checks(args.outgoing)?, ..api_host(args, pool, sender, sign_in) };
    let courier = args.hand_off.courier(&host, args.outgoing)?;
    let sign_on = oidc::router(sign_on, host.clone())?;
    let app = app::router(carnet_api::router(host.clone()), sign_on, assets, args.https(), watch.clone());
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .max_blocking_threads(BLOCKING_THREADS)
        .build()
        .map_err(|error| Failure::new(format!("the threads of the server cannot be started: {error}")))?;
    jobs::first(&host);
    let told = host.clone();
    args.database.database.when_written(move || jobs::look(&told))?;
    let served = runtime.block_on(async {
        jobs::start(&host, args.verify.recheck(), &watch.metrics);
        courier.start();
        metrics_apart(args, &watch, &host).await?;
        listen(args, app, host.live.clone(), &watch.stopping).await
    });
    // Jobs that run are finished in what is left of the time; one that takes longer must not hold up the end.
    runtime.shutdown_timeout(args.left(&watch.stopping));
    served
}

fn api_host(args: &Args, pool: Arc<dyn Pool>, sender: Option<Sender>, sign_in: SignInOptions) -> Host {
    let spawn = |job: Job| drop(tokio::task::spawn_blocking(job));
    let writing = Arc::new(Semaphore::new(WRITING_THREADS));
    let spawn_write = move |job: Job| {
        let writing = Arc::clone(&writing);
        tokio::spawn(async move {
            let place = writing.acquire_owned().await;
            tokio::task::spawn_blocking(move || {
                job();
                drop(place);
            });
        });
    };
    Host {
        pool,
        now: host::now_ms,
        random: host::random,
        spawn: Arc::new(spawn),
        spawn_write: Arc::new(spawn_write),
        failed: jobs::tell,
        secure_cookie: args.https(),
        public_url: args.public_url.as_ref().map(|url| url.with_path("")),
        live: Live::default(),
        mail: sender.map(mail::mailer),
        sign_in,
        checks: None,
        private_network: args.outgoing.allow_private_network,
        max_import_bytes: u64::from(args.max_import) << 20,
        index: Some(Arc::default()),
    }
}

/// The figures, on a listener of their own that lives as long as the runtime.
async fn metrics_apart(args: &Args, watch: &Watch, host: &Host) -> Result<(), Failure> {
    let Some(address) = args.metrics else { return Ok(()) };
    let (listener, address) = bind(address, "--metrics").await?;
    println!("metrics on http://{address}/metrics");
    let app = metrics::router(Arc::clone(&watch.metrics), host.clone());
    let forever = std::future::pending();
    tokio::spawn(connections::serve(listener, app, TrustedProxies::default(), forever, connections::LIMITS));
    Ok(())
}

async fn bind(address: SocketAddr, option: &str) -> Result<(TcpListener, SocketAddr), Failure> {
    let listener = TcpListener::bind(address).await.map_err(|error| {
        let next = format!("stop what listens there, or give another {option} (port 0 takes a free one)");
        Failure::new(format!("cannot listen on {address}: {error}; {next}"))
    })?;
    let address = listener.local_addr().map_err(|error| Failure::new(format!("no local address: {error}")))?;
    Ok((listener, address))
}

async fn listen(args: &Args, app: Router, live: Live, stopping: &Stopping) -> Result<(), Failure> {
    let (listener, address) = bind(args.listen, "--listen").await?;
    println!("listening on http://{address}");
    // Whoever started the process waits for this line; a closed standard output is no reason to stop.
    let _ = std::io::stdout().flush();

    let stop = async {
        stop_asked().await;
        stopping.begin();
        tracing::info!(running = stopping.running(), "stopping: what runs is finished, what is new is refused");
        // Streams never end by themselves; their readers come back to whoever serves next.
        live.close();
        let _ = tokio::time::timeout(args.grace(), stopping.quiet()).await;
        args.left(stopping)
    };
    let proxies = TrustedProxies::new(&args.trusted_proxies);
    connections::serve(listener, app, proxies, stop, connections::LIMITS).await;
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
