//! People at once: of two administrators who give up their places one stays, and of two who use a link one does.

use std::sync::Arc;

use crate::common::*;
use carnet_core::wire::Role;
use carnet_store::{
    accounts::Acceptance,
    links::{self, NewLink},
    pool::{self, Pool},
    users::{self, ChangeRefused, NewPerson, UserChange},
};

/// Two administrators, with the connections of a second process.
fn two_admins() -> (Database, Arc<dyn Pool>) {
    let database = shared();
    database.account(ACCOUNT, USER, None, Acceptance::Automatic);
    for id in ["first", "second"] {
        let admin = users::NewUser { role: Role::Admin, ..user(id, ACCOUNT, &format!("{id}@carnet.example")) };
        database.write(|db| users::add(db, &admin, 1));
    }
    let elsewhere = database.elsewhere();
    (database, elsewhere)
}

#[test]
fn of_two_administrators_who_leave_at_once_one_stays() {
    for change in [
        UserChange { role: Some(Role::Member), ..UserChange::default() },
        UserChange { disabled: Some(true), ..UserChange::default() },
    ] {
        let (database, elsewhere) = two_admins();
        let give_up = |id: &str, pool: &dyn Pool| {
            let who = pool::read(pool, |db| users::by_email(db, &format!("{id}@carnet.example"))).unwrap().unwrap();
            pool::write(pool, |db| users::change(db, &who.session, id, 1, &change, 2)).unwrap()
        };
        let (first, second) = std::thread::scope(|scope| {
            let first = scope.spawn(|| give_up("first", database.pool.as_ref()));
            let second = scope.spawn(|| give_up("second", elsewhere.as_ref()));
            (first.join().unwrap(), second.join().unwrap())
        });
        let refused: Vec<ChangeRefused> = [first, second].into_iter().filter_map(Result::err).collect();
        assert_eq!(refused, [ChangeRefused::LastAdmin]);
        assert_eq!(database.read(|db| users::admins(db, ACCOUNT)).len(), 1);
    }
}

#[test]
fn of_many_who_use_a_link_one_does() {
    let (database, elsewhere) = two_admins();
    let admin = database.read(|db| users::by_email(db, "first@carnet.example")).unwrap().session;
    let new = NewPerson {
        id: "new".to_owned(),
        email: "new@carnet.example".to_owned(),
        display_name: "New".to_owned(),
        role: Role::Member,
        locale: carnet_core::wire::Locale::En,
    };
    let link = NewLink { token_hash: "token".to_owned(), until_ms: 100 };
    database.write(|db| users::invite(db, &admin, &new, &link, 1)).unwrap();
    let accept = |n: usize| {
        let pool: &dyn Pool = if n.is_multiple_of(2) { database.pool.as_ref() } else { elsewhere.as_ref() };
        pool::write(pool, |db| links::accept(db, "token", &format!("hash-{n}"), 2)).unwrap().is_some()
    };
    let used: Vec<usize> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..20).map(|n| scope.spawn(move || accept(n))).collect();
        let used = threads.into_iter().map(|thread| thread.join().unwrap());
        used.enumerate().filter_map(|(n, used)| used.then_some(n)).collect()
    });
    assert_eq!(used.len(), 1);
    let hash = database.read(|db| users::password_hash(db, "new"));
    assert_eq!(hash, Some(format!("hash-{}", used[0])));
}
