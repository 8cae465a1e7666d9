//! Runs the real binary on generated exports, and looks into the database it leaves.

use std::{
    fmt::Write as _,
    fs,
    io::Write as _,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use carnet_store::{db, pool, sqlite};

/// A folder with a database in it.
pub struct World {
    pub folder: tempfile::TempDir,
}

/// What a run of the binary gave.
pub struct Run {
    pub code: Option<i32>,
    pub stderr: String,
}

impl World {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.path(name);
        fs::write(&path, text).unwrap();
        path
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_carnet-server"));
        command.args(["import", "peppol-cards", "--database"]);
        command.arg(format!("sqlite:{}", self.path("carnet.db").display()));
        command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
        command.env_remove("CARNET_SOURCE").env_remove("CARNET_DATABASE");
        command
    }

    /// Imports and waits for the end.
    pub fn import(&self, files: &[&Path], flags: &[&str]) -> Run {
        let mut command = self.command(flags);
        command.args(files);
        Run::of(command.output().unwrap())
    }

    /// Imports what is written to the standard input.
    pub fn import_stdin(&self, text: &str) -> Run {
        let mut child = self.command(&["-"]).stdin(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
        Run::of(child.wait_with_output().unwrap())
    }

    /// Rows of one text or integer column, in text.
    pub fn query(&self, sql: &str) -> Vec<String> {
        let pool = sqlite::open(&self.path("carnet.db"), 1).unwrap();
        pool::read(&pool, |db| {
            db::query_all(db, sql, &[], |row| match row.value(0)? {
                db::Value::Null => Ok(String::new()),
                db::Value::Int(int) => Ok(int.to_string()),
                db::Value::Text(text) => Ok(text),
            })
        })
        .unwrap()
    }

    /// How many participants have this network status.
    pub fn count(&self, status: &str) -> u64 {
        let sql = format!("select count(*) from participants where network_status = '{status}'");
        self.query(&sql)[0].parse().unwrap()
    }

    /// Every byte of the database, its log included.
    pub fn bytes(&self) -> Vec<u8> {
        let names = ["carnet.db", "carnet.db-wal"];
        names.iter().filter_map(|name| fs::read(self.path(name)).ok()).flatten().collect()
    }
}

impl Run {
    pub fn of(output: Output) -> Self {
        Self { code: output.status.code(), stderr: String::from_utf8(output.stderr).unwrap() }
    }

    /// A count of the table at the end.
    pub fn counted(&self, name: &str) -> u64 {
        let line = self.stderr.lines().find(|line| line.split_whitespace().next() == Some(name));
        let number = line.and_then(|line| line.split_whitespace().nth(1));
        number.unwrap_or_else(|| panic!("no {name} in:\n{}", self.stderr)).replace(',', "").parse().unwrap()
    }

    /// Created, updated, unchanged, removed.
    pub fn counts(&self) -> [u64; 4] {
        assert_eq!(self.code, Some(0), "{}", self.stderr);
        ["created", "updated", "unchanged", "removed"].map(|name| self.counted(name))
    }
}

/// An export of invented companies with these numbers; `edition` is a part of every name.
pub fn export(numbers: impl IntoIterator<Item = usize>, edition: &str) -> String {
    let mut text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<root version=\"3\">\n".to_owned();
    for number in numbers {
        write!(
            text,
            "<businesscard>\n<participant scheme=\"iso6523-actorid-upis\" value=\"0088:299{number:010}\"/>\n\
             <entity countrycode=\"SE\"><name name=\"Bolag {edition} {number}\"/><geoinfo>Ort {number}</geoinfo></entity>\n\
             <doctypeid scheme=\"busdox-docid-qns\" value=\"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2::\
             Invoice##urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0::2.1\" \
             displayname=\"Peppol BIS Billing UBL Invoice V3\" state=\"act\"/>\n</businesscard>\n"
        )
        .unwrap();
    }
    text + "</root>\n"
}

/// The real cards, when they are there: `CARNET_DATA`, else `../shared/data` beside the workspace.
pub fn real_cards() -> Option<String> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    let folder = std::env::var_os("CARNET_DATA").map_or(beside, PathBuf::from);
    let cards = fs::read_to_string(folder.join("participant-cards.xml")).ok();
    if cards.is_none() {
        println!("skipped: there is no participant-cards.xml in {}", folder.display());
    }
    cards
}
