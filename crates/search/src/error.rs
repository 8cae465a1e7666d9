//! Why an index could not be made.

use std::fmt;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Error {
    /// More text, or more lists, than positions of 32 bits reach: about 4 GB of names or of identifiers.
    Full,
    /// The participant with this key was added after one that stands behind it by name and key.
    Unordered { key: String },
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Full => {
                f.write_str("the index holds at most 4 GB of names or identifiers: search the database instead")
            }
            Self::Unordered { key } => write!(
                f,
                "participant {key} was added after one that stands behind it: read them ordered by the bytes of name and key"
            ),
        }
    }
}

impl std::error::Error for Error {}

pub type Result<T> = std::result::Result<T, Error>;
