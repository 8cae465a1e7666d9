//! What became of the demo's customers after they were added: one was deleted, some were deactivated, and one company
//! is there under two addresses.

use carnet_core::{identifier::ParticipantId, state::OwnStatus};

use super::{
    directories::{Book, DAY_MS, NEEDS_SETUP, candidates},
    document_types,
    ids::CompanyIds,
    participants,
};
use crate::{
    customers::{self, Actor, Changes},
    db::{self, Db},
    error::{Error, Result},
    participants as public,
};

/// A French company under a second address, and a customer that was deleted three days ago.
pub fn seed(db: &mut dyn Db, book: &mut Book) -> Result<()> {
    let french = format!("p.participant_key like '0225:%' and p.receives_invoices = 1 and not {NEEDS_SETUP}");
    let chosen = candidates(db, book.account, &french, 2)?;
    let [twice, gone] = chosen.as_slice() else {
        return Err(Error::Corrupt("the demo has too few French participants".to_owned()));
    };
    book.add(db, twice, &["D-100"])?;
    let second = second_address(db, twice, book.now_ms)?;
    book.add(db, &second, &["D-100-A"])?;
    let id = book.add(db, gone, &["D-200", "D-201"])?;
    let actor = Actor { account_id: book.account, user_id: book.user, now_ms: book.now_ms - 3 * DAY_MS };
    customers::delete(db, &actor, &id, None)?.map_err(|refused| unexpected(&id, &refused))?;
    Ok(())
}

/// Deactivates a customer half-way between its addition and now.
pub fn deactivate(db: &mut dyn Db, book: &Book, id: &str) -> Result<()> {
    let days = i64::try_from(book.added).unwrap_or(0);
    let actor = Actor { account_id: book.account, user_id: book.user, now_ms: book.now_ms - days * DAY_MS / 2 };
    let changes = Changes { own_status: Some(OwnStatus::Deactivated), ..Changes::default() };
    customers::change(db, &actor, id, None, &changes)?.map_err(|refused| unexpected(id, &refused))?;
    Ok(())
}

fn unexpected(id: &str, refused: &customers::Refused) -> Error {
    Error::Corrupt(format!("demo customer {id}: {refused:?}"))
}

/// The address of another department of the same company; answers its key.
fn second_address(db: &mut dyn Db, participant_key: &str, now_ms: i64) -> Result<String> {
    let sql = "select name, (select i.value from participant_identifiers i
                             where i.participant_key = p.participant_key and i.scheme = '0002')
               from participants p where p.participant_key = $1";
    let found = db::query_one(db, sql, &[participant_key.into()], |row| Ok((row.text(0)?, row.opt_text(1)?)))?;
    let Some((name, Some(siren))) = found else {
        return Err(Error::Corrupt(format!("{participant_key} has no SIREN")));
    };
    let address = CompanyIds { scheme: "0225", value: format!("{siren}_ACHATS"), further: vec![("0002", siren)] };
    let mut second = participants::participant(address, &format!("{name} Achats"), "FR", now_ms - DAY_MS / 4)?;
    second.document_types = document_types::france();
    second.provider_ids = vec!["facture-claire".to_owned()];
    public::put(db, &second)?;
    let id: &ParticipantId = &second.participant_id;
    Ok(id.key())
}
