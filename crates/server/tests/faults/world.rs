//! A database with the demo data in it, and servers over it.

use std::process::{Command, Stdio};

use carnet_store::{
    db::{self, Value},
    pool,
};
use carnet_testing::{TestDatabase, Writing};
use serde_json::json;

use super::client::Client;
use crate::support::{Place, Server};

pub struct World {
    database: TestDatabase,
    place: Place,
}

/// The session of everybody who works; it outlives the servers.
pub struct Session {
    pub cookie: String,
}

impl World {
    pub fn new() -> Self {
        let world = Self { database: carnet_testing::shared(), place: Place::new() };
        let seeded = world.run(&["seed-demo"]);
        assert!(seeded.1, "{}", seeded.0);
        world
    }

    fn url(&self) -> String {
        self.database.url().unwrap_or_else(|| format!("sqlite:{}", self.database.file().unwrap().display()))
    }

    pub fn is_postgres(&self) -> bool {
        self.database.url().is_some()
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = self.place.command(arguments);
        command.arg("--database").arg(self.url());
        command
    }

    /// What a command says on the standard error output, and whether it was content.
    pub fn run(&self, arguments: &[&str]) -> (String, bool) {
        let output = self.command(arguments).stdin(Stdio::null()).output().unwrap();
        let said = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap()).concat();
        (said, output.status.success())
    }

    /// A server that writes nothing down unless something fails.
    pub fn serve(&self) -> Server {
        let mut command = self.command(&["serve", "--listen", "127.0.0.1:0", "--log", "error"]);
        Server::listening(command.stdout(Stdio::piped()).stderr(Stdio::inherit()).spawn().unwrap())
    }

    pub fn sign_in(&self, server: &Server) -> Session {
        let body = json!({ "email": "admin@lumiere.example", "password": "carnet-demo" }).to_string();
        let answer = server.send("POST", "/api/v1/session", &["Content-Type: application/json"], &body);
        assert_eq!(answer.status, 200, "{answer:?}");
        Session { cookie: answer.header("set-cookie").split(';').next().unwrap().to_owned() }
    }

    pub fn client(&self, server: &Server, session: &Session) -> Client {
        Client { address: server.address.clone(), cookie: session.cookie.clone() }
    }

    /// Rows of text, read beside the servers.
    pub fn query(&self, sql: &str) -> Vec<String> {
        let read = |db: &mut dyn db::Db| db::query_all(db, sql, &[], |row| Ok(plain(row.value(0)?)));
        pool::read(self.database.pool.as_ref(), read).unwrap()
    }

    /// Somebody who writes beside the servers until this is dropped.
    pub fn somebody_writes(&self) -> Writing {
        Writing::over(&self.database.pool)
    }

    /// No invariant of the database is broken.
    pub fn check(&self) {
        let (said, holds) = self.run(&["check"]);
        assert!(holds, "{said}");
    }
}

fn plain(value: Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Int(int) => int.to_string(),
        Value::Text(text) => text,
    }
}
