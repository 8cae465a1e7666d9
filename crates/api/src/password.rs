//! Passwords: Argon2id, in the PHC string format (RFC 9106; the crate's defaults are 19 MiB, 2 passes, 1 lane,
//! the first choice of OWASP's password storage advice).

use argon2::{
    Argon2, PasswordHash, PasswordVerifier,
    password_hash::{PasswordHasher, SaltString},
};

/// Characters a new password has at least.
pub const MIN_CHARS: usize = 10;

/// A password could not be hashed: it is longer than 4 GiB, or there is no memory for it.
#[derive(Debug)]
pub struct NotHashed(argon2::password_hash::Error);

impl std::fmt::Display for NotHashed {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "the password could not be hashed: {}", self.0)
    }
}

impl std::error::Error for NotHashed {}

/// The PHC string to store. `random` fills the salt (128 bits) from the system's secure source.
pub fn hash(password: &str, random: fn(&mut [u8])) -> Result<String, NotHashed> {
    let mut salt = [0; 16];
    random(&mut salt);
    hash_with(password, &salt)
}

fn hash_with(password: &str, salt: &[u8]) -> Result<String, NotHashed> {
    let salt = SaltString::encode_b64(salt).map_err(NotHashed)?;
    let hash = Argon2::default().hash_password(password.as_bytes(), &salt).map_err(NotHashed)?;
    Ok(hash.to_string())
}

/// Whether the password belongs to the hash. Without a hash (no such user) the same work is done all the same,
/// so that the time of the answer does not tell which e-mails exist.
pub(crate) fn verify(password: &str, hash: Option<&str>) -> bool {
    let Some(hash) = hash.and_then(|hash| PasswordHash::new(hash).ok()) else {
        // The result is of no use; the time it took is.
        let _ = hash_with(password, b"nobody has this!");
        return false;
    };
    Argon2::default().verify_password(password.as_bytes(), &hash).is_ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn a_hash_knows_its_password_and_no_other() {
        let stored = hash("un mot de passe", |bytes| bytes.fill(7)).unwrap();
        assert!(stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{stored}");
        assert!(verify("un mot de passe", Some(&stored)));
        assert!(!verify("un mot de passe ", Some(&stored)));
        assert!(!verify("un mot de passe", None));
        assert!(!verify("un mot de passe", Some("not a hash")));
    }

    #[test]
    fn a_salt_makes_equal_passwords_differ() {
        let first = hash("un mot de passe", |bytes| bytes.fill(1)).unwrap();
        let second = hash("un mot de passe", |bytes| bytes.fill(2)).unwrap();
        assert_ne!(first, second);
    }

    #[test]
    fn nobody_costs_what_somebody_costs() {
        let stored = hash("un mot de passe", |bytes| bytes.fill(7)).unwrap();
        let time = |hash: Option<&str>| {
            let start = std::time::Instant::now();
            for _ in 0..3 {
                verify("falsch falsch falsch", hash);
            }
            start.elapsed().as_secs_f64()
        };
        let (somebody, nobody) = (time(Some(&stored)), time(None));
        // Wide, because other work shares the machine; doing nothing would be a thousand times faster.
        assert!(nobody > somebody / 10.0, "{nobody} s against {somebody} s");
    }
}
