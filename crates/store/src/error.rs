//! What can go wrong between a query and its answer.

/// A failure of the store. None but [`Error::Gone`] can leave a change behind: a unit of work is one transaction.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The engine refused or failed; its own words, with what was being done.
    #[error("the database failed: {0}")]
    Database(String),
    /// Somebody else held the database for longer than the time-out; trying again helps.
    #[error("the database is busy; try again in a moment")]
    Busy,
    /// The database cannot be reached, or went away meanwhile. What was about to be written is there whole or not at all,
    /// and nobody knows which.
    #[error("the database cannot be reached; try again in a moment, and look whether the last change is there")]
    Gone(String),
    /// What was to be written could not be: the disk is full, or what this place may use of it.
    #[error("nothing can be written where the database is, as happens when there is no room left; nothing was changed")]
    Full,
    /// A stored value is not what the code wrote there.
    #[error("the database holds something unexpected: {0}")]
    Corrupt(String),
    /// The index in memory could not be made or brought up to date.
    #[error("the index of names: {0}")]
    Index(carnet_search::Error),
    /// The cursor was not given out by this list and query.
    #[error("the cursor is not one of this list; start again from the first page")]
    BadCursor,
    /// The page lies outside the first 10 000 rows.
    #[error("the page is out of range; pages reach as far as the first 10 000 rows, cursors further")]
    BadPage,
    /// Something of the kind named has this key already.
    #[error("there is already {0}")]
    Duplicate(String),
}

/// The result of everything here.
pub type Result<T> = std::result::Result<T, Error>;
