//! A small directory, and operations on it as people do them: on both sides of requests, out of date, and over and
//! over again.

mod laws;

use carnet_core::{
    state::OwnStatus,
    wire::{BulkAction, RequestAction},
};
use carnet_store::{
    accounts::Acceptance,
    customers::{self, Actor, Changes, ChosenProvider},
    db::{self, Db},
    participants, providers,
    requests::{self, Act, Asking},
};
use proptest::prelude::*;

use crate::common::{
    ACCOUNT, Database, USER, customer, document_type, participant, provider, quick, with_identifiers, with_providers,
};

const HOUR: i64 = 3_600_000;
const OTHER: &str = "account-2";
const OTHER_USER: &str = "user-2";
/// Participants: of one provider, of two, of none, of one that wants a set-up, one that decides itself, two of one
/// company.
const PARTICIPANTS: &[&str] =
    &["0088:1", "0088:2", "0088:3", "0088:4", "0225:702042755_a", "0225:702042755_b", "0088:7300000000009"];
const PROVIDERS: &[&str] = &["quai", "sillage", "alma"];

#[derive(Clone, Debug)]
pub enum Step {
    Add { participant: usize, numbers: Vec<u8>, provider: Option<usize> },
    Change { customer: usize, stale: bool, numbers: Option<Vec<u8>>, provider: Option<usize>, active: Option<bool> },
    Delete { customer: usize, stale: bool },
    Restore { customer: usize },
    Move { customer: usize, number: u8 },
    Bulk { action: BulkAction, customers: Vec<usize> },
    Request { customer: usize, action: RequestAction, by_other: bool },
    AskAgain { customer: usize },
    Publish { participant: usize, invoices: bool, provider: usize },
    Remove { participant: usize },
    Wait { hours: i64 },
}

pub fn step() -> impl Strategy<Value = Step> {
    use RequestAction::{Accept, Activate, Cancel, Emailed, PutBack, Refuse, Remind};
    let (participant, customer, provider) = (0..PARTICIPANTS.len(), 0..64_usize, 0..PROVIDERS.len());
    let numbers = || prop::collection::vec(0..10_u8, 0..4);
    let action = prop::sample::select(vec![Accept, Refuse, Activate, PutBack, Cancel, Remind, Emailed]);
    let bulk = prop::sample::select(vec![
        BulkAction::Activate,
        BulkAction::Deactivate,
        BulkAction::Delete,
        BulkAction::Restore,
    ]);
    let stale = prop::bool::weighted(0.1);
    prop_oneof![
        5 => (participant.clone(), numbers(), prop::option::of(provider.clone()))
            .prop_map(|(participant, numbers, provider)| Step::Add { participant, numbers, provider }),
        6 => (
            customer.clone(), stale, prop::option::of(numbers()),
            prop::option::of(provider.clone()), prop::option::of(any::<bool>()),
        )
            .prop_map(|(customer, stale, numbers, provider, active)| {
                Step::Change { customer, stale, numbers, provider, active }
            }),
        2 => (customer.clone(), stale).prop_map(|(customer, stale)| Step::Delete { customer, stale }),
        3 => customer.clone().prop_map(|customer| Step::Restore { customer }),
        2 => (customer.clone(), 0..10_u8).prop_map(|(customer, number)| Step::Move { customer, number }),
        1 => (bulk, prop::collection::vec(customer.clone(), 1..6))
            .prop_map(|(action, customers)| Step::Bulk { action, customers }),
        8 => (customer.clone(), action, any::<bool>())
            .prop_map(|(customer, action, by_other)| Step::Request { customer, action, by_other }),
        2 => customer.prop_map(|customer| Step::AskAgain { customer }),
        2 => (participant.clone(), any::<bool>(), provider)
            .prop_map(|(participant, invoices, provider)| Step::Publish { participant, invoices, provider }),
        1 => participant.prop_map(|participant| Step::Remove { participant }),
        2 => (1..200_i64).prop_map(|hours| Step::Wait { hours }),
    ]
}

fn number(n: &u8) -> String {
    // Some differ in nothing but leading zeros.
    if n.is_multiple_of(2) { format!("{n:02}") } else { n.to_string() }
}

fn numbers(all: &[u8]) -> Vec<String> {
    let mut numbers: Vec<String> = Vec::new();
    all.iter().map(number).for_each(|number| {
        if !numbers.contains(&number) {
            numbers.push(number);
        }
    });
    numbers
}

pub struct World {
    pub database: Database,
    now_ms: i64,
    /// Ids of all customers there ever were.
    ids: Vec<String>,
    /// Ids given out.
    given: usize,
    /// What the last step left.
    last: Option<laws::Picture>,
}

impl World {
    pub fn new() -> Self {
        let database = quick();
        database.account(ACCOUNT, USER, None, Acceptance::Automatic);
        database.account(OTHER, OTHER_USER, Some("0088:7300000000009"), Acceptance::Manual);
        for (id, setup) in [("quai", false), ("sillage", true), ("alma", true)] {
            database.write(|db| providers::put(db, &provider(id, id, setup)));
        }
        for (at, of) in [&["quai"][..], &["quai", "sillage"], &[], &["alma"], &["quai", "alma"], &[], &["sillage"]]
            .into_iter()
            .enumerate()
        {
            database.put(&with_providers(participant(PARTICIPANTS[at], &[PARTICIPANTS[at]]), of));
        }
        Self { database, now_ms: HOUR, ids: Vec::new(), given: 0, last: None }
    }

    /// Runs one step and holds what became of it against the laws.
    pub fn run(&mut self, step: &Step) -> Result<(), String> {
        self.now_ms += 1;
        self.given += 1;
        let before = match self.last.take() {
            Some(last) => last,
            None => self.database.read(laws::Picture::take),
        };
        let facts_alone = matches!(step, Step::Publish { .. } | Step::Remove { .. } | Step::Wait { .. });
        if let Step::Wait { hours } = step {
            self.now_ms += hours * HOUR;
        }
        self.database.write(|db| self.act(db, step));
        let after = self.database.read(laws::Picture::take);
        self.ids = after.ids();
        laws::whole(&after)?;
        laws::told(&before, &after, facts_alone)?;
        self.last = Some(after);
        Ok(())
    }

    /// Runs a statement that is no operation of the directory, and holds it against the laws.
    pub fn break_by(&mut self, sql: &str) -> Result<(), String> {
        let before = self.database.read(laws::Picture::take);
        self.database.write(|db| db.execute_batch(sql));
        let after = self.database.read(laws::Picture::take);
        laws::whole(&after)?;
        laws::told(&before, &after, false)
    }

    fn act(&self, db: &mut dyn Db, step: &Step) -> carnet_store::Result<()> {
        let actor = Actor { account_id: ACCOUNT, user_id: USER, now_ms: self.now_ms };
        let id = |n: usize| self.ids.get(n % self.ids.len().max(1)).cloned().unwrap_or_default();
        let request_id = format!("r{}", self.given);
        match step {
            Step::Add { participant, numbers: all, provider } => {
                let all = numbers(all);
                let all: Vec<&str> = all.iter().map(String::as_str).collect();
                let new = customer(PARTICIPANTS[*participant], &all, provider.map(|at| PROVIDERS[at]));
                let id = format!("c{}", self.given);
                let _ = customers::add(db, ACCOUNT, USER, &id, &request_id, &new, self.now_ms)?;
            }
            Step::Change { customer, stale, numbers: all, provider, active } => {
                let id = id(*customer);
                let version = self.version(db, &id, *stale)?;
                let changes = Changes {
                    numbers: all.as_deref().map(numbers),
                    provider: provider.map(|at| ChosenProvider { id: PROVIDERS[at], request_id: &request_id }),
                    own_status: active.map(|on| if on { OwnStatus::Active } else { OwnStatus::Deactivated }),
                };
                let changed = customers::change(db, &actor, &id, version, &changes)?;
                assert!(!stale || changed.is_err(), "a stale version changes nothing");
            }
            Step::Delete { customer, stale } => {
                let id = id(*customer);
                let version = self.version(db, &id, *stale)?;
                let deleted = customers::delete(db, &actor, &id, version)?;
                assert!(!stale || deleted.is_err(), "a stale version deletes nothing");
            }
            Step::Restore { customer } => drop(customers::restore(db, &actor, &id(*customer))?),
            Step::Move { customer, number: n } => {
                drop(customers::move_number(db, &actor, &id(*customer), &number(n))?);
            }
            Step::Bulk { action, customers: all } => {
                let ids: Vec<String> = all.iter().map(|n| id(*n)).collect();
                customers::bulk(db, &actor, *action, &ids)?;
            }
            Step::Request { customer, action, by_other } => self.request(db, &id(*customer), *action, *by_other)?,
            Step::AskAgain { customer } => {
                let id = id(*customer);
                let asking = Asking { account_id: ACCOUNT, customer_id: &id, user_id: USER };
                let _ = requests::ask_again(db, &asking, &request_id, self.now_ms)?;
            }
            Step::Publish { participant: at, invoices, provider } => {
                let mut card = with_providers(participant(PARTICIPANTS[*at], &["Renamed"]), &[PROVIDERS[*provider]]);
                card = with_identifiers(card, &[("SIREN", "702042755")]);
                card.document_types = invoices.then(|| document_type(crate::common::INVOICE)).into_iter().collect();
                participants::put(db, &card)?;
            }
            Step::Remove { participant } => {
                participants::mark_removed(db, PARTICIPANTS[*participant], self.now_ms)?;
            }
            Step::Wait { .. } => {}
        }
        Ok(())
    }

    // The version that is there, one that is not, or none.
    fn version(&self, db: &mut dyn Db, id: &str, stale: bool) -> carnet_store::Result<Option<u64>> {
        let customer = customers::get(db, ACCOUNT, id)?;
        Ok(customer.map(|customer| if stale { customer.version + 1 } else { customer.version }))
    }

    fn request(&self, db: &mut dyn Db, id: &str, action: RequestAction, other: bool) -> carnet_store::Result<()> {
        let last = "select id from requests where customer_id = $1 order by created_at desc, id limit 1";
        let Some(request_id) = db::query_one(db, last, &[id.into()], |row| row.text(0))? else { return Ok(()) };
        let (account_id, user_id) = if other { (OTHER, OTHER_USER) } else { (ACCOUNT, USER) };
        let (new_id, now_ms) = (format!("r{}", self.given), self.now_ms);
        let act = Act { account_id, user_id, request_id: &request_id, action, words: None, new_id: &new_id, now_ms };
        let _ = requests::act(db, &act)?;
        Ok(())
    }
}
