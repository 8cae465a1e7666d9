//! The demo's requests and messages: one of each kind and status, of different ages, some messages read.

use carnet_core::wire::RequestAction;

use super::{
    directories::{Book, DAY_MS, NEEDS_SETUP, candidates},
    people::{BRASSERIE, LUMIERE, VERRERIE},
};
use crate::{
    db::Db,
    error::{Error, Result},
    messages,
    requests::{self, Act},
};

/// Who acts for each company.
const CAMILLE: &str = "demo-user-1";
const JONAS: &str = "demo-user-3";
const SACHA: &str = "demo-user-6";

/// Participants of the companies that use Carnet themselves.
pub(super) struct Companies<'a> {
    pub brasserie: &'a str,
    pub verrerie: &'a str,
}

/// Verrerie asked Brasserie and was accepted; Lumière asked both, was refused by one and waits for the other.
pub(super) fn between_companies(db: &mut dyn Db, lumiere: &mut Book, of: &Companies<'_>) -> Result<()> {
    let now_ms = lumiere.now_ms;
    let mut book = Book { account: VERRERIE, user: SACHA, added: 0, now_ms };
    let customer = book.add_at(db, of.brasserie, &["BN-1"], now_ms - 12 * DAY_MS)?;
    let accept = By { account_id: BRASSERIE, user_id: JONAS, now_ms: now_ms - 11 * DAY_MS };
    accept.act(db, &customer, RequestAction::Accept, Some("Bienvenue. Indiquez notre numéro de commande."))?;
    messages::mark_all_read(db, BRASSERIE, JONAS, now_ms - 11 * DAY_MS)?;

    lumiere.add_at(db, of.brasserie, &["B-0100"], now_ms - 8 * DAY_MS)?;
    let customer = lumiere.add(db, of.verrerie, &["77"])?;
    let refuse = By { account_id: VERRERIE, user_id: SACHA, now_ms: now_ms - DAY_MS };
    let words = "Nous ne traitons pas encore les factures électroniques. Écrivez-nous de nouveau en janvier.";
    refuse.act(db, &customer, RequestAction::Refuse, Some(words))
}

/// Routing that is waited for since 3, 9 and 20 days; one that was set up, and one that was given up.
pub(super) fn of_routing(db: &mut dyn Db, lumiere: &mut Book) -> Result<()> {
    let now_ms = lumiere.now_ms;
    let mut customers = Vec::new();
    let keys = candidates(db, lumiere.account, NEEDS_SETUP, 5)?;
    for (key, days) in keys.iter().zip([20, 16, 12, 9, 3]) {
        customers.push(lumiere.add_at(db, key, &[], now_ms - days * DAY_MS)?);
    }
    let [overdue, activated, cancelled, ..] = customers.as_slice() else {
        return Err(Error::Corrupt("the demo has too few participants whose provider sets up routing".to_owned()));
    };
    let by = |days: i64| By { account_id: LUMIERE, user_id: CAMILLE, now_ms: now_ms - days * DAY_MS };
    for customer in [overdue, activated] {
        by(15).act(db, customer, RequestAction::Emailed, None)?;
    }
    by(10).act(db, cancelled, RequestAction::Cancel, None)?;
    by(7).act(db, activated, RequestAction::Activate, Some("Ticket 48213"))?;
    requests::tell_overdue(db, now_ms - 6 * DAY_MS)?;
    messages::mark_all_read(db, LUMIERE, CAMILLE, now_ms - 5 * DAY_MS)?;
    Ok(())
}

/// One person of one company at one moment.
struct By {
    account_id: &'static str,
    user_id: &'static str,
    now_ms: i64,
}

impl By {
    /// Acts on the request that was sent with a customer.
    fn act(&self, db: &mut dyn Db, customer_id: &str, action: RequestAction, words: Option<&str>) -> Result<()> {
        let request_id = Book::request_of(customer_id);
        let new_id = format!("{request_id}-next");
        let Self { account_id, user_id, now_ms } = *self;
        let act = Act { account_id, user_id, request_id: &request_id, action, words, new_id: &new_id, now_ms };
        let done = requests::act(db, &act)?;
        done.map(drop).map_err(|refused| Error::Corrupt(format!("demo request {request_id}: {refused:?}")))
    }
}
