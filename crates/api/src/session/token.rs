//! Session tokens: 256 random bits, as 64 hexadecimal digits in the cookie and as their SHA-256 in the database.
//! A plain hash is enough, because a random token cannot be guessed from a dictionary.

use sha2::{Digest, Sha256};

use crate::id::hex;

/// A new token.
pub(crate) fn new(random: fn(&mut [u8])) -> String {
    let mut bytes = [0; 32];
    random(&mut bytes);
    hex(&bytes)
}

/// What the database keeps of it.
pub(crate) fn stored(token: &str) -> String {
    hex(&Sha256::digest(token.as_bytes()))
}
