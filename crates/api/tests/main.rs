//! The HTTP contract, asked of the router itself.
//! One program of all of it, because each program is linked anew; every file beside this one is named here.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod addresses;
mod api_keys;
mod authorization;
mod authorizing;
mod before_send;
mod changes;
mod clock;
mod customer_documents;
mod customers;
mod document_causes;
mod document_changes;
mod documents;
mod exports;
mod figures;
mod fuzz;
mod fuzz_imports;
mod fuzz_requests;
mod fuzz_suggestions;
mod hand_offs;
mod imports;
mod imports_support;
mod inbound;
mod index;
mod live;
mod lookup;
mod lookup_xml;
mod messages;
mod network_imports;
mod openapi;
mod operator;
mod participants;
mod people;
mod problems;
mod requests;
mod routing;
mod scenarios;
mod sending;
mod sent_documents;
mod session;
mod sessions;
mod settings;
mod sign_in_attack;
mod suggestions;
mod suppliers;
mod support;
mod support_requests;
#[path = "../../core/tests/tables/customer_numbers.rs"]
mod table;
mod take_downs;
mod users;
mod verification;
