//! The domain of the recipient directory: identifiers, name patterns, states, and the types that travel
//! between the app and the server. Pure: no I/O, no async, no clock; the same code runs in both.

pub mod cards;
pub mod company;
pub mod country;
pub mod csv;
pub mod customer_number;
pub mod generate;
pub mod identifier;
pub mod invoice;
pub mod name;
pub mod routing;
pub mod state;
pub mod wire;
