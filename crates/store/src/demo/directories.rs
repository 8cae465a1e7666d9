//! The demo's accounts, the people who sign in, and their customers: every state a customer can be in occurs.

use carnet_core::{identifier::ParticipantId, wire::Locale};

use super::{
    PASSWORD, Random, changes, document_types, ids, participants,
    people::{BRASSERIE, LUMIERE, OPERATOR, USERS, VERRERIE, company_name},
    requests::{self, Companies},
};
use crate::{
    accounts::{self, Acceptance, NewAccount},
    customers::{self, NewCustomer},
    db::{self, Db},
    error::{Error, Result},
    participants as public,
    users::{self, NewUser},
};

pub(super) const DAY_MS: i64 = 24 * 3600 * 1000;

/// The first provider of the participant `p` wants routing set up on its side.
pub(super) const NEEDS_SETUP: &str =
    "exists (select 1 from participant_providers w join providers v on v.id = w.provider_id
    where w.participant_key = p.participant_key and w.position = 0 and v.requires_routing_setup = 1)";

/// Accounts, users and customers. `tell` hears now and then how much of it is done, in percent.
pub fn seed(db: &mut dyn Db, hash: &dyn Fn(&str) -> String, now_ms: i64, tell: &mut dyn FnMut(usize)) -> Result<()> {
    let mut random = Random::new(0x00c0_ffee);
    let lumiere = company(db, &mut random, LUMIERE, Acceptance::Automatic, now_ms)?;
    let brasserie = company(db, &mut random, BRASSERIE, Acceptance::Manual, now_ms)?;
    let verrerie = company(db, &mut random, VERRERIE, Acceptance::Manual, now_ms)?;
    let operator = NewAccount {
        id: OPERATOR.to_owned(),
        name: company_name(OPERATOR).to_owned(),
        participant_id: None,
        acceptance: Acceptance::Automatic,
    };
    accounts::add(db, &operator, now_ms)?;
    for (at, (account, email, name, role)) in USERS.iter().enumerate() {
        let user = NewUser {
            id: format!("demo-user-{}", at + 1),
            account_id: (*account).to_owned(),
            email: (*email).to_owned(),
            display_name: (*name).to_owned(),
            role: *role,
            locale: Locale::Fr,
            password_hash: hash(PASSWORD),
        };
        users::add(db, &user, now_ms)?;
    }
    let mut book = Book { account: LUMIERE, user: "demo-user-1", added: 0, now_ms };
    // Messages are numbered in the order in which they are sent: what is longer ago comes first.
    tell(5);
    super::suppliers::seed(db, now_ms)?;
    super::suggestions::seed(db, now_ms)?;
    super::support::seed(db, now_ms)?;
    super::suppliers::waiting(db, now_ms)?;
    tell(37);
    requests::of_routing(db, &mut book)?;
    requests::between_companies(db, &mut book, &Companies { brasserie: &brasserie, verrerie: &verrerie })?;
    changes::seed(db, &mut book)?;
    tell(44);
    // The one that was deleted is none of them.
    fill(db, &mut book, 61)?;
    tell(48);
    let mut book = Book { account: BRASSERIE, user: "demo-user-3", added: 0, now_ms };
    book.add(db, &lumiere, &["0001"])?;
    fill(db, &mut book, 12)?;
    tell(51);
    super::addresses::seed(db, now_ms)?;
    tell(63);
    super::sent::seed(db, now_ms)?;
    tell(98);
    super::addresses::branches(db, now_ms)
}

/// A company that uses Carnet itself: a participant and an account. Answers the participant's key.
fn company(
    db: &mut dyn Db,
    random: &mut Random,
    id: &'static str,
    acceptance: Acceptance,
    now_ms: i64,
) -> Result<String> {
    let name = company_name(id);
    let mut participant = participants::participant(ids::company(random, "FR"), name, "FR", now_ms - DAY_MS / 4)?;
    participant.document_types = document_types::france();
    participant.provider_ids = vec!["plateforme-sillage".to_owned()];
    let participant_id: ParticipantId = participant.participant_id.clone();
    public::put(db, &participant)?;
    let key = participant_id.key();
    let account =
        NewAccount { id: id.to_owned(), name: name.to_owned(), participant_id: Some(participant_id), acceptance };
    accounts::add(db, &account, now_ms)?;
    Ok(key)
}

/// One account's directory while it is filled.
pub(super) struct Book {
    pub account: &'static str,
    pub user: &'static str,
    pub added: usize,
    pub now_ms: i64,
}

impl Book {
    /// Adds a participant under the next id, one a day before the last; the first of its providers is chosen.
    pub fn add(&mut self, db: &mut dyn Db, participant_key: &str, numbers: &[&str]) -> Result<String> {
        let at = self.now_ms - i64::try_from(self.added + 1).unwrap_or(0) * DAY_MS;
        self.add_at(db, participant_key, numbers, at)
    }

    /// [`Book::add`] at a time of its own.
    pub fn add_at(&mut self, db: &mut dyn Db, participant_key: &str, numbers: &[&str], at: i64) -> Result<String> {
        self.added += 1;
        let id = format!("{}-customer-{:03}", self.account, self.added);
        let request_id = Self::request_of(&id);
        let first =
            "select provider_id from participant_providers where participant_key = $1 order by position limit 1";
        let provider_id = db::query_one(db, first, &[participant_key.into()], |row| row.text(0))?;
        let customer = NewCustomer {
            participant_key: participant_key.to_owned(),
            numbers: numbers.iter().map(|number| (*number).to_owned()).collect(),
            provider_id,
        };
        customers::add(db, self.account, self.user, &id, &request_id, &customer, at)?
            .map_err(|refused| Error::Corrupt(format!("demo customer {participant_key}: {refused:?}")))?;
        Ok(id)
    }

    /// The request that was sent with a customer.
    pub fn request_of(customer_id: &str) -> String {
        customer_id.replace("-customer-", "-request-")
    }
}

/// Fills a directory with participants from all over the public one. Some are deactivated, some leave the network
/// afterwards, and two are taken for each state that a participant brings with it.
fn fill(db: &mut dyn Db, book: &mut Book, wanted: usize) -> Result<()> {
    for filter in [
        format!("p.receives_invoices = 0 and not {NEEDS_SETUP}"),
        format!("p.retired_scheme = 1 and p.receives_invoices = 1 and not {NEEDS_SETUP}"),
        NEEDS_SETUP.to_owned(),
    ] {
        for key in candidates(db, book.account, &filter, 2)? {
            let number = format!("R{:03}", book.added);
            book.add(db, &key, &[&number])?;
        }
    }
    let rest = wanted.saturating_sub(book.added);
    let easy = format!("p.receives_invoices = 1 and not {NEEDS_SETUP}");
    for (at, key) in candidates(db, book.account, &easy, rest)?.into_iter().enumerate() {
        let (plain, zeros, lettered) =
            (format!("{}", 4000 + at), format!("{:05}", 100 + at), format!("{}-A", 4000 + at));
        let numbers: &[&str] = match at % 5 {
            0 => &[],
            1 => &[&zeros],
            2 => &[&plain, &lettered],
            3 => &[&plain, &zeros, &lettered],
            _ => &[&plain],
        };
        let id = book.add(db, &key, numbers)?;
        if at % 13 == 4 {
            changes::deactivate(db, book, &id)?;
        }
        if at % 17 == 6 {
            public::mark_removed(db, &key, book.now_ms - DAY_MS)?;
        }
    }
    Ok(())
}

/// Registered participants for which `filter` holds and that are no customers yet, spread over the directory.
pub(super) fn candidates(db: &mut dyn Db, account: &str, filter: &str, count: usize) -> Result<Vec<String>> {
    let sql = format!(
        "select p.participant_key from participants p
         where p.network_status = 'registered' and {filter}
             and not exists (select 1 from accounts a where a.participant_key = p.participant_key)
             and not exists (select 1 from customers c
                             where c.participant_key = p.participant_key and c.account_id = $1)
         order by substr(p.content_hash, 1, 8), p.participant_key limit $2"
    );
    let limit = i64::try_from(count).unwrap_or(0);
    db::query_all(db, &sql, &[account.into(), limit.into()], |row| row.text(0))
}
