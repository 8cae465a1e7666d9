//! `listen/notify`: whoever writes tells the servers over the same database, which then look what is new. It only spares
//! them the wait until they look by themselves; nothing is lost where it does not come.

use std::{thread, time::Duration};

use postgres::{Client, fallible_iterator::FallibleIterator};

use super::{pool::Manager, session::failed};
use crate::error::{Error, Result};

/// Said after each unit of work that wrote. One channel for the whole database.
pub(super) const TELL: &str = "notify carnet_written";
const LISTEN: &str = "listen carnet_written";
/// What is said within this time is one telling.
const GATHERED: Duration = Duration::from_millis(20);
/// How long a broken connection is left alone.
const PAUSE: Duration = Duration::from_secs(2);

/// Calls `told`, on a thread of its own and for as long as the process lives, after others have written to the database
/// at `url`, and whenever the connection had to be made anew. `told` answers whether to go on.
///
/// # Errors
/// [`Error::Database`] when the URL is none, or the thread cannot be started. A server that is away for a while is no
/// error.
pub fn listen(url: &str, told: impl FnMut() -> bool + Send + 'static) -> Result<()> {
    let manager = Manager::new(url)?;
    let started = thread::Builder::new().name("carnet-listen".to_owned()).spawn(move || for_ever(&manager, told));
    started.map(drop).map_err(|error| Error::Database(format!("a thread that listens cannot be started: {error}")))
}

fn for_ever(manager: &Manager, mut told: impl FnMut() -> bool) {
    loop {
        if let Ok(mut client) = listening(manager)
            && !follow(&mut client, &mut told)
        {
            return;
        }
        thread::sleep(PAUSE);
    }
}

fn listening(manager: &Manager) -> Result<Client> {
    let mut client = manager.client().map_err(|error| failed("connecting", &error))?;
    client.batch_execute(LISTEN).map_err(|error| failed(LISTEN, &error))?;
    Ok(client)
}

/// Until the connection ends (`true`) or nobody wants to be told any more (`false`).
fn follow(client: &mut Client, told: &mut impl FnMut() -> bool) -> bool {
    loop {
        if !told() {
            return false;
        }
        let mut notifications = client.notifications();
        match notifications.blocking_iter().next() {
            Ok(Some(_)) => {}
            Ok(None) | Err(_) => return true,
        }
        let mut more = notifications.timeout_iter(GATHERED);
        while let Ok(Some(_)) = more.next() {}
    }
}
