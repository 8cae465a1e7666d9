//! Figures of the process for Prometheus, in its text format. Labels are routes as they are declared, methods, classes of
//! status and names of jobs: never an id, a name or an address.

mod counted;
mod text;

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use axum::{Router, response::IntoResponse, routing::get};
use carnet_api::Host;
use http::{Method, header};

pub use self::counted::Counted;
use self::{counted::Use, text::Text};

/// Upper ends of the durations, in seconds.
const BUCKETS: [f64; 9] = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1.0, 5.0, 30.0];
/// Where people sign in with a password.
const SIGN_IN: &str = "/api/v1/session";

#[derive(Default)]
pub struct Metrics {
    requests: Mutex<BTreeMap<Kind, Durations>>,
    jobs: Mutex<BTreeMap<&'static str, Job>>,
    pub database: Arc<Use>,
}

/// An answered request.
#[derive(Clone, Copy, Debug)]
pub struct Seen<'a> {
    pub route: &'a str,
    pub method: &'a Method,
    pub status: u16,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Kind {
    route: String,
    method: &'static str,
    class: u16,
}

#[derive(Clone, Debug, Default)]
struct Durations {
    /// Up to the end of each bucket; what took longer is in `count` alone.
    within: [u64; BUCKETS.len()],
    count: u64,
    seconds: f64,
}

#[derive(Clone, Debug, Default)]
struct Job {
    runs: u64,
    failed: u64,
    seconds: f64,
}

impl Metrics {
    pub fn request(&self, seen: &Seen<'_>, taken: Duration) {
        let kind = Kind { route: seen.route.to_owned(), method: method(seen.method), class: seen.status / 100 };
        let mut requests = lock(&self.requests);
        let durations = requests.entry(kind).or_default();
        durations.add(taken.as_secs_f64());
    }

    pub fn job(&self, name: &'static str, failed: bool, taken: Duration) {
        let mut jobs = lock(&self.jobs);
        let job = jobs.entry(name).or_default();
        job.runs += 1;
        job.failed += u64::from(failed);
        job.seconds += taken.as_secs_f64();
    }
}

impl Durations {
    fn add(&mut self, seconds: f64) {
        for (count, end) in self.within.iter_mut().zip(BUCKETS) {
            *count += u64::from(seconds <= end);
        }
        self.count += 1;
        self.seconds += seconds;
    }
}

/// Whatever else a client invents counts as one.
fn method(method: &Method) -> &'static str {
    let known = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
    known.into_iter().find(|known| method.as_str() == *known).unwrap_or("other")
}

// Nothing is ever half counted when a panic could strike.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// `GET /metrics`, for a listener of its own.
pub fn router(metrics: Arc<Metrics>, host: Host) -> Router {
    let answer = move || {
        let text = write(&metrics, &host);
        async move { ([(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], text).into_response() }
    };
    Router::new().route("/metrics", get(answer))
}

fn write(metrics: &Metrics, host: &Host) -> String {
    let mut text = Text::default();
    requests(&mut text, &lock(&metrics.requests));
    jobs(&mut text, &lock(&metrics.jobs));
    metrics.database.write(&mut text);
    text.figure("carnet_event_streams_open", "gauge", "Streams of events that are open.", host.live.open_streams());
    if let Some(index) = &host.index {
        let status = index.status();
        text.figure("carnet_index_ready", "gauge", "1: searches are answered from memory.", u8::from(status.ready));
        text.figure("carnet_index_building", "gauge", "1: an index is being made.", u8::from(status.building));
        text.figure("carnet_index_participants", "gauge", "Participants in the index.", status.participants);
        text.figure("carnet_index_bytes", "gauge", "Memory of the index.", status.bytes);
        text.figure("carnet_index_pending", "gauge", "Changes since the index was made.", status.pending);
        text.figure("carnet_index_sequence", "gauge", "Number of the last change it knows.", status.sequence);
    }
    if let Some(bytes) = resident() {
        text.figure("process_resident_memory_bytes", "gauge", "Memory of the process.", bytes);
    }
    text.0
}

fn requests(text: &mut Text, requests: &BTreeMap<Kind, Durations>) {
    let name = "carnet_request_duration_seconds";
    text.head(name, "histogram", "Requests and how long their answers took, by route, method and class of status.");
    for (kind, durations) in requests {
        let Kind { route, method, class } = kind;
        let of = format!("route=\"{route}\",method=\"{method}\",status=\"{class}xx\"");
        for (count, end) in durations.within.iter().zip(BUCKETS) {
            text.line(&format!("{name}_bucket{{{of},le=\"{end}\"}}"), count);
        }
        text.line(&format!("{name}_bucket{{{of},le=\"+Inf\"}}"), durations.count);
        text.line(&format!("{name}_sum{{{of}}}"), durations.seconds);
        text.line(&format!("{name}_count{{{of}}}"), durations.count);
    }
    let refused = |kind: &&Kind| kind.route == SIGN_IN && kind.method == "POST" && kind.class == 4;
    let failed: u64 = requests.iter().filter(|(kind, _)| refused(kind)).map(|(_, durations)| durations.count).sum();
    text.figure("carnet_sign_ins_failed_total", "counter", "Sign-ins that were refused.", failed);
}

fn jobs(text: &mut Text, jobs: &BTreeMap<&'static str, Job>) {
    text.head("carnet_job_runs_total", "counter", "Runs of each job of the server.");
    for (name, job) in jobs {
        text.line(&format!("carnet_job_runs_total{{job=\"{name}\"}}"), job.runs);
    }
    text.head("carnet_job_failures_total", "counter", "Runs that failed.");
    for (name, job) in jobs {
        text.line(&format!("carnet_job_failures_total{{job=\"{name}\"}}"), job.failed);
    }
    text.head("carnet_job_seconds_total", "counter", "Time spent in each job.");
    for (name, job) in jobs {
        text.line(&format!("carnet_job_seconds_total{{job=\"{name}\"}}"), job.seconds);
    }
}

/// Bytes in memory, where the system says so.
fn resident() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok().map(|kib| kib * 1024)
}
