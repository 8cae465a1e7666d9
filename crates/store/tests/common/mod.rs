//! What the store's tests share: databases of every engine there is, participants made short, and an account.

use std::{ops::Range, sync::Arc};

use carnet_core::{
    identifier::{ParticipantId, canonical},
    wire::{Customer, DocumentType, Locale, NameEntry, Participant, ParticipantSearch, Provider, Role},
};
use carnet_store::{
    accounts::{self, Acceptance, NewAccount},
    customers::{self, AddRefused, NewCustomer},
    db::Db,
    participants::{self, NewParticipant, ParticipantQuery, Put},
    pool::{self, Pool},
    users::{self, NewUser},
};
use carnet_testing::TestDatabase;

pub const ACCOUNT: &str = "account-1";
pub const USER: &str = "user-1";
pub const INVOICE: &str = "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2::Invoice##urn:x::2.1";

/// A new, empty database, gone when dropped.
pub struct Database {
    pub name: &'static str,
    pub pool: Arc<dyn Pool>,
    place: TestDatabase,
}

/// Of the engine that the run is about.
pub fn quick() -> Database {
    carnet_testing::quick().into()
}

/// SQLite's, for a test of its plans.
pub fn in_sqlite() -> Database {
    carnet_testing::in_sqlite().into()
}

/// One that others may open, too: [`Database::elsewhere`].
pub fn shared() -> Database {
    carnet_testing::shared().into()
}

/// One of each kind that the run is about; PostgreSQL's are all of one kind.
pub fn every_kind() -> Vec<Database> {
    let quick = quick();
    match quick.place.url() {
        Some(_) => vec![quick],
        None => vec![quick, shared()],
    }
}

impl From<TestDatabase> for Database {
    fn from(place: TestDatabase) -> Self {
        Self { name: place.engine(), pool: Arc::clone(&place.pool), place }
    }
}

impl Database {
    /// The same database through the connections of another process.
    pub fn elsewhere(&self) -> Arc<dyn Pool> {
        self.place.elsewhere()
    }

    pub fn read<T>(&self, work: impl FnOnce(&mut dyn Db) -> carnet_store::Result<T>) -> T {
        pool::read(self.pool.as_ref(), work).unwrap()
    }

    pub fn write<T>(&self, work: impl FnOnce(&mut dyn Db) -> carnet_store::Result<T>) -> T {
        pool::write(self.pool.as_ref(), work).unwrap()
    }

    pub fn put(&self, participant: &NewParticipant) -> Put {
        self.write(|db| participants::put(db, participant))
    }

    pub fn search(&self, query: &ParticipantQuery) -> ParticipantSearch {
        self.read(|db| participants::search(db, ACCOUNT, query))
    }

    /// A company with one member.
    pub fn account(&self, account_id: &str, user_id: &str, participant: Option<&str>, acceptance: Acceptance) {
        let account = NewAccount {
            id: account_id.to_owned(),
            name: format!("Company {account_id}"),
            participant_id: participant.map(|id| ParticipantId::parse(id).unwrap()),
            acceptance,
        };
        self.write(|db| accounts::add(db, &account, 1));
        self.write(|db| users::add(db, &user(user_id, account_id, &format!("{user_id}@carnet.example")), 1));
    }

    pub fn add(&self, id: &str, participant_id: &str, numbers: &[&str]) -> Result<Customer, AddRefused> {
        let customer = customer(participant_id, numbers, None);
        self.write(|db| customers::add(db, ACCOUNT, USER, id, &format!("r-{id}"), &customer, 1_000))
    }
}

pub fn user(id: &str, account_id: &str, email: &str) -> NewUser {
    NewUser {
        id: id.to_owned(),
        account_id: account_id.to_owned(),
        email: email.to_owned(),
        display_name: format!("Person {id}"),
        role: Role::Member,
        locale: Locale::Fr,
        password_hash: "$argon2id$hash".to_owned(),
    }
}

pub fn customer(participant_id: &str, numbers: &[&str], provider_id: Option<&str>) -> NewCustomer {
    NewCustomer {
        participant_key: participant_id.to_lowercase(),
        numbers: numbers.iter().map(|number| (*number).to_owned()).collect(),
        provider_id: provider_id.map(str::to_owned),
    }
}

pub fn provider(id: &str, name: &str, requires_routing_setup: bool) -> Provider {
    Provider { id: id.to_owned(), name: name.to_owned(), requires_routing_setup }
}

pub fn document_type(value: &str) -> DocumentType {
    DocumentType { scheme: "busdox-docid-qns".to_owned(), value: value.to_owned(), name: "Invoice".to_owned() }
}

/// Participants *Vega 00017*, which has the id `0088:00017`, and so on.
pub fn numbered(numbers: Range<usize>) -> Vec<NewParticipant> {
    numbers.map(|number| participant(&format!("0088:{number:05}"), &[&format!("Vega {number:05}")])).collect()
}

/// A registered participant that receives invoices, without provider.
pub fn participant(id: &str, names: &[&str]) -> NewParticipant {
    NewParticipant {
        participant_id: ParticipantId::parse(id).unwrap(),
        names: names.iter().map(|name| NameEntry { name: (*name).to_owned(), language: None }).collect(),
        country: "FR".to_owned(),
        place: None,
        website: None,
        identifiers: Vec::new(),
        document_types: vec![document_type(INVOICE)],
        provider_ids: Vec::new(),
        source: "test-source".to_owned(),
        as_of_ms: 1_000,
    }
}

pub fn with_identifiers(mut participant: NewParticipant, identifiers: &[(&str, &str)]) -> NewParticipant {
    let country = participant.country.clone();
    participant.identifiers = identifiers.iter().map(|(label, value)| canonical(label, value, &country)).collect();
    participant
}

pub fn with_providers(mut participant: NewParticipant, ids: &[&str]) -> NewParticipant {
    participant.provider_ids = ids.iter().map(|id| (*id).to_owned()).collect();
    participant
}

pub fn by_name(name: &str) -> ParticipantQuery {
    ParticipantQuery { name: Some(name.to_owned()), ..ParticipantQuery::default() }
}

pub fn by_id(id: &str) -> ParticipantQuery {
    ParticipantQuery { id: Some(id.to_owned()), ..ParticipantQuery::default() }
}

pub fn ids(participants: &[Participant]) -> Vec<&str> {
    participants.iter().map(|participant| participant.participant_id.as_str()).collect()
}

/// The items of the literal and of the close group, by participant id.
pub fn groups(search: &ParticipantSearch) -> (Vec<&str>, Vec<&str>) {
    let group = |index: usize| search.groups.get(index).map(|group| ids(&group.items)).unwrap_or_default();
    (group(0), group(1))
}
