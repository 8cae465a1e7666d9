//! The database of the directory: one set of synchronous functions over [`db::Db`], whose SQL is written once
//! for SQLite and PostgreSQL. No clock, no randomness: times and ids come from the caller.

pub mod accounts;
pub mod audit;
pub mod csv_imports;
mod cursor;
pub mod customers;
pub mod db;
pub mod demo;
pub mod document_types;
pub mod error;
pub mod events;
pub mod imports;
pub mod messages;
pub mod migrations;
pub mod participants;
pub mod pool;
pub mod providers;
pub mod requests;
pub mod sessions;
pub mod sources;
mod sql;
pub mod sqlite;
pub mod suggestions;
mod text;
pub mod times;
pub mod users;

pub use error::{Error, Result};
