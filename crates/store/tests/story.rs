//! One story of the whole store, told over whatever pool it is given.

use carnet_core::{
    identifier::ParticipantId,
    state::{CustomerState, ParticipantState, Relationship},
    wire::{
        Customer, CustomerField, CustomerFilter, CustomerSort, DocumentType, Identifier, Locale, MatchKind,
        MatchedField, NameEntry, NetworkStatus, Participant, ParticipantSearch, Provider, Role,
    },
};
use carnet_store::{
    Error,
    accounts::{self, Acceptance, NewAccount},
    customers::{self, AddRefused, CustomerQuery, NewCustomer},
    db,
    participants::{self, NewParticipant, ParticipantQuery, Put},
    pool::{self, Pool},
    providers,
    sessions::{self, NewSession},
    users::{self, NewUser},
};

use crate::common::{quick, shared};

const NOW: i64 = 1_764_057_600_000;
const INVOICE: &str = "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2::Invoice##urn:cen.eu:en16931:2017::2.1";
const ORDER: &str = "urn:oasis:names:specification:ubl:schema:xsd:Order-2::Order##urn:x::2.1";

#[test]
fn in_a_database_of_one_process() {
    tell(quick().pool.as_ref());
}

#[test]
fn in_a_database_of_several_processes() {
    tell(shared().pool.as_ref());
}

fn tell(pool: &dyn Pool) {
    people_sign_in(pool);
    the_directory_fills(pool);
    names_are_searched(pool);
    identifiers_are_searched(pool);
    filters_narrow(pool);
    customers_are_added(pool);
    customers_are_found(pool);
    a_participant_leaves_and_returns(pool);
}

fn people_sign_in(pool: &dyn Pool) {
    let added = pool::write(pool, |db| {
        for (id, participant, acceptance) in [
            ("acme", Some("0225:100000009"), Acceptance::Automatic),
            ("strict", Some("0007:5560160680"), Acceptance::Manual),
        ] {
            let participant_id = participant.map(|id| ParticipantId::parse(id).unwrap());
            let account = NewAccount { id: id.to_owned(), name: id.to_uppercase(), participant_id, acceptance };
            accounts::add(db, &account, NOW)?;
            users::add(db, &user(&format!("user-{id}"), id, &format!("Someone@{id}.example")), NOW)?;
        }
        Ok(())
    });
    added.unwrap();
    let twice = pool::write(pool, |db| users::add(db, &user("other", "acme", " someone@ACME.example"), NOW));
    assert!(matches!(twice, Err(Error::Duplicate(_))), "{twice:?}");
    let known = pool::read(pool, |db| users::by_email(db, "SOMEONE@acme.example")).unwrap().unwrap();
    assert_eq!((known.session.user.id.as_str(), known.session.account.id.as_str()), ("user-acme", "acme"));

    let (token_hash, user_id) = ("hash".to_owned(), "user-acme".to_owned());
    let new = NewSession { id: "one".to_owned(), token_hash, user_id, browser: String::new() };
    pool::write(pool, |db| sessions::create(db, &new, NOW)).unwrap();
    let at = |now| pool::read(pool, |db| sessions::find(db, "hash", now)).unwrap();
    assert_eq!(at(NOW + 86_399_999).unwrap().session.account.name, "ACME");
    assert!(at(NOW + 86_400_000).is_none(), "a session ends a day after it was last seen");
    assert_eq!(pool::write(pool, |db| sessions::remove_expired(db, NOW + 86_400_000)).unwrap(), 1);
    assert!(at(NOW).is_none());
}

fn user(id: &str, account: &str, email: &str) -> NewUser {
    NewUser {
        id: id.to_owned(),
        account_id: account.to_owned(),
        email: email.to_owned(),
        display_name: id.to_owned(),
        role: Role::Member,
        locale: Locale::En,
        password_hash: "hash".to_owned(),
    }
}

fn participant(id: &str, name: &str, country: &str, document_type: &str, providers: &[&str]) -> NewParticipant {
    let value = document_type.to_owned();
    NewParticipant {
        participant_id: ParticipantId::parse(id).unwrap(),
        names: vec![NameEntry { name: name.to_owned(), language: None }],
        country: country.to_owned(),
        place: None,
        website: None,
        identifiers: Vec::new(),
        document_types: vec![DocumentType { scheme: "busdox-docid-qns".to_owned(), value, name: String::new() }],
        provider_ids: providers.iter().map(|id| (*id).to_owned()).collect(),
        source: "test".to_owned(),
        as_of_ms: NOW,
    }
}

fn cards() -> Vec<NewParticipant> {
    let mut all = vec![
        participant("0225:702042755", "Société  Durand SAS", "FR", INVOICE, &["alma"]),
        participant("0225:100000009", "Acme SAS", "FR", INVOICE, &["alma"]),
        participant("0007:5560160680", "Svenska Handelsbanken AB", "SE", INVOICE, &["alma"]),
        participant("0007:2120000787", "SVENSKA HANDELSVAROR AB", "SE", INVOICE, &["setup"]),
        participant("0213:FI15921021", "Vanha Oy", "FI", INVOICE, &[]),
        participant("0088:7300010000001", "Order % only_ [x] AB", "SE", ORDER, &["alma", "setup"]),
    ];
    all[0].identifiers.push(Identifier {
        scheme: "0009".to_owned(),
        value: "70204275500240".to_owned(),
        label: "SIRET".to_owned(),
    });
    all[2].names.push(NameEntry { name: "Handelsbanken Group".to_owned(), language: Some("en".to_owned()) });
    all
}

fn the_directory_fills(pool: &dyn Pool) {
    let put = |card: &NewParticipant| pool::write(pool, |db| participants::put(db, card)).unwrap();
    pool::write(pool, |db| {
        for (id, name, requires_routing_setup) in [("alma", "Réseau Alma", false), ("setup", "Quai Lent", true)] {
            providers::put(db, &Provider { id: id.to_owned(), name: name.to_owned(), requires_routing_setup })?;
        }
        Ok(())
    })
    .unwrap();
    for card in cards() {
        assert_eq!(put(&card), Put::Created);
        assert_eq!(put(&NewParticipant { as_of_ms: NOW + 1, ..card.clone() }), Put::Unchanged);
    }
    let mut moved = cards().remove(0);
    moved.place = Some("Lyon".to_owned());
    assert_eq!(put(&moved), Put::Updated);
    let durand = pool::read(pool, |db| participants::get(db, "acme", "0225:702042755")).unwrap().unwrap();
    assert_eq!((durand.name.as_str(), durand.place.as_deref()), ("Société Durand SAS", Some("Lyon")));
    assert_eq!(durand.state, ParticipantState::Routable);
    assert_eq!(durand.identifiers.len(), 1, "the participant id is not repeated");
    assert_eq!(durand.providers[0].name, "Réseau Alma");
}

fn search(pool: &dyn Pool, query: ParticipantQuery) -> ParticipantSearch {
    pool::read(pool, |db| participants::search(db, "acme", &query)).unwrap()
}

fn by_name(pool: &dyn Pool, name: &str) -> (Vec<String>, Vec<String>) {
    let answer = search(pool, ParticipantQuery { name: Some(name.to_owned()), ..ParticipantQuery::default() });
    let of = |kind| {
        let groups = answer.groups.iter().filter(|group| group.kind == kind);
        groups.flat_map(|group| &group.items).map(|item| item.name.clone()).collect()
    };
    (of(MatchKind::Literal), of(MatchKind::Close))
}

fn names_are_searched(pool: &dyn Pool) {
    let bank = "Svenska Handelsbanken AB".to_owned();
    let goods = "SVENSKA HANDELSVAROR AB".to_owned();
    assert_eq!(by_name(pool, "Svenska"), (vec![], vec![bank.clone(), goods.clone()].into_iter().rev().collect()));
    assert_eq!(by_name(pool, "*Handels*"), (vec![bank.clone()], vec![goods.clone()]));
    assert_eq!(by_name(pool, "*handels*").0, Vec::<String>::new());
    assert_eq!(by_name(pool, "Handelsbanken Group").0, vec![bank.clone()], "a further name is a name");
    assert_eq!(by_name(pool, "*% only_ [x]*").0, vec!["Order % only_ [x] AB"]);
    assert_eq!(by_name(pool, "*% only__x]*").0, Vec::<String>::new());
    assert_eq!(by_name(pool, "durand societe").1, vec!["Société Durand SAS"]);
    assert_eq!(by_name(pool, "*").0.len(), 6);
}

fn by_id(pool: &dyn Pool, id: &str) -> Vec<Participant> {
    let answer = search(pool, ParticipantQuery { id: Some(id.to_owned()), ..ParticipantQuery::default() });
    assert_eq!(answer.groups.len(), 1, "without a name nothing comes close");
    answer.groups.into_iter().flat_map(|group| group.items).collect()
}

fn identifiers_are_searched(pool: &dyn Pool) {
    for text in [
        "702 042 755",
        "SIREN : 702 042 755",
        "702 042 755 00240",
        "0225:702042755",
        "iso6523-actorid-upis::0225:702042755",
        "FR36702042755",
        "70204*",
        "0225:7020*",
    ] {
        let found = by_id(pool, text);
        assert_eq!(found.len(), 1, "{text}");
        assert_eq!(found[0].name, "Société Durand SAS", "{text}");
        assert_eq!(found[0].matched.as_ref().unwrap().field, MatchedField::Identifier);
    }
    assert!(by_id(pool, "702042755")[0].matched.as_ref().unwrap().via.is_some(), "found as an equivalent, and said so");
    let retired = by_id(pool, "0037 15921021");
    assert_eq!((retired[0].name.as_str(), retired[0].state), ("Vanha Oy", ParticipantState::RetiredId));
    assert_eq!(retired[0].successor.as_deref(), Some("0216:003715921021"));
    assert!(by_id(pool, "999999999").is_empty());
}

fn filters_narrow(pool: &dyn Pool) {
    let narrowed = |provider: Option<&str>, country: Option<&str>| {
        search(
            pool,
            ParticipantQuery {
                name: Some("*AB".to_owned()),
                provider: provider.map(str::to_owned),
                country: country.map(str::to_owned),
                ..ParticipantQuery::default()
            },
        )
    };
    assert_eq!(narrowed(Some("setup"), None).groups[0].total, 2);
    assert_eq!(narrowed(Some("quai lent"), Some("se")).groups[0].total, 2);
    let none = narrowed(None, Some("FR"));
    assert_eq!((none.groups[0].total, none.without_filters), (0, Some(3)));
    assert_eq!(none.sources[0].name, "test");
    let cursor = ParticipantQuery { name: Some("*".to_owned()), cursor: Some("AAAA".to_owned()), ..Default::default() };
    let refused = pool::read(pool, |db| participants::search(db, "acme", &cursor));
    assert!(matches!(refused, Err(Error::BadCursor)), "{refused:?}");
}

fn add(pool: &dyn Pool, id: &str, key: &str, numbers: &[&str], provider: Option<&str>) -> Result<Customer, AddRefused> {
    let customer = NewCustomer {
        participant_key: key.to_owned(),
        numbers: numbers.iter().map(|number| (*number).to_owned()).collect(),
        provider_id: provider.map(str::to_owned),
    };
    pool::write(pool, |db| customers::add(db, "acme", "user-acme", id, &format!("r-{id}"), &customer, NOW)).unwrap()
}

fn customers_are_added(pool: &dyn Pool) {
    let durand = add(pool, "c1", "0225:702042755", &["0100", "A-7"], None).unwrap();
    assert_eq!((durand.relationship, durand.reason, durand.version), (Relationship::Ready, CustomerState::Routable, 1));
    assert_eq!(durand.provider_id.as_deref(), Some("alma"), "the only one is meant without saying");
    assert_eq!(durand.customer_numbers, ["0100", "A-7"]);

    let already = add(pool, "c2", "0225:702042755", &[], None).unwrap_err();
    assert!(matches!(&already, AddRefused::AlreadyInDirectory(holder) if holder.id == "c1"), "{already:?}");
    let taken = add(pool, "c2", "0213:fi15921021", &["100", "0100"], None).unwrap_err();
    let AddRefused::NumberTaken { number, holder } = taken else { panic!("{taken:?}") };
    assert_eq!((number.as_str(), holder.name.as_str()), ("0100", "Société Durand SAS"));
    let orders = "0088:7300010000001";
    assert_eq!(add(pool, "c2", orders, &[], None), Err(AddRefused::ProviderRequired));
    assert_eq!(add(pool, "c2", orders, &[], Some("nobody")), Err(AddRefused::ProviderNotFound));
    assert_eq!(add(pool, "c2", "0088:7300010000099", &[], None), Err(AddRefused::ParticipantNotFound));

    let strict = add(pool, "c3", "0007:5560160680", &["300"], None).unwrap();
    assert_eq!((strict.relationship, strict.routable), (Relationship::AwaitingAcceptance, false));
    let slow = add(pool, "c4", "0007:2120000787", &[], None).unwrap();
    assert_eq!(slow.relationship, Relationship::AwaitingRouting);
    let only_orders = add(pool, "c5", orders, &[], Some("alma")).unwrap();
    assert_eq!(only_orders.reason, CustomerState::NoDocumentType);
    let retired = add(pool, "c6", "0213:fi15921021", &["100"], None).unwrap();
    assert_eq!((retired.reason, retired.routable), (CustomerState::RetiredId, true));

    let audited = "select what || ' ' || object_id from audit where account_id = 'acme' and object_kind = 'customer' order by seq";
    let rows = pool::read(pool, |db| db::query_all(db, audited, &[], |row| row.text(0))).unwrap();
    assert_eq!(rows, ["customer.add c1", "customer.add c3", "customer.add c4", "customer.add c5", "customer.add c6"]);
    let foreign = pool::read(pool, |db| customers::get(db, "strict", "c1")).unwrap();
    assert!(foreign.is_none(), "another account has no such customer");
    let seen = pool::read(pool, |db| participants::get(db, "acme", "0225:702042755")).unwrap().unwrap();
    assert_eq!(seen.customer_id.as_deref(), Some("c1"));
}

fn list(pool: &dyn Pool, query: CustomerQuery) -> Vec<Customer> {
    pool::read(pool, |db| customers::list(db, "acme", &query)).unwrap().items
}

fn customers_are_found(pool: &dyn Pool) {
    let asked = |q: &str, field| list(pool, CustomerQuery { q: Some(q.to_owned()), field, ..Default::default() });
    for (q, id, field) in [
        ("0100", "c1", MatchedField::CustomerNumber),
        ("a-7", "c1", MatchedField::CustomerNumber),
        ("702 042 755", "c1", MatchedField::Identifier),
        ("70204275500240", "c1", MatchedField::Identifier),
        ("*Durand*", "c1", MatchedField::Name),
        ("societe", "c1", MatchedField::Name),
        ("7300010000001", "c5", MatchedField::Identifier),
        ("Quai Lent", "c4", MatchedField::Provider),
    ] {
        let found = asked(q, None);
        assert_eq!(found.first().map(|item| item.id.as_str()), Some(id), "{q}");
        assert_eq!(found[0].matched.as_ref().unwrap().field, field, "{q}");
    }
    assert!(asked("0100", Some(CustomerField::Name)).is_empty());
    let kinds: Vec<_> = asked("*SVENSKA*", None).into_iter().map(|item| (item.id, item.match_kind)).collect();
    let (literal, close) = (Some(MatchKind::Literal), Some(MatchKind::Close));
    assert_eq!(kinds, [("c4".to_owned(), literal), ("c3".to_owned(), close)]);

    let status = |status| {
        let rows = list(pool, CustomerQuery { status: Some(status), ..Default::default() });
        rows.into_iter().map(|item| item.id).collect::<Vec<_>>()
    };
    assert_eq!(status(CustomerFilter::Routable), ["c1", "c6"]);
    assert_eq!(status(CustomerFilter::Action), ["c5", "c4", "c3", "c6"]);
    assert!(status(CustomerFilter::NonExisting).is_empty());

    for sort in [CustomerSort::Name, CustomerSort::Provider, CustomerSort::UpdatedAt, CustomerSort::AsOf] {
        for descending in [false, true] {
            let whole = list(pool, CustomerQuery { sort, descending, ..Default::default() });
            let mut walked = Vec::new();
            let mut query = CustomerQuery { sort, descending, limit: 2, ..Default::default() };
            loop {
                let page = pool::read(pool, |db| customers::list(db, "acme", &query)).unwrap();
                assert_eq!((page.total, page.total_is_exact), (5, true));
                walked.extend(page.items);
                query.cursor = page.next_cursor;
                if query.cursor.is_none() {
                    break;
                }
            }
            assert_eq!(walked, whole, "{sort:?} {descending}");
        }
    }
}

fn a_participant_leaves_and_returns(pool: &dyn Pool) {
    let key = "0225:702042755";
    assert!(pool::write(pool, |db| participants::mark_removed(db, key, NOW + 5)).unwrap());
    let gone = pool::read(pool, |db| customers::get(db, "acme", "c1")).unwrap().unwrap();
    assert_eq!((gone.reason, gone.network_status), (CustomerState::NonExisting, NetworkStatus::Removed));
    assert_eq!(gone.customer_numbers, ["0100", "A-7"], "still listed, with its numbers");
    let query = CustomerQuery { status: Some(CustomerFilter::NonExisting), ..Default::default() };
    assert_eq!(list(pool, query).len(), 1);
    assert_eq!(by_id(pool, "702042755")[0].state, ParticipantState::NonExisting);

    let other = NewCustomer { participant_key: key.to_owned(), numbers: Vec::new(), provider_id: None };
    let refused =
        pool::write(pool, |db| customers::add(db, "strict", "user-strict", "s1", "r-s1", &other, NOW)).unwrap();
    assert_eq!(refused, Err(AddRefused::ParticipantRemoved));

    let card = cards().remove(0);
    assert_eq!(pool::write(pool, |db| participants::put(db, &card)).unwrap(), Put::Updated);
    let back = pool::read(pool, |db| customers::get(db, "acme", "c1")).unwrap().unwrap();
    assert_eq!(back.reason, CustomerState::Routable);
}
