//! Companies that use the directory. One of them may itself be a participant of the network.

use carnet_core::identifier::ParticipantId;
pub use carnet_core::wire::{Acceptance, Directory};

use crate::{
    db::{self, Db},
    error::{Error, Result},
    text::{self, Word},
};

#[derive(Clone, Debug)]
pub struct NewAccount {
    pub id: String,
    pub name: String,
    pub participant_id: Option<ParticipantId>,
    pub acceptance: Acceptance,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountRow {
    pub id: String,
    pub name: String,
    pub participant_id: Option<String>,
    pub acceptance: Acceptance,
    pub customer_directory: Directory,
    pub supplier_directory: Directory,
}

/// Adds an account. `Error::Duplicate` when the id is taken or another account is that participant.
pub fn add(db: &mut dyn Db, account: &NewAccount, now_ms: i64) -> Result<()> {
    let participant = account.participant_id.as_ref();
    let added = db.execute(
        "insert into accounts (id, name, participant_id, participant_key, acceptance, created_at)
         values ($1, $2, $3, $4, $5, $6) on conflict do nothing",
        &[
            (&account.id).into(),
            (&account.name).into(),
            participant.map(ToString::to_string).into(),
            participant.map(ParticipantId::key).into(),
            text::acceptance(account.acceptance).into(),
            now_ms.into(),
        ],
    )?;
    match added {
        0 => Err(Error::Duplicate(format!("an account with the id or the participant of {}", account.name))),
        _ => Ok(()),
    }
}

/// The account with this id.
pub fn get(db: &mut dyn Db, id: &str) -> Result<Option<AccountRow>> {
    db::query_one(db, &select("id"), &[id.into()], row)
}

/// The oldest account with exactly this name.
pub fn by_name(db: &mut dyn Db, name: &str) -> Result<Option<AccountRow>> {
    db::query_one(db, &format!("{} order by created_at, id limit 1", select("name")), &[name.into()], row)
}

/// The account that is the participant with this key.
pub fn by_participant(db: &mut dyn Db, participant_key: &str) -> Result<Option<AccountRow>> {
    db::query_one(db, &select("participant_key"), &[participant_key.into()], row)
}

fn select(column: &str) -> String {
    let columns = "id, name, participant_id, acceptance, customer_directory, supplier_directory";
    format!("select {columns} from accounts where {column} = $1")
}

fn row(row: &db::Row) -> Result<AccountRow> {
    Ok(AccountRow {
        id: row.text(0)?,
        name: row.text(1)?,
        participant_id: row.opt_text(2)?,
        acceptance: Acceptance::read(row.str(3)?)?,
        customer_directory: Directory::read(row.str(4)?)?,
        supplier_directory: Directory::read(row.str(5)?)?,
    })
}
