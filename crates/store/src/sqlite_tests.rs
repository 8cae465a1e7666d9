#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use super::*;
use crate::{db, pool};

#[test]
fn what_was_written_alone_is_there_when_it_is_opened_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("carnet.db");
    let pool = open_alone(&path).unwrap();
    pool::write(&pool, |db| db.execute_batch("create table kept (id integer); insert into kept values (7)")).unwrap();
    drop(pool);
    let pool = open_alone(&path).unwrap();
    let kept = pool::read(&pool, |db| db::query_one(db, "select id from kept", &[], |row| row.int(0)));
    assert_eq!(kept.unwrap(), Some(7));
}

#[test]
fn where_there_is_no_room_nothing_is_changed() {
    let pool = open_memory().unwrap();
    pool::write(&pool, |db| db.execute_batch("create table filled (id integer, text text)")).unwrap();
    let pages = pool::read(&pool, |db| db::query_one(db, "pragma page_count", &[], |row| row.int(0)));
    let most = format!("pragma max_page_count = {}", pages.unwrap().unwrap() + 2);
    pool.writer.take().connection().unwrap().query_row(&most, [], |_| Ok(())).unwrap();
    let written = pool::write(&pool, |db| {
        db.execute("insert into filled values (1, 'small')", &[])?;
        db.execute("insert into filled values (2, $1)", &["x".repeat(1_000_000).into()])
    });
    assert!(matches!(written, Err(Error::Full)), "{written:?}");
    let left = pool::read(&pool, |db| db::query_one(db, "select count(*) from filled", &[], |row| row.int(0)));
    assert_eq!(left.unwrap(), Some(0));
}

#[test]
fn parameters_go_by_their_number_wherever_they_stand() {
    assert_eq!(numbered("select $2, '$.x', $10 || $"), "select ?2, '$.x', ?10 || $");
    let pool = open_memory().unwrap();
    let params: Vec<Value> = (1..=12).map(Value::from).collect();
    let sql = "select $12, $2 where $1 = 1 and $2 = 2 and $11 = 11";
    let row = pool::read(&pool, |db| db::query_one(db, sql, &params, |row| Ok((row.int(0)?, row.int(1)?))));
    assert_eq!(row.unwrap(), Some((12, 2)));
}

#[test]
fn who_waits_for_a_connection_waits_only_so_long() {
    let lent = Lent::new(vec![Connection::open_in_memory().unwrap()]);
    let (loan, left) = lent.take_within(PATIENCE).unwrap();
    assert_eq!(left, PATIENCE, "nobody was waited for");
    let little = Duration::from_millis(20);
    assert!(lent.take_within(little).is_none() && lent.try_take().is_none());
    std::thread::scope(|scope| {
        let waiting = scope.spawn(|| lent.take_within(PATIENCE).is_some_and(|(_, left)| left < PATIENCE));
        std::thread::sleep(little);
        drop(loan);
        assert!(waiting.join().unwrap());
    });
    assert!(lent.try_take().is_some(), "it has returned");
}
