//! A long computation that goes on while one does something else.

/// What is computed on a thread of its own, where there are threads; else it is done before anything else is.
pub struct Beside<T> {
    #[cfg(not(target_family = "wasm"))]
    thread: std::thread::JoinHandle<T>,
    #[cfg(target_family = "wasm")]
    outcome: T,
}

#[cfg(not(target_family = "wasm"))]
impl<T: Send + 'static> Beside<T> {
    pub fn begin(task: impl FnOnce() -> T + Send + 'static) -> Self {
        Self { thread: std::thread::spawn(task) }
    }

    /// Waits for the end.
    pub fn outcome(self) -> T {
        self.thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    }
}

#[cfg(target_family = "wasm")]
impl<T> Beside<T> {
    pub fn begin(task: impl FnOnce() -> T) -> Self {
        Self { outcome: task() }
    }

    pub fn outcome(self) -> T {
        self.outcome
    }
}
