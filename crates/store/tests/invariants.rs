//! The invariants: the demonstration directory keeps all of them, and each is missed in a database that was broken on
//! purpose, by that name and no other.

use std::collections::BTreeSet;

use carnet_store::{
    Error, Result,
    check::{self, Finding},
    db::{self, Db, Engine},
    demo,
    pool::{self, Pool},
    sqlite,
};

use crate::common::*;

const NOW: i64 = 1_764_057_600_000;

/// What is done to the directory, and which invariants do not hold then.
struct Broken {
    invariants: &'static [&'static str],
    sql: &'static [&'static str],
    /// A reference that PostgreSQL would not let go: table and column.
    loose: Option<(&'static str, &'static str)>,
    only_in: Option<Engine>,
}

const fn broken(invariants: &'static [&'static str], sql: &'static [&'static str]) -> Broken {
    Broken { invariants, sql, loose: None, only_in: None }
}

const BROKEN: &[Broken] = &[
    Broken {
        loose: Some(("messages", "account_id")),
        ..broken(
            &["people_are_there"],
            &["update messages set account_id = 'gone' where seq = (select min(seq) from messages m
                where user_id is null and not exists (select 1 from message_reads r where r.message_seq = m.seq))"],
        )
    },
    Broken {
        loose: Some(("customers", "provider_id")),
        ..broken(
            &["objects_are_there"],
            &["update customers set provider_id = 'gone', provider_name = '' where id = (select min(id) from customers)"],
        )
    },
    Broken {
        loose: Some(("suggestion_identifiers", "suggestion_id_account_id")),
        ..broken(
            &["schemes_of_suggestions_are_there"],
            &["update suggestion_identifiers set account_id = 'gone' where suggestion_id =
                   (select min(suggestion_id) from suggestion_identifiers)"],
        )
    },
    broken(&["numbers_grow"], &["update events set seq = -1 where seq = (select min(seq) from events)"]),
    Broken {
        only_in: Some(Engine::Postgres),
        ..broken(&["numbers_grow"], &["update events set seq = 1000000 where seq = (select max(seq) from events)"])
    },
    broken(&["change_feed_goes_on"], &["delete from participant_changes"]),
    broken(&["service_has_its_settings"], &["delete from service_settings"]),
    broken(&["email_once"], &["update users set email = 'other@carnet.example' where id = 'demo-user-1'"]),
    broken(
        &["keys_belong_to_their_company"],
        &["insert into api_keys (id, account_id, user_id, name, access, key_hash, ending, created_at, created_by)
           values ('k', 'demo-lumiere', 'demo-user-1', 'key', 'read', 'hash', 'abcd', 1, 'demo-user-1')"],
    ),
    broken(
        &["sessions_end"],
        &["insert into sessions (token_hash, user_id, created_at, expires_at) values ('t', 'demo-user-1', 5, 5)"],
    ),
    broken(
        &["messages_stay_in_their_company"],
        &["update messages set user_id = 'demo-user-1'
           where seq = (select min(seq) from messages where account_id = 'demo-brasserie')"],
    ),
    broken(&["words_are_known"], &["update messages set kind = 'rumour' where seq = (select min(seq) from messages)"]),
    broken(&["trail_is_readable"], &["update audit set after = '{' where seq = (select max(seq) from audit)"]),
    broken(
        &["trail_is_readable"],
        &["update audit set before = null, after = null where seq = (select min(seq) from audit)"],
    ),
    broken(
        &["participant_keys_are_compared", "customers_repeat_their_participant"],
        &["update participant_identifiers set value_key = 'other'
           where position = 0 and participant_key = (select min(participant_key) from customers)"],
    ),
    broken(
        &["names_are_folded"],
        &["update participants set folded_length = folded_length + 1
           where participant_key = (select min(participant_key) from participants)"],
    ),
    broken(&["names_are_folded"], &["update providers set folded = 'other' where id = (select min(id) from providers)"]),
    broken(
        &["further_names_are_told"],
        &["update participants set has_further_names = 1 - has_further_names
           where participant_key = (select min(participant_key) from participants)"],
    ),
    broken(
        &["participants_have_their_own_identifier"],
        &["update participant_identifiers set scheme = '9999' where position = 0 and participant_key =
               (select min(p.participant_key) from participants p
                where not exists (select 1 from customers c where c.participant_key = p.participant_key))"],
    ),
    broken(
        &["positions_are_dense"],
        &["update participant_document_types set position = position + 10
           where participant_key = (select min(participant_key) from participant_document_types)"],
    ),
    broken(
        &["cards_have_a_fingerprint"],
        &["update participants set content_hash = '' where participant_key = (select min(participant_key) from participants)"],
    ),
    broken(
        &["sources_are_as_fresh_as_their_snapshot"],
        &["insert into sources (name, snapshot_as_of, latest_as_of) values ('nobody', 2, 1)"],
    ),
    broken(
        &["address_lines_never_overlap"],
        &["insert into address_periods (address_key, position, from_day, to_day, recorded_at)
           select min(address_key), 99, null, null, 1 from address_periods where replaced_at is null"],
    ),
    broken(
        &["address_lines_never_overlap"],
        &["insert into address_periods (address_key, position, from_day, to_day, recorded_at)
           select min(address_key), 99, 30001, 30000, 1 from addresses where status = 'ended'"],
    ),
    broken(
        &["customer_once"],
        &[
            "drop index customers_once",
            "insert into customers (id, account_id, participant_key, own_status, relationship, provider_id, version,
                 created_at, updated_at, name, folded, network_status, receives_invoices, retired_scheme,
                 provider_name, state, identifier_keys, company_key, as_of)
             select 'twin', account_id, participant_key, own_status, relationship, provider_id, version,
                 created_at, updated_at, name, folded, network_status, receives_invoices, retired_scheme,
                 provider_name, state, identifier_keys, company_key, as_of
             from customers where id = (select min(id) from customers where state = 'routable')",
        ],
    ),
    broken(
        &["customer_number_once"],
        &[
            "create table loose as select * from customer_numbers",
            "drop table customer_numbers",
            "alter table loose rename to customer_numbers",
            "insert into customer_numbers select * from customer_numbers
             where number = (select min(number) from customer_numbers)",
        ],
    ),
    broken(
        &["customer_number_once"],
        &["update customer_numbers set number_key = 'other' where number = (select min(number) from customer_numbers)"],
    ),
    broken(
        &["customers_repeat_their_participant"],
        &["update customers set name = 'Other' where id = (select min(id) from customers)"],
    ),
    broken(
        &["customers_repeat_their_participant"],
        &["update customers set company_key = 'other' where id = (select min(id) from customers)"],
    ),
    broken(
        &["one_default_provider"],
        &["update customers set provider_name = 'Other' where id = (select min(id) from customers)"],
    ),
    broken(
        &["customers_have_their_state"],
        &["update customers set state = 'refused' where id = (select min(id) from customers where state = 'routable')"],
    ),
    broken(
        &["deletions_are_told"],
        &["update customers set freed_numbers = '7' where id = (select min(id) from customers where deleted_at is null)"],
    ),
    broken(
        &["requests_agree_with_their_customer"],
        &["update requests set status = 'cancelled', answered_at = 1
           where id = (select min(id) from requests where status = 'pending')"],
    ),
    broken(
        &["requests_are_answered_or_open"],
        &["update requests set answered_at = 1 where id = (select min(id) from requests where status = 'pending')"],
    ),
    broken(
        &["documents_have_their_hand_off"],
        &["update documents set status = 'delivered' where id = (select min(id) from documents where status = 'queued')"],
    ),
    broken(
        &["documents_have_their_hand_off"],
        &["delete from hand_offs where document_id = (select min(document_id) from hand_offs)"],
    ),
    broken(
        &["documents_say_why_they_stopped"],
        &["update documents set cause = null where id = (select min(id) from documents where status = 'stopped')"],
    ),
    broken(
        &["documents_say_why_they_stopped"],
        &["update documents set cause = 'mood' where id = (select min(id) from documents where status = 'stopped')"],
    ),
    broken(
        &["attempts_are_numbered"],
        &["update documents set tries = tries + 1 where id = (select min(id) from documents)"],
    ),
    broken(
        &["hand_offs_are_due_or_over"],
        &["update hand_offs set lease = 'x' where document_id = (select min(document_id) from hand_offs)"],
    ),
    broken(
        &["documents_arrive_once"],
        &["update inbound_documents set arrived_at = null
           where id = (select min(id) from inbound_documents where status = 'accepted')"],
    ),
    broken(
        &["imports_end"],
        &["insert into imports (id, source, state, started_at) values ('i', 'demo', 'applied', 1)"],
    ),
    broken(
        &["files_of_customers_are_whole"],
        &["insert into csv_imports (id, account_id, created_at, created_by, file_name, separator, encoding, has_header,
               lines, columns, lost_zeros, state)
           values ('f', 'demo-lumiere', 1, 'demo-user-1', 'x.csv', ';', 'utf8', 1, 1, '[]', '[]', 'applied')"],
    ),
];

fn seeded() -> Database {
    let database = quick();
    database.write(|db| demo::seed(db, &|_| "hash".to_owned(), NOW));
    database
}

fn names(findings: &[Finding]) -> BTreeSet<&str> {
    findings.iter().filter(|finding| !finding.holds()).map(|finding| finding.name).collect()
}

/// Breaks the database, looks, and undoes it.
fn look_broken(pool: &dyn Pool, how: &Broken) -> Result<Option<Vec<Finding>>> {
    let mut found = None;
    let undone = pool::write(pool, |db| {
        if how.only_in.is_none_or(|engine| engine == db.engine()) {
            break_it(db, how)?;
            found = Some(check::all(db, 3)?);
        }
        Err::<(), _>(Error::Busy)
    });
    match undone {
        Err(Error::Busy) | Ok(()) => Ok(found),
        Err(other) => Err(other),
    }
}

fn break_it(db: &mut dyn Db, how: &Broken) -> Result<()> {
    match (db.engine(), how.loose) {
        (Engine::Sqlite, Some(_)) => db.execute_batch("pragma defer_foreign_keys = on")?,
        (Engine::Postgres, Some((table, column))) => {
            db.execute_batch(&format!("alter table {table} drop constraint {table}_{column}_fkey"))?;
        }
        (_, None) => {}
    }
    how.sql.iter().try_for_each(|sql| db.execute(sql, &[]).map(drop))
}

#[test]
fn the_demonstration_keeps_every_invariant() {
    let database = seeded();
    let findings = database.read(|db| check::all(db, 3));
    assert_eq!(names(&findings), BTreeSet::new(), "{findings:#?}");
    assert_eq!(findings.len(), check::invariants().count());
}

#[test]
fn every_invariant_is_missed_in_a_database_that_breaks_it() {
    let database = seeded();
    let mut seen = BTreeSet::from(["file_is_whole"]);
    let mut wrong = Vec::new();
    for how in BROKEN {
        let findings = match look_broken(database.pool.as_ref(), how) {
            Ok(Some(findings)) => findings,
            Ok(None) => continue,
            Err(error) => {
                wrong.push(format!("{:?}: {error}", how.sql));
                continue;
            }
        };
        let missed = names(&findings);
        if missed != how.invariants.iter().copied().collect() {
            let first = findings.iter().filter(|finding| !finding.holds()).map(|finding| &finding.first);
            wrong.push(format!("{:?}: {missed:?}, not {:?}: {:?}", how.sql, how.invariants, first.collect::<Vec<_>>()));
        }
        for finding in findings.iter().filter(|finding| !finding.holds()) {
            assert!(!finding.first.is_empty(), "{finding:?} names nobody");
            seen.insert(finding.name);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let all: BTreeSet<&str> = check::invariants().map(|invariant| invariant.name).collect();
    assert_eq!(seen, all, "nothing shows that the others can fail");
    let findings = database.read(|db| check::all(db, 3));
    assert_eq!(names(&findings), BTreeSet::new(), "what was broken is whole again");
}

/// An index whose page was overwritten with that of an empty one.
#[test]
fn a_file_that_is_not_whole_is_missed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("broken.db");
    let root = |pool: &dyn Pool, name: &str| {
        let sql = "select rootpage, (select page_size from pragma_page_size) from sqlite_master where name = $1";
        let found = pool::read(pool, |db| {
            db::query_one(db, sql, &[name.into()], |row| {
                Ok((usize::try_from(row.int(0)?).unwrap(), usize::try_from(row.int(1)?).unwrap()))
            })
        });
        found.unwrap().unwrap()
    };
    let ((full, size), (empty, _)) = {
        let pool = sqlite::open(&path, 1).unwrap();
        pool::write(&pool, |db| {
            db.execute("insert into sources (name, latest_as_of) values ('one', 1)", &[])?;
            db.execute("insert into imports (id, source, state, started_at) values ('i', 'one', 'staging', 1)", &[])
        })
        .unwrap();
        (root(&pool, "imports_by_source"), root(&pool, "import_cards_changed"))
    };
    let mut bytes = std::fs::read(&path).unwrap();
    bytes.copy_within((empty - 1) * size..empty * size, (full - 1) * size);
    std::fs::write(&path, bytes).unwrap();

    let pool = sqlite::open(&path, 1).unwrap();
    let whole = check::invariants().next().unwrap();
    let finding = pool::read(&pool, |db| check::check(db, whole, 3)).unwrap();
    assert_eq!((finding.name, finding.holds()), ("file_is_whole", false), "{finding:?}");
    assert!(finding.first.iter().any(|what| what.contains("imports_by_source")), "{finding:?}");
}
