//! Somebody else writes for long, and many wait to write: who reads is answered meanwhile, and what was refused is not
//! written afterwards.

use std::{
    sync::atomic::{AtomicBool, AtomicUsize, Ordering},
    time::Duration,
};

use carnet_testing::Over;
use serde_json::json;

use super::{killed::wait_until_ready, world::World};

/// More than the server has threads for work that blocks.
const WRITERS: usize = 48;

#[test]
fn who_waits_to_write_keeps_nobody_from_reading_and_what_is_refused_is_not_written() {
    let world = World::new();
    let server = world.serve();
    let client = world.client(&server, &world.sign_in(&server));
    wait_until_ready(&server);
    let writing = world.somebody_writes();
    let (sent, answered, released) = (AtomicUsize::new(0), AtomicUsize::new(0), AtomicBool::new(false));
    let written = std::thread::scope(|scope| {
        let (client, sent, answered, released) = (&client, &sent, &answered, &released);
        let ask = move |n: usize| {
            let _over = Over(released);
            let question = json!({ "subject": format!("Question {n}"), "message": "?" }).to_string();
            sent.fetch_add(1, Ordering::SeqCst);
            let answer = client.send("POST", "support", &[], &question).unwrap();
            answered.fetch_add(1, Ordering::SeqCst);
            assert!(matches!(answer.status, 201 | 503), "{answer:?}");
            (answer.status == 201).then(|| format!("Question {n}"))
        };
        let writers: Vec<_> = (0..WRITERS).map(|n| scope.spawn(move || ask(n))).collect();
        while sent.load(Ordering::SeqCst) < WRITERS {
            std::thread::yield_now();
        }
        // So that they are not only on their way.
        std::thread::sleep(Duration::from_secs(1));
        for _ in 0..10 {
            let found = client.get("participants?name=*a*&limit=1").unwrap();
            assert_eq!(found.status, 200, "{found:?}");
        }
        assert_eq!(answered.load(Ordering::SeqCst), 0, "they still wait");
        while !released.load(Ordering::SeqCst) {
            std::thread::sleep(Duration::from_millis(50));
        }
        drop(writing);
        let mut written: Vec<String> = writers.into_iter().filter_map(|writer| writer.join().unwrap()).collect();
        written.sort();
        written
    });
    assert!(written.len() < WRITERS, "some were refused");
    // What was begun when it was refused has ended when another one, who comes after it, has.
    let last = client.send("POST", "support", &[], &json!({ "subject": "Last", "message": "?" }).to_string()).unwrap();
    assert_eq!(last.status, 201, "{last:?}");
    let mut kept = world.query("select subject from support_requests where subject like 'Question %'");
    kept.sort();
    assert_eq!(kept, written);
}
