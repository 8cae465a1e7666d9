//! The rules of the core, checked from outside.
//! One program of all of it, because each program is linked anew; every file beside this one is named here.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod customer_numbers;
mod identifier_cards;
mod identifier_check;
mod identifier_laws;
mod identifier_read;
mod identifier_stdnum;
mod routing;
mod routing_model;
mod routing_question;
mod routing_reference;
#[path = "tables/customer_numbers.rs"]
mod table;
