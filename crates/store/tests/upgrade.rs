//! A database of an earlier schema, brought up to date: its customers have what later steps added.

use crate::common::{ACCOUNT, USER};
use carnet_core::{state::Relationship, wire::BulkAction};
use carnet_store::{
    customers::{self, Actor},
    db, migrations, pool, sqlite,
};

/// Two companies' addresses, one of them under two addresses, as the fourth step of the schema kept them.
const ROWS: &str = "
    insert into accounts values ('account-1', 'A', null, null, 'automatic', 1);
    insert into users values ('user-1', 'account-1', 'a@a.example', 'a@a.example', 'P', 'member', 'fr', '', 1);
    insert into sources values ('s', null, 1);
    insert into participants values ('0088:1', '0088:1', 'Nord', null, 'nord', 4, 0, 'FR', null, null, 1, 0, 'registered', 's', 1, 'h1');
    insert into participants values ('0225:702042755_x', '0225:702042755_X', 'Nord X', null, 'nord x', 6, 0, 'FR', null, null, 1, 0, 'registered', 's', 1, 'h2');
    insert into participants values ('0088:2', '0088:2', 'Sud', null, 'sud', 3, 0, 'FR', null, null, 1, 0, 'registered', 's', 1, 'h3');
    insert into participant_identifiers values ('0088:1', 0, '0088', '1', 'GLN', '1');
    insert into participant_identifiers values ('0088:1', 1, '0009', '70204275500010', 'SIRET', '70204275500010');
    insert into participant_identifiers values ('0225:702042755_x', 0, '0225', '702042755_X', '', '702042755_x');
    insert into participant_identifiers values ('0088:2', 0, '0088', '2', 'GLN', '2');
    insert into customers (id, account_id, participant_key, own_status, relationship, version, created_at, updated_at,
        name, folded, network_status, receives_invoices, retired_scheme, provider_name, state)
    select 'c' || participant_key, 'account-1', participant_key, 'active', 'refused', 3, 1, 2, name, folded,
        network_status, receives_invoices, retired_scheme, '', 'refused' from participants;
    insert into customer_numbers values ('account-1', '007', '007', 'c0088:1', 0);";

#[test]
fn customers_of_an_earlier_schema_know_their_company_and_can_be_changed() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("old.db");
    let old = rusqlite::Connection::open(&path).unwrap();
    old.execute_batch("create table schema_migrations (number bigint primary key, name text not null)").unwrap();
    for step in migrations::ALL.iter().filter(|step| step.number <= 4) {
        old.execute_batch(step.sqlite).unwrap();
        old.execute("insert into schema_migrations values (?, ?)", (step.number, step.name)).unwrap();
    }
    old.execute_batch(ROWS).unwrap();
    drop(old);

    let database = sqlite::open(&path, 1).unwrap();
    let nord = pool::read(&database, |db| customers::get(db, ACCOUNT, "c0088:1")).unwrap().unwrap();
    assert_eq!((nord.duplicates, nord.relationship, nord.version), (1, Relationship::Refused, 3));
    assert_eq!(nord.customer_numbers, ["007"]);
    let fresh = pool::read(&database, |db| db::query_all(db, "select as_of from customers", &[], |row| row.int(0)));
    assert_eq!(fresh.unwrap(), [1, 1, 1], "each as fresh as its participant");
    let groups = pool::read(&database, |db| customers::duplicates(db, ACCOUNT, 50, None)).unwrap();
    assert_eq!(groups.items.len(), 1, "a place alone says nothing of its company");
    let ids: Vec<&str> = groups.items[0].customers.iter().map(|customer| customer.id.as_str()).collect();
    assert_eq!(ids, ["c0088:1", "c0225:702042755_x"]);
    let actor = Actor { account_id: ACCOUNT, user_id: USER, now_ms: 9 };
    let done = pool::write(&database, |db| customers::bulk(db, &actor, BulkAction::Delete, &["c0088:1".to_owned()]));
    assert_eq!(done.unwrap().done.len(), 1);
}
