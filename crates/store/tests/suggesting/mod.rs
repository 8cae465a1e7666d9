//! Companies that suggest, and the operator who decides.

use carnet_core::wire::{Identifier, Role, Session, Suggestion};
use carnet_store::{
    accounts::Acceptance,
    audit, db,
    suggestions::{self, Act, DecideRefused, NewSuggestion, SuggestionQuery, Viewer},
    users,
};

use crate::common::{Database, every_kind};

pub const SIREN: &str = "732829320";

/// Two companies and the operator.
pub fn stores() -> Vec<(&'static str, Database)> {
    let stores: Vec<_> = every_kind().into_iter().map(|store| (store.name, store)).collect();
    for (_, store) in &stores {
        for account in ["first", "second"] {
            store.account(account, &format!("user-{account}"), None, Acceptance::Automatic);
        }
        store.account("network", "user-network", None, Acceptance::Automatic);
        store.write(|db| db.execute("update users set role = 'operator' where id = 'user-network'", &[]));
    }
    stores
}

pub fn person(store: &Database, account: &str) -> Session {
    let email = format!("user-{account}@carnet.example");
    store.read(|db| users::by_email(db, &email)).unwrap().session
}

pub fn identifier(scheme: &str, value: &str) -> Identifier {
    Identifier { scheme: scheme.to_owned(), value: value.to_owned(), label: scheme.to_owned() }
}

pub fn company(name: &str, identifiers: &[(&str, &str)]) -> NewSuggestion {
    NewSuggestion {
        name: name.to_owned(),
        country: "FR".to_owned(),
        identifiers: identifiers.iter().map(|(scheme, value)| identifier(scheme, value)).collect(),
        ..NewSuggestion::default()
    }
}

pub fn suggest(store: &Database, account: &str, id: &str, new: &NewSuggestion, at: i64) -> (Suggestion, bool) {
    let who = person(store, account);
    let suggested = store.write(|db| suggestions::suggest(db, &who, id, new, at)).unwrap();
    (suggested.suggestion, suggested.joined)
}

pub fn decide(store: &Database, id: &str, act: &Act) -> Result<Suggestion, DecideRefused> {
    let who = person(store, "network");
    assert_eq!(who.user.role, Role::Operator);
    store.write(|db| suggestions::decide(db, &who, id, act, 9_000))
}

pub fn seen(store: &Database, viewer: Viewer<'_>, id: &str) -> Option<Suggestion> {
    store.read(|db| suggestions::get(db, viewer, id))
}

pub fn messages(store: &Database, account: &str) -> Vec<String> {
    let sql =
        "select kind || ' ' || name || ' ' || coalesce(words, '-') from messages where account_id = $1 order by seq";
    store.read(|db| db::query_all(db, sql, &[account.into()], |row| row.text(0)))
}

pub fn trail(store: &Database, account: &str, id: &str) -> Vec<String> {
    let entries = store.read(|db| audit::of_object(db, account, "suggestion", id));
    entries.into_iter().map(|entry| entry.what).collect()
}

pub fn listed(store: &Database, viewer: Viewer<'_>, query: &SuggestionQuery) -> Vec<String> {
    let page = store.read(|db| suggestions::list(db, viewer, query));
    assert_eq!(page.total, page.items.len() as u64);
    page.items.into_iter().map(|suggestion| suggestion.id).collect()
}
