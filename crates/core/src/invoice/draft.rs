//! What has been read of a document so far. The first of several values counts.

use super::{Invoice, InvoiceError, Party, PartyId, Syntax};
use crate::wire::InboundKind;

/// Characters kept of a text.
const MAX_CHARS: usize = 500;
/// Characters of an amount.
const MAX_AMOUNT_CHARS: usize = 40;
/// Identifiers kept of a party.
const MAX_IDENTIFIERS: usize = 100;

#[derive(Debug)]
pub(super) struct Draft {
    pub kind: InboundKind,
    pub syntax: Syntax,
    pub number: Option<String>,
    pub issued_on: Option<String>,
    pub customization: Option<String>,
    pub profile: Option<String>,
    pub amount: Option<String>,
    pub currency: Option<String>,
    pub buyer_reference: Option<String>,
    pub sender: PartyDraft,
    pub receiver: PartyDraft,
}

#[derive(Debug, Default)]
pub(super) struct PartyDraft {
    pub party: Party,
    /// The name it trades under.
    pub trade_name: Option<String>,
    /// Number and kind of the tax registration at hand.
    pub tax: (Option<String>, Option<String>),
}

/// The text of an element, and its attribute `schemeID`.
#[derive(Debug)]
pub(super) struct Leaf<'a> {
    pub text: &'a str,
    pub scheme: Option<&'a str>,
}

impl Leaf<'_> {
    pub fn text(&self) -> Option<String> {
        Some(self.text.trim()).filter(|text| !text.is_empty()).map(|text| text.chars().take(MAX_CHARS).collect())
    }

    pub fn id(&self) -> Option<PartyId> {
        let scheme = self.scheme.map(str::trim).filter(|scheme| !scheme.is_empty());
        let scheme = scheme.map(|scheme| scheme.chars().take(MAX_CHARS).collect());
        self.text().map(|value| PartyId { scheme, value })
    }
}

/// Fills what is still empty.
pub(super) fn fill<T>(place: &mut Option<T>, value: Option<T>) {
    if place.is_none() {
        *place = value;
    }
}

impl Draft {
    pub fn new(kind: InboundKind, syntax: Syntax) -> Self {
        Self {
            kind,
            syntax,
            number: None,
            issued_on: None,
            customization: None,
            profile: None,
            amount: None,
            currency: None,
            buyer_reference: None,
            sender: PartyDraft::default(),
            receiver: PartyDraft::default(),
        }
    }

    pub fn finish(self) -> Result<Invoice, InvoiceError> {
        let number = self.number.ok_or(InvoiceError::NumberMissing)?;
        let sender = self.sender.finish();
        if !sender.is_named() {
            return Err(InvoiceError::SenderMissing);
        }
        Ok(Invoice {
            kind: self.kind,
            syntax: self.syntax,
            number,
            issued_on: self.issued_on,
            customization: self.customization,
            profile: self.profile,
            amount: self.amount,
            currency: self.currency,
            buyer_reference: self.buyer_reference,
            sender,
            receiver: self.receiver.finish(),
            notes: Vec::new(),
        })
    }
}

impl PartyDraft {
    pub fn add(&mut self, id: Option<PartyId>) {
        let known = |id: &PartyId| self.party.identifiers.contains(id);
        if let Some(id) = id.filter(|id| !known(id) && self.party.identifiers.len() < MAX_IDENTIFIERS) {
            self.party.identifiers.push(id);
        }
    }

    fn finish(mut self) -> Party {
        fill(&mut self.party.name, self.trade_name);
        self.party
    }
}

/// A day, `2026-11-26`; what follows it (a time zone) is left out.
pub(super) fn day(text: Option<String>) -> Option<String> {
    let text = text?;
    let day = text.get(..10)?;
    let fits = day.bytes().enumerate().all(|(at, byte)| match at {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    fits.then(|| day.to_owned())
}

/// An amount as it is written: a decimal number, perhaps with a sign.
pub(super) fn decimal(text: Option<String>) -> Option<String> {
    let text = text?;
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(&text);
    let fits = match unsigned.split_once('.') {
        Some((whole, fraction)) => digits(whole) && digits(fraction),
        None => digits(unsigned),
    };
    (fits && text.len() <= MAX_AMOUNT_CHARS).then_some(text)
}

/// A currency of ISO 4217, by its form.
pub(super) fn currency(text: Option<String>) -> Option<String> {
    text.filter(|text| text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_alphabetic()))
}
