//! Many at once: of those who want the same number one wins, readers see whole states, nothing half-done stays.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use crate::common::*;
use carnet_core::wire::Customer;
use carnet_store::{
    Error,
    accounts::Acceptance,
    customers::{self, Actor, AddRefused, Changes, CustomerQuery, Refused},
    db, participants, pool, sqlite,
};
use carnet_testing::{Over, Writing};

const MANY: usize = 50;

#[test]
fn of_fifty_in_two_processes_who_add_the_same_number_one_wins() {
    let database = shared();
    database.account(ACCOUNT, USER, None, Acceptance::Automatic);
    for n in 0..MANY {
        database.put(&participant(&format!("0088:{n:04}"), &["Same number"]));
    }
    // Half of them through another process's connections.
    let elsewhere = database.elsewhere();
    let add = |n: usize| -> Result<Customer, AddRefused> {
        let pool: &dyn pool::Pool = if n.is_multiple_of(2) { database.pool.as_ref() } else { elsewhere.as_ref() };
        let new = customer(&format!("0088:{n:04}"), &[&format!("own-{n}"), "007"], None);
        pool::write(pool, |db| customers::add(db, ACCOUNT, USER, &format!("c{n}"), &format!("r{n}"), &new, 1)).unwrap()
    };
    let outcomes: Vec<_> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..MANY).map(|n| scope.spawn(move || add(n))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    let winners: Vec<&Customer> = outcomes.iter().filter_map(|outcome| outcome.as_ref().ok()).collect();
    assert_eq!(winners.len(), 1);
    for refused in outcomes.iter().filter_map(|outcome| outcome.as_ref().err()) {
        match refused {
            AddRefused::NumberTaken { number, holder } => {
                assert_eq!((number.as_str(), &holder.id), ("007", &winners[0].id))
            }
            other => panic!("{other:?}"),
        }
    }
    let all = database.read(|db| customers::list(db, ACCOUNT, &CustomerQuery::default()));
    assert_eq!(all.total, 1);
    let numbers = database.read(|db| db::query_one(db, "select count(*) from customer_numbers", &[], |row| row.int(0)));
    assert_eq!(numbers, Some(2), "nothing of the others stays");
}

#[test]
fn of_fifty_in_two_processes_who_give_a_customer_the_same_number_one_wins() {
    let database = shared();
    database.account(ACCOUNT, USER, None, Acceptance::Automatic);
    for n in 0..MANY {
        database.put(&participant(&format!("0088:{n:04}"), &["Same number"]));
        database.add(&format!("c{n}"), &format!("0088:{n:04}"), &[&format!("own-{n}")]).unwrap();
    }
    let elsewhere = database.elsewhere();
    let change = |n: usize| -> Result<Customer, Refused> {
        let pool: &dyn pool::Pool = if n.is_multiple_of(2) { database.pool.as_ref() } else { elsewhere.as_ref() };
        let changes = Changes { numbers: Some(vec!["007".to_owned()]), ..Changes::default() };
        let actor = Actor { account_id: ACCOUNT, user_id: USER, now_ms: 2_000 };
        pool::write(pool, |db| customers::change(db, &actor, &format!("c{n}"), Some(1), &changes)).unwrap()
    };
    let outcomes: Vec<_> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..MANY).map(|n| scope.spawn(move || change(n))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    let winners: Vec<&Customer> = outcomes.iter().filter_map(|outcome| outcome.as_ref().ok()).collect();
    assert_eq!(winners.len(), 1);
    for refused in outcomes.iter().filter_map(|outcome| outcome.as_ref().err()) {
        match refused {
            Refused::NumberTaken { number, holder } => {
                assert_eq!((number.as_str(), &holder.id), ("007", &winners[0].id))
            }
            other => panic!("{other:?}"),
        }
    }
    let numbers = database.read(|db| db::query_one(db, "select count(*) from customer_numbers", &[], |row| row.int(0)));
    assert_eq!(numbers, Some(MANY as i64), "the losers keep theirs");
}

#[test]
fn two_processes_wait_for_each_other_and_both_get_everything_in() {
    let database = shared();
    database.account(ACCOUNT, USER, None, Acceptance::Automatic);
    for n in 0..400 {
        database.put(&participant(&format!("0088:{n:04}"), &["Own number"]));
    }
    let elsewhere = database.elsewhere();
    // Each reads before it writes: were the lock not taken at the beginning, one would be told in the middle that
    // what it read is out of date.
    let fill = |pool: &dyn pool::Pool, parity: usize| {
        for n in (parity..400).step_by(2) {
            let new = customer(&format!("0088:{n:04}"), &[&format!("own-{n}")], None);
            let added =
                pool::write(pool, |db| customers::add(db, ACCOUNT, USER, &format!("c{n}"), &format!("r{n}"), &new, 1))
                    .unwrap();
            assert!(added.is_ok(), "{added:?}");
        }
    };
    std::thread::scope(|scope| {
        scope.spawn(|| fill(database.pool.as_ref(), 0));
        scope.spawn(|| fill(elsewhere.as_ref(), 1));
    });
    let all = database.read(|db| customers::list(db, ACCOUNT, &CustomerQuery::default()));
    assert_eq!(all.total, 400);
}

#[test]
fn readers_see_whole_states_while_a_writer_works() {
    let database = shared();
    database.account(ACCOUNT, USER, None, Acceptance::Automatic);
    for n in 0..20 {
        database.put(&participant(&format!("0088:{n:04}"), &["Before"]));
    }
    let over = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let _over = Over(&over);
            for round in 0..20 {
                let name = if round % 2 == 0 { "After" } else { "Before" };
                database.write(|db| {
                    for n in 0..20 {
                        participants::put(db, &participant(&format!("0088:{n:04}"), &[name]))?;
                    }
                    Ok(())
                });
            }
        });
        for _ in 0..4 {
            scope.spawn(|| {
                while !over.load(Ordering::Relaxed) {
                    let (before, after) = database.read(|db| {
                        let before = participants::search(db, ACCOUNT, &by_name("Before"))?.groups[0].total;
                        let after = participants::search(db, ACCOUNT, &by_name("After"))?.groups[0].total;
                        Ok((before, after))
                    });
                    assert!(matches!((before, after), (20, 0) | (0, 20)), "{before} and {after}");
                }
            });
        }
    });
}

/// Counts down when its thread is done, also when it panics.
struct Working<'a>(&'a AtomicUsize);

impl Drop for Working<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

#[test]
fn readers_never_see_half_an_add() {
    let database = shared();
    database.account(ACCOUNT, USER, None, Acceptance::Automatic);
    for n in 0..MANY {
        database.put(&participant(&format!("0088:{n:04}"), &["Whole"]));
    }
    let left = AtomicUsize::new(MANY);
    let looked = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for n in 0..MANY {
            let (database, left) = (&database, &left);
            scope.spawn(move || {
                let _working = Working(left);
                // Every fifth wants a number that is taken once the first of them has it.
                let second = if n.is_multiple_of(5) { "shared".to_owned() } else { format!("second-{n}") };
                let outcome =
                    database.add(&format!("c{n}"), &format!("0088:{n:04}"), &[&format!("first-{n}"), &second]);
                assert!(matches!(outcome, Ok(_) | Err(AddRefused::NumberTaken { .. })), "{outcome:?}");
            });
        }
        for _ in 0..3 {
            scope.spawn(|| {
                loop {
                    let done = left.load(Ordering::SeqCst) == 0;
                    let (page, counts) = database.read(|db| {
                        let page =
                            customers::list(db, ACCOUNT, &CustomerQuery { limit: 100, ..CustomerQuery::default() })?;
                        let sql = "select (select count(*) from customers), (select count(*) from customer_numbers),
                                       (select count(*) from audit)";
                        Ok((page, db::query_one(db, sql, &[], |row| Ok((row.int(0)?, row.int(1)?, row.int(2)?)))?))
                    });
                    let all = page.items.len() as i64;
                    assert_eq!(counts, Some((all, 2 * all, all)), "customers, numbers, audit entries");
                    assert!(page.items.iter().all(|item| item.customer_numbers.len() == 2));
                    looked.fetch_add(1, Ordering::SeqCst);
                    if done {
                        break;
                    }
                }
            });
        }
    });
    assert!(looked.load(Ordering::SeqCst) >= 3);
    let all = database.read(|db| customers::list(db, ACCOUNT, &CustomerQuery::default()));
    assert_eq!(all.total, (MANY - MANY / 5 + 1) as u64);
}

#[test]
fn an_error_or_a_panic_undoes_a_unit_of_work() {
    for database in every_kind() {
        let failed = pool::write(database.pool.as_ref(), |db| {
            participants::put(db, &participant("0088:1", &["Undone"]))?;
            Err::<(), _>(Error::Busy)
        });
        assert!(matches!(failed, Err(Error::Busy)));
        let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            pool::write(database.pool.as_ref(), |db| {
                participants::put(db, &participant("0088:2", &["Undone"]))?;
                panic!("in the middle");
                #[allow(unreachable_code)]
                Ok(())
            })
        }));
        assert!(panicked.is_err());
        assert_eq!(database.search(&by_name("*")).groups[0].total, 0, "{}", database.name);
        database.put(&participant("0088:3", &["Done"]));
        assert_eq!(database.search(&by_name("*")).groups[0].total, 1, "{}", database.name);
    }
}

#[test]
fn a_reader_cannot_write_and_an_unknown_parameter_is_an_error() {
    let database = shared();
    let refused = pool::read(database.pool.as_ref(), |db| db.execute("delete from sources", &[]));
    assert!(matches!(refused, Err(Error::Database(_))), "{refused:?}");
    let sql = "select name from sources where name = $2 and latest_as_of = $1";
    let rows = |params: &[db::Value]| {
        pool::read(database.pool.as_ref(), |db| db::query_all(db, sql, params, |row| row.text(0)))
    };
    assert!(rows(&[1.into(), "x".into()]).unwrap().is_empty(), "bound by number, not by place");
    assert!(matches!(rows(&[1.into()]), Err(Error::Database(_))));
}

#[test]
fn a_database_opens_again_with_everything_in_it() {
    let database = shared();
    database.put(&participant("0088:1", &["Kept"]));
    let again = database.elsewhere();
    let kept = pool::read(again.as_ref(), |db| participants::search(db, ACCOUNT, &by_name("Kept"))).unwrap();
    assert_eq!(kept.groups[0].total, 1);
    let nowhere = sqlite::open(std::path::Path::new("/nowhere/at/all.db"), 1);
    let message = nowhere.err().unwrap().to_string();
    assert!(message.contains("/nowhere/at/all.db"), "{message}");
}

#[test]
fn who_reads_or_has_little_to_note_waits_for_nobody_who_writes() {
    let database = shared();
    let elsewhere = database.elsewhere();
    let one = |db: &mut dyn db::Db| db::query_one(db, "select 1 + 0", &[], |row| row.int(0));
    let writing = Writing::over(&elsewhere);
    std::thread::scope(|scope| {
        // More than there are connections.
        let waiting: Vec<_> = (0..8).map(|_| scope.spawn(|| pool::write(database.pool.as_ref(), one))).collect();
        let noted = || pool::write_at_once(database.pool.as_ref(), one);
        assert!(matches!(noted(), Err(Error::Busy)));
        assert_eq!(database.read(one), Some(1));
        drop(writing);
        for writer in waiting {
            assert_eq!(writer.join().unwrap().unwrap(), Some(1));
        }
        assert_eq!(noted().unwrap(), Some(1));
    });
}

#[test]
fn who_finds_the_schema_up_to_date_waits_for_nobody_who_writes() {
    let database = shared();
    let _writing = Writing::over(&database.pool);
    let opened = database.elsewhere();
    let sources = pool::read(opened.as_ref(), |db| db::query_all(db, "select name from sources", &[], |_| Ok(())));
    assert!(sources.is_ok());
}
