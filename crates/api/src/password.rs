//! Passwords: Argon2id, in the PHC string format (RFC 9106; the crate's defaults are 19 MiB, 2 passes, 1 lane,
//! the first choice of OWASP's password storage advice).

use argon2::{
    Argon2, PasswordHash, PasswordVerifier,
    password_hash::{PasswordHasher, SaltString},
};
use carnet_core::wire::{Code, MAX_PASSWORD, MIN_PASSWORD, Session};

use crate::problem::Failure;

/// Passwords, or their beginnings before digits and signs, that are among the first to be tried. Those with fewer than
/// [`MIN_PASSWORD`] characters stand here for what people make of them to get there.
#[rustfmt::skip]
const COMMON: &[&str] = &[
    "password", "passw0rd", "p@ssword", "p@ssw0rd", "pa$$word", "motdepasse", "monmotdepasse", "mot de passe",
    "passwordpassword", "motdepassemotdepasse", "azerty", "azertyuiop", "azertyuiopqsdfghjklm", "qwerty", "qwertyuiop",
    "qwertyuiopasdfghjkl", "qwertz", "qwertzuiop", "asdfghjkl", "qsdfghjklm", "zxcvbnm", "1q2w3e4r", "1q2w3e4r5t",
    "1q2w3e4r5t6y", "1qaz2wsx", "1qaz2wsx3edc", "qazwsx", "qazwsxedc", "aqwzsx", "abcdef", "abcdefgh", "abcdefghij",
    "abcdefghijkl", "iloveyou", "jetaime", "bonjour", "bienvenue", "welcome", "letmein", "changeme", "changezmoi",
    "administrator", "administrateur", "admin", "adminadmin", "superman", "princess", "sunshine", "football",
    "baseball", "doudou", "loulou", "chouchou", "marseille", "soleil", "dragon", "monkey", "master", "trustno",
    "whatever", "starwars", "computer", "internet", "secret", "default", "test", "testtest", "azertyazerty",
    "qwertyqwerty", "facture", "factures", "facturation", "comptabilite", "entreprise", "carnet",
];

/// A password could not be hashed: it is longer than 4 GiB, or there is no memory for it.
#[derive(Debug)]
pub struct NotHashed(argon2::password_hash::Error);

impl std::fmt::Display for NotHashed {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "the password could not be hashed: {}", self.0)
    }
}

impl std::error::Error for NotHashed {}

/// Refuses a new password of this person that is too short, too long, or among the first that are tried. `field`: what
/// it is called in the request.
pub(crate) fn refuse(password: &str, of: &Session, field: &str) -> Result<(), Failure> {
    let refused = |code: Code, detail: String| Err(Failure::field(code, field, detail));
    match password.chars().count() {
        count if count < MIN_PASSWORD => {
            refused(Code::PasswordTooShort, format!("At least {MIN_PASSWORD} characters."))
        }
        count if count > MAX_PASSWORD => refused(Code::PasswordTooLong, format!("At most {MAX_PASSWORD} characters.")),
        _ if is_obvious(password, &[&of.user.email, &of.user.display_name, &of.account.name]) => {
            refused(Code::PasswordCommon, "Whoever guesses would try this early; take several words.".to_owned())
        }
        _ => Ok(()),
    }
}

// Of nothing but a common password or a name of the person, with what people put around one; or of hardly any
// different characters, or of digits and letters in their order.
fn is_obvious(password: &str, names: &[&str]) -> bool {
    let whole = password.trim().to_lowercase();
    let core = whole.trim_matches(|c: char| !c.is_alphabetic());
    if COMMON.contains(&whole.as_str()) || COMMON.contains(&core) {
        return true;
    }
    let mut different: Vec<char> = whole.chars().collect();
    different.sort_unstable();
    different.dedup();
    different.len() < 5 || is_run(&whole) || names.iter().any(|name| is_name(&whole, name))
}

fn is_run(text: &str) -> bool {
    let codes: Vec<i64> = text.chars().map(|c| i64::from(u32::from(c))).collect();
    // `…890` goes on as the keys do.
    let next = |pair: &[i64], step: i64| pair[1] - pair[0] == step || pair[1] - pair[0] == -9 * step;
    [1, -1].into_iter().any(|step| codes.windows(2).all(|pair| next(pair, step)))
}

fn is_name(password: &str, name: &str) -> bool {
    let plain = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let bare = |text: &str| plain(text).trim_end_matches(|c: char| c.is_ascii_digit()).to_owned();
    let name = name.to_lowercase();
    let local = name.split_once('@').map_or("", |(local, _)| local);
    let password = bare(password);
    !password.is_empty() && [bare(&name), bare(local)].contains(&password)
}

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

    fn refusal(password: &str) -> Option<Code> {
        let user = carnet_core::wire::User {
            id: "u".to_owned(),
            email: "ines.delacourt@lumiere.example".to_owned(),
            display_name: "Inès Délacourt".to_owned(),
            role: carnet_core::wire::Role::Member,
            locale: carnet_core::wire::Locale::Fr,
        };
        let account = carnet_core::wire::Account {
            id: "a".to_owned(),
            name: "Lumière Industrie SAS".to_owned(),
            participant_id: None,
        };
        refuse(password, &Session { user, account, live_verification: false }, "new")
            .err()
            .map(|failure| failure.problem().code)
    }

    #[test]
    fn a_new_password_is_neither_short_nor_obvious() {
        for (password, expected) in [
            ("", Some(Code::PasswordTooShort)),
            ("neuf carac", None),
            ("neuf carat", None),
            ("neuf cara", Some(Code::PasswordTooShort)),
            ("éééééàààà", Some(Code::PasswordTooShort)),
            ("cheval agrafe pile", None),
            ("Motdepasse", Some(Code::PasswordCommon)),
            ("MotDePasse2026!", Some(Code::PasswordCommon)),
            ("password12", Some(Code::PasswordCommon)),
            ("azertyuiop", Some(Code::PasswordCommon)),
            ("1234567890", Some(Code::PasswordCommon)),
            ("abcdefghijklmnop", Some(Code::PasswordCommon)),
            ("9876543210", Some(Code::PasswordCommon)),
            ("aaaaaaaaaaaa", Some(Code::PasswordCommon)),
            ("ababababababab", Some(Code::PasswordCommon)),
            ("2468101214", None),
            ("Ines.Delacourt@lumiere.example", Some(Code::PasswordCommon)),
            ("ines.delacourt1", Some(Code::PasswordCommon)),
            ("InèsDélacourt", Some(Code::PasswordCommon)),
            ("lumière industrie sas", Some(Code::PasswordCommon)),
            ("lumière du matin clair", None),
        ] {
            assert_eq!(refusal(password), expected, "{password}");
        }
        assert_eq!(refusal(&"long mot ".repeat(22)), None);
        assert_eq!(refusal(&"long mots ".repeat(21)), Some(Code::PasswordTooLong));
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
