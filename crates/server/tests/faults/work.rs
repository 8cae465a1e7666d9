//! People and sources at work, who remember what they were promised.

use std::{
    collections::HashSet,
    fs,
    io::{Error, Result},
    process::{Child, Stdio},
    sync::atomic::{AtomicBool, AtomicU64, Ordering},
};

use serde_json::{Value, json};

use super::{
    client::{Answer, Client},
    world::World,
};
use crate::import_support::export;

/// Numbers nobody has used.
static NEXT: AtomicU64 = AtomicU64::new(1);

fn next() -> u64 {
    NEXT.fetch_add(1, Ordering::Relaxed)
}

/// Changes one customer's number again and again: the last promise counts, or what was asked after it.
pub struct Changer {
    customer: String,
    promised: String,
    /// Asked, and not known to be done.
    asked: Option<String>,
    pub promises: u64,
}

impl Changer {
    /// One for each of the first customers.
    pub fn all(client: &Client, count: usize) -> Vec<Self> {
        let list = client.get("customers?limit=20").unwrap().json();
        let customers = list["items"].as_array().unwrap().iter().take(count);
        let all: Vec<Self> = customers
            .map(|customer| Self {
                customer: customer["id"].as_str().unwrap().to_owned(),
                promised: numbers(customer),
                asked: None,
                promises: 0,
            })
            .collect();
        assert_eq!(all.len(), count);
        all
    }

    /// Until the server is gone or the work is over.
    pub fn work(&mut self, client: &Client, over: &AtomicBool) -> Result<()> {
        let path = format!("customers/{}", self.customer);
        let read = client.get(&path)?;
        refused(&read, 200)?;
        let mut version = read.json()["version"].as_i64().unwrap();
        while !over.load(Ordering::Relaxed) {
            let wanted = format!("K-{}", next());
            self.asked = Some(wanted.clone());
            let body = json!({ "customerNumbers": [wanted] }).to_string();
            let answer = client.send("PATCH", &path, &[format!("If-Match: \"{version}\"")], &body)?;
            refused(&answer, 200)?;
            version = answer.json()["version"].as_i64().unwrap();
            self.promised = wanted;
            self.asked = None;
            self.promises += 1;
        }
        Ok(())
    }

    /// What the database says is what was promised last, or asked since.
    pub fn verify(&mut self, world: &World) {
        let sql =
            format!("select number from customer_numbers where customer_id = '{}' order by position", self.customer);
        let there = world.query(&sql).join(" ");
        let asked = self.asked.take();
        assert!(
            there == self.promised || Some(&there) == asked.as_ref(),
            "{} has {there}, was promised {} and asked for {asked:?}",
            self.customer,
            self.promised
        );
        self.promised = there;
    }
}

/// The database is gone: whether it was written before is not known. Anything else is a fault of the server.
fn refused(answer: &Answer, wanted: u16) -> Result<()> {
    match answer.status {
        503 => Err(Error::other("the server has no database")),
        status if status == wanted => Ok(()),
        _ => panic!("{answer:?}"),
    }
}

fn numbers(customer: &Value) -> String {
    let numbers = customer["customerNumbers"].as_array().unwrap().iter().map(|number| number.as_str().unwrap());
    numbers.collect::<Vec<_>>().join(" ")
}

/// Asks for help: every question that was taken is there, once.
#[derive(Default)]
pub struct Asker {
    promised: Vec<String>,
}

impl Asker {
    pub fn work(&mut self, client: &Client, over: &AtomicBool) -> Result<()> {
        while !over.load(Ordering::Relaxed) {
            let subject = format!("Q-{}", next());
            let body = json!({ "subject": subject, "message": "Pourquoi ?" }).to_string();
            let answer = client.send("POST", "support", &[], &body)?;
            refused(&answer, 201)?;
            self.promised.push(subject);
        }
        Ok(())
    }

    pub fn promises(&self) -> u64 {
        self.promised.len() as u64
    }

    pub fn verify(&self, world: &World) {
        let there = world.query("select subject from support_requests");
        let once: HashSet<&String> = there.iter().collect();
        assert_eq!(once.len(), there.len(), "a question is there twice");
        for subject in &self.promised {
            assert!(once.contains(subject), "{subject} was taken and is not there");
        }
    }
}

/// Imports a part of a source again and again, in processes of their own.
#[derive(Default)]
pub struct Importer {
    promised: u64,
    pub imports: u64,
}

/// Cards of one import.
const CARDS: u64 = 20;

impl Importer {
    pub fn begin(&self, world: &World) -> Child {
        let from = usize::try_from(next() * CARDS).unwrap();
        let count = usize::try_from(CARDS).unwrap();
        let folder = std::env::temp_dir().join(format!("carnet-faults-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let file = folder.join("cards.xml");
        fs::write(&file, export(from..from + count, "faults")).unwrap();
        let arguments = ["import", "peppol-cards", "--partial", "--source", "faults"];
        world.command(&arguments).arg(&file).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
    }

    /// Whether the process has kept its promise; then it is counted.
    pub fn ended(&mut self, import: &mut Child) -> Result<()> {
        let status = import.wait()?;
        if !status.success() {
            return Err(Error::other("the import did not happen"));
        }
        self.promised += CARDS;
        self.imports += 1;
        Ok(())
    }

    /// Every card of an import that said so is there; of one that was killed, all or none.
    pub fn verify(&self, world: &World) {
        let there: u64 = world.query("select count(*) from participants where source = 'faults'")[0].parse().unwrap();
        assert!(there >= self.promised, "{there} cards are there, {} were promised", self.promised);
        assert_eq!(there % CARDS, 0, "a part of an import is there");
    }
}
