//! What the store keeps and finds, on every database.
//! One program of all of it, because each program is linked anew; every file beside this one is named here.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod addresses;
mod changes;
mod changing;
mod checks;
mod common;
mod contention;
mod csv_imports;
mod csv_lines;
mod csv_plans;
mod csv_support;
mod deletion;
mod deletions;
mod dialect;
mod documents;
mod encryption;
mod freshness;
mod hand_offs;
mod handing;
mod index;
mod invariants;
mod laws;
mod long_texts;
mod operation;
mod operations;
mod oracle;
mod oracles;
mod own_directory;
mod particulars;
mod people;
mod planning;
mod plans;
mod providers;
mod putting;
mod requests;
mod routing;
#[allow(dead_code, reason = "the tests of the core use all of it")]
#[path = "../../core/tests/routing_model/mod.rs"]
mod routing_model;
mod sending;
mod silent_writers;
mod statistics;
mod story;
mod suggesting;
mod suggestion_lists;
mod suggestions;
mod suppliers;
mod support;
#[path = "../../core/tests/tables/customer_numbers.rs"]
mod table;
mod trail;
mod upgrade;
mod vanished;
