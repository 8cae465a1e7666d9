//! `seed-demo`: fills a new database with the demonstration directory.

use carnet_api::password;
use carnet_store::{Error, demo, pool};

use crate::{cli::Failure, database::DatabaseArgs, host};

#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    database: DatabaseArgs,
}

pub fn run(args: &Args) -> Result<(), Failure> {
    let pool = args.database.database.open(1)?;
    let hash = password::hash(demo::PASSWORD, host::random).map_err(|error| Failure::new(error.to_string()))?;
    // One hash serves all of them: they share the password that the README prints.
    let seeded = pool::write(pool.as_ref(), |db| demo::seed(db, &|_| hash.clone(), host::now_ms()));
    let summary = seeded.map_err(|error| match error {
        Error::Duplicate(what) => Failure::new(format!(
            "nothing was added: the database has {what}. Give another file with --database sqlite:demo.db"
        )),
        other => Failure::new(format!("nothing was added: {other}")),
    })?;
    println!(
        "demo data: {} participants ({} of them removed from the network), {} service providers, {} customers, {} users",
        summary.participants, summary.removed, summary.providers, summary.customers, summary.users
    );
    Ok(())
}
