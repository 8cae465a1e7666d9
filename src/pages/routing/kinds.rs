//! Which document is meant where none is there: the document types that most recipients are registered under.

use carnet_core::wire::Locale;

use crate::i18n::routing::page as t;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DocumentKind {
    /// An invoice or a credit note, in whichever form the recipient receives them.
    #[default]
    Any,
    Invoice,
    CreditNote,
}

/// The rules of Peppol BIS Billing 3, and those of France.
const RULES: [&str; 2] = [
    "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0",
    "urn:cen.eu:en16931:2017#compliant#urn:peppol:france:billing:cius:1.0",
];

impl DocumentKind {
    pub const ALL: [Self; 3] = [Self::Any, Self::Invoice, Self::CreditNote];

    /// In the URL.
    pub fn name(self) -> &'static str {
        match self {
            Self::Any => "",
            Self::Invoice => "invoice",
            Self::CreditNote => "creditNote",
        }
    }

    pub fn parse(name: &str) -> Self {
        Self::ALL.into_iter().find(|kind| kind.name() == name).unwrap_or_default()
    }

    pub fn label(self, locale: Locale) -> &'static str {
        match self {
            Self::Any => t::kind_any(locale),
            Self::Invoice => t::kind_invoice(locale),
            Self::CreditNote => t::kind_credit_note(locale),
        }
    }

    /// Ids of document types, any of which will do; none means any invoice or credit note.
    pub fn types(self) -> Vec<String> {
        let root = match self {
            Self::Any => return Vec::new(),
            Self::Invoice => "Invoice",
            Self::CreditNote => "CreditNote",
        };
        let id = |rules| format!("urn:oasis:names:specification:ubl:schema:xsd:{root}-2::{root}##{rules}::2.1");
        RULES.map(id).to_vec()
    }
}
