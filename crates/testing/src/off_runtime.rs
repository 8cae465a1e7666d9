//! A pool that tests may use from asynchronous code, too: PostgreSQL's client waits by itself, which the runtime
//! wants to be told of.

use std::sync::Arc;

use carnet_store::{
    Result,
    pool::{Pool, Work},
    postgres::PostgresPool,
};
use tokio::{runtime::Handle, task};

use crate::schema::Schema;

pub(crate) struct OffRuntime {
    pub pool: PostgresPool,
    /// Dropped after the pool, and with the last one of them.
    pub _schema: Arc<Schema>,
}

impl Pool for OffRuntime {
    fn read_with(&self, work: Work<'_>) -> Result<()> {
        told(|| self.pool.read_with(work))
    }

    fn write_with(&self, work: Work<'_>) -> Result<()> {
        told(|| self.pool.write_with(work))
    }

    fn write_at_once_with(&self, work: Work<'_>) -> Result<()> {
        told(|| self.pool.write_at_once_with(work))
    }
}

/// What blocks, from wherever it is called.
pub(crate) fn told<T>(work: impl FnOnce() -> T) -> T {
    if Handle::try_current().is_ok() { task::block_in_place(work) } else { work() }
}
