//! The database is away for a while: what needs it is refused with a word for it, and all goes on when it is back.

use std::{
    thread,
    time::{Duration, Instant},
};

use super::{
    from_environment,
    killed::{Commands, shell, wait_until_ready},
    world::World,
};

#[test]
fn a_database_that_is_away_is_said_to_be_and_is_used_again_when_it_is_back() {
    let Some(commands) = Commands::of_the_run() else { return };
    let away = Duration::from_secs(from_environment("CARNET_FAULTS_SECONDS", 5).min(30));
    let world = World::new();
    let server = world.serve();
    let session = world.sign_in(&server);
    let client = world.client(&server, &session);
    wait_until_ready(&server);
    let before = client.get("customers").unwrap().body;

    shell(&commands.kill);
    let gone = Instant::now();
    let mut refused = 0;
    while gone.elapsed() < away {
        let answer = client.get("customers").unwrap();
        assert_eq!(answer.status, 503, "{answer:?}");
        assert_eq!(answer.json()["code"], "unavailable", "{answer:?}");
        assert_eq!(server.get("/healthz").status, 200, "the process lives");
        assert_eq!(server.get("/readyz").status, 503);
        refused += 1;
        thread::sleep(Duration::from_millis(200));
    }
    shell(&commands.start);
    wait_until_ready(&server);
    assert_eq!(client.get("customers").unwrap().body, before);
    world.check();
    println!("away for {away:?}: {refused} requests refused, none lost");
}
