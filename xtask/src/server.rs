//! carnet-server: builds it, fills a new database, and runs it; and whatever else serves while tests run.

use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use crate::failure::{Failure, Result};
use crate::project::Project;
use crate::run::Cmd;

/// How long a server may take to answer; it does so in well under a second.
const START: Duration = Duration::from_secs(30);

pub fn build(project: &Project) -> Result<()> {
    Cmd::new("cargo")
        .args(["build", "--locked", "--package", "carnet-server"])
        .dir(&project.root)
        .advise("see what the compiler says above; SQLite needs a C compiler (`apt-get install build-essential`)")
        .run()
}

/// `sqlite:…` as the server takes it.
pub fn database_url(file: &Path) -> String {
    format!("sqlite:{}", file.display())
}

/// Fills the database with the demo data. Should that fail, no half of a database is left.
pub fn seed(project: &Project, database: &Path) -> Result<()> {
    seed_in(project, database, &[])
}

fn seed_in(project: &Project, database: &Path, variables: &[Variable]) -> Result<()> {
    let command =
        Cmd::new(project.server_binary()).args(["seed-demo", "--database", &database_url(database)]).dir(&project.root);
    let seeded = with(command, variables).run();
    if seeded.is_err() {
        remove_database(database)?;
    }
    seeded
}

/// Removes the database with the files that SQLite keeps beside it.
pub fn remove_database(database: &Path) -> Result<()> {
    for suffix in ["", "-wal", "-shm"] {
        let mut name = database.as_os_str().to_owned();
        name.push(suffix);
        let file = PathBuf::from(name);
        if file.exists() {
            fs::remove_file(&file).map_err(Failure::io("remove", &file))?;
        }
    }
    Ok(())
}

/// Imports the business cards of the real network that lie in `data`, if any.
pub fn import_cards(project: &Project, database: &Path) -> Result<()> {
    let cards = project.data().map(|folder| folder.join("participant-cards.xml")).filter(|file| file.is_file());
    let Some(cards) = cards else {
        println!("skipped: no participant-cards.xml in CARNET_DATA or ../shared/data to import");
        return Ok(());
    };
    Cmd::new(project.server_binary())
        .args(["import", "peppol-cards", "--database", &database_url(database)])
        .arg(cards)
        .dir(&project.root)
        .run()
}

/// A variable of the environment.
pub type Variable<'a> = (&'a str, &'a str);

fn with(command: Cmd, variables: &[Variable]) -> Cmd {
    variables.iter().fold(command, |command, (name, value)| command.env(name, value))
}

/// Serves `dist/` with a new database of demo data; it and the server's log are in this folder.
pub fn with_demo(project: &Project, folder: &Path, variables: &[Variable]) -> Result<Running> {
    fs::create_dir_all(folder).map_err(Failure::io("create", folder))?;
    let database = folder.join("carnet.db");
    remove_database(&database)?;
    seed_in(project, &database, variables)?;
    Running::start_in(project, &project.dist(), &database, &folder.join("server.log"), variables)
}

/// A server that ends with this value.
pub struct Running {
    child: Child,
    /// `http://127.0.0.1:port`, and the base path when there is one; without a slash at its end.
    pub address: String,
}

impl Running {
    /// Starts a server of the app in a folder, on a free port, and waits until it answers. Its log goes to the file
    /// `log`.
    pub fn start(project: &Project, app: &Path, database: &Path, log: &Path) -> Result<Self> {
        Self::start_in(project, app, database, log, &[])
    }

    fn start_in(project: &Project, app: &Path, database: &Path, log: &Path, variables: &[Variable]) -> Result<Self> {
        let command = Cmd::new(project.server_binary())
            .args(["serve", "--listen", "127.0.0.1:0", "--database", &database_url(database), "--app"])
            .arg(app)
            .dir(&project.root);
        Self::of(with(command, variables), log)
    }

    /// Starts a command that says `listening on` an address, and waits until it does.
    pub fn of(command: Cmd, log: &Path) -> Result<Self> {
        let stderr = File::create(log).map_err(Failure::io("create", log))?;
        let shown = command.shown().to_owned();
        let mut child = command
            .into_inner()
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(stderr)
            .spawn()
            .map_err(|error| Failure::new(format!("`{shown}` could not be started: {error}")))?;
        let lines = child.stdout.take().map(forward_lines);
        // From here on the child ends with `running`, whatever happens.
        let mut running = Self { child, address: String::new() };
        running.address = lines.and_then(wait_for_address).ok_or_else(|| {
            let said = fs::read_to_string(log).unwrap_or_default();
            Failure::new(format!("`{shown}` did not say its address\n{said}"))
                .advise(format!("see its log above, also in {}", log.display()))
        })?;
        Ok(running)
    }

    /// The process.
    pub fn id(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Reads the pipe to its end, so that the server never waits for a full pipe.
fn forward_lines(pipe: impl std::io::Read + Send + 'static) -> mpsc::Receiver<String> {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        for line in BufReader::new(pipe).lines().map_while(|line| line.ok()) {
            // Nobody listens any more once the address is known.
            let _ = sender.send(line);
        }
    });
    receiver
}

fn wait_for_address(lines: mpsc::Receiver<String>) -> Option<String> {
    let deadline = std::time::Instant::now() + START;
    loop {
        let left = deadline.checked_duration_since(std::time::Instant::now())?;
        let line = lines.recv_timeout(left).ok()?;
        if let Some(address) = address_in(&line) {
            return Some(address);
        }
    }
}

fn address_in(line: &str) -> Option<String> {
    let (_, rest) = line.split_once("listening on ")?;
    let address = rest.split_whitespace().next()?;
    address.starts_with("http://").then(|| address.trim_end_matches('/').to_owned())
}

#[cfg(test)]
mod tests {
    use super::address_in;

    #[test]
    fn the_address_is_read_from_the_servers_line() {
        assert_eq!(address_in("listening on http://127.0.0.1:4312").as_deref(), Some("http://127.0.0.1:4312"));
        assert_eq!(address_in("carnet listening on http://[::1]:80/ (pid 7)").as_deref(), Some("http://[::1]:80"));
        assert_eq!(address_in("listening on the radio"), None);
        assert_eq!(address_in("opening the database"), None);
    }
}
