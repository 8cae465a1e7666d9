//! The program, started and asked like a real one.
//! One program of all of it, because each program is linked anew; every file beside this one is named here.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod client;
mod csv_import_kill;
mod disk_full;
mod events;
mod faults;
mod generate;
mod hand_off;
mod hand_off_support;
mod headers;
mod import_annuaire;
mod import_cards;
mod import_kill;
mod import_resumed;
mod import_support;
mod log;
mod mail;
mod mail_support;
mod observed;
mod oidc;
mod oidc_support;
mod operations;
mod postgres;
mod serve;
mod support;
mod verify;
mod verify_support;
