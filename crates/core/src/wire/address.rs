//! Addresses with a period of validity (R40): the address lines of the French directory.

use serde::{Deserialize, Serialize};

/// An address line as it stands on a day. Of a participant, and of `GET /participants/{id}/addresses`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Address {
    /// `0225:702042755_70204275500240_COMPTA`.
    pub address: String,
    pub status: AddressStatus,
    /// First and last day of the period that decides, `2026-11-26`; absent: open at that end.
    pub from: Option<String>,
    pub to: Option<String>,
    /// It holds a character that Peppol does not carry (its 0225 allows no dot and no slash).
    pub beyond_peppol: bool,
    pub as_of: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum AddressStatus {
    Active,
    /// Its period is yet to begin.
    Upcoming,
    /// Its period is over, or it was never active.
    Ended,
}

/// Answer of `GET /participants/{id}/addresses`: all addresses of the participant's company, active ones first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct CompanyAddresses {
    /// SIREN; empty when the participant is of no French company.
    pub company: String,
    /// At most 200.
    pub addresses: Vec<CompanyAddress>,
    pub total: u64,
}

/// One address of a company: of the French directory, of the public directory, or of both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct CompanyAddress {
    /// `0225:702042755_COMPTA`; of another scheme where the public directory has the company under one.
    pub address: String,
    /// Its line, where the French directory has one.
    pub validity: Option<Address>,
    /// Of the participant under this address, if the network has it, and its name.
    pub participant_id: Option<String>,
    pub name: Option<String>,
    /// The caller's customer made from that participant.
    pub customer_id: Option<String>,
}
