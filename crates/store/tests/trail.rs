//! The whole trail of an account: in chunks that neither repeat nor miss an entry, and nobody else's.

use crate::common::{ACCOUNT, Database, USER, every_kind};
use carnet_core::wire::ObjectKind;
use carnet_store::{
    accounts::Acceptance,
    audit::{self, AuditQuery, Change},
};

fn record(store: &Database, account_id: &str, user_id: &str, count: i64) {
    store.write(|db| {
        for number in 0..count {
            let (id, name) = (number.to_string(), format!("Élan {}", number % 3));
            let change = Change {
                account_id,
                user_id,
                at_ms: number,
                what: if number % 2 == 0 { "customer.add" } else { "customer.change" },
                object_kind: ObjectKind::Customer,
                object_id: &id,
                object_name: &name,
            };
            audit::record(db, &change, None, Some(&number))?;
        }
        Ok(())
    });
}

fn all(store: &Database, query: &AuditQuery) -> Vec<i64> {
    let (mut before, mut numbers) = (None, Vec::new());
    loop {
        let (entries, next) = store.read(|db| audit::chunk(db, ACCOUNT, query, before, 0));
        numbers.extend(entries.iter().map(|entry| entry.object_id.parse::<i64>().unwrap()));
        match next {
            Some(_) => before = next,
            None => return numbers,
        }
    }
}

#[test]
fn chunks_lead_to_every_entry_once() {
    for store in every_kind() {
        store.account(ACCOUNT, USER, None, Acceptance::Automatic);
        store.account("other", "user-other", None, Acceptance::Automatic);
        record(&store, ACCOUNT, USER, 1_000);
        record(&store, "other", "user-other", 10);
        let whole = AuditQuery::default();
        let newest_first: Vec<i64> = (0..1_000).rev().collect();
        assert_eq!(all(&store, &whole), newest_first, "{}: twice as many as a chunk holds", store.name);
        let added = AuditQuery { action: Some("customer.add".to_owned()), q: Some("ELAN 0".to_owned()), ..whole };
        let expected: Vec<i64> = (0..1_000).rev().filter(|number| number % 6 == 0).collect();
        assert_eq!(all(&store, &added), expected);
        let page = AuditQuery { page: Some(2), limit: 100, ..added.clone() };
        let page = store.read(|db| audit::list(db, ACCOUNT, &page, 0));
        assert_eq!((page.total, page.items.len()), (expected.len() as u64, expected.len() - 100));
        let days = AuditQuery { from_ms: Some(10), until_ms: Some(13), ..AuditQuery::default() };
        assert_eq!(all(&store, &days), [12, 11, 10], "from is within, until is not");
        let person = AuditQuery { q: Some("person".to_owned()), ..AuditQuery::default() };
        assert_eq!(all(&store, &person).len(), 1_000);
        let foreign = AuditQuery { q: Some("user-other".to_owned()), ..AuditQuery::default() };
        assert_eq!(all(&store, &foreign), Vec::<i64>::new());
    }
}
