//! The index kept up with the database: by searches, by its job, across processes, and made anew.

use std::sync::atomic::{AtomicBool, Ordering};

use carnet_core::wire::MatchKind;
use carnet_store::{
    db,
    imports::{self, Card, Options, Outcome, Staged},
};
use carnet_testing::Over;

use super::*;

fn named(database: &Database, numbers: std::ops::Range<usize>, name: &str) {
    database.write(|db| {
        for number in numbers {
            participants::put(db, &participant(&format!("0088:{number:05}"), &[&format!("{name} {number:05}")]))?;
        }
        Ok(())
    });
}

fn total(pool: &dyn Pool, index: &Directory, name: &str) -> u64 {
    alike(pool, index, &by_name(name)).groups[0].total
}

fn is_asked(pool: &dyn Pool, index: &Directory) -> bool {
    both(pool, index, &by_name("*")).2
}

#[test]
fn what_one_process_writes_the_index_of_another_finds() {
    let database = shared();
    named(&database, 0..50, "Nord");
    let elsewhere = database.elsewhere();
    let (here, there) = (followed(database.pool.as_ref()), followed(elsewhere.as_ref()));
    named(&database, 40..60, "Sud");
    // Few changes are taken in by whoever searches.
    for (pool, index) in [(database.pool.as_ref(), &here), (elsewhere.as_ref(), &there)] {
        assert_eq!((total(pool, index, "Nord*"), total(pool, index, "Sud*")), (40, 20), "{}", database.name);
    }
    // Of many, the database answers until the job has been there.
    named(&database, 60..400, "Est");
    for (pool, index) in [(database.pool.as_ref(), &here), (elsewhere.as_ref(), &there)] {
        assert!(!is_asked(pool, index));
        index.follow(pool).unwrap();
        assert_eq!(total(pool, index, "Est*"), 340, "{}", database.name);
        assert_eq!((index.status().ready, index.status().participants), (true, 400));
    }
    assert_eq!(here.status(), there.status(), "{}", database.name);
}

#[test]
fn an_index_made_at_a_start_is_the_one_that_followed() {
    let database = shared();
    let old = followed(database.pool.as_ref());
    assert!(old.status().ready, "an empty directory has an index, too");
    named(&database, 0..300, "Nord");
    named(&database, 100..200, "Sud");
    old.follow(database.pool.as_ref()).unwrap();
    let (new, latest) = (followed(database.pool.as_ref()), database.read(feed::latest));
    assert_eq!((old.status().pending, new.status().pending), (300, 0));
    assert_eq!((old.status().participants, old.status().sequence), (300, latest.unsigned_abs()));
    assert_eq!((new.status().participants, new.status().sequence), (300, latest.unsigned_abs()));
    for name in ["*", "Nord*", "*1*", "sud", "S*0"] {
        for index in [&old, &new] {
            alike(database.pool.as_ref(), index, &by_name(name));
        }
    }
}

#[test]
fn after_too_much_or_too_long_ago_the_index_is_made_anew() {
    let database = shared();
    named(&database, 0..20, "Nord");
    let index = followed(database.pool.as_ref());
    // A source's whole snapshot writes one row however large it is.
    database.write(|db| {
        participants::put_untold(db, &participant("0088:00005", &["Sud"]))?;
        feed::tell_everything(db)
    });
    assert!(!is_asked(database.pool.as_ref(), &index));
    index.follow(database.pool.as_ref()).unwrap();
    assert_eq!(total(database.pool.as_ref(), &index, "Sud"), 1);

    let far = "insert into participant_changes (seq, participant_key) values ($1, $2)";
    database.write(|db| {
        db.execute(far, &[500_000.into(), "0088:00006".into()])?;
        feed::sweep(db)
    });
    let kept = database.read(|db| db::query_one(db, "select count(*) from participant_changes", &[], |row| row.int(0)));
    assert_eq!(kept, Some(1), "the last one stays");
    assert!(!is_asked(database.pool.as_ref(), &index), "what was swept away is not known");
    index.follow(database.pool.as_ref()).unwrap();
    assert_eq!(index.status().sequence, 500_000);
    assert_eq!(total(database.pool.as_ref(), &index, "*"), 20);
}

#[test]
fn an_import_tells_what_it_changed_and_nothing_else() {
    let database = quick();
    let card = |number: u32, name: &str| Card {
        participant_id: format!("0088:299{number:010}"),
        names: vec![carnet_core::wire::NameEntry { name: name.to_owned(), language: None }],
        country: "SE".to_owned(),
        place: None,
        website: None,
        identifiers: Vec::new(),
        document_types: Vec::new(),
    };
    let import = |id: &str, cards: Vec<Card>| {
        let options = Options { partial: false, accept_removals: true, as_of_ms: 1_000, now_ms: 1_000 };
        let import = database.write(|db| imports::begin(db, id, "a-source", 1_000));
        database.write(|db| imports::stage(db, &import, cards.into_iter().map(Staged::Card).collect()));
        let outcome = database.write(|db| imports::apply(db, &import, &options, &mut |_, _| ()));
        assert!(matches!(outcome, Outcome::Applied(_)), "{outcome:?}");
    };
    let told = || {
        let sql = "select participant_key from participant_changes where participant_key is not null order by seq";
        database.read(|db| db::query_all(db, sql, &[], |row| row.text(0)))
    };
    import("1", vec![card(1, "A"), card(2, "B")]);
    let both_of_them = ["0088:2990000000001", "0088:2990000000002"];
    assert_eq!(told(), both_of_them);
    import("2", vec![card(1, "A"), card(2, "B")]);
    assert_eq!(told(), both_of_them, "nothing changed");
    let index = followed(database.pool.as_ref());
    import("3", vec![card(1, "C")]);
    assert_eq!(told().len(), 3, "one has another name, one has left the network, and is found all the same");
    assert_eq!(total(database.pool.as_ref(), &index, "C"), 1);
    assert_eq!(total(database.pool.as_ref(), &index, "B"), 1);
}

#[test]
fn while_changes_arrive_both_answer_alike() {
    let database = shared();
    named(&database, 0..200, "Nord");
    let (elsewhere, index) = (database.elsewhere(), followed(database.pool.as_ref()));
    let over = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let _over = Over(&over);
            for round in 0..60 {
                let name = if round % 2 == 0 { "Sud" } else { "Nord" };
                named(&database, round * 3..round * 3 + 1 + (round % 7) * 30, name);
            }
        });
        scope.spawn(|| {
            while !over.load(Ordering::Relaxed) {
                index.follow(elsewhere.as_ref()).unwrap();
            }
        });
        let (mut asked, mut queries) = (0, 0);
        while !over.load(Ordering::Relaxed) {
            for query in ["*", "Nord*", "*d 0001*", "sud", "*7"].map(by_name) {
                let query = ParticipantQuery { limit: 7, ..query };
                let (sql, by_index, was_asked) = both(elsewhere.as_ref(), &index, &query);
                assert_eq!(sql, by_index, "{query:?} on {}", database.name);
                asked += u32::from(was_asked);
                queries += 1;
            }
        }
        assert!(asked > 0, "of {queries} searches none was the index's");
    });
    index.follow(elsewhere.as_ref()).unwrap();
    let literal = ParticipantQuery { matching: Some(MatchKind::Literal), ..by_name("*") };
    assert!(alike(elsewhere.as_ref(), &index, &literal).groups[0].total >= 200);
}

#[test]
fn a_database_that_was_put_back_is_read_again() {
    let database = shared();
    named(&database, 0..3, "Nord");
    let kept = database.read(feed::latest);
    named(&database, 3..5, "Sud");
    let index = followed(database.pool.as_ref());
    assert_eq!(total(database.pool.as_ref(), &index, "Sud*"), 2);
    // As after the loss of what a copy had not yet.
    database.write(|db| {
        for table in ["participant_identifiers", "participant_document_types", "participants"] {
            db.execute(&format!("delete from {table} where participant_key >= '0088:00003'"), &[])?;
        }
        db.execute("delete from participant_changes where seq > $1", &[kept.into()])
    });
    assert!(!is_asked(database.pool.as_ref(), &index));
    index.follow(database.pool.as_ref()).unwrap();
    assert_eq!(index.status().sequence, kept.unsigned_abs());
    assert_eq!(total(database.pool.as_ref(), &index, "*"), 3);
}
