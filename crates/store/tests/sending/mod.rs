//! Documents that come in, made short, and what becomes of them.

use carnet_core::{
    invoice::{Invoice, Party, PartyId, Syntax},
    wire::{
        Account, ChangeSettings, CompanySettings, Directory, InboundDocument, InboundKind, Locale, Message, Role,
        Session, Supplier, SupplierStatus, User,
    },
};
use carnet_store::{
    customers::Actor,
    inbound::{self, InboundQuery, NewDocument, Received},
    messages::{self, MessageQuery},
    pool::{self, Pool},
    settings,
    suppliers::{self, SupplierQuery},
};

use crate::common::*;

pub const NOW: i64 = 2_000_000_000_000;

pub fn actor(now_ms: i64) -> Actor<'static> {
    Actor { account_id: ACCOUNT, user_id: USER, now_ms }
}

/// A document of a seller with this electronic address.
pub fn invoice(endpoint: &str, number: &str) -> Invoice {
    let (scheme, value) = endpoint.split_once(':').unwrap();
    let endpoint = PartyId { scheme: Some(scheme.to_owned()), value: value.to_owned() };
    of_party(Party { endpoint: Some(endpoint), name: Some(format!("Seller {value}")), ..Party::default() }, number)
}

pub fn of_party(sender: Party, number: &str) -> Invoice {
    Invoice {
        kind: InboundKind::Invoice,
        syntax: Syntax::Ubl,
        number: number.to_owned(),
        issued_on: Some("2026-11-24".to_owned()),
        customization: None,
        profile: None,
        amount: None,
        currency: None,
        buyer_reference: None,
        sender,
        receiver: Party::default(),
        notes: Vec::new(),
    }
}

/// Takes in a document under its number, which is its fingerprint too.
pub fn receive(pool: &dyn Pool, account_id: &str, invoice: &Invoice, now_ms: i64) -> Received {
    let (number, supplier_id) = (invoice.number.as_str(), format!("supplier-of-{}", invoice.number));
    let new = NewDocument { id: number, supplier_id: &supplier_id, invoice, source: "<Invoice/>", hash: number };
    let actor = Actor { account_id, user_id: USER, now_ms };
    pool::write(pool, |db| inbound::receive(db, &actor, &new)).unwrap()
}

impl Database {
    pub fn receive(&self, invoice: &Invoice, now_ms: i64) -> InboundDocument {
        let received = receive(self.pool.as_ref(), ACCOUNT, invoice, now_ms);
        assert!(!received.again);
        received.document
    }

    /// An account whose supplier directory is closed.
    pub fn closed(&self) {
        self.account(ACCOUNT, USER, None, carnet_store::accounts::Acceptance::Automatic);
        self.set(Directory::Closed, 1, NOW);
    }

    pub fn set(&self, directory: Directory, version: u64, now_ms: i64) -> CompanySettings {
        let changes = ChangeSettings { supplier_directory: Some(directory), ..ChangeSettings::default() };
        self.write(|db| settings::change(db, &session(), version, &changes, now_ms)).unwrap()
    }

    pub fn suppliers(&self, status: Option<SupplierStatus>) -> Vec<Supplier> {
        let query = SupplierQuery { status, ..SupplierQuery::default() };
        self.read(|db| suppliers::list(db, ACCOUNT, &query, NOW)).items
    }

    /// Numbers, states and arrivals in the order of receipt.
    pub fn inbox(&self) -> Vec<String> {
        let query = InboundQuery { limit: 100, ..InboundQuery::default() };
        let mut items = self.read(|db| inbound::list(db, ACCOUNT, &query)).items;
        items.sort_by(|a, b| a.number.cmp(&b.number));
        let shown = |item: InboundDocument| {
            let arrival = item.arrival.map_or("-".to_owned(), |arrival| arrival.to_string());
            format!("{} {:?} {arrival}", item.number, item.status)
        };
        items.into_iter().map(shown).collect()
    }

    pub fn messages(&self, account_id: &str, user_id: &str) -> Vec<Message> {
        let query = MessageQuery { limit: 50, ..MessageQuery::default() };
        self.read(|db| messages::list(db, account_id, user_id, &query)).items
    }
}

pub fn session() -> Session {
    Session {
        user: User {
            id: USER.to_owned(),
            email: "user-1@carnet.example".to_owned(),
            display_name: "Person user-1".to_owned(),
            role: Role::Admin,
            locale: Locale::Fr,
        },
        account: Account { id: ACCOUNT.to_owned(), name: "Company account-1".to_owned(), participant_id: None },
        live_verification: false,
    }
}
