//! The facts of a route from the database: those that plain loops over the same directories tell, in as few queries
//! as there are kinds of look-up, and what a block is told with.

use crate::{
    common::{
        self, ACCOUNT, Database, USER, every_kind, in_sqlite, participant, quick, with_identifiers, with_providers,
    },
    routing_model::{
        self, Dice, Entry, Own, Paper, World,
        facts::{Asked, facts},
    },
};
use carnet_core::{
    identifier::ParticipantId,
    routing::decide,
    state::{OwnStatus, Relationship},
    wire::{
        Directory, FoundParty, Identifier, IdentifierKind, NameEntry, NearMiss, Provider, RouteFacts, RouteIdentifier,
        RouteParty, StopCause,
    },
};
use carnet_store::{
    accounts::Acceptance,
    customers::{self, Actor, Changes},
    db::{Db, Engine, Row, Value},
    participants::{self, NewParticipant},
    providers,
    requests::{self, NewRequest},
    routing::{self, LiveBlock, RouteRequest},
};

const NOW: i64 = 1_787_142_600_000;

fn request<'a>(paper: &'a Paper) -> RouteRequest<'a> {
    RouteRequest {
        identifiers: &paper.identifiers,
        document_types: &[],
        name: paper.name.as_deref(),
        now_ms: NOW,
        live: None,
    }
}

fn set_up(database: &Database) {
    database.account(ACCOUNT, USER, None, Acceptance::Automatic);
    database.account("other", "other-user", None, Acceptance::Automatic);
    for id in ["p1", "p2"] {
        let provider = Provider { id: id.to_owned(), name: format!("Provider {id}"), requires_routing_setup: false };
        database.write(|db| providers::put(db, &provider));
    }
}

/// Everything of the directory before is gone.
fn store(db: &mut dyn Db, world: &World) -> carnet_store::Result<()> {
    for table in ["requests", "customer_numbers", "audit", "customers", "participants"] {
        db.execute(&format!("delete from {table}"), &[])?;
    }
    for entry in &world.entries {
        participants::put(db, &card(entry))?;
    }
    for own in &world.customers {
        let entry = &world.entries[own.of];
        add(db, entry, own)?;
    }
    for entry in world.entries.iter().filter(|entry| entry.removed) {
        participants::mark_removed(db, &entry.key(), NOW)?;
    }
    Ok(())
}

fn card(entry: &Entry) -> NewParticipant {
    let further = entry.further.iter().map(|(scheme, value)| Identifier {
        scheme: scheme.clone(),
        value: value.clone(),
        label: scheme.clone(),
    });
    let providers: Vec<&str> = entry.providers.iter().map(String::as_str).collect();
    let card = participant(&entry.address(), &[&entry.name]);
    let document_types = if entry.invoices { card.document_types.clone() } else { Vec::new() };
    with_providers(
        NewParticipant {
            participant_id: ParticipantId::parse(&entry.address()).unwrap(),
            names: vec![NameEntry { name: entry.name.clone(), language: None }],
            identifiers: further.collect(),
            document_types,
            ..card
        },
        &providers,
    )
}

fn add(db: &mut dyn Db, entry: &Entry, own: &Own) -> carnet_store::Result<()> {
    let chosen = own.provider.clone().or(entry.providers.first().cloned());
    let numbers: Vec<&str> = own.numbers.iter().map(String::as_str).collect();
    let new = common::customer(&entry.address(), &numbers, chosen.as_deref());
    customers::add(db, ACCOUNT, USER, &own.id, &format!("r-{}", own.id), &new, 1_000)?.unwrap();
    if own.provider.is_none() && entry.providers.len() > 1 {
        db.execute("update customers set provider_id = null where id = $1", &[(&own.id).into()])?;
    }
    relate(db, own)
}

/// Brings a customer where requests would have brought it.
fn relate(db: &mut dyn Db, own: &Own) -> carnet_store::Result<()> {
    let (word, state) = match own.relationship {
        Relationship::Ready => ("ready", None),
        Relationship::AwaitingAcceptance => ("awaitingAcceptance", Some("awaitingAcceptance")),
        Relationship::Refused => ("refused", Some("refused")),
        Relationship::AwaitingRouting => ("awaitingRouting", Some("awaitingRouting")),
        Relationship::Cancelled => ("cancelled", Some("cancelled")),
    };
    if let Some(state) = state {
        let sql = "update customers set relationship = $2, state = $3 where id = $1";
        db.execute(sql, &[(&own.id).into(), word.into(), state.into()])?;
    }
    if own.deactivated {
        let sql = "update customers set own_status = 'deactivated', state = 'deactivated' where id = $1";
        db.execute(sql, &[(&own.id).into()])?;
    }
    Ok(())
}

/// Without what the model does not know of: times.
fn timeless(mut facts: RouteFacts) -> RouteFacts {
    let party = |party: &mut RouteParty| party.as_of.clear();
    for lookup in &mut facts.lookups {
        lookup.own.iter_mut().chain(&mut lookup.public).for_each(|FoundParty { party: found, .. }| party(found));
        lookup.near.iter_mut().for_each(|NearMiss { party: near, .. }| party(near));
    }
    facts.same_name.iter_mut().for_each(party);
    facts
}

#[test]
fn the_database_tells_what_plain_loops_over_the_directories_tell() {
    let database = quick();
    set_up(&database);
    let mut asked = Asked::default();
    for seed in 0..u64::from(carnet_testing::cases(600)) {
        let mut dice = Dice::new(1_000_000 + seed);
        let world = routing_model::world(&mut dice);
        database.write(|db| store(db, &world));
        for _ in 0..4 {
            let paper = routing_model::paper(&mut dice);
            let told = timeless(database.read(|db| routing::facts(db, ACCOUNT, &request(&paper))));
            let expected = facts(&world, &paper, &mut asked);
            assert_eq!(told, expected, "case {seed}: {paper:#?} in {world:#?}");
            let foreign = database.read(|db| routing::facts(db, "other", &request(&paper)));
            assert!(foreign.lookups.iter().all(|lookup| lookup.own.is_empty() && lookup.near.is_empty()));
            assert!(foreign.same_name.is_none());
        }
    }
}

fn by_number(number: &str) -> Paper {
    Paper::of(&[(IdentifierKind::CustomerNumber, number)])
}

/// The account's customer with number 100.
fn one(database: &Database) -> String {
    set_up(database);
    let card = with_identifiers(participant("0225:702042755", &["Vega SA"]), &[("0002", "702042755")]);
    database.put(&with_providers(card, &["p1", "p2"]));
    let new = common::customer("0225:702042755", &["100"], Some("p2"));
    database.write(|db| customers::add(db, ACCOUNT, USER, "c1", "r1", &new, 1_000)).unwrap().id
}

fn found(database: &Database, paper: &Paper) -> FoundParty {
    let facts = database.read(|db| routing::facts(db, ACCOUNT, &request(paper)));
    facts.lookups[0].own[0].clone()
}

#[test]
fn a_block_says_since_when_and_by_whom() {
    for database in every_kind() {
        let id = one(&database);
        let actor = Actor { account_id: ACCOUNT, user_id: USER, now_ms: NOW };
        let off = Changes { own_status: Some(OwnStatus::Deactivated), ..Changes::default() };
        database.write(|db| customers::change(db, &actor, &id, Some(1), &off)).unwrap();
        let numbers = Changes { numbers: Some(vec!["100".to_owned(), "7".to_owned()]), ..Changes::default() };
        let later = Actor { now_ms: NOW + 60_000, ..actor };
        database.write(|db| customers::change(db, &later, &id, Some(2), &numbers)).unwrap();
        let FoundParty { party, block } = found(&database, &by_number("100"));
        assert_eq!(block, Some(StopCause::Deactivated), "{}", database.name);
        assert_eq!(party.since.as_deref(), Some("2026-08-19T12:30:00Z"), "not of the later change");
        assert_eq!((party.by.as_deref(), party.request_id), (Some("Person user-1"), None));
        assert_eq!(party.provider.map(|provider| provider.id).as_deref(), Some("p2"));
    }
}

#[test]
fn a_block_that_waits_names_its_request() {
    let database = quick();
    let id = one(&database);
    for (request_id, at) in [("first", NOW), ("second", NOW + 1_000)] {
        let new = NewRequest {
            id: request_id,
            kind: carnet_core::wire::RequestKind::Routing,
            account_id: ACCOUNT,
            customer_id: &id,
            recipient_account_id: None,
            provider_id: Some("p2"),
            user_id: USER,
        };
        database.write(|db| {
            requests::cancel_open(db, &id, USER, at)?;
            requests::open(db, &new, at)
        });
    }
    let set = "update customers set relationship = 'awaitingRouting', state = 'awaitingRouting'";
    database.write(|db| db.execute(set, &[]));
    let FoundParty { party, block } = found(&database, &by_number("100"));
    assert_eq!(block, Some(StopCause::AwaitingRouting));
    assert_eq!((party.request_id.as_deref(), party.since.as_deref()), (Some("second"), Some("2026-08-19T12:30:01Z")));
}

#[test]
fn what_the_network_says_counts_where_nothing_else_does() {
    let database = quick();
    one(&database);
    let paper = by_number("100");
    for (key, block) in [("0225:702042755", Some(StopCause::LookupFailed)), ("0225:1", None)] {
        let live = LiveBlock { participant_key: key.to_owned(), cause: StopCause::LookupFailed };
        let request = RouteRequest { live: Some(&live), ..request(&paper) };
        let facts = database.read(|db| routing::facts(db, ACCOUNT, &request));
        assert_eq!(facts.lookups[0].own[0].block, block);
    }
    database.write(|db| participants::mark_removed(db, "0225:702042755", NOW));
    let live = LiveBlock { participant_key: "0225:702042755".to_owned(), cause: StopCause::LookupFailed };
    let request = RouteRequest { live: Some(&live), ..request(&paper) };
    let facts = database.read(|db| routing::facts(db, ACCOUNT, &request));
    assert_eq!(facts.lookups[0].own[0].block, Some(StopCause::NonExisting));
}

#[test]
fn a_recipient_must_receive_one_of_the_types() {
    let database = quick();
    one(&database);
    let paper = by_number("100");
    for (types, block) in [
        (vec![common::INVOICE], None),
        (vec!["urn:other", common::INVOICE], None),
        (vec!["urn:other"], Some(StopCause::NoDocumentType)),
    ] {
        let types: Vec<String> = types.into_iter().map(str::to_owned).collect();
        let request = RouteRequest { document_types: &types, ..request(&paper) };
        let facts = database.read(|db| routing::facts(db, ACCOUNT, &request));
        assert_eq!(facts.lookups[0].own[0].block, block, "{types:?}");
    }
}

#[test]
fn a_company_with_many_entries_is_cut_and_keeps_who_can_receive() {
    let database = quick();
    set_up(&database);
    for n in 0..150 {
        let card = with_identifiers(
            participant(&format!("0088:{n:013}"), &[&format!("Vega {n:03}")]),
            &[("0002", "702042755")],
        );
        database.put(&if n == 90 { with_providers(card, &["p1"]) } else { card });
    }
    database.add("c1", "0088:0000000000149", &[]).unwrap();
    let paper = Paper::of(&[(IdentifierKind::OrgNumber, "0002:702042755"), (IdentifierKind::Gln, "0000000000017")]);
    let facts = database.read(|db| routing::facts(db, ACCOUNT, &request(&paper)));
    let org = facts.lookups.iter().find(|lookup| lookup.kind == IdentifierKind::OrgNumber).unwrap();
    assert_eq!(org.own.len(), 1, "the own customer, though it stands last");
    assert_eq!(org.public.len(), 20);
    assert!(org.public.iter().any(|found| found.party.name == "Vega 090"), "the one that can receive");
}

/// Passes everything on and counts the queries.
struct Counter<'a>(&'a mut dyn Db, usize);

impl Db for Counter<'_> {
    fn engine(&self) -> Engine {
        self.0.engine()
    }

    fn query(
        &mut self,
        sql: &str,
        params: &[Value],
        each: &mut dyn FnMut(&Row) -> carnet_store::Result<()>,
    ) -> carnet_store::Result<()> {
        self.1 += 1;
        let mut plan = String::new();
        self.0.query(&format!("explain query plan {sql}"), params, &mut |row| {
            plan += &format!("    {}\n", row.text(3)?);
            Ok(())
        })?;
        // What a query has found may be read whole.
        let of_a_table =
            |line: &&str| line.contains("SCAN") && !line.contains("SCAN h") && !line.contains("SCAN (subquery");
        let scans = plan.lines().filter(of_a_table).count();
        assert_eq!(scans, 0, "reads a whole table:\n{sql}\n{plan}");
        self.0.query(sql, params, each)
    }

    fn execute(&mut self, sql: &str, params: &[Value]) -> carnet_store::Result<u64> {
        self.0.execute(sql, params)
    }

    fn execute_batch(&mut self, sql: &str) -> carnet_store::Result<()> {
        self.0.execute_batch(sql)
    }
}

#[test]
fn all_identifiers_are_asked_for_together() {
    let database = in_sqlite();
    one(&database);
    let kinds = [
        (IdentifierKind::CustomerNumber, "0100"),
        (IdentifierKind::CustomerNumber, "7"),
        (IdentifierKind::ElectronicId, "0225:702042755"),
        (IdentifierKind::Iban, "DE89370400440532013000"),
        (IdentifierKind::Gln, "7300010000001"),
        (IdentifierKind::OrgNumber, "0002:702042755"),
        (IdentifierKind::Vat, "BE0202239951"),
        (IdentifierKind::Vat, "FR63702042755"),
    ];
    let mut paper = Paper::of(&kinds);
    paper.name = Some("Vega SA".to_owned());
    database.read(|db| {
        let mut counter = Counter(db, 0);
        let facts = routing::facts(&mut counter, ACCOUNT, &request(&paper))?;
        assert!(counter.1 <= 9, "{} queries", counter.1);
        assert_eq!(decide(&facts, Directory::Closed).by, Some(IdentifierKind::ElectronicId));
        let missed = RouteIdentifier { kind: IdentifierKind::CustomerNumber, value: "0100".to_owned() };
        let mut alone = Counter(counter.0, 0);
        let identifiers = [missed];
        let request = RouteRequest { identifiers: &identifiers, name: Some("Vega"), ..request(&paper) };
        let facts = routing::facts(&mut alone, ACCOUNT, &request)?;
        assert_eq!(decide(&facts, Directory::Closed).cause, Some(StopCause::ValuesDiffer));
        Ok(())
    });
}
