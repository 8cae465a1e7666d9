//! A PostgreSQL schema for one test: made empty, and gone with everything in it when dropped.

use std::sync::atomic::{AtomicU32, Ordering};

use postgres::{Client, NoTls};

pub(crate) struct Schema {
    server: String,
    name: String,
}

impl Schema {
    /// `server`: the URL of a database in which schemas may be made.
    pub fn new(server: &str) -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let name = format!("test_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let schema = Self { server: server.to_owned(), name };
        schema.tell(&format!("create schema {}", schema.name));
        schema
    }

    /// The URL under which the schema is all there is.
    pub fn url(&self) -> String {
        format!("{}?options=-csearch_path%3D{}", self.server, self.name)
    }

    /// Beside the test's own thread, which may be one of a runtime.
    fn tell(&self, sql: &str) {
        let told = || Client::connect(&self.server, NoTls)?.batch_execute(sql);
        std::thread::scope(|scope| scope.spawn(told).join()).unwrap().unwrap();
    }
}

impl Drop for Schema {
    fn drop(&mut self) {
        self.tell(&format!("drop schema if exists {} cascade", self.name));
    }
}
