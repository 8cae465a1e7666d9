//! A directory of many participants of which an account has added some, and the documents it sends: most to its
//! customers, some to others, some with a number that is almost right, some to nobody.

use std::{fs, path::Path, sync::Arc};

use carnet_core::{
    identifier::{ParticipantId, ParticipantIdError},
    wire::{DocumentType, Identifier, IdentifierKind, Locale, NameEntry, Provider, Role, RouteIdentifier},
};
use carnet_store::{
    accounts::{self, Acceptance, NewAccount},
    customers::{self, NewCustomer},
    db::Db,
    participants::{self, NewParticipant},
    pool::{self, Pool},
    providers, sqlite,
    users::{self, NewUser},
};

use super::Result;

pub const ACCOUNT: &str = "account";
pub const EMAIL: &str = "membre@bench.example";
pub const PASSWORD: &str = "une phrase que personne ne dit";
const USER: &str = "user";
const PROVIDERS: usize = 12;
/// Documents of a round.
const PAPERS: usize = 500;
const INVOICE: &str = "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2::Invoice##urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0::2.1";

#[derive(Clone, Copy)]
pub struct Size {
    pub participants: usize,
    pub customers: usize,
}

/// A new database at `path`.
pub fn filled(path: &Path, size: Size) -> Result<Arc<dyn Pool>> {
    for ending in ["", "-wal", "-shm"] {
        let mut file = path.as_os_str().to_owned();
        file.push(ending);
        if fs::exists(&file)? {
            fs::remove_file(&file)?;
        }
    }
    let pool: Arc<dyn Pool> = Arc::new(sqlite::open(path, 1)?);
    let hash = carnet_api::password::hash(PASSWORD, random).map_err(|error| format!("{error:?}"))?;
    pool::write(pool.as_ref(), |db| account(db, &hash))?;
    for from in (0..size.participants).step_by(5_000) {
        pool::write(pool.as_ref(), |db| {
            (from..size.participants.min(from + 5_000)).try_for_each(|n| participants::put(db, &card(n)?).map(|_| ()))
        })?;
    }
    for from in (0..size.customers).step_by(5_000) {
        pool::write(pool.as_ref(), |db| {
            (from..size.customers.min(from + 5_000))
                .try_for_each(|n| customer(db, n, n * (size.participants / size.customers)))
        })?;
    }
    Ok(pool)
}

/// Not secret: nobody else asks this database.
pub fn random(bytes: &mut [u8]) {
    bytes.iter_mut().zip(1_u8..).for_each(|(byte, n)| *byte = n.wrapping_mul(37));
}

fn account(db: &mut dyn Db, hash: &str) -> carnet_store::Result<()> {
    for n in 0..PROVIDERS {
        let provider = Provider { id: format!("p{n}"), name: format!("Plateforme {n}"), requires_routing_setup: false };
        providers::put(db, &provider)?;
    }
    let new = NewAccount {
        id: ACCOUNT.to_owned(),
        name: "Banc".to_owned(),
        participant_id: None,
        acceptance: Acceptance::Automatic,
    };
    accounts::add(db, &new, 1)?;
    let user = NewUser {
        id: USER.to_owned(),
        account_id: ACCOUNT.to_owned(),
        email: EMAIL.to_owned(),
        display_name: "Membre".to_owned(),
        role: Role::Member,
        locale: Locale::Fr,
        password_hash: hash.to_owned(),
    };
    users::add(db, &user, 1)?;
    Ok(())
}

fn siren(n: usize) -> String {
    format!("{:09}", 300_000_000 + n * 37)
}

fn vat(n: usize) -> String {
    let number = 300_000_000 + n * 37;
    format!("FR{:02}{number:09}", (12 + 3 * (number % 97)) % 97)
}

fn gln(n: usize) -> String {
    format!("73{n:011}")
}

fn card(n: usize) -> carnet_store::Result<NewParticipant> {
    let wrong = |error: ParticipantIdError| carnet_store::Error::Corrupt(error.to_string());
    let further = [("0002", siren(n)), ("9957", vat(n)), ("0088", gln(n))];
    let identifier =
        |(scheme, value): (&str, String)| Identifier { scheme: scheme.to_owned(), value, label: scheme.to_owned() };
    Ok(NewParticipant {
        participant_id: ParticipantId::parse(&format!("0225:{}", siren(n))).map_err(wrong)?,
        names: vec![NameEntry { name: format!("Société {n} SAS"), language: None }],
        country: "FR".to_owned(),
        place: None,
        website: None,
        identifiers: further.map(identifier).to_vec(),
        document_types: vec![DocumentType {
            scheme: "busdox-docid-qns".to_owned(),
            value: INVOICE.to_owned(),
            name: String::new(),
        }],
        provider_ids: vec![format!("p{}", n % PROVIDERS)],
        source: "peppol-directory".to_owned(),
        as_of_ms: 1,
    })
}

fn number(n: usize) -> String {
    format!("{n:06}")
}

fn customer(db: &mut dyn Db, n: usize, participant: usize) -> carnet_store::Result<()> {
    let new = NewCustomer {
        participant_key: format!("0225:{}", siren(participant)),
        numbers: vec![number(n)],
        provider_id: None,
    };
    let added = customers::add(db, ACCOUNT, USER, &format!("c{n}"), &format!("r{n}"), &new, 1)?;
    added.map(|_| ()).map_err(|refused| carnet_store::Error::Corrupt(format!("{refused:?}")))
}

/// What each document of a round has: a number, and what an invoice says of its buyer.
pub fn papers(size: Size) -> Vec<Vec<RouteIdentifier>> {
    let every = size.participants / size.customers;
    let paper = |at: usize| {
        let n = at * 7919 % size.customers;
        let (number, participant) = match at % 10 {
            0..=5 => (number(n), n * every),
            6 | 7 => ("inconnu".to_owned(), n * every + 1),
            8 => (format!("0{}", number(n)), n * every),
            _ => ("inconnu".to_owned(), size.participants + n),
        };
        let one = |(kind, value): (IdentifierKind, String)| RouteIdentifier { kind, value };
        [
            (IdentifierKind::CustomerNumber, number),
            (IdentifierKind::ElectronicId, format!("0225:{}", siren(participant))),
            (IdentifierKind::Gln, gln(participant)),
            (IdentifierKind::OrgNumber, format!("0002:{}", siren(participant))),
            (IdentifierKind::Vat, vat(participant)),
        ]
        .map(one)
        .to_vec()
    };
    (0..PAPERS).map(paper).collect()
}
