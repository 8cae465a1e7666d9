//! `user add`: a user of an account, which is made when it is new.

use std::io::{BufRead, IsTerminal};

use carnet_api::{id, password};
use carnet_core::{
    identifier::ParticipantId,
    wire::{Locale, MIN_PASSWORD, Role},
};
use carnet_store::{
    Error,
    accounts::{self, Acceptance, NewAccount},
    db::Db,
    pool,
    users::{self, NewUser},
};
use clap::ValueEnum;

use crate::{cli::Failure, database::DatabaseArgs, host};

#[derive(clap::Args)]
pub struct AddArgs {
    #[command(flatten)]
    database: DatabaseArgs,
    /// Name of the company; an account of this name is used or made.
    #[arg(long, env = "CARNET_ACCOUNT", value_name = "NAME")]
    account: String,
    /// The company's own participant id in the network, such as 0225:702042755, for a new account.
    #[arg(long, env = "CARNET_PARTICIPANT", value_name = "ID")]
    participant: Option<String>,
    /// E-mail address to sign in with.
    #[arg(long, env = "CARNET_EMAIL")]
    email: String,
    /// Name as others see it.
    #[arg(long, env = "CARNET_NAME")]
    name: String,
    #[arg(long, env = "CARNET_ROLE", default_value = "member")]
    role: RoleArg,
    /// Language of the messages to this user.
    #[arg(long, env = "CARNET_LOCALE", default_value = "fr")]
    locale: LocaleArg,
}

#[derive(Clone, Copy, ValueEnum)]
enum RoleArg {
    Member,
    Admin,
    Operator,
}

#[derive(Clone, Copy, ValueEnum)]
enum LocaleArg {
    Fr,
    En,
}

impl From<RoleArg> for Role {
    fn from(role: RoleArg) -> Self {
        match role {
            RoleArg::Member => Self::Member,
            RoleArg::Admin => Self::Admin,
            RoleArg::Operator => Self::Operator,
        }
    }
}

impl From<LocaleArg> for Locale {
    fn from(locale: LocaleArg) -> Self {
        match locale {
            LocaleArg::Fr => Self::Fr,
            LocaleArg::En => Self::En,
        }
    }
}

pub fn add(args: &AddArgs) -> Result<(), Failure> {
    let email = checked_email(&args.email)?;
    let participant = args.participant.as_deref().map(checked_participant).transpose()?;
    let password = read_password()?;
    let pool = args.database.database.open(1)?;
    let password_hash = password::hash(&password, host::random).map_err(|error| Failure::new(error.to_string()))?;
    let now = host::now_ms();
    let refusal = pool::write(pool.as_ref(), |db| {
        let account_id = match account(db, &args.account, participant, now)? {
            Ok(id) => id,
            Err(failure) => return Ok(Some(failure)),
        };
        let user = NewUser {
            id: id::new(host::random),
            account_id,
            email: email.to_owned(),
            display_name: args.name.trim().to_owned(),
            role: args.role.into(),
            locale: args.locale.into(),
            password_hash,
        };
        users::add(db, &user, now).map(|()| None)
    })
    .map_err(|error| not_added(email, &error))?;
    if let Some(refusal) = refusal {
        return Err(refusal);
    }
    println!("added {email} to {}", args.account.trim());
    Ok(())
}

/// The id of the account of this name; made when there is none.
fn account(
    db: &mut dyn Db,
    name: &str,
    participant: Option<ParticipantId>,
    now: i64,
) -> carnet_store::Result<Result<String, Failure>> {
    let name = name.trim();
    let Some(known) = accounts::by_name(db, name)? else {
        let id = id::new(host::random);
        let new = NewAccount {
            id: id.clone(),
            name: name.to_owned(),
            participant_id: participant,
            acceptance: Acceptance::Automatic,
        };
        accounts::add(db, &new, now)?;
        return Ok(Ok(id));
    };
    let same = |given: &ParticipantId| {
        known.participant_id.as_deref().is_some_and(|id| id.eq_ignore_ascii_case(&given.to_string()))
    };
    if participant.as_ref().is_some_and(|given| !same(given)) {
        let theirs = known.participant_id.as_deref().unwrap_or("no participant id");
        let message = format!("the account {name} is there already, with {theirs}; leave out --participant to use it");
        return Ok(Err(Failure::new(message)));
    }
    Ok(Ok(known.id))
}

fn not_added(email: &str, error: &Error) -> Failure {
    match error {
        Error::Duplicate(what) => Failure::new(format!("{email} was not added: there is already {what}")),
        error => Failure::new(format!("{email} was not added: {error}")),
    }
}

/// Enough to catch a slip; whether mail arrives there is nobody's business here.
fn checked_email(text: &str) -> Result<&str, Failure> {
    let email = text.trim();
    let well_formed = email.len() <= 254
        && !email.chars().any(|c| c.is_whitespace() || c.is_control())
        && email
            .split_once('@')
            .is_some_and(|(local, domain)| !local.is_empty() && !domain.is_empty() && !domain.contains('@'));
    if well_formed {
        Ok(email)
    } else {
        Err(Failure::new(format!("{text:?} is no e-mail address; write name@company.example")))
    }
}

fn checked_participant(text: &str) -> Result<ParticipantId, Failure> {
    ParticipantId::parse(text)
        .map_err(|_| Failure::new(format!("{text:?} is no participant id; write scheme:value, such as 0225:702042755")))
}

/// From the environment, else the first line of standard input.
fn read_password() -> Result<String, Failure> {
    let password = match std::env::var("CARNET_PASSWORD") {
        Ok(password) => password,
        Err(_) => {
            let stdin = std::io::stdin();
            if stdin.is_terminal() {
                eprint!("Password (it shows while you type; CARNET_PASSWORD avoids that): ");
            }
            let mut line = String::new();
            let read = stdin.lock().read_line(&mut line);
            read.map_err(|error| Failure::new(format!("the password cannot be read from standard input: {error}")))?;
            line.trim_end_matches(['\r', '\n']).to_owned()
        }
    };
    if password.chars().count() < MIN_PASSWORD {
        let message = format!("the password is too short: give at least {MIN_PASSWORD} characters");
        return Err(Failure::new(format!("{message}, in CARNET_PASSWORD or as the first line of standard input")));
    }
    Ok(password)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn an_e_mail_has_two_sides() {
        assert_eq!(checked_email(" a@b.example ").unwrap(), "a@b.example");
        for wrong in ["", "a", "@b", "a@", "a b@c", "a@b@c", "a@b\u{7}"] {
            assert!(checked_email(wrong).is_err(), "{wrong}");
        }
    }
}
