//! `account list` and `account delete`: the companies of the network, and the end of one of them.

use carnet_store::{
    account_status,
    deletion::{self, DeleteRefused},
    pool,
};

use crate::{cli::Failure, database::DatabaseArgs, host};

#[derive(clap::Args)]
pub struct ListArgs {
    #[command(flatten)]
    database: DatabaseArgs,
}

#[derive(clap::Args)]
pub struct DeleteArgs {
    #[command(flatten)]
    database: DatabaseArgs,
    /// Id of the account, as `account list` tells it.
    id: String,
    /// Delete it without asking again: its people, customers, suppliers, documents, messages and trail, for good.
    #[arg(long)]
    yes: bool,
}

/// One line for each: id, tab, name.
pub fn list(args: &ListArgs) -> Result<(), Failure> {
    let pool = args.database.database.open_to_look()?;
    let all = pool::read(pool.as_ref(), account_status::list)
        .map_err(|error| Failure::new(format!("the accounts cannot be read: {error}")))?;
    for one in all {
        println!("{}\t{}", one.account.id, one.account.name);
    }
    Ok(())
}

pub fn delete(args: &DeleteArgs) -> Result<(), Failure> {
    let id = args.id.as_str();
    if !args.yes {
        return Err(Failure::new(format!(
            "nothing was deleted: with --yes the account {id} goes with everything in it, for good"
        )));
    }
    let pool = args.database.database.open(1)?;
    let deleted = pool::write(pool.as_ref(), |db| deletion::delete(db, id, None, None, host::now_ms()));
    match deleted.map_err(|error| Failure::new(format!("the account {id} was not deleted: {error}")))? {
        Ok(()) => {
            println!("deleted the account {id} with everything in it");
            Ok(())
        }
        Err(DeleteRefused::OfOperator) => {
            Err(Failure::new(format!("the account {id} is the operator's own, which cannot be deleted")))
        }
        Err(DeleteRefused::NotFound | DeleteRefused::NameDiffers) => {
            Err(Failure::new(format!("there is no account {id}; account list tells which there are")))
        }
    }
}
