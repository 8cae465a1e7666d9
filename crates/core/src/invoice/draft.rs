//! What has been read of a document so far. The first of several values counts.

use super::{Invoice, InvoiceError, PartyId, Place, Syntax, notes::Notes, party_draft::PartyDraft, route_identifiers};
use crate::wire::{InboundKind, NoteCode};

/// Characters kept of a text.
const MAX_CHARS: usize = 500;
/// Characters of an amount.
const MAX_AMOUNT_CHARS: usize = 40;

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
    pub places: Places,
    pub notes: Notes,
}

/// Where elements begin in which something may be missing.
#[derive(Debug)]
pub(super) struct Places {
    pub root: Place,
    /// Parent of number and date.
    pub header: Option<Place>,
    /// Parent of the document's type and process.
    pub context: Option<Place>,
    /// Parent of seller and buyer.
    pub parties: Option<Place>,
}

/// The text of an element, and its attribute `schemeID`.
#[derive(Debug)]
pub(super) struct Leaf<'a> {
    pub text: &'a str,
    pub scheme: Option<&'a str>,
    /// Where its tag begins.
    pub begins: Place,
    /// Where its text begins; of an empty element, where its tag does.
    pub at: Place,
}

impl Leaf<'_> {
    pub fn text(&self) -> Option<String> {
        Some(self.text.trim()).filter(|text| !text.is_empty()).map(|text| text.chars().take(MAX_CHARS).collect())
    }

    /// Whether not all of the text is kept.
    pub fn is_cut(&self) -> bool {
        self.text.trim().chars().nth(MAX_CHARS).is_some()
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
    pub fn new(kind: InboundKind, syntax: Syntax, root: Place) -> Self {
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
            places: Places { root, header: None, context: None, parties: None },
            notes: Notes::default(),
        }
    }

    pub fn finish(self) -> Result<Invoice, InvoiceError> {
        let Places { root, header, context, parties } = self.places;
        let number = self.number.ok_or(InvoiceError::NumberMissing { at: header.unwrap_or(root) })?;
        let parties = parties.unwrap_or(root);
        if !self.sender.is_named() {
            return Err(InvoiceError::SenderMissing { at: self.sender.begins.unwrap_or(parties) });
        }
        let buyer = self.receiver.begins.unwrap_or(parties);
        let (receiver, of_receiver) = self.receiver.finish();
        let mut invoice = Invoice {
            kind: self.kind,
            syntax: self.syntax,
            number,
            issued_on: self.issued_on,
            customization: self.customization,
            profile: self.profile,
            amount: self.amount,
            currency: self.currency,
            buyer_reference: self.buyer_reference,
            sender: self.sender.finish().0,
            receiver,
            notes: Vec::new(),
        };
        invoice.notes = Notes::of([missing(&invoice, context.unwrap_or(root), buyer), self.notes, of_receiver]);
        Ok(invoice)
    }
}

/// What is not there.
fn missing(invoice: &Invoice, context: Place, buyer: Place) -> Notes {
    let mut notes = Notes::default();
    if invoice.customization.is_none() {
        notes.missing(NoteCode::TypeMissing, "BT-24", context);
    }
    if invoice.profile.is_none() {
        notes.missing(NoteCode::ProcessMissing, "BT-23", context);
    }
    if invoice.receiver.endpoint.is_none() {
        let nothing = route_identifiers(invoice).is_empty();
        let (code, term) =
            if nothing { (NoteCode::BuyerMissing, "BG-7") } else { (NoteCode::EndpointMissing, "BT-49") };
        notes.missing(code, term, buyer);
    }
    notes
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
