//! A whole network comes from a file while people search: the import is killed while it reads, and again while it reads
//! or applies; it goes on where it was, in little memory, and what was there before serves until all of it is there.

use std::{
    fs::{self, File},
    path::Path,
    process::{Child, Stdio},
    sync::atomic::{AtomicBool, Ordering},
    thread,
    time::{Duration, Instant},
};

use carnet_testing::Over;

use super::{client::Client, from_environment, killed::wait_until_ready, memory, world::World};

/// Participants before it.
const OLD: u64 = 500;
/// Bytes that the import may hold, however many cards there are.
const MEMORY: u64 = 200_000_000;
const SOURCE: [&str; 4] = ["import", "peppol-cards", "--source", "network"];

struct Import<'a> {
    world: &'a World,
    child: Child,
    said: &'a Path,
    begun: Instant,
    /// The most that it was seen to hold.
    held: u64,
}

impl<'a> Import<'a> {
    fn begin(world: &'a World, file: &Path, said: &'a Path) -> Self {
        let mut command = world.command(&SOURCE);
        command.arg("--accept-removals").arg(file).stdin(Stdio::null()).stdout(Stdio::null());
        let child = command.stderr(File::create(said).unwrap()).spawn().unwrap();
        Self { world, child, said, begun: Instant::now(), held: 0 }
    }

    /// Looks again and again until `reached`; whether it still runs then.
    fn runs_until(&mut self, mut reached: impl FnMut(&World) -> bool) -> bool {
        loop {
            assert!(self.begun.elapsed() < patience(), "it does not end: {}", fs::read_to_string(self.said).unwrap());
            // One that has just ended has no memory.
            self.held = self.held.max(memory(self.child.id(), "VmHWM").unwrap_or(0) * 1024);
            assert!(self.held < MEMORY, "{} bytes", self.held);
            if let Some(status) = self.child.try_wait().unwrap() {
                assert!(status.success(), "{status}");
                return false;
            }
            if reached(self.world) {
                return true;
            }
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// The most that it held. It may have ended by itself before.
    fn kill(mut self) -> u64 {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        self.held
    }
}

fn all_cards() -> u64 {
    from_environment("CARNET_FAULTS_CARDS", 21_000)
}

/// How long an import may take.
fn patience() -> Duration {
    Duration::from_secs(120) + Duration::from_millis(all_cards() * 5)
}

/// Cards that wait to be applied.
fn waiting(world: &World) -> u64 {
    let sql = "select coalesce(max(cards), 0) from imports where state = 'staging'";
    world.query(sql)[0].parse().unwrap()
}

fn registered(world: &World) -> u64 {
    let sql = "select count(*) from participants where source = 'network' and network_status = 'registered'";
    world.query(sql)[0].parse().unwrap()
}

/// Asks until it is over; how often, and the longest that it took. Who is found is who was there before, or who is after.
fn search(client: &Client, over: &AtomicBool) -> (u64, Duration) {
    let (mut asked, mut longest) = (0, Duration::ZERO);
    while !over.load(Ordering::Relaxed) {
        let since = Instant::now();
        let answer = client.get("participants?name=*a*&match=literal&limit=20").unwrap();
        longest = longest.max(since.elapsed());
        assert_eq!(answer.status, 200, "{answer:?}");
        assert!(answer.json()["groups"][0]["total"].as_u64().unwrap() > 0);
        asked += 1;
        thread::sleep(Duration::from_millis(20));
    }
    (asked, longest)
}

/// It began where the one before it was killed.
fn goes_on(said: &Path) {
    let told = fs::read_to_string(said).unwrap();
    assert!(told.contains("going on behind card"), "{told}");
}

#[test]
fn it_is_killed_twice_and_goes_on_while_people_search() {
    let cards = all_cards();
    let world = World::new();
    let folder = tempfile::tempdir().unwrap();
    let [old, new, said] = ["old.xml", "new.xml", "said"].map(|name| folder.path().join(name));
    for (file, count, seed) in [(&old, OLD, "2"), (&new, cards, "1")] {
        let count = count.to_string();
        let made = world.run(&["generate", "--participants", &count, "--seed", seed, "--to", file.to_str().unwrap()]);
        assert!(made.1, "{}", made.0);
    }
    let first = world.run(&[&SOURCE[..], &[old.to_str().unwrap()]].concat());
    assert!(first.1, "{}", first.0);
    let server = world.serve();
    wait_until_ready(&server);
    let client = world.client(&server, &world.sign_in(&server));
    let over = AtomicBool::new(false);

    let (amid, held, (asked, longest)) = thread::scope(|scope| {
        let end = Over(&over);
        let searching = scope.spawn(|| search(&client, &over));
        let mut import = Import::begin(&world, &new, &said);
        assert!(import.runs_until(|world| waiting(world) >= cards / 3), "it ended before it was killed");
        let third = import.begun.elapsed();
        let mut held = import.kill();
        assert_eq!(registered(&world), OLD, "what was there serves");

        let mut import = Import::begin(&world, &new, &said);
        let mut complete = None;
        import.runs_until(|world| {
            let all_wait = complete.is_some() || waiting(world) >= cards;
            // All of it is applied at once, which takes about as long.
            all_wait && complete.get_or_insert_with(Instant::now).elapsed() > third / 4
        });
        held = held.max(import.kill());
        goes_on(&said);
        // On a quick machine it was done by then; never in part.
        let there = registered(&world);
        if there != cards {
            assert_eq!(there, OLD, "what was there serves");
            let mut import = Import::begin(&world, &new, &said);
            assert!(!import.runs_until(|_| false));
            held = held.max(import.held);
            goes_on(&said);
        }
        drop(end);
        (there == OLD, held, searching.join().unwrap())
    });
    assert_eq!(registered(&world), cards);
    world.check();
    wait_until_ready(&server);
    let amid = if amid { "amid" } else { "after" };
    println!(
        "{cards} cards, killed while reading and {amid} the change; at most {held} bytes held; {asked} searches, the longest {longest:?}"
    );
}
