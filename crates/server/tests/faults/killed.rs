//! The server, or the database, is killed at a random moment while people write and a source is imported.

use std::{
    process::Command,
    sync::atomic::AtomicBool,
    thread,
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

use carnet_testing::Over;

use super::{
    client::Client,
    from_environment,
    work::{Asker, Changer, Importer},
    world::{Session, World},
};
use crate::support::Server;

const CHANGERS: usize = 3;
/// The longest time between a start and its kill.
const AT_MOST_MS: u64 = 900;

struct People {
    changers: Vec<Changer>,
    asker: Asker,
    importer: Importer,
}

impl People {
    fn promises(&self) -> u64 {
        let changes: u64 = self.changers.iter().map(|changer| changer.promises).sum();
        changes + self.asker.promises()
    }

    /// Works until `kill` has happened; whoever is amid something then does not know how it ended.
    fn work_until(&mut self, world: &World, client: &Client, kill: impl FnOnce()) {
        let over = AtomicBool::new(false);
        let mut import = self.importer.begin(world);
        thread::scope(|scope| {
            let _over = Over(&over);
            for changer in &mut self.changers {
                // A connection that breaks is what is waited for.
                scope.spawn(|| changer.work(client, &over).err());
            }
            scope.spawn(|| self.asker.work(client, &over).err());
            kill();
        });
        if import.try_wait().unwrap().is_none() {
            import.kill().unwrap();
        }
        // One that was killed has promised nothing.
        let _ = self.importer.ended(&mut import);
    }

    fn verify(&mut self, world: &World) {
        self.changers.iter_mut().for_each(|changer| changer.verify(world));
        self.asker.verify(world);
        self.importer.verify(world);
    }
}

/// Repeats what it does with the same seed; the seed is said at the end.
struct Moments(u64);

impl Moments {
    fn new() -> Self {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_nanos();
        Self(from_environment("CARNET_FAULTS_SEED", now as u64 | 1))
    }

    fn next(&mut self) -> Duration {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        Duration::from_millis(self.0 % AT_MOST_MS)
    }
}

/// What the server finds from memory is what the database holds.
fn index_is_the_database(world: &World, server: &Server, session: &Session) {
    let client = world.client(server, session);
    let sql = "select count(*) from participants p where p.network_status = 'registered' and (p.name like 'Bolag%'
               or exists (select 1 from participant_names n where n.participant_key = p.participant_key
                   and n.name like 'Bolag%'))";
    let wanted = world.query(sql)[0].clone();
    let since = Instant::now();
    loop {
        let ready = client.get("participants?name=Bolag*&match=literal").unwrap();
        let found = ready.json()["groups"][0]["total"].as_u64().unwrap().to_string();
        if found == wanted {
            return;
        }
        assert!(since.elapsed() < Duration::from_secs(10), "{found} are found of {wanted}");
        thread::sleep(Duration::from_millis(100));
    }
}

fn is_ready(server: &Server) -> bool {
    server.get("/readyz").status == 200
}

pub(super) fn wait_until_ready(server: &Server) {
    let since = Instant::now();
    while !is_ready(server) {
        assert!(since.elapsed() < Duration::from_secs(60), "not ready after a minute: {:?}", server.get("/readyz"));
        thread::sleep(Duration::from_millis(50));
    }
}

/// People at work while `kill` comes down again and again. After each the database is there, which `mend` sees to, and is
/// looked at; then there is a server, which `serve` sees to.
fn kill_again_and_again(
    killed: &str,
    kill: impl Fn(&mut Server),
    mend: impl Fn(),
    serve: impl Fn(&World, &mut Server),
) {
    let kills = from_environment("CARNET_FAULTS_KILLS", 5);
    let world = World::new();
    let mut server = world.serve();
    let session = world.sign_in(&server);
    let changers = Changer::all(&world.client(&server, &session), CHANGERS);
    let mut people = People { changers, asker: Asker::default(), importer: Importer::default() };
    let mut moments = Moments::new();
    let seed = moments.0;
    for _ in 0..kills {
        let moment = moments.next();
        people.work_until(&world, &world.client(&server, &session), || {
            thread::sleep(moment);
            kill(&mut server);
        });
        mend();
        people.verify(&world);
        world.check();
        serve(&world, &mut server);
        wait_until_ready(&server);
        index_is_the_database(&world, &server, &session);
    }
    let (promises, imports) = (people.promises(), people.importer.imports);
    println!(
        "{killed} killed {kills} times, seed {seed}: {promises} writes promised and kept, {imports} imports whole"
    );
    assert!(promises > kills, "hardly anybody wrote");
}

#[test]
fn of_a_server_that_is_killed_no_promise_is_lost() {
    let kill = |server: &mut Server| {
        server.child.kill().unwrap();
        server.child.wait().unwrap();
    };
    kill_again_and_again("the server", kill, || (), |world, server| *server = world.serve());
}

/// The server stays, and goes on when its database is back.
#[test]
fn of_a_database_that_is_killed_no_promise_is_lost() {
    let Some(commands) = Commands::of_the_run() else { return };
    kill_again_and_again("PostgreSQL", |_| shell(&commands.kill), || shell(&commands.start), |_, _| ());
}

/// How the run's own PostgreSQL is killed, and started again.
pub(super) struct Commands {
    pub kill: String,
    pub start: String,
}

impl Commands {
    /// `None` where nobody may kill it.
    pub fn of_the_run() -> Option<Self> {
        let command = |name| std::env::var(name).ok();
        Some(Self { kill: command("CARNET_TEST_POSTGRES_KILL")?, start: command("CARNET_TEST_POSTGRES_START")? })
    }
}

pub(super) fn shell(command: &str) {
    let status = Command::new("sh").args(["-c", command]).status().unwrap();
    assert!(status.success(), "{command}");
}
