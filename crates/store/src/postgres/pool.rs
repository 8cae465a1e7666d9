//! Connections, made and judged for the pool, each with the statements it has prepared.

use std::{collections::HashMap, time::Duration};

use postgres::{Client, Config, Error, NoTls, Statement};

use super::tls::{Target, target};
use crate::error;

/// Statements kept prepared, per connection.
const PREPARED: usize = 400;

/// How long a connection may take to come about.
const CONNECTING: Duration = Duration::from_secs(10);
/// How long what was sent may stay without a word that it has arrived.
const UNACKNOWLEDGED: Duration = Duration::from_secs(30);
/// After how much silence the other end is asked whether it is there, how often, and how many times.
const SILENCE: Duration = Duration::from_secs(30);
const ASK_EVERY: Duration = Duration::from_secs(10);
const ASK_TIMES: u32 = 3;
/// The driver's own [`SILENCE`]; it does not say whether the URL gave one.
const SILENCE_OF_DRIVER: Duration = Duration::from_secs(2 * 60 * 60);

/// A plan for any parameter cannot use an index for `like $1`.
const SETTINGS: &str = "set plan_cache_mode = force_custom_plan";
/// And of writers, one whose machine is gone must not keep their row. Readers keep nobody waiting, and compute for
/// long between two statements when they make an index.
const SETTINGS_OF_WRITERS: &str = "set idle_in_transaction_session_timeout = '2min'";

/// A connection and what it has prepared.
pub(super) struct Connection {
    pub client: Client,
    pub broken: bool,
    prepared: HashMap<String, Statement>,
}

impl Connection {
    /// The statement of this text, prepared at most once while it is in use.
    pub fn prepare(&mut self, sql: &str) -> Result<Statement, Error> {
        if let Some(statement) = self.prepared.get(sql) {
            return Ok(statement.clone());
        }
        let statement = self.client.prepare(sql)?;
        // Texts are few; whoever makes many begins anew.
        if self.prepared.len() >= PREPARED {
            self.prepared.clear();
        }
        self.prepared.insert(sql.to_owned(), statement.clone());
        Ok(statement)
    }
}

/// Why there is no connection, with all causes: the pool tells it on in its own words.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(super) struct Unconnected(String);

impl From<Error> for Unconnected {
    fn from(error: Error) -> Self {
        Self(in_full(&error))
    }
}

/// Makes connections.
#[derive(Clone)]
pub(super) struct Manager {
    target: Target,
    /// What each connection of the pool begins with.
    settings: &'static [&'static str],
}

impl Manager {
    /// Whoever is gone without a word is noticed in a minute, unless the URL says otherwise.
    pub fn new(url: &str) -> error::Result<Self> {
        let mut target = target(url)?;
        if target.config.get_application_name().is_none() {
            target.config.application_name("carnet");
        }
        limit_silence(&mut target.config);
        Ok(Self { target, settings: &[SETTINGS] })
    }

    /// The same for connections that write.
    pub fn of_writers(&self) -> Self {
        Self { target: self.target.clone(), settings: &[SETTINGS, SETTINGS_OF_WRITERS] }
    }

    /// A connection outside the pool.
    pub fn client(&self) -> Result<Client, Error> {
        match &self.target.tls {
            Some(tls) => self.target.config.connect(tls.clone()),
            None => self.target.config.connect(NoTls),
        }
    }
}

impl r2d2::ManageConnection for Manager {
    type Connection = Connection;
    type Error = Unconnected;

    fn connect(&self) -> Result<Connection, Unconnected> {
        let mut client = self.client()?;
        client.batch_execute(&self.settings.join("; "))?;
        Ok(Connection { client, broken: false, prepared: HashMap::new() })
    }

    fn is_valid(&self, connection: &mut Connection) -> Result<(), Unconnected> {
        Ok(connection.client.batch_execute("")?)
    }

    fn has_broken(&self, connection: &mut Connection) -> bool {
        connection.broken || connection.client.is_closed()
    }
}

/// Of itself the driver waits for as long as the system does: a quarter of an hour for an answer, two hours in silence.
fn limit_silence(config: &mut Config) {
    if config.get_connect_timeout().is_none() {
        config.connect_timeout(CONNECTING);
    }
    if config.get_tcp_user_timeout().is_none() {
        config.tcp_user_timeout(UNACKNOWLEDGED);
    }
    if config.get_keepalives_idle() == SILENCE_OF_DRIVER {
        config.keepalives_idle(SILENCE);
    }
    if config.get_keepalives_interval().is_none() {
        config.keepalives_interval(ASK_EVERY);
    }
    if config.get_keepalives_retries().is_none() {
        config.keepalives_retries(ASK_TIMES);
    }
}

/// The error with its causes: alone it says only in what it failed.
pub(super) fn in_full(error: &Error) -> String {
    let mut text = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(error) = cause {
        text.push_str(": ");
        text.push_str(&error.to_string());
        cause = error.source();
    }
    text
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    /// The limits in seconds, and how many times is asked.
    fn limits(url: &str) -> [u64; 5] {
        let config = Manager::new(url).unwrap().target.config;
        [
            config.get_connect_timeout().unwrap().as_secs(),
            config.get_tcp_user_timeout().unwrap().as_secs(),
            config.get_keepalives_idle().as_secs(),
            config.get_keepalives_interval().unwrap().as_secs(),
            config.get_keepalives_retries().unwrap().into(),
        ]
    }

    #[test]
    fn silence_has_an_end_which_the_url_may_put_elsewhere() {
        let url = "postgres://carnet@db/carnet";
        assert_eq!(limits(url), [10, 30, 30, 10, 3]);
        assert_eq!(limits("host=db user=carnet"), [10, 30, 30, 10, 3]);
        let given = "connect_timeout=1&tcp_user_timeout=2&keepalives_idle=4&keepalives_interval=5&keepalives_retries=6";
        assert_eq!(limits(&format!("{url}?{given}")), [1, 2, 4, 5, 6]);
        assert_eq!(limits(&format!("{url}?keepalives_idle=4")), [10, 30, 4, 10, 3]);
    }

    #[test]
    fn the_driver_has_the_silence_that_counts_as_none_given() {
        assert_eq!(Config::new().get_keepalives_idle(), SILENCE_OF_DRIVER);
    }

    #[test]
    fn the_limits_are_those_of_writers_too() {
        let manager = Manager::new("postgres://carnet@db/carnet?connect_timeout=1").unwrap();
        assert_eq!(manager.of_writers().target.config.get_connect_timeout(), Some(&Duration::from_secs(1)));
    }
}
