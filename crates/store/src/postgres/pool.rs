//! Connections, made and judged for the pool, each with the statements it has prepared.

use std::collections::HashMap;

use postgres::{Client, Error, NoTls, Statement};

use super::tls::{Target, target};
use crate::error;

/// Statements kept prepared, per connection.
const PREPARED: usize = 400;

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
}

impl Manager {
    pub fn new(url: &str) -> error::Result<Self> {
        let mut target = target(url)?;
        if target.config.get_application_name().is_none() {
            target.config.application_name("carnet");
        }
        Ok(Self { target })
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
        // A plan for any parameter cannot use an index for `like $1`.
        client.batch_execute("set plan_cache_mode = force_custom_plan")?;
        Ok(Connection { client, broken: false, prepared: HashMap::new() })
    }

    fn is_valid(&self, connection: &mut Connection) -> Result<(), Unconnected> {
        Ok(connection.client.batch_execute("")?)
    }

    fn has_broken(&self, connection: &mut Connection) -> bool {
        connection.broken || connection.client.is_closed()
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
