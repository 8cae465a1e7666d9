//! Many participants put at once leave exactly what they leave one by one.

use carnet_core::generate::{Cards, Listed, provider_id, providers as invented};
use carnet_store::{
    db::query_all,
    participants::{self, NewParticipant},
    providers,
};

use crate::common::{Database, participant, quick};

/// All that putting writes, in an order of its own.
const TABLES: [(&str, &str); 7] = [
    (
        "participants",
        "participant_key || '|' || participant_id || '|' || name || '|' || coalesce(language, '-') || '|' || folded
         || '|' || folded_length || '|' || has_further_names || '|' || country || '|' || coalesce(place, '-') || '|'
         || coalesce(website, '-') || '|' || receives_invoices || '|' || retired_scheme || '|' || network_status || '|'
         || source || '|' || as_of || '|' || content_hash",
    ),
    (
        "participant_names",
        "participant_key || '|' || position || '|' || name || '|' || folded || '|' || folded_length || '|'
         || coalesce(language, '-')",
    ),
    (
        "participant_identifiers",
        "participant_key || '|' || position || '|' || scheme || '|' || value || '|' || label || '|' || value_key",
    ),
    ("participant_document_types", "participant_key || '|' || position || '|' || document_type_id"),
    ("document_types", "id || '|' || scheme || '|' || value || '|' || name"),
    ("participant_providers", "participant_key || '|' || position || '|' || provider_id"),
    ("sources", "name || '|' || latest_as_of"),
];

fn left(database: &Database) -> Vec<Vec<String>> {
    let rows = |(table, columns): (&str, &str)| {
        let sql = format!("select {columns} from {table} order by 1");
        database.read(|db| query_all(db, &sql, &[], |row| row.text(0)))
    };
    TABLES.into_iter().map(rows).collect()
}

/// Whom the index is told of, each once.
fn told(database: &Database) -> Vec<String> {
    let sql = "select distinct participant_key from participant_changes where participant_key is not null order by 1";
    database.read(|db| query_all(db, sql, &[], |row| row.text(0)))
}

fn entry(Listed { card, providers }: Listed) -> NewParticipant {
    let provider_ids = providers.into_iter().map(provider_id).collect();
    NewParticipant::of_card(card, provider_ids, "invented", 5_000).unwrap()
}

/// New ones, one twice, some known and the same, some known and changed, one removed, a type with another name.
fn batches() -> Vec<Vec<NewParticipant>> {
    let all: Vec<NewParticipant> = Cards::new(3).take(430).map(entry).collect();
    let mut twice = all[10].clone();
    twice.names.reverse();
    twice.country = "LU".to_owned();
    let mut renamed = all[..20].to_vec();
    for one in &mut renamed[..5] {
        one.document_types.iter_mut().for_each(|one| one.name.push_str(" (new)"));
        one.as_of_ms = 9_000;
    }
    let mut odd = participant("0088:7300010000001", &["", "A\u{0}B", "A B", "A B"]);
    odd.provider_ids = vec![provider_id(4), provider_id(4), provider_id(2)];
    let nameless = participant("9999:x", &[]);
    vec![[&all[..250], &[twice, odd, nameless]].concat(), [&renamed[..], &all[240..]].concat(), Vec::new()]
}

fn filled(put: impl Fn(&Database, &[NewParticipant])) -> Database {
    let database = quick();
    database.write(|db| invented().try_for_each(|provider| providers::put(db, &provider)));
    for (number, batch) in batches().iter().enumerate() {
        put(&database, batch);
        if number == 0 {
            let key = batch[3].participant_id.key();
            assert!(database.write(|db| participants::mark_removed(db, &key, 7_000)));
        }
    }
    database
}

#[test]
fn many_at_once_leave_what_they_leave_one_by_one() {
    let at_once = filled(|database, batch| database.write(|db| participants::put_all(db, batch)));
    let one_by_one = filled(|database, batch| {
        database.write(|db| batch.iter().try_for_each(|one| participants::put(db, one).map(drop)));
    });
    for ((at_once, one_by_one), (table, _)) in left(&at_once).iter().zip(&left(&one_by_one)).zip(TABLES) {
        assert!(!at_once.is_empty(), "nothing in {table}");
        assert_eq!(at_once, one_by_one, "{table}");
    }
    assert_eq!(told(&at_once), told(&one_by_one));
}

#[test]
fn one_that_cannot_be_put_leaves_nothing_of_the_others() {
    let database = quick();
    let mut batch = batches().remove(0);
    batch.truncate(60);
    batch[59].provider_ids = vec!["nobody".to_owned()];
    let refused = carnet_store::pool::write(database.pool.as_ref(), |db| participants::put_all(db, &batch));
    assert!(refused.is_err());
    assert!(left(&database).iter().all(Vec::is_empty));
}
