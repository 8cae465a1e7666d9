//! The database of the directory: one set of synchronous functions over [`db::Db`], whose SQL is written once
//! for SQLite and PostgreSQL. No clock, no randomness: times and ids come from the caller.

pub mod account_status;
pub mod accounts;
pub mod addresses;
pub mod api_keys;
pub mod audit;
pub mod backup;
pub mod check;
pub mod checks;
pub mod csv_imports;
mod cursor;
pub mod customers;
pub mod db;
pub mod deletion;
pub mod demo;
pub mod document_types;
pub mod documents;
pub mod error;
pub mod events;
pub mod figures;
pub mod hand_offs;
pub mod imports;
pub mod inbound;
pub mod index;
pub mod known_browsers;
pub mod links;
pub mod lookup;
pub mod messages;
pub mod migrations;
pub mod participants;
pub mod pool;
#[cfg(feature = "postgres")]
pub mod postgres;
pub mod providers;
pub mod requests;
pub mod retention;
pub mod routing;
pub mod service;
pub mod sessions;
pub mod settings;
pub mod sources;
mod sql;
pub mod sqlite;
pub mod suggestions;
pub mod suppliers;
pub mod support;
pub mod take_downs;
mod text;
pub mod times;
pub mod users;

pub use error::{Error, Result};
