//! Links to choose a password: told to the administrator once, and sent to the person where e-mails are sent.

use carnet_core::wire::{Locale, Session, UserEntry, UserLink};
use carnet_store::{links::NewLink, times};
use http::{HeaderMap, header};

use crate::{
    host::{Host, Mail},
    problem::Failure,
    session::token,
};

const DAY_MS: i64 = 24 * 60 * 60 * 1000;
/// How long a link works for somebody who has no password yet, and for somebody who had one.
const FIRST_MS: i64 = 7 * DAY_MS;
const AGAIN_MS: i64 = DAY_MS;

/// A new link, once for somebody who has no password yet and once for somebody who has; the token is the same.
pub(super) struct Links {
    token: String,
    pub first: NewLink,
    pub again: NewLink,
}

impl Links {
    pub fn new(host: &Host, now_ms: i64) -> Self {
        let token = token::new(host.random);
        let until = |ms: i64| NewLink { token_hash: token::stored(&token), until_ms: now_ms + ms };
        Self { first: until(FIRST_MS), again: until(AGAIN_MS), token }
    }

    /// What the administrator is told; the person is written to. An e-mail that cannot be sent is no failure.
    pub async fn told(
        self,
        host: &Host,
        headers: &HeaderMap,
        by: &Session,
        user: UserEntry,
        reset: bool,
    ) -> Result<UserLink, Failure> {
        let until_ms = if reset { self.again.until_ms } else { self.first.until_ms };
        let mut mailed = false;
        if let (Some(mailer), Some(base)) = (host.mail.clone(), base(host, headers)) {
            let mail = mail(&user, by, &format!("{base}/invitation#{}", self.token), reset, until_ms);
            mailed = host.run(move || mailer(mail).is_ok()).await?;
        }
        Ok(UserLink { user, token: self.token, until: times::rfc3339(until_ms), mailed })
    }
}

/// The address of the app: as it was set up, else as the administrator's browser knows it.
fn base(host: &Host, headers: &HeaderMap) -> Option<String> {
    let text = |name| headers.get(name).and_then(|value: &http::HeaderValue| value.to_str().ok());
    let origin = || text(header::ORIGIN).filter(|origin| origin.starts_with("http")).map(str::to_owned);
    let scheme = if host.secure_cookie { "https" } else { "http" };
    let of_host = || text(header::HOST).map(|name| format!("{scheme}://{name}"));
    host.public_url.clone().or_else(origin).or_else(of_host)
}

fn mail(user: &UserEntry, by: &Session, link: &str, reset: bool, until_ms: i64) -> Mail {
    let (name, company, who) = (&user.display_name, &by.account.name, &by.user.display_name);
    let day = times::rfc3339(until_ms).chars().take(10).collect::<String>();
    let (subject, why, how) = match (user.locale, reset) {
        (Locale::Fr, false) => (
            format!("Votre accès à Carnet pour {company}"),
            format!("{who} vous invite à utiliser Carnet pour {company}."),
            format!("Choisissez votre mot de passe ici, avant le {day}\u{a0}:"),
        ),
        (Locale::Fr, true) => (
            "Choisissez un nouveau mot de passe pour Carnet".to_owned(),
            format!("{who} a réinitialisé votre mot de passe Carnet pour {company}. L’ancien ne fonctionne plus."),
            format!("Choisissez-en un nouveau ici, avant le {day}\u{a0}:"),
        ),
        (Locale::En, false) => (
            format!("Your access to Carnet for {company}"),
            format!("{who} invites you to use Carnet for {company}."),
            format!("Choose your password here, before {day}:"),
        ),
        (Locale::En, true) => (
            "Choose a new password for Carnet".to_owned(),
            format!("{who} has reset your Carnet password for {company}. The old one no longer works."),
            format!("Choose a new one here, before {day}:"),
        ),
    };
    let (hello, once) = match user.locale {
        Locale::Fr => (format!("Bonjour {name},"), "Ce lien ne sert qu’une fois. Ne le transmettez à personne."),
        Locale::En => (format!("Hello {name},"), "This link works once. Do not pass it on."),
    };
    let text = format!("{hello}\n\n{why}\n\n{how}\n{link}\n\n{once}\n");
    Mail { to: user.email.clone(), subject, text }
}
