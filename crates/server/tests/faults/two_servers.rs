//! Two servers over one database, both asked by many at once: only declared answers, the same ones from both, one
//! sequence of events, and memory that does not grow.

use std::{
    io::{BufRead, BufReader},
    net::TcpStream,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use carnet_testing::Over;
use serde_json::Value;

use super::{
    client::Client,
    from_environment,
    killed::wait_until_ready,
    memory,
    work::{Asker, Changer},
    world::World,
};
use crate::{events, support::Server};

/// Who reads and who writes; together 32.
const READERS: usize = 24;
const WRITERS: usize = 8;
/// What readers ask, the lists that hold still while the writers work.
const ASKED: [&str; 5] = [
    "participants?name=*SA*&match=literal",
    "participants?name=soci&match=close",
    "participants?id=0225:*",
    "providers",
    "settings/company",
];

fn read(clients: &[Client; 2], turn: usize, over: &AtomicBool, reads: &AtomicU64) {
    for at in turn.. {
        if over.load(Ordering::Relaxed) {
            return;
        }
        let path = ASKED[at % ASKED.len()];
        let [one, other] = [0, 1].map(|server| {
            let answer = clients[server].get(path).unwrap();
            assert_eq!(answer.status, 200, "{path}: {answer:?}");
            answer.json()
        });
        assert_eq!(one, other, "{path}");
        reads.fetch_add(2, Ordering::Relaxed);
    }
}

/// What one writes is read at the other within a second.
fn is_seen(clients: &[Client; 2], at_most: Duration) {
    let asked = |client: &Client| -> Value { client.get("customers?limit=100").unwrap().json()["items"].clone() };
    let since = Instant::now();
    while asked(&clients[0]) != asked(&clients[1]) {
        assert!(since.elapsed() < at_most, "the servers answer differently");
        thread::sleep(Duration::from_millis(20));
    }
}

/// Keeps the numbers of what a stream tells, until its server is gone.
fn follow(stream: TcpStream, numbers: Arc<Mutex<Vec<i64>>>) {
    stream.set_read_timeout(None).unwrap();
    thread::spawn(move || {
        let lines = BufReader::new(stream).lines().map_while(Result::ok);
        let told = lines.filter_map(|line| line.strip_prefix("id: ").and_then(|number| number.trim().parse().ok()));
        told.for_each(|number| numbers.lock().unwrap().push(number));
    });
}

/// The streams of both servers told one sequence, in its order and to its end.
fn heard_to_the_end(world: &World, heard: &[Arc<Mutex<Vec<i64>>>; 2]) {
    let last = "select max(e.seq) from events e join users u on u.account_id = e.account_id
                where u.email = 'admin@lumiere.example'";
    let last: i64 = world.query(last)[0].parse().unwrap();
    for numbers in heard {
        let since = Instant::now();
        while numbers.lock().unwrap().last().is_none_or(|told| *told < last) {
            let told = numbers.lock().unwrap().last().copied();
            assert!(since.elapsed() < Duration::from_secs(5), "event {last} was not told, {told:?} was the last");
            thread::sleep(Duration::from_millis(50));
        }
        let numbers = numbers.lock().unwrap();
        assert!(numbers.is_sorted(), "events were told out of their sequence: {numbers:?}");
        assert!(numbers.len() > 3, "{numbers:?}");
    }
}

#[test]
fn both_answer_alike_and_nobody_is_turned_away() {
    let world = World::new();
    if !world.is_postgres() {
        return;
    }
    let seconds = from_environment("CARNET_FAULTS_SECONDS", 5);
    let servers: [Server; 2] = [world.serve(), world.serve()];
    servers.iter().for_each(wait_until_ready);
    let session = world.sign_in(&servers[0]);
    let clients = [0, 1].map(|server| world.client(&servers[server], &session));
    let mut changers = Changer::all(&clients[0], WRITERS - 2);
    let mut askers = [Asker::default(), Asker::default()];
    let (over, reads) = (AtomicBool::new(false), AtomicU64::new(0));
    let memory = || [0, 1].map(|server| memory(servers[server].child.id(), "VmRSS").unwrap());
    let mut early = [0, 0];
    let heard: [Arc<Mutex<Vec<i64>>>; 2] = Default::default();
    for (server, numbers) in servers.iter().zip(&heard) {
        follow(events::listen(server, &session.cookie), Arc::clone(numbers));
    }
    thread::scope(|scope| {
        let _over = Over(&over);
        for turn in 0..READERS {
            let (clients, over, reads) = (&clients, &over, &reads);
            scope.spawn(move || read(clients, turn, over, reads));
        }
        for (turn, changer) in changers.iter_mut().enumerate() {
            let (client, over) = (&clients[turn % 2], &over);
            scope.spawn(move || changer.work(client, over).unwrap());
        }
        for (asker, client) in askers.iter_mut().zip(&clients) {
            let over = &over;
            scope.spawn(move || asker.work(client, over).unwrap());
        }
        // Caches and connections have come by then.
        thread::sleep(Duration::from_secs(seconds) / 3);
        early = memory();
        thread::sleep(Duration::from_secs(seconds) * 2 / 3);
    });
    let late = memory();
    is_seen(&clients, Duration::from_secs(1));
    changers.iter_mut().for_each(|changer| changer.verify(&world));
    askers.iter().for_each(|asker| asker.verify(&world));
    world.check();
    heard_to_the_end(&world, &heard);
    let writes: u64 =
        changers.iter().map(|changer| changer.promises).sum::<u64>() + askers.iter().map(Asker::promises).sum::<u64>();
    let reads = reads.load(Ordering::Relaxed);
    println!("{seconds} s: {reads} reads alike, {writes} writes, memory {early:?} KiB, then {late:?}");
    assert!(reads > 0 && writes > 0);
    for (early, late) in early.into_iter().zip(late) {
        assert!(late < early + early / 4 + 16 * 1024, "memory grows: {early} KiB, then {late}");
    }
}
