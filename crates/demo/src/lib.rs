//! The backend of the static demo, in a browser's worker: the router of the server over SQLite, in the browser's
//! private file system or in memory. Nothing else is behind the demo; what a server does by itself is done at each
//! tick, and the service providers are played. `page/worker.js` is the only caller.

#[cfg(any(test, target_family = "wasm"))]
mod cookie;
#[cfg(any(test, target_family = "wasm"))]
mod frames;
#[cfg(any(test, target_family = "wasm"))]
mod providers;

#[cfg(target_family = "wasm")]
mod answer;
#[cfg(target_family = "wasm")]
mod carnet;
#[cfg(target_family = "wasm")]
mod crash;
#[cfg(target_family = "wasm")]
mod host;
#[cfg(target_family = "wasm")]
mod storage;
#[cfg(target_family = "wasm")]
mod stream;
#[cfg(target_family = "wasm")]
mod ticks;

#[cfg(target_family = "wasm")]
pub use self::{carnet::Carnet, crash::when_it_crashes, storage::Storage, stream::Listening};
