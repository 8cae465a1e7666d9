//! E-mails: one connection to the SMTP server for each, so that nothing is kept that can go stale. Encrypted with
//! `smtps://`, or with `smtp://…?tls=required`. What the URL holds (a password, perhaps) is never repeated.

use std::{sync::Arc, time::Duration};

use carnet_api::{Mail, Mailer};
use lettre::{
    Message, SmtpTransport, Transport,
    message::{Mailbox, header::ContentType},
};

use crate::cli::Failure;

/// How long the SMTP server may take for each of its answers.
const ANSWER_WITHIN: Duration = Duration::from_secs(10);

#[derive(clap::Args)]
pub struct MailArgs {
    /// SMTP server that invitations are sent through: smtps://USER:PASSWORD@HOST, or smtp://HOST:PORT without
    /// encryption, or smtp://USER:PASSWORD@HOST:587?tls=required. With a password, better as CARNET_SMTP.
    #[arg(long, env = "CARNET_SMTP", value_name = "URL", hide_env_values = true, requires = "mail_from")]
    smtp: Option<String>,
    /// Sender of the e-mails: carnet@company.example, or "Carnet <carnet@company.example>".
    #[arg(long, env = "CARNET_MAIL_FROM", value_name = "ADDRESS")]
    mail_from: Option<String>,
}

/// Sends e-mails; blocks until the SMTP server has taken them.
pub struct Sender {
    smtp: SmtpTransport,
    from: Mailbox,
}

impl MailArgs {
    /// The sender, where one is set up. Does not connect: a mail server that is down stops no start.
    pub fn sender(&self) -> Result<Option<Sender>, Failure> {
        let (Some(url), Some(from)) = (&self.smtp, &self.mail_from) else { return Ok(None) };
        let from = from.parse().map_err(|_| {
            Failure::new(format!("--mail-from {from:?} is no e-mail address; write carnet@company.example"))
        })?;
        let smtp = SmtpTransport::from_url(url).map_err(|_| {
            Failure::new(
                "--smtp (CARNET_SMTP) is no address of an SMTP server; write smtps://user:password@host or \
                 smtp://host:25, with the special characters of the password percent-encoded",
            )
        })?;
        Ok(Some(Sender { smtp: smtp.timeout(Some(ANSWER_WITHIN)).build(), from }))
    }
}

/// What the API sends with. Why an e-mail was not sent is also in the log.
pub fn mailer(sender: Sender) -> Mailer {
    Arc::new(move |mail| sender.send(mail).inspect_err(|cause| tracing::warn!(cause, "an e-mail was not sent")))
}

impl Sender {
    /// Sends one e-mail. The error is for the log: it names neither the receiver nor the text.
    pub fn send(&self, mail: Mail) -> Result<(), String> {
        let message = self.message(mail)?;
        self.smtp.send(&message).map(drop).map_err(|error| told(&error))
    }

    fn message(&self, mail: Mail) -> Result<Message, String> {
        // An address alone, parsed: no second receiver and no header fits into it.
        let to = mail.to.parse().map_err(|_| "the receiver's e-mail address is none".to_owned())?;
        Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, to))
            .subject(one_line(&mail.subject))
            .header(ContentType::TEXT_PLAIN)
            .body(mail.text)
            .map_err(|error| format!("the e-mail cannot be written: {error}"))
    }
}

/// Names may hold anything; a header is one line.
fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// What kind of failure it was. The server's own words may repeat the receiver's address, so they stay out.
fn told(error: &lettre::transport::smtp::Error) -> String {
    if let Some(code) = error.status() {
        return format!("the SMTP server refused with {code}");
    }
    let kind = if error.is_timeout() {
        "the SMTP server did not answer in time"
    } else if error.is_tls() {
        "no encrypted connection to the SMTP server"
    } else if error.is_client() {
        "the SMTP server offers no way to sign in, or not the encryption that is asked for"
    } else {
        "the SMTP server cannot be reached"
    };
    kind.to_owned()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn args(smtp: &str, from: &str) -> MailArgs {
        MailArgs { smtp: Some(smtp.to_owned()), mail_from: Some(from.to_owned()) }
    }

    fn sender() -> Sender {
        args("smtp://127.0.0.1:25", "Carnet <carnet@lumiere.example>").sender().unwrap().unwrap()
    }

    fn mail(to: &str, subject: &str, text: &str) -> Mail {
        Mail { to: to.to_owned(), subject: subject.to_owned(), text: text.to_owned() }
    }

    /// The lines before the first empty one, as a mail program reads them.
    fn headers(message: &Message) -> Vec<String> {
        let text = String::from_utf8(message.formatted()).unwrap();
        let head = text.split("\r\n\r\n").next().unwrap().replace("\r\n ", " ").replace("\r\n\t", " ");
        head.split(['\r', '\n']).map(str::to_owned).collect()
    }

    #[test]
    fn nothing_that_is_written_becomes_a_header_or_a_receiver() {
        let evil = "Jean\r\nBcc: spy@evil.example\r\n\r\nHello";
        let plain = headers(&sender().message(mail("a@lumiere.example", "Jean", "x")).unwrap()).len();
        for subject in [evil, "a\nBcc: spy@evil.example", "a\rBcc: spy@evil.example", "é\r\nBcc: spy@evil.example"] {
            let message = sender().message(mail("a@lumiere.example", subject, "x\r\n.\r\nRCPT TO:<spy@evil.example>"));
            let message = message.unwrap();
            let headers = headers(&message);
            assert_eq!(headers.len(), plain, "{headers:?}");
            assert!(!headers.iter().any(|header| header.to_lowercase().starts_with("bcc")), "{headers:?}");
            assert_eq!(message.envelope().to().len(), 1);
        }
        for to in [
            "a@lumiere.example, spy@evil.example",
            "a@lumiere.example\r\nBcc: spy@evil.example",
            "a@lumiere.example> RCPT TO:<spy@evil.example",
            "Jean <a@lumiere.example>",
            "a b@lumiere.example",
            "",
        ] {
            assert!(sender().message(mail(to, "x", "x")).is_err(), "{to}");
        }
    }

    #[test]
    fn what_is_wrong_is_said_without_the_password() {
        for (smtp, from, words) in [
            ("http://carnet:gehe1m@mail.example", "carnet@lumiere.example", "--smtp"),
            ("smtps://carnet:gehe1m@", "carnet@lumiere.example", "--smtp"),
            ("smtps://carnet:gehe1m@mail.example", "carnet", "--mail-from"),
            ("smtps://carnet:gehe1m@mail.example", "a@x.example\r\nBcc: b@x.example", "--mail-from"),
        ] {
            let message = args(smtp, from).sender().err().map(|failure| failure.message).unwrap_or_default();
            assert!(message.contains(words) && !message.contains("gehe1m"), "{smtp}: {message:?}");
        }
        assert!(MailArgs { smtp: None, mail_from: None }.sender().unwrap().is_none());
    }

    #[test]
    fn a_server_that_is_not_there_is_told_without_the_receiver() {
        // The port of tcpmux, which nothing serves.
        let nobody = "127.0.0.1:1";
        let sender = args(&format!("smtp://{nobody}"), "carnet@lumiere.example").sender().unwrap().unwrap();
        let cause = sender.send(mail("secret@lumiere.example", "x", "x")).unwrap_err();
        assert_eq!(cause, "the SMTP server cannot be reached");
    }
}
