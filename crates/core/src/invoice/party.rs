//! One side of a document.

/// The seller or the buyer, as the document has it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Party {
    /// The electronic address (BT-34, BT-49).
    pub endpoint: Option<PartyId>,
    /// Further identifiers (BT-29, BT-46), in the order of the document.
    pub identifiers: Vec<PartyId>,
    /// Of the company register (BT-30, BT-47).
    pub legal_id: Option<PartyId>,
    /// VAT number (BT-31, BT-48).
    pub vat: Option<String>,
    /// Account that is paid to, or that a direct debit is taken from (BT-84, BT-91).
    pub iban: Option<String>,
    /// The registered name (BT-27, BT-44), else the name it trades under.
    pub name: Option<String>,
}

/// An identifier, with the code of its scheme where the document gives one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartyId {
    pub scheme: Option<String>,
    pub value: String,
}

impl Party {
    /// The number under which the other side knows this one: an identifier without scheme.
    pub fn customer_number(&self) -> Option<&str> {
        self.identifiers.iter().find(|id| id.scheme.is_none()).map(|id| id.value.as_str())
    }

    /// Whether the document says anything of it.
    pub fn is_named(&self) -> bool {
        let has_id = self.endpoint.is_some() || !self.identifiers.is_empty() || self.legal_id.is_some();
        has_id || self.vat.is_some() || self.name.is_some()
    }
}
