//! Never twice, never lost: programs hand documents over, the provider is in trouble, the server is killed twice, and
//! in the end every document has arrived once by its key, or was stopped.
//! `CARNET_HAND_OFF_DOCUMENTS=10000` for the whole of it.

use std::{
    collections::{BTreeMap, HashMap},
    io::{Read, Write},
    net::TcpStream,
    process::Stdio,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use crate::{
    hand_off_support::{Provider, SECRET},
    support::{Place, Server},
};
use carnet_core::{
    identifier::ParticipantId,
    wire::{DocumentType, HandOffWay, KeyAccess, Locale, NameEntry, Provider as WireProvider, Role},
};
use carnet_store::{
    accounts::{self, Acceptance, NewAccount},
    api_keys::{self, NewKey},
    customers::{self, NewCustomer},
    db::{self, Db},
    participants::{self, NewParticipant},
    pool,
    providers::{self, HandOffChange, NewProvider},
    sqlite::{self, SqlitePool},
    users::{self, NewUser},
};
use sha2::{Digest, Sha256};

const CLIENTS: usize = 16;
const KEY: &str = "carnet_of_the_test";
const KNOWN: &str = "0088:7300010000001";
const UNKNOWN: &str = "0088:7300010000018";
const UBL: &str = "urn:oasis:names:specification:ubl:schema:xsd";
const BIS3: &str = "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0";
const PROCESS: &str = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0";

/// Every tenth is for somebody the company has not added.
fn is_for_a_stranger(n: usize) -> bool {
    n % 10 == 7
}

fn invoice(n: usize) -> String {
    let recipient = if is_for_a_stranger(n) { UNKNOWN } else { KNOWN };
    let party = |element: &str, value: &str| {
        format!(
            "<cac:{element}><cac:Party><cbc:EndpointID schemeID=\"0088\">{}</cbc:EndpointID><cac:PartyName><cbc:Name>N\
             </cbc:Name></cac:PartyName></cac:Party></cac:{element}>",
            value.trim_start_matches("0088:")
        )
    };
    format!(
        "<Invoice xmlns=\"{UBL}:Invoice-2\" xmlns:cac=\"{UBL}:CommonAggregateComponents-2\" \
         xmlns:cbc=\"{UBL}:CommonBasicComponents-2\"><cbc:CustomizationID>{BIS3}</cbc:CustomizationID>\
         <cbc:ProfileID>{PROCESS}</cbc:ProfileID><cbc:ID>F-{n}</cbc:ID><cbc:IssueDate>2026-11-26</cbc:IssueDate>{}{}\
         </Invoice>",
        party("AccountingSupplierParty", "0088:7300010000025"),
        party("AccountingCustomerParty", recipient)
    )
}

fn fill(db: &mut dyn Db, port: u16) -> carnet_store::Result<()> {
    let account =
        NewAccount { id: "a".into(), name: "A".into(), participant_id: None, acceptance: Acceptance::Automatic };
    accounts::add(db, &account, 1)?;
    let user = NewUser {
        id: "u".into(),
        account_id: "a".into(),
        email: "u@a.example".into(),
        display_name: "U".into(),
        role: Role::Admin,
        locale: Locale::Fr,
        password_hash: String::new(),
    };
    users::add(db, &user, 1)?;
    let who = users::by_email(db, "u@a.example")?.unwrap().session;
    let hash: String = Sha256::digest(KEY).iter().map(|byte| format!("{byte:02x}")).collect();
    let key = NewKey {
        id: "k".into(),
        user_id: "ku".into(),
        name: "K".into(),
        access: KeyAccess::Write,
        key_hash: hash,
        ending: "test".into(),
    };
    api_keys::add(db, &who, &key, 1)?.unwrap();
    let hand_off = HandOffChange {
        way: Some(HandOffWay::Post),
        url: Some(Some(format!("http://127.0.0.1:{port}/in"))),
        secret: Some(Some(SECRET.to_owned())),
    };
    let provider = WireProvider { id: "p".into(), name: "P".into(), requires_routing_setup: false };
    providers::add(db, &who, &NewProvider { provider, contact: None, hand_off }, 1)?.unwrap();
    for id in [KNOWN, UNKNOWN] {
        participants::put(db, &participant(id))?;
    }
    let customer = NewCustomer { participant_key: KNOWN.into(), numbers: Vec::new(), provider_id: Some("p".into()) };
    customers::add(db, "a", "u", "c", "r", &customer, 1)?.unwrap();
    Ok(())
}

fn participant(id: &str) -> NewParticipant {
    let value = format!("{UBL}:Invoice-2::Invoice##{BIS3}::2.1");
    NewParticipant {
        participant_id: ParticipantId::parse(id).unwrap(),
        names: vec![NameEntry { name: "N".into(), language: None }],
        country: "SE".into(),
        place: None,
        website: None,
        identifiers: Vec::new(),
        document_types: vec![DocumentType { scheme: "busdox-docid-qns".into(), value, name: "Invoice".into() }],
        provider_ids: vec!["p".into()],
        source: "test".into(),
        as_of_ms: 1,
    }
}

fn serve(place: &Place, port: u16) -> Server {
    let listen = format!("127.0.0.1:{port}");
    let arguments = [
        ["serve", "--allow-private-network"].as_slice(),
        &["--listen", &listen, "--log", "error", "--hand-off-timeout", "0.2", "--hand-off-poll", "0.1"],
        &["--hand-off-backoff", "0.1", "--hand-off-max-backoff", "0.5"],
    ];
    let mut command = place.command(&arguments.concat());
    Server::listening(command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap())
}

/// The status, if there was an answer at all.
fn post(address: &str, body: &str) -> Option<u16> {
    let mut stream = TcpStream::connect(address).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(30))).ok()?;
    let head = format!(
        "POST /api/v1/documents HTTP/1.1\r\nHost: {address}\r\nAuthorization: Bearer {KEY}\r\nContent-Type: \
         application/xml\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).ok()?;
    stream.write_all(body.as_bytes()).ok()?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).ok()?;
    std::str::from_utf8(answer.get(9..12)?).ok()?.parse().ok()
}

/// How often an answer said what: 201, 200 for what had been taken in before its answer got lost, none.
type Heard = Mutex<BTreeMap<Option<u16>, usize>>;

fn client(address: &str, first: usize, all: usize, done: &AtomicUsize, heard: &Heard) {
    for n in (first..all).step_by(CLIENTS) {
        let body = invoice(n);
        loop {
            let answer = post(address, &body);
            *heard.lock().unwrap().entry(answer).or_default() += 1;
            match answer {
                Some(200 | 201) => break,
                Some(503) | None => thread::sleep(Duration::from_millis(20)),
                Some(other) => panic!("F-{n}: {other}"),
            }
        }
        done.fetch_add(1, Ordering::SeqCst);
    }
}

fn by_status(pool: &SqlitePool) -> HashMap<String, usize> {
    let sql = "select status, count(*) from documents group by status";
    let rows = pool::read(pool, |db| db::query_all(db, sql, &[], |row| Ok((row.text(0)?, row.int(1)? as usize))));
    rows.unwrap().into_iter().collect()
}

#[test]
fn every_document_arrives_once_or_is_stopped() {
    let all: usize = std::env::var("CARNET_HAND_OFF_DOCUMENTS").map_or(1_000, |text| text.parse().unwrap());
    let (place, provider, begun) = (Place::new(), Provider::start(), Instant::now());
    let pool = sqlite::open(&place.database(), 1).unwrap();
    pool::write(&pool, |db| fill(db, provider.port)).unwrap();
    let mut server = serve(&place, 0);
    let address = server.address.clone();
    let port = address.rsplit(':').next().unwrap().parse().unwrap();
    let (done, heard) = (AtomicUsize::new(0), Heard::default());
    let patience = Duration::from_secs(60 + all as u64 / 10);
    thread::scope(|scope| {
        for first in 0..CLIENTS {
            let (address, done, heard) = (address.as_str(), &done, &heard);
            scope.spawn(move || client(address, first, all, done, heard));
        }
        for third in 1..=2 {
            while done.load(Ordering::SeqCst) < all * third / 3 {
                assert!(begun.elapsed() < patience, "{:?}", heard.lock().unwrap());
                thread::sleep(Duration::from_millis(5));
            }
            server.child.kill().unwrap();
            server.child.wait().unwrap();
            server = serve(&place, port);
        }
    });
    let taken_in = begun.elapsed();
    while by_status(&pool).contains_key("queued") {
        assert!(begun.elapsed() < patience, "{:?}", by_status(&pool));
        thread::sleep(Duration::from_millis(100));
    }

    let strangers = (0..all).filter(|n| is_for_a_stranger(*n)).count();
    let statuses = by_status(&pool);
    println!("{all} documents by {CLIENTS} clients, 2 kills; answers heard {:?}", heard.lock().unwrap());
    println!(
        "{statuses:?}; {} posts: {} not available, {} taken too late to say so, {} of what was there already",
        provider.posts.load(Ordering::SeqCst),
        provider.unavailable.load(Ordering::SeqCst),
        provider.late.load(Ordering::SeqCst),
        provider.known.load(Ordering::SeqCst)
    );
    println!("taken in within {taken_in:.1?}, all of it within {:.1?}", begun.elapsed());
    let expected = [("delivered".to_owned(), all - strangers), ("stopped".to_owned(), strangers)];
    assert_eq!(statuses, HashMap::from(expected));
    arrived_once(&pool, &provider, all);
}

/// By key, and by what the company calls it: the provider has what was delivered, byte for byte, and nothing else.
fn arrived_once(pool: &SqlitePool, provider: &Arc<Provider>, all: usize) {
    let sql = "select id, number from documents where status = 'delivered' order by id";
    let delivered = pool::read(pool, |db| db::query_all(db, sql, &[], |row| Ok((row.text(0)?, row.text(1)?)))).unwrap();
    let taken = provider.taken.lock().unwrap();
    assert_eq!(taken.len(), delivered.len());
    let mut numbers: Vec<usize> = Vec::new();
    for (id, number) in delivered {
        let n = number.trim_start_matches("F-").parse().unwrap();
        assert_eq!(taken.get(&id), Some(&invoice(n)), "{number}");
        numbers.push(n);
    }
    numbers.sort_unstable();
    assert_eq!(numbers, (0..all).filter(|n| !is_for_a_stranger(*n)).collect::<Vec<_>>());
}
