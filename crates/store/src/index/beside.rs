//! A long computation that goes on while one does something else.

use crate::error::Result;

#[cfg(not(target_family = "wasm"))]
use crate::error::Error;

/// What is computed on a thread of its own, where there are threads; else it is done before anything else is.
pub struct Beside<T> {
    #[cfg(not(target_family = "wasm"))]
    thread: Option<std::thread::JoinHandle<T>>,
    #[cfg(target_family = "wasm")]
    outcome: T,
}

#[cfg(not(target_family = "wasm"))]
impl<T: Send + 'static> Beside<T> {
    /// # Errors
    /// When the system gives no thread.
    pub fn begin(task: impl FnOnce() -> T + Send + 'static) -> Result<Self> {
        let thread = std::thread::Builder::new().spawn(task);
        let thread = thread.map_err(|error| Error::Database(format!("no thread for the index: {error}")))?;
        Ok(Self { thread: Some(thread) })
    }

    /// Waits for the end.
    ///
    /// # Errors
    /// When the computation did not come to one.
    pub fn outcome(mut self) -> Result<T> {
        let ended = self.thread.take().map(std::thread::JoinHandle::join);
        ended
            .and_then(std::result::Result::ok)
            .ok_or_else(|| Error::Database("a thread of the index ended early".to_owned()))
    }
}

/// Nothing goes on that nobody waits for: the next try would do the same beside it.
#[cfg(not(target_family = "wasm"))]
impl<T> Drop for Beside<T> {
    fn drop(&mut self) {
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

#[cfg(target_family = "wasm")]
impl<T> Beside<T> {
    pub fn begin(task: impl FnOnce() -> T) -> Result<Self> {
        Ok(Self { outcome: task() })
    }

    pub fn outcome(self) -> Result<T> {
        Ok(self.outcome)
    }
}
