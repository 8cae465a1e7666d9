//! What the settings and the suppliers' calls answer.

use carnet_core::wire::{
    Acceptance, CompanySettings, Directory, DocumentsOtherwise, InboundDocument, InboundKind, InboundStatus,
    KnownSupplier, SettingsEffect, Supplier, SupplierDecided, SupplierStatus,
};
use wasm_bindgen::JsValue;

use super::{Decode, field, variant};

structs! {
    CompanySettings { customer_directory, supplier_directory, acceptance, version, may_change, admins }
    SettingsEffect { days, customer_directory, supplier_directory, held }
    DocumentsOtherwise { documents, otherwise, companies }
    KnownSupplier { id, status }
    Supplier {
        id, name, status, participant_id, country, identifiers, providers, network_status, since, decided_at,
        decided_by, words, documents, held, version,
    }
    SupplierDecided { supplier, documents }
    InboundDocument {
        id, number, kind, issued_on, status, supplier_id, sender, sender_id, received_at, arrived_at, arrival, size,
    }
}

enums! {
    Directory { Open, Closed }
    Acceptance { Automatic, Manual }
    SupplierStatus { Authorized, ToApprove, Denied }
    InboundKind { Invoice, CreditNote }
    InboundStatus { Accepted, Held, Rejected }
}

impl Decode for u32 {
    fn decode(value: &JsValue) -> Option<Self> {
        u64::decode(value)?.try_into().ok()
    }
}
