//! Particulars that the story passes over, told of every engine: times of confirmation, pages and cursors that are
//! refused, document types, near misses of numbers, what customers repeat of participants and providers.

use crate::common::*;
use carnet_core::{
    state::{CustomerState, ParticipantState, Relationship},
    wire::{CustomerField, CustomerFilter, CustomerSort, Holder, Locale, MatchKind, MatchedField, NetworkStatus, Page},
};
use carnet_store::{
    Error,
    accounts::{self, Acceptance},
    audit,
    customers::{self, AddRefused, CustomerQuery},
    participants::{self, NewParticipant, ParticipantQuery, Put},
    pool, providers,
    sessions::{self, NewSession},
    sources, users,
};

const HANDELSBANKEN: &str = "0007:5020077862";
const LUMIERE: &str = "0002:702042755";
const OLD_OVT: &str = "0212:15921021";

#[test]
fn particulars() {
    for database in every_kind() {
        println!("{}", database.name);
        people(&database);
        publish(&database);
        search_names(&database);
        search_identifiers(&database);
        filters_and_counts(&database);
        changes(&database);
        add_customers(&database);
        list_customers(&database);
        customers_follow(&database);
    }
}

fn people(database: &Database) {
    database.account(ACCOUNT, USER, Some(LUMIERE), Acceptance::Automatic);
    database.account("account-2", "user-2", Some("0208:0202239951"), Acceptance::Manual);
    assert_eq!(database.read(users::count), 2);
    assert!(database.read(|db| users::by_email(db, "nobody@carnet.example")).is_none());
    let user = database.read(|db| users::by_email(db, "user-1@carnet.example")).unwrap();
    let changed = database.write(|db| users::change_myself(db, &user.session, Some(Locale::En), None, 1_000));
    assert_eq!(changed.user.locale, Locale::En);
    let new = NewSession {
        id: "one".to_owned(),
        token_hash: "hash".to_owned(),
        user_id: USER.to_owned(),
        browser: String::new(),
    };
    database.write(|db| sessions::create(db, &new, 1_000));
    let session = database.read(|db| sessions::find(db, "hash", 1_000)).unwrap().session;
    assert_eq!(session.user.locale, Locale::En);
    assert_eq!(session.account.participant_id.as_deref(), Some(LUMIERE));
    assert!(database.write(|db| sessions::remove(db, "hash")));
    assert!(!database.write(|db| sessions::remove(db, "hash")));
}

fn publish(database: &Database) {
    database.write(|db| providers::put(db, &provider("sillage", "Plateforme Sillage", false)));
    database.write(|db| providers::put(db, &provider("alma", "Réseau Alma", true)));
    for participant in [
        with_providers(participant(HANDELSBANKEN, &["Svenska Handelsbanken AB"]), &["sillage", "alma", "sillage"]),
        participant("0007:5560001111", &["Handels"]),
        participant("0007:5560002222", &["SVENSKA HANDELS GRUPPEN"]),
        with_identifiers(
            participant(LUMIERE, &["  Société\u{a0}Lumie\u{300}re  ", "Lumière & Fils"]),
            &[("GLN", "7300010000001")],
        ),
        NewParticipant { country: "FI".to_owned(), ..participant(OLD_OVT, &["Vanha Oy"]) },
        with_providers(participant("0208:0202239951", &["Brasserie du Nord"]), &["alma"]),
        NewParticipant { document_types: Vec::new(), ..participant("0088:7300010000018", &["100% [Nord]_?"]) },
    ] {
        assert_eq!(database.put(&participant), Put::Created, "{}", participant.participant_id);
    }
    let again = participant("0007:5560001111", &["Handels"]);
    assert_eq!(database.put(&again), Put::Unchanged);
}

fn search_names(database: &Database) {
    let found = |name: &str| {
        let search = database.search(&by_name(name));
        let (literal, close) = groups(&search);
        let owned = |ids: Vec<&str>| ids.into_iter().map(str::to_owned).collect::<Vec<_>>();
        (owned(literal), owned(close))
    };
    let none: Vec<String> = Vec::new();
    // Exactly that name; the closest of the others first.
    assert_eq!(
        found("Handels"),
        (vec!["0007:5560001111".into()], vec!["0007:5560002222".into(), HANDELSBANKEN.into()])
    );
    assert_eq!(found("*Handels*").0, ["0007:5560001111", HANDELSBANKEN]);
    assert_eq!(found("*handels*").0, none);
    assert_eq!(found("*handels*").1, ["0007:5560001111", "0007:5560002222", HANDELSBANKEN]);
    assert_eq!(found("Société Lumière"), (vec![LUMIERE.into()], vec![]));
    assert_eq!(found("lumiere SOCIETE"), (vec![], vec![LUMIERE.into()]));
    // A further name counts, once.
    assert_eq!(found("*Fils").0, [LUMIERE]);
    assert_eq!(found("*Lumi*").0, [LUMIERE]);
    for sign in ["%", "[Nord]", "_?"] {
        assert_eq!(found(&format!("*{sign}*")).0, ["0088:7300010000018"], "{sign}");
    }
    assert_eq!(found("*\u{0}*").0, none);
    assert_eq!(found("*").0.len(), 7);
    assert_eq!(found("*").1, none);

    let search = database.search(&by_name("*& Fils"));
    let matched = search.groups[0].items[0].matched.clone().unwrap();
    assert_eq!((matched.field, matched.value.as_str()), (MatchedField::Name, "Lumière & Fils"));
    let literal = ParticipantQuery { matching: Some(MatchKind::Literal), ..by_name("*handels*") };
    let search = database.search(&literal);
    assert_eq!((search.groups.len(), search.groups[0].total, search.groups[0].total_is_exact), (1, 0, true));
}

fn search_identifiers(database: &Database) {
    let found = |id: &str| {
        let search = database.search(&by_id(id));
        assert_eq!(search.groups.len(), 1, "no name was asked for: {id}");
        search.groups[0].items.clone()
    };
    for text in
        ["702042755", "SIREN : 702 042 755", "0002:702042755", "iso6523-actorid-upis::0002:702042755", "7300010000001"]
    {
        assert_eq!(ids(&found(text)), [LUMIERE], "{text}");
    }
    let hit = &found("0088:7300010000001")[0];
    let matched = hit.matched.clone().unwrap();
    assert_eq!((matched.field, matched.scheme.as_deref()), (MatchedField::Identifier, Some("0088")));
    // The VAT number of the company names the company registered under its SIREN, and says so.
    let vat = &found("FR51702042755")[0];
    assert_eq!(vat.participant_id, LUMIERE);
    assert!(vat.matched.as_ref().unwrap().via.is_some());

    assert_eq!(ids(&found("0088:73*")), ["0088:7300010000018", LUMIERE], "by main name");
    assert_eq!(ids(&found("*2022399*")), ["0208:0202239951"]);
    let retired = &found("FI15921021")[0];
    assert_eq!((retired.participant_id.as_str(), retired.state), (OLD_OVT, ParticipantState::RetiredId));
    assert!(retired.successor.as_deref().unwrap().starts_with("0216:0037"));

    let both = ParticipantQuery { name: Some("*lumi*".to_owned()), ..by_id("702042755") };
    let (literal, close) = (database.search(&both).groups[0].total, database.search(&both).groups[1].total);
    assert_eq!((literal, close), (0, 1));
    assert!(!database.search(&by_id("702042755")).readings.is_empty());
    assert_eq!(database.search(&by_id("0088:9999")).groups[0].total, 0);
}

fn filters_and_counts(database: &Database) {
    let total = |query: &ParticipantQuery| database.search(query).groups[0].total;
    let base = ParticipantQuery::default;
    assert_eq!(total(&ParticipantQuery { provider: Some("alma".into()), ..base() }), 2);
    assert_eq!(total(&ParticipantQuery { provider: Some("RÉSEAU alma".into()), ..base() }), 2);
    assert_eq!(total(&ParticipantQuery { provider: Some("nobody".into()), ..base() }), 0);
    assert_eq!(total(&ParticipantQuery { country: Some("fi".into()), ..base() }), 1);
    assert_eq!(total(&ParticipantQuery { document_type: Some(INVOICE.into()), ..base() }), 6);
    let qualified = format!("busdox-docid-qns::{INVOICE}");
    assert_eq!(total(&ParticipantQuery { document_type: Some(qualified), ..base() }), 6);
    assert_eq!(total(&ParticipantQuery { document_type: Some(INVOICE.to_uppercase()), ..base() }), 0);

    let nothing = ParticipantQuery { country: Some("FI".into()), ..by_name("*Handels*") };
    let search = database.search(&nothing);
    assert_eq!((search.groups[0].total, search.groups[1].total), (0, 0));
    assert_eq!(search.without_filters, Some(3), "two literal, one close");
    assert_eq!(database.search(&by_name("*Handels*")).without_filters, None);
    assert_eq!(search.sources.len(), 1);
    assert_eq!(
        (search.sources[0].name.as_str(), search.sources[0].as_of.as_str()),
        ("test-source", "1970-01-01T00:00:01Z")
    );

    let page = |page| ParticipantQuery { page: Some(page), limit: 3, ..by_name("*") };
    let sizes: Vec<usize> = (1..=4).map(|n| database.search(&page(n)).groups[0].items.len()).collect();
    assert_eq!(sizes, [3, 3, 1, 0]);
    let bad = pool::read(database.pool.as_ref(), |db| participants::search(db, ACCOUNT, &page(9_999)));
    assert!(matches!(bad, Err(Error::BadPage)), "{bad:?}");
    for cursor in ["x", "", "eyJhIjoxfQ"] {
        let query = ParticipantQuery { cursor: Some(cursor.into()), ..by_name("*") };
        let bad = pool::read(database.pool.as_ref(), |db| participants::search(db, ACCOUNT, &query));
        assert!(matches!(bad, Err(Error::BadCursor)), "{cursor:?}");
    }
    let cursor = database.search(&page(1)).groups[0].next_cursor.clone();
    let other = ParticipantQuery { cursor: cursor.clone(), ..by_name("*a*") };
    let bad = pool::read(database.pool.as_ref(), |db| participants::search(db, ACCOUNT, &other));
    assert!(matches!(bad, Err(Error::BadCursor)), "a cursor of another query");
    let in_list = CustomerQuery { cursor, ..CustomerQuery::default() };
    let bad = pool::read(database.pool.as_ref(), |db| customers::list(db, ACCOUNT, &in_list));
    assert!(matches!(bad, Err(Error::BadCursor)), "a cursor of another list");
}

fn changes(database: &Database) {
    let get = |key: &str| database.read(|db| participants::get(db, ACCOUNT, key));
    let lumiere = get(LUMIERE).unwrap();
    assert_eq!(lumiere.name, "Société Lumière");
    assert_eq!(lumiere.names.len(), 2);
    assert_eq!(lumiere.state, ParticipantState::Routable);
    assert_eq!(get(HANDELSBANKEN).unwrap().providers.len(), 2, "a provider listed twice counts once");
    assert!(get("0002:000").is_none());

    // Confirmed later, by itself and with its whole source.
    let handels = NewParticipant { as_of_ms: 5_000, ..participant("0007:5560001111", &["Handels"]) };
    assert_eq!(database.put(&handels), Put::Unchanged);
    assert_eq!(get("0007:5560001111").unwrap().as_of, "1970-01-01T00:00:05Z");
    assert_eq!(lumiere.as_of, "1970-01-01T00:00:01Z");
    database.write(|db| sources::snapshot(db, "test-source", 9_000));
    assert_eq!(get(LUMIERE).unwrap().as_of, "1970-01-01T00:00:09Z");

    // Names, identifiers and all are replaced, and an old name is found no more.
    let renamed = NewParticipant { as_of_ms: 10_000, ..participant("0007:5560001111", &["Handels & Co"]) };
    assert_eq!(database.put(&renamed), Put::Updated);
    assert_eq!(database.search(&by_name("Handels")).groups[0].total, 0);
    assert!(database.write(|db| participants::mark_removed(db, "0007:5560001111", 11_000)));
    assert!(!database.write(|db| participants::mark_removed(db, "0007:5560001111", 12_000)));
    let gone = get("0007:5560001111").unwrap();
    assert_eq!((gone.network_status, gone.state), (NetworkStatus::Removed, ParticipantState::NonExisting));
    assert_eq!(database.put(&renamed), Put::Updated, "registered again");
    assert_eq!(get("0007:5560001111").unwrap().network_status, NetworkStatus::Registered);
}

fn add_customers(database: &Database) {
    let add = |id: &str, participant: &str, numbers: &[&str], provider: Option<&str>| {
        let new = customer(participant, numbers, provider);
        database.write(|db| customers::add(db, ACCOUNT, USER, id, &format!("r-{id}"), &new, 20_000))
    };
    assert_eq!(add("c1", "0002:000", &[], None), Err(AddRefused::ParticipantNotFound));
    assert_eq!(add("c1", HANDELSBANKEN, &[], None), Err(AddRefused::ProviderRequired));
    assert_eq!(add("c1", HANDELSBANKEN, &[], Some("other")), Err(AddRefused::ProviderNotFound));
    database.write(|db| participants::mark_removed(db, "0007:5560002222", 20_000));
    assert_eq!(add("c1", "0007:5560002222", &[], None), Err(AddRefused::ParticipantRemoved));

    let added = add("c1", HANDELSBANKEN, &["0100", "K-7"], Some("sillage")).unwrap();
    assert_eq!((added.reason, added.relationship, added.version), (CustomerState::Routable, Relationship::Ready, 1));
    assert_eq!(added.customer_numbers, ["0100", "K-7"]);
    assert_eq!(added.provider_id.as_deref(), Some("sillage"));
    assert_eq!((added.created_at.as_str(), added.routable), ("1970-01-01T00:00:20Z", true));
    let history = database.read(|db| audit::of_object(db, ACCOUNT, "customer", "c1"));
    assert_eq!((history.len(), history[0].what.as_str(), history[0].user_id.as_str()), (1, "customer.add", USER));
    assert!(history[0].before.is_none() && history[0].after.as_ref().unwrap().contains("0100"));

    let holder =
        |number: &str| Holder { id: "c1".into(), name: "Svenska Handelsbanken AB".into(), number: Some(number.into()) };
    assert_eq!(add("c2", HANDELSBANKEN, &[], None), Err(AddRefused::AlreadyInDirectory(holder("0100"))));
    let taken = AddRefused::NumberTaken { number: "K-7".into(), holder: holder("K-7") };
    assert_eq!(add("c2", LUMIERE, &["1", "K-7"], None), Err(taken));
    assert!(database.read(|db| customers::get(db, ACCOUNT, "c2")).is_none(), "a refusal leaves nothing behind");

    // The only provider is meant without saying; manual acceptance comes before the routing it would need.
    let brasserie = add("c2", "0208:0202239951", &["100"], None).unwrap();
    assert_eq!(brasserie.provider_id.as_deref(), Some("alma"));
    assert_eq!(brasserie.reason, CustomerState::AwaitingAcceptance);
    assert_eq!(add("c3", OLD_OVT, &[], None).unwrap().reason, CustomerState::RetiredId);
    assert_eq!(add("c4", LUMIERE, &["A 1"], None).unwrap().reason, CustomerState::Routable);
    assert_eq!(add("c5", "0088:7300010000018", &[], None).unwrap().reason, CustomerState::NoDocumentType);
    let new = with_providers(participant("0007:5560003333", &["Ny Kund"]), &["alma"]);
    database.put(&new);
    assert_eq!(add("c6", "0007:5560003333", &[], None).unwrap().reason, CustomerState::AwaitingRouting);

    // Another account has its own directory and its own numbers.
    let own = customer(HANDELSBANKEN, &["0100"], Some("alma"));
    let theirs = database.write(|db| customers::add(db, "account-2", "user-2", "d1", "r-d1", &own, 20_000)).unwrap();
    assert_eq!(theirs.customer_numbers, ["0100"]);
    assert!(database.read(|db| customers::get(db, ACCOUNT, "d1")).is_none());
    let seen = database.read(|db| participants::get(db, ACCOUNT, HANDELSBANKEN)).unwrap();
    assert_eq!(seen.customer_id.as_deref(), Some("c1"));
    assert!(database.read(|db| accounts::by_participant(db, LUMIERE)).is_some());
}

fn list(database: &Database, query: &CustomerQuery) -> Page<carnet_core::wire::Customer> {
    database.read(|db| customers::list(db, ACCOUNT, query))
}

fn found(database: &Database, query: &CustomerQuery) -> Vec<String> {
    let page = list(database, query);
    assert_eq!(page.total, page.items.len() as u64);
    page.items.into_iter().map(|customer| customer.id).collect()
}

fn list_customers(database: &Database) {
    let base = CustomerQuery::default;
    let q = |text: &str| CustomerQuery { q: Some(text.to_owned()), ..base() };
    // By name, in code-point order: 100%…, Brasserie, Ny Kund, Société, Svenska, Vanha.
    assert_eq!(found(database, &base()), ["c5", "c2", "c6", "c4", "c1", "c3"]);
    assert_eq!(found(database, &CustomerQuery { descending: true, ..base() }), ["c3", "c1", "c4", "c6", "c2", "c5"]);
    assert_eq!(found(database, &q("*")).len(), 6);
    assert_eq!(
        found(database, &CustomerQuery { sort: CustomerSort::Provider, ..base() }),
        ["c5", "c4", "c3", "c1", "c2", "c6"]
    );

    for (text, ids, field, kind) in [
        ("Svenska*", vec!["c1"], MatchedField::Name, MatchKind::Literal),
        ("svenska", vec!["c1"], MatchedField::Name, MatchKind::Close),
        ("LUMIERE societe", vec!["c4"], MatchedField::Name, MatchKind::Close),
        ("  0100 ", vec!["c1"], MatchedField::CustomerNumber, MatchKind::Literal),
        ("k7", vec!["c1"], MatchedField::CustomerNumber, MatchKind::Close),
        ("A1", vec!["c4"], MatchedField::CustomerNumber, MatchKind::Close),
        ("K-*", vec!["c1"], MatchedField::CustomerNumber, MatchKind::Literal),
        ("7300010000001", vec!["c4"], MatchedField::Identifier, MatchKind::Literal),
        ("SIREN 702 042 755", vec!["c4"], MatchedField::Identifier, MatchKind::Literal),
        ("FR51702042755", vec!["c4"], MatchedField::Identifier, MatchKind::Literal),
        ("*0223995*", vec!["c2"], MatchedField::Identifier, MatchKind::Literal),
        ("Réseau Alma", vec!["c2", "c6"], MatchedField::Provider, MatchKind::Literal),
        ("sillage", vec!["c1"], MatchedField::Provider, MatchKind::Close),
    ] {
        let page = list(database, &q(text));
        let hits: Vec<&str> = page.items.iter().map(|customer| customer.id.as_str()).collect();
        assert_eq!(hits, ids, "{text}");
        assert_eq!(page.total, ids.len() as u64, "{text}");
        for item in &page.items {
            assert_eq!(item.matched.as_ref().map(|matched| matched.field), Some(field), "{text}");
            assert_eq!(item.match_kind, Some(kind), "{text}");
        }
    }
    // A number before the name that merely holds it: 100 is a number of c2 and a part of the name of c5.
    assert_eq!(found(database, &q("100")), ["c2", "c5"]);
    assert_eq!(found(database, &CustomerQuery { field: Some(CustomerField::Name), ..q("100") }), ["c5"]);
    assert_eq!(
        found(database, &CustomerQuery { field: Some(CustomerField::CustomerNumber), ..q("*0*") }),
        ["c2", "c1"]
    );
    assert_eq!(found(database, &q("0000")), Vec::<String>::new());

    let status = |filter| CustomerQuery { status: Some(filter), ..base() };
    assert_eq!(found(database, &status(CustomerFilter::Routable)), ["c4", "c1", "c3"]);
    assert_eq!(found(database, &status(CustomerFilter::Action)), ["c5", "c2", "c6", "c3"]);
    assert_eq!(found(database, &status(CustomerFilter::Deactivated)), Vec::<String>::new());
    assert_eq!(
        found(database, &CustomerQuery { q: Some("alma".into()), ..status(CustomerFilter::Action) }),
        ["c2", "c6"]
    );
}

fn customers_follow(database: &Database) {
    let get = |id: &str| database.read(|db| customers::get(db, ACCOUNT, id)).unwrap();
    database.write(|db| participants::mark_removed(db, HANDELSBANKEN, 30_000));
    let gone = get("c1");
    assert_eq!(
        (gone.reason, gone.network_status, gone.routable),
        (CustomerState::NonExisting, NetworkStatus::Removed, false)
    );
    let status = CustomerQuery { status: Some(CustomerFilter::NonExisting), ..CustomerQuery::default() };
    assert_eq!(found(database, &status), ["c1"], "still listed");

    let back = with_identifiers(participant(HANDELSBANKEN, &["Nya Banken AB"]), &[("GLN", "7300010000025")]);
    database.put(&with_providers(back, &["sillage", "alma"]));
    let back = get("c1");
    assert_eq!((back.reason, back.name.as_str()), (CustomerState::Routable, "Nya Banken AB"));
    let q = |text: &str| CustomerQuery { q: Some(text.to_owned()), ..CustomerQuery::default() };
    assert_eq!(found(database, &q("*Banken*")), ["c1"]);
    assert_eq!(found(database, &q("*001000002*")), ["c1"]);
    assert_eq!(found(database, &q("Svenska*")), Vec::<String>::new());

    database.write(|db| providers::put(db, &provider("sillage", "Nouveau Sillage", false)));
    assert_eq!(found(database, &q("Nouveau*")), ["c1"]);
    let by_provider = CustomerQuery { sort: CustomerSort::Provider, ..CustomerQuery::default() };
    assert_eq!(found(database, &by_provider), ["c5", "c4", "c3", "c1", "c2", "c6"], "Nouveau before Réseau");
}
