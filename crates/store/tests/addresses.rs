//! Address lines of the French directory: imported, followed by customers, turned by the calendar, and asked for.

use crate::common::{self, ACCOUNT, Database, USER, every_kind, participant, quick};
use carnet_core::{
    state::{CustomerState, ParticipantState},
    wire::{AddressStatus, Customer, ObjectKind},
};
use carnet_store::{
    accounts::Acceptance,
    addresses::{self, Applied, Line, Options, Outcome, Period, Said},
    customers, db, events, participants,
};

const DAY_MS: i64 = 86_400_000;
/// 2026-11-26.
const TODAY: i64 = 20_783;
const SIREN: &str = "702042755";
const ASKED: &str = "0225:702042755_70204275500240_compta";

fn line(value: &str) -> Line {
    addresses::read(value).unwrap()
}

fn period(from: Option<i64>, to: Option<i64>) -> Said {
    Said::Periods(vec![Period { from, to }])
}

fn import(database: &Database, lines: &[(&str, Said)], day: i64, partial: bool) -> Outcome {
    let lines: Vec<(Line, Said)> = lines.iter().map(|(value, said)| (line(value), said.clone())).collect();
    let options = Options { source: "annuaire", partial, accept_removals: false, now_ms: day * DAY_MS + 1 };
    database.write(|db| addresses::import(db, &lines, &options, &mut |_, _| ()))
}

fn applied(created: u64, updated: u64, unchanged: u64, ended: u64) -> Outcome {
    Outcome::Applied(Applied { created, updated, unchanged, ended })
}

fn status(database: &Database, key: &str, day: i64) -> Option<AddressStatus> {
    database.read(|db| addresses::statuses(db, &[key.to_owned()], day)).remove(key)
}

fn customer(database: &Database, id: &str) -> Customer {
    database.read(|db| customers::get(db, ACCOUNT, id)).unwrap()
}

#[test]
fn t23_an_unknown_address_of_a_known_company_is_inactive() {
    for database in every_kind() {
        database.account(ACCOUNT, USER, None, Acceptance::Automatic);
        let company = |key: &str| database.read(|db| addresses::company(db, key, TODAY));
        assert_eq!(company(ASKED), None, "nothing is known before the first import");
        import(&database, &[("702042755", Said::Active)], TODAY, false);
        let found = company(ASKED).unwrap();
        assert_eq!((found.number.as_str(), found.name), (SIREN, None));
        assert_eq!(found.addresses, ["0225:702042755"]);
        assert_eq!((found.active_from, found.ended_on), (None, None));
        database.put(&participant("0225:702042755", &["Durand SAS"]));
        assert_eq!(company(ASKED).unwrap().name.as_deref(), Some("Durand SAS"));
        // The address that is active, another company, and what is no address of the directory.
        for other in ["0225:702042755", "0225:732829320", "0225:702042755x", "0088:7300010000001"] {
            assert_eq!(company(other), None, "{other}");
        }
        assert_eq!(status(&database, ASKED, TODAY), None);
    }
}

#[test]
fn an_address_says_from_when_or_until_when_it_is_active() {
    let database = quick();
    let lines = [
        ("702042755", Said::Active),
        ("702042755_Bientot", period(Some(TODAY + 5), None)),
        ("702042755_AVANT", period(None, Some(TODAY - 1))),
        ("702042755_JAMAIS", Said::Inactive),
    ];
    assert_eq!(import(&database, &lines, TODAY, false), applied(4, 0, 0, 0));
    let company = |key: &str, day| database.read(|db| addresses::company(db, key, day));
    let soon = company("0225:702042755_bientot", TODAY).unwrap();
    assert_eq!((soon.active_from.as_deref(), soon.ended_on), (Some("2026-12-01"), None));
    assert_eq!(company("0225:702042755_bientot", TODAY + 5), None);
    let before = company("0225:702042755_avant", TODAY).unwrap();
    assert_eq!((before.active_from, before.ended_on.as_deref()), (None, Some("2026-11-25")));
    assert_eq!(company("0225:702042755_avant", TODAY - 1), None);
    let never = company("0225:702042755_jamais", TODAY).unwrap();
    assert_eq!((never.active_from, never.ended_on), (None, None));
    assert_eq!(company(ASKED, TODAY + 5).unwrap().addresses, ["0225:702042755", "0225:702042755_Bientot"]);
}

#[test]
fn a_complete_file_ends_what_it_does_not_have_and_a_part_of_it_does_not() {
    for database in every_kind() {
        let both = [("702042755", Said::Active), ("702042755_COMPTA", Said::Active)];
        assert_eq!(import(&database, &both, TODAY, false), applied(2, 0, 0, 0));
        assert_eq!(import(&database, &both, TODAY + 1, false), applied(0, 0, 2, 0));
        assert_eq!(import(&database, &both[..1], TODAY + 2, true), applied(0, 0, 1, 0));
        assert_eq!(status(&database, "0225:702042755_compta", TODAY + 2), Some(AddressStatus::Active));
        assert_eq!(import(&database, &both[..1], TODAY + 3, false), applied(0, 0, 1, 1));
        assert_eq!(import(&database, &both[..1], TODAY + 3, false), applied(0, 0, 1, 0));
        assert_eq!(status(&database, "0225:702042755_compta", TODAY + 2), Some(AddressStatus::Active));
        assert_eq!(status(&database, "0225:702042755_compta", TODAY + 3), Some(AddressStatus::Ended));
        // It comes back, and what it was is still there.
        assert_eq!(import(&database, &both, TODAY + 9, false), applied(0, 1, 1, 0));
        assert_eq!(status(&database, "0225:702042755_compta", TODAY + 5), Some(AddressStatus::Upcoming));
        let lines = database.read(|db| {
            let sql = "select from_day, to_day, replaced_at from address_periods
                       where address_key = '0225:702042755_compta' order by position";
            db::query_all(db, sql, &[], |row| Ok((row.opt_int(0)?, row.opt_int(1)?, row.opt_int(2)?.is_some())))
        });
        assert_eq!(lines, [(None, None, true), (None, Some(TODAY + 2), false), (Some(TODAY + 9), None, false)]);
    }
}

#[test]
fn a_file_that_would_end_most_of_them_waits_for_a_word() {
    let database = quick();
    let values: Vec<String> = (0..300).map(|number| format!("702042755_{number}")).collect();
    let all: Vec<(&str, Said)> = values.iter().map(|value| (value.as_str(), Said::Active)).collect();
    assert_eq!(import(&database, &all, TODAY, false), applied(300, 0, 0, 0));
    let suspended = Outcome::Suspended { ending: 101, active: 300 };
    assert_eq!(import(&database, &all[101..], TODAY, false), suspended, "missing");
    let mut off = all.clone();
    off[..101].iter_mut().for_each(|(_, said)| *said = Said::Inactive);
    assert_eq!(import(&database, &off, TODAY, false), suspended, "said to be inactive");
    assert_eq!(
        import(&database, &[("732829320", Said::Active)], TODAY, false),
        Outcome::Suspended { ending: 300, active: 300 }
    );
    assert_eq!(status(&database, "0225:702042755_0", TODAY), Some(AddressStatus::Active));
    assert_eq!(import(&database, &all[100..], TODAY, false), applied(0, 0, 200, 100));
    let lines: Vec<(Line, Said)> = vec![(line("702042755_299"), Said::Active)];
    let options = Options { source: "annuaire", partial: false, accept_removals: true, now_ms: TODAY * DAY_MS };
    let done = database.write(|db| addresses::import(db, &lines, &options, &mut |_, _| ()));
    assert_eq!(done, applied(0, 0, 1, 199));
}

#[test]
fn customers_follow_their_address_through_imports_and_days() {
    for database in every_kind() {
        database.account(ACCOUNT, USER, None, Acceptance::Automatic);
        database.put(&participant("0225:702042755_COMPTA", &["Durand SAS"]));
        let added = database.add("c1", "0225:702042755_compta", &[]).unwrap();
        assert_eq!((added.reason, added.address), (CustomerState::Routable, None));

        let soon = [("702042755_COMPTA", period(Some(TODAY + 2), Some(TODAY + 3)))];
        import(&database, &soon, TODAY, false);
        let upcoming = customer(&database, "c1");
        assert_eq!((upcoming.reason, upcoming.routable), (CustomerState::Upcoming, false));
        let address = upcoming.address.unwrap();
        assert_eq!((address.address.as_str(), address.from.as_deref()), ("0225:702042755_COMPTA", Some("2026-11-28")));
        let told = database.read(|db| events::since(db, 0, 100));
        assert!(told.iter().any(|event| event.account_id == ACCOUNT && event.kind == ObjectKind::CustomerList));
        let entry = || database.read(|db| participants::get(db, ACCOUNT, "0225:702042755_compta")).unwrap();
        assert_eq!(entry().state, ParticipantState::Upcoming);

        let turn = |day: i64| database.write(|db| addresses::turn(db, day * DAY_MS));
        assert_eq!(turn(TODAY + 1), 0);
        assert_eq!(turn(TODAY + 2), 1);
        assert_eq!(customer(&database, "c1").reason, CustomerState::Routable);
        assert_eq!(turn(TODAY + 3), 0);
        assert_eq!(turn(TODAY + 4), 1);
        assert_eq!(customer(&database, "c1").reason, CustomerState::Inactive);
        assert_eq!(entry().state, ParticipantState::Inactive);
        assert_eq!(turn(TODAY + 400), 0);
        // The card of the participant changes; its address does not.
        database.put(&participant("0225:702042755_COMPTA", &["Durand et fils SAS"]));
        assert_eq!(
            (customer(&database, "c1").reason, entry().state),
            (CustomerState::Inactive, ParticipantState::Inactive)
        );
        let off = customers::Changes {
            own_status: Some(carnet_core::state::OwnStatus::Deactivated),
            ..customers::Changes::default()
        };
        let on = customers::Changes { own_status: Some(carnet_core::state::OwnStatus::Active), ..off.clone() };
        for (changes, state) in [(off, CustomerState::Deactivated), (on, CustomerState::Inactive)] {
            let actor = customers::Actor { account_id: ACCOUNT, user_id: USER, now_ms: 9 };
            let changed = database.write(|db| customers::change(db, &actor, "c1", None, &changes)).unwrap();
            assert_eq!(changed.reason, state);
        }
    }
}

#[test]
fn a_company_shows_all_its_addresses_those_that_are_active_first() {
    let database = quick();
    database.account(ACCOUNT, USER, None, Acceptance::Automatic);
    database.put(&participant("0225:702042755_COMPTA", &["Durand SAS"]));
    let card = common::with_identifiers(participant("0088:7300010000001", &["Durand Lyon"]), &[("0002", SIREN)]);
    database.put(&card);
    database.add("c1", "0225:702042755_compta", &[]).unwrap();
    let lines = [
        ("702042755_AVANT", period(None, Some(TODAY - 1))),
        ("702042755_COMPTA", Said::Active),
        ("702042755_A/B", period(Some(TODAY + 1), None)),
        ("702042755", Said::Active),
        ("732829320", Said::Active),
    ];
    import(&database, &lines, TODAY, false);
    let company = |limit| database.read(|db| addresses::of_company(db, ACCOUNT, SIREN, TODAY, limit));
    let all = company(200);
    assert_eq!((all.company.as_str(), all.total), (SIREN, 5));
    let told: Vec<_> = all
        .addresses
        .iter()
        .map(|one| {
            (
                one.address.as_str(),
                one.validity.as_ref().map(|line| line.status),
                one.customer_id.as_deref(),
                one.name.as_deref(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            ("0225:702042755", Some(AddressStatus::Active), None, None),
            ("0225:702042755_COMPTA", Some(AddressStatus::Active), Some("c1"), Some("Durand SAS")),
            ("0088:7300010000001", None, None, Some("Durand Lyon")),
            ("0225:702042755_A/B", Some(AddressStatus::Upcoming), None, None),
            ("0225:702042755_AVANT", Some(AddressStatus::Ended), None, None),
        ]
    );
    let beyond = all.addresses.iter().filter(|one| one.validity.as_ref().is_some_and(|line| line.beyond_peppol));
    assert_eq!(beyond.count(), 1);
    let first = company(2);
    assert_eq!((first.addresses.len(), first.total), (2, 5));
    let another = database.read(|db| addresses::of_company(db, "account-2", SIREN, TODAY, 200));
    assert!(another.addresses.iter().all(|one| one.customer_id.is_none()), "customers are each account's own");

    let down = "insert into take_downs (participant_key, reason, at, by_user)
                select participant_key, 'asked', 1, $1 from participants";
    assert_eq!(database.write(|db| db.execute(down, &[USER.into()])), 2);
    let lines = company(200);
    assert_eq!((lines.addresses.len(), lines.total), (4, 4), "lines of the French directory alone");
    assert!(lines.addresses.iter().all(|one| one.name.is_none() && one.participant_id.is_none()), "{lines:?}");
    let known = database.read(|db| addresses::company(db, "0225:702042755_nulle", TODAY)).unwrap();
    assert_eq!(known.name, None);
}
