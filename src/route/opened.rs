//! Addresses that open a dialog of their page ([`crate::url_state::when_asked`]).

use super::{CUSTOMERS, USERS};
use crate::query::with_query;

pub const EXPORT: &str = "export";
pub const INVITE: &str = "invite";
pub const SIMULATE: &str = "simulate";

fn asking(path: &str, name: &str) -> String {
    with_query(path, [(name, "1")])
}

/// The list of customers with its export.
pub fn customers_export() -> String {
    asking(CUSTOMERS, EXPORT)
}

/// The users with an invitation.
pub fn users_invite() -> String {
    asking(USERS, INVITE)
}

/// A tab of the company level settings, with what its first switch would change.
pub fn simulate(tab: &str) -> String {
    asking(tab, SIMULATE)
}
