//! Somebody else who writes for long.

use std::{
    sync::{Arc, mpsc},
    thread::{self, JoinHandle},
};

use carnet_store::pool::{self, Pool};

/// A transaction that holds the place of whoever writes, from when this is made until it is dropped, so also when the
/// test fails.
pub struct Writing {
    over: Option<mpsc::Sender<()>>,
    writer: Option<JoinHandle<()>>,
}

impl Writing {
    pub fn over(pool: &Arc<dyn Pool>) -> Self {
        let pool = Arc::clone(pool);
        let (begin, begun) = mpsc::channel();
        let (over, end) = mpsc::channel::<()>();
        let writer = thread::spawn(move || {
            let written = pool::write(pool.as_ref(), |_| {
                begin.send(()).unwrap();
                // Nothing comes; the other end is dropped.
                let _ = end.recv();
                Ok(())
            });
            written.unwrap();
        });
        begun.recv().unwrap();
        Self { over: Some(over), writer: Some(writer) }
    }
}

impl Drop for Writing {
    fn drop(&mut self) {
        drop(self.over.take());
        if let Some(writer) = self.writer.take() {
            let ended = writer.join();
            assert!(ended.is_ok() || thread::panicking(), "the one who wrote failed");
        }
    }
}
