//! The real binary on a free port, and a plain HTTP/1.1 client.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
    time::Duration,
};

use tempfile::TempDir;

pub const BINARY: &str = env!("CARGO_BIN_EXE_carnet-server");
pub const PASSWORD: &str = "un bon mot de passe";
pub const INDEX: &str = "<!doctype html><title>Carnet</title><script>start()</script>";

/// A folder with a database and a built app, to run commands in.
pub struct Place {
    pub folder: TempDir,
}

impl Place {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let app = folder.path().join("dist");
        std::fs::create_dir(&app).unwrap();
        for (name, text) in [
            ("index.html", INDEX),
            ("carnet-0123456789abcdef.js", "plain"),
            ("carnet-0123456789abcdef.js.br", "brotli"),
            ("carnet-0123456789abcdef.js.gz", "gzip"),
            ("favicon.svg", "<svg/>"),
            (".stamp", "hidden"),
        ] {
            std::fs::write(app.join(name), text).unwrap();
        }
        Self { folder }
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn database(&self) -> PathBuf {
        self.path().join("carnet.db")
    }

    /// A command in this place, without what the surroundings may have set.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(BINARY);
        command.args(arguments).current_dir(self.path());
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("CARNET_") {
                command.env_remove(name);
            }
        }
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).stdin(Stdio::null()).output().unwrap()
    }

    pub fn add_user(&self, email: &str, account: &str) -> Output {
        let arguments = ["user", "add", "--account", account, "--email", email, "--name", "Membre", "--role", "admin"];
        self.command(&arguments).env("CARNET_PASSWORD", PASSWORD).output().unwrap()
    }

    pub fn serve(&self, more: &[&str]) -> Server {
        let mut arguments = vec!["serve", "--listen", "127.0.0.1:0"];
        arguments.extend(more);
        let command = self.command(&arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
        Server::listening(command.unwrap())
    }
}

/// A running server; it is killed when it goes out of scope.
pub struct Server {
    pub child: Child,
    pub address: String,
}

impl Server {
    /// Waits until it says where it listens.
    pub fn listening(mut child: Child) -> Self {
        let mut line = String::new();
        BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().strip_prefix("listening on http://").unwrap_or_else(|| panic!("{line:?}")).to_owned();
        Self { child, address }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        let found = self
            .head
            .lines()
            .filter_map(|line| line.split_once(':'))
            .find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map_or("", |(_, value)| value.trim())
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }
}

impl Server {
    /// Sends one request; `headers` are whole lines.
    pub fn send(&self, method: &str, path: &str, headers: &[&str], body: &str) -> Answer {
        let mut lines = vec![format!("{method} {path} HTTP/1.1"), format!("Host: {}", self.address)];
        lines.push(format!("Content-Length: {}", body.len()));
        lines.push("Connection: close".to_owned());
        lines.extend(headers.iter().map(|header| (*header).to_owned()));
        self.raw(&format!("{}\r\n\r\n{body}", lines.join("\r\n")))
    }

    pub fn raw(&self, request: &str) -> Answer {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or_else(|| panic!("{text:?}"));
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        Answer { status, head: head.to_owned(), body: body.to_owned() }
    }

    pub fn get(&self, path: &str) -> Answer {
        self.send("GET", path, &[], "")
    }
}
