//! What has been read of the seller or the buyer so far.

use super::{
    Party, PartyId, Place,
    draft::{Leaf, fill},
    notes::Notes,
};

/// Identifiers kept of a party.
const MAX_IDENTIFIERS: usize = 100;

#[derive(Debug, Default)]
pub(super) struct PartyDraft {
    pub party: Party,
    /// The name it trades under.
    pub trade_name: Option<String>,
    /// The tax registration at hand.
    pub tax: Tax,
    /// Where it begins.
    pub begins: Option<Place>,
    /// Named by the terms for the buyer; those on the seller are dropped.
    pub notes: Notes,
}

/// Number of a registration and where it stands, and the kind of tax.
#[derive(Debug, Default)]
pub(super) struct Tax {
    pub number: Option<(String, Place)>,
    pub kind: Option<String>,
}

impl PartyDraft {
    pub fn endpoint(&mut self, leaf: &Leaf<'_>) {
        if let Some(id) = self.notes.once(&mut self.party.endpoint, leaf.id(), "BT-49", leaf) {
            self.notes.endpoint(id, leaf.at);
        }
    }

    pub fn identifier(&mut self, leaf: &Leaf<'_>) {
        if let Some(id) = leaf.id() {
            self.add(id, leaf);
        }
    }

    /// An identifier in an element for those of a scheme only.
    pub fn global_identifier(&mut self, leaf: &Leaf<'_>) {
        let Some(id) = leaf.id() else { return };
        if id.scheme.is_none() {
            self.notes.scheme_missing("BT-46", &id, leaf.at);
        }
        self.add(id, leaf);
    }

    fn add(&mut self, id: PartyId, leaf: &Leaf<'_>) {
        if !self.party.identifiers.contains(&id) && self.party.identifiers.len() < MAX_IDENTIFIERS {
            self.notes.length("BT-46", leaf);
            self.notes.identifier("BT-46", &id, leaf.at);
            self.party.identifiers.push(id);
        }
    }

    pub fn legal_id(&mut self, leaf: &Leaf<'_>) {
        if let Some(id) = self.notes.once(&mut self.party.legal_id, leaf.id(), "BT-47", leaf) {
            self.notes.identifier("BT-47", id, leaf.at);
        }
    }

    pub fn vat(&mut self, leaf: &Leaf<'_>) {
        if let Some(number) = self.notes.once(&mut self.party.vat, leaf.text(), "BT-48", leaf) {
            self.notes.vat(number, leaf.at);
        }
    }

    pub fn iban(&mut self, leaf: &Leaf<'_>) {
        if let Some(account) = self.notes.once(&mut self.party.iban, leaf.text(), "BT-91", leaf) {
            self.notes.iban(account, leaf.at);
        }
    }

    pub fn name(&mut self, leaf: &Leaf<'_>) {
        self.notes.once(&mut self.party.name, leaf.text(), "BT-44", leaf);
    }

    /// Whether the document says anything of it.
    pub fn is_named(&self) -> bool {
        self.party.is_named() || self.trade_name.is_some()
    }

    pub fn finish(mut self) -> (Party, Notes) {
        fill(&mut self.party.name, self.trade_name);
        (self.party, self.notes)
    }
}
