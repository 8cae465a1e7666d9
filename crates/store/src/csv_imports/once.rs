//! A whole import in one call, for programs: the guessed columns are taken as they are.

use carnet_core::wire::{CsvCounts, CsvLine, CsvState};

use super::{Refused, Run, apply, jobs, jobs::NewImport, lines, preview, read::Upload};
use crate::{
    db::Db,
    error::{Error, Result},
};

/// What was, or would be, done.
pub struct Once {
    pub counts: CsvCounts,
    pub lines: Vec<CsvLine>,
}

/// Uploads, previews and, unless it is a dry run, applies; run it inside one [`crate::pool::write`]. Of a dry run
/// nothing stays.
pub fn once(
    db: &mut dyn Db,
    run: &mut Run<'_>,
    new: &NewImport<'_>,
    upload: &Upload,
    dry_run: bool,
) -> Result<std::result::Result<Once, Refused>> {
    let roles: Vec<_> = upload.columns.iter().map(|column| column.role).collect();
    jobs::upload(db, new, upload, run.now_ms)?;
    let done = match preview::look(db, run.account_id, new.id, &roles, None)? {
        Ok(preview) => match preview::keep(db, run.account_id, new.id, &preview, run.now_ms)? {
            Ok(_) if dry_run => Ok(preview.counts),
            Ok(_) => match apply::start(db, run.account_id, new.id, run.now_ms)? {
                Ok(_) => Ok(apply::apply(db, run, new.id)?),
                Err(refused) => Err(refused),
            },
            Err(refused) => Err(refused),
        },
        Err(refused) => Err(refused),
    };
    let answer = match done {
        Ok(counts) => Ok(Once { counts, lines: lines::all(db, new.id)? }),
        Err(refused) => Err(refused),
    };
    if dry_run || answer.is_err() {
        forget(db, new.id)?;
    }
    Ok(answer)
}

fn forget(db: &mut dyn Db, id: &str) -> Result<()> {
    let removed = db.execute("delete from csv_imports where id = $1 and state <> 'applied'", &[id.into()])?;
    match removed {
        1 => Ok(()),
        _ => Err(Error::Corrupt(format!("the import {id} should be {:?} at most", CsvState::Previewed))),
    }
}
