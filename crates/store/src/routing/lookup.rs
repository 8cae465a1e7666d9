//! The look-ups: whom each question leads to, in the account's own directory and in the public one. Whoever has the
//! number itself comes first; who has another number of the same company is asked for only where nobody does.

use std::collections::HashMap;

use carnet_core::{
    identifier::{self, Lookup},
    routing::{Ask, Question},
    wire::NetworkStatus,
};

use super::entry::{COLUMNS, Entry, OF_CUSTOMER, WIDTH};
use crate::{
    db::{self, Db},
    error::Result,
    participants::NOT_TAKEN_DOWN,
    sql::{Params, key_matches},
};

/// Entries read for one key, the account's customers first.
const MAX_ENTRIES: i64 = 100;

/// Whom a question leads to: customers by name; participants that are in the network before those that were removed,
/// then by name.
#[derive(Clone, Debug, Default)]
pub(super) struct Found {
    pub own: Vec<Entry>,
    pub public: Vec<Entry>,
}

impl Found {
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.own.iter().chain(&self.public)
    }
}

/// Answers in the order of the questions.
pub(super) fn all(db: &mut dyn Db, account_id: &str, questions: &[Question]) -> Result<Vec<Found>> {
    let by_number = by_number(db, account_id, questions)?;
    let typed: Vec<Lookup> = questions.iter().flat_map(typed).collect();
    let hits = hits(db, account_id, &typed)?;
    let mut all: Vec<Found> = Vec::with_capacity(questions.len());
    for question in questions {
        all.push(match &question.ask {
            Ask::Nothing => Found::default(),
            Ask::Number(number) => {
                Found { own: by_number.get(number).cloned().unwrap_or_default(), public: Vec::new() }
            }
            Ask::Address(key) => {
                let same = hits.of(&typed_of(question)).into_iter().filter(|entry| entry.key == *key);
                sorted(same.collect())
            }
            Ask::Identifiers(asked) => sorted(hits.of(&asked.typed)),
        });
    }
    add_equivalents(db, account_id, questions, &mut all)?;
    Ok(all)
}

fn typed_of(question: &Question) -> Vec<Lookup> {
    typed(question).collect()
}

/// An address is an identifier too, the first of its participant.
fn typed(question: &Question) -> impl Iterator<Item = Lookup> {
    let lookups = match &question.ask {
        Ask::Identifiers(asked) => asked.typed.clone(),
        Ask::Address(key) => key.split_once(':').into_iter().map(|(scheme, value)| exact(scheme, value)).collect(),
        Ask::Nothing | Ask::Number(_) => Vec::new(),
    };
    lookups.into_iter()
}

fn exact(scheme: &str, value: &str) -> Lookup {
    Lookup { scheme: Some(scheme.to_owned()), key: identifier::key(value), via: None }
}

/// Asks for equivalents in each directory where the number itself has led to nobody.
fn add_equivalents(db: &mut dyn Db, account_id: &str, questions: &[Question], all: &mut [Found]) -> Result<()> {
    let open: Vec<(&mut Found, &[Lookup])> = all
        .iter_mut()
        .zip(questions)
        .filter_map(|(found, question)| match &question.ask {
            Ask::Identifiers(asked) if found.own.is_empty() => Some((found, asked.equivalents.as_slice())),
            _ => None,
        })
        .collect();
    let lookups: Vec<Lookup> = open.iter().flat_map(|(_, lookups)| lookups.iter().cloned()).collect();
    let hits = hits(db, account_id, &lookups)?;
    for (found, lookups) in open {
        let equivalents = sorted(hits.of(lookups));
        found.own = equivalents.own;
        if found.public.is_empty() {
            found.public = equivalents.public;
        }
    }
    Ok(())
}

fn sorted(mut entries: Vec<Entry>) -> Found {
    entries.sort_by(|one, other| (&one.name, &one.key).cmp(&(&other.name, &other.key)));
    entries.dedup_by(|one, other| one.key == other.key);
    let own = entries.iter().filter(|entry| entry.customer.is_some()).cloned().collect();
    entries.sort_by_key(|entry| entry.network_status == NetworkStatus::Removed);
    Found { own, public: entries }
}

/// Who has which number.
fn by_number(db: &mut dyn Db, account_id: &str, questions: &[Question]) -> Result<HashMap<String, Vec<Entry>>> {
    let number = |question: &Question| match &question.ask {
        Ask::Number(number) => Some(number.clone()),
        _ => None,
    };
    let numbers: Vec<String> = questions.iter().filter_map(number).collect();
    let mut all: HashMap<String, Vec<Entry>> = HashMap::new();
    if numbers.is_empty() {
        return Ok(all);
    }
    let mut params = Params::default();
    let (account, list) = (params.add(account_id), params.list(&numbers));
    let sql = format!(
        "select {COLUMNS}, n.number from customer_numbers n join customers c on c.id = n.customer_id {OF_CUSTOMER}
         where n.account_id = {account} and n.number in ({list}) and c.deleted_at is null"
    );
    let rows = db::query_all(db, &sql, &params.0, |row| Ok((row.text(WIDTH)?, Entry::read(row)?)))?;
    for (number, entry) in rows {
        all.entry(number).or_default().push(entry);
    }
    Ok(all)
}

/// Entries by the look-up that led to them.
#[derive(Default)]
struct Hits {
    /// By scheme and key.
    exact: HashMap<(String, String), Vec<Entry>>,
    patterns: HashMap<(String, String), Vec<Entry>>,
}

impl Hits {
    fn of(&self, lookups: &[Lookup]) -> Vec<Entry> {
        let of_one = |lookup: &Lookup| {
            let at = (lookup.scheme.clone().unwrap_or_default(), lookup.key.clone());
            let table = if is_pattern(lookup) { &self.patterns } else { &self.exact };
            table.get(&at).cloned().unwrap_or_default()
        };
        lookups.iter().flat_map(of_one).collect()
    }
}

fn is_pattern(lookup: &Lookup) -> bool {
    lookup.key.contains('*')
}

fn hits(db: &mut dyn Db, account_id: &str, lookups: &[Lookup]) -> Result<Hits> {
    let (patterns, exact): (Vec<&Lookup>, Vec<&Lookup>) = lookups.iter().partition(|lookup| is_pattern(lookup));
    let mut hits = Hits::default();
    if !exact.is_empty() {
        let mut keys: Vec<&str> = exact.iter().map(|lookup| lookup.key.as_str()).collect();
        keys.sort_unstable();
        keys.dedup();
        let schemes: Vec<&str> = exact.iter().filter_map(|lookup| lookup.scheme.as_deref()).collect();
        for keys in keys.chunks(100) {
            by_key(db, account_id, keys, &schemes, &mut hits)?;
        }
    }
    for pattern in patterns {
        by_pattern(db, account_id, pattern, &mut hits)?;
    }
    Ok(hits)
}

/// Of the account's customers and of everybody else the first so many under each key.
fn by_key(db: &mut dyn Db, account_id: &str, keys: &[&str], schemes: &[&str], hits: &mut Hits) -> Result<()> {
    let mut params = Params::default();
    let (account, list) = (params.add(account_id), params.list(keys));
    let sql = format!(
        "select {COLUMNS}, i.scheme, i.value_key, row_number() over (partition by i.value_key, i.scheme order by {ORDER}) as place
         from {FROM} where i.value_key in ({list}) and {JOINED}",
        FROM = from(&account),
        JOINED = joined(),
    );
    let sql = format!("select * from ({sql}) as h where place <= {MAX_ENTRIES}");
    db.query(&sql, &params.0, &mut |row| {
        if schemes.contains(&row.str(WIDTH)?) {
            let at = (row.text(WIDTH)?, row.text(WIDTH + 1)?);
            hits.exact.entry(at).or_default().push(Entry::read(row)?);
        }
        Ok(())
    })
}

fn by_pattern(db: &mut dyn Db, account_id: &str, lookup: &Lookup, hits: &mut Hits) -> Result<()> {
    let scheme = lookup.scheme.clone().unwrap_or_default();
    let mut params = Params::default();
    let (account, is) = (params.add(account_id), key_matches("i.value_key", &lookup.key, &mut params));
    let sql = format!(
        "select {COLUMNS} from {FROM} where {is} and i.scheme = {SCHEME} and {JOINED} order by {ORDER} limit {MAX_ENTRIES}",
        FROM = from(&account),
        SCHEME = params.add(&scheme),
        JOINED = joined(),
    );
    let entries = db::query_all(db, &sql, &params.0, Entry::read)?;
    hits.patterns.insert((scheme, lookup.key.clone()), entries);
    Ok(())
}

/// Whom the operator has taken down only those find who have it as a customer.
fn joined() -> String {
    format!("p.participant_key = i.participant_key and s.name = p.source and (c.id is not null or {NOT_TAKEN_DOWN})")
}

const ORDER: &str = "case when c.id is null then 1 else 0 end, p.network_status, p.name, p.participant_key";

/// `cross join` makes SQLite begin at the identifiers.
fn from(account: &str) -> String {
    format!(
        "participant_identifiers i cross join participants p cross join sources s
             left join addresses a on a.address_key = p.participant_key
             left join customers c on c.account_id = {account} and c.participant_key = p.participant_key
                 and c.deleted_at is null"
    )
}
