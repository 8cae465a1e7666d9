//! Live verification of a participant (R32): the register is asked where the participant is published, the publisher
//! what it receives. Four answers are kept apart, and whatever goes wrong on the way is none of them.

mod certificate;
mod name;
mod sml;
mod smp;
mod xml;

use std::{net::SocketAddr, sync::Arc, time::Duration};

use carnet_api::{Checks, Finding, Verifier, VerifyTarget};
use carnet_core::{
    state,
    wire::{CheckAnswer, DocumentType},
};
use tokio::runtime::Handle;

use self::{sml::Register, smp::Publisher};
use super::outgoing::{Outgoing, OutgoingArgs};
use crate::cli::Failure;

/// The checks of a few minutes must not be all there is to do for the register.
pub const MAX_RECHECKS_A_MINUTE: u32 = 60;

#[derive(clap::Args)]
pub struct VerifyArgs {
    /// DNS zone of the network's register, the SML: participant.sml.prod.tech.peppol.org. Without it participants
    /// are not checked.
    #[arg(long, env = "CARNET_SML_ZONE", value_name = "ZONE")]
    sml_zone: Option<String>,
    /// DNS server that is asked, with its port: 9.9.9.9:53. Default: the system's.
    #[arg(long, env = "CARNET_SML_NAMESERVER", value_name = "ADDRESS")]
    sml_nameserver: Option<SocketAddr>,
    /// Seconds that the register, and each answer of a metadata publisher, may take.
    #[arg(long, env = "CARNET_VERIFY_TIMEOUT", default_value_t = 5, value_name = "SECONDS",
          value_parser = clap::value_parser!(u64).range(1..=6))]
    verify_timeout: u64,
    /// Check a recipient each time before a document is routed to it.
    #[arg(long, env = "CARNET_VERIFY_BEFORE_SEND", requires = "sml_zone")]
    verify_before_send: bool,
    /// Days after which customers are checked again by themselves; 0: never.
    #[arg(long, env = "CARNET_RECHECK_DAYS", default_value_t = 7, value_name = "DAYS")]
    recheck_days: u32,
    /// How many of them are checked in a minute.
    #[arg(long, env = "CARNET_RECHECKS_PER_MINUTE", default_value_t = 6, value_name = "NUMBER",
          value_parser = clap::value_parser!(u32).range(1..=i64::from(MAX_RECHECKS_A_MINUTE)))]
    rechecks_per_minute: u32,
}

/// How customers are checked by themselves.
#[derive(Clone, Copy)]
pub struct Recheck {
    pub days: u32,
    pub a_minute: u32,
}

impl VerifyArgs {
    /// What checks, where it is set up.
    pub fn checks(&self, outgoing: OutgoingArgs) -> Result<Option<Checks>, Failure> {
        let Some(zone) = &self.sml_zone else { return Ok(None) };
        let within = Duration::from_secs(self.verify_timeout);
        let look_up = LookUp {
            register: Register::new(zone, self.sml_nameserver, within)?,
            outgoing: Outgoing::new(outgoing, within)?,
            plain: outgoing.allow_private_network,
        };
        Ok(Some(Checks::new(look_up.verifier(), self.verify_before_send)))
    }

    /// How customers are checked by themselves; `None`: they are not.
    pub fn recheck(&self) -> Option<Recheck> {
        let on = self.sml_zone.is_some() && self.recheck_days > 0;
        on.then_some(Recheck { days: self.recheck_days, a_minute: self.rechecks_per_minute })
    }
}

struct LookUp {
    register: Register,
    outgoing: Outgoing,
    plain: bool,
}

/// What failed, and who was asked.
struct Unanswered {
    source: String,
    why: String,
}

impl LookUp {
    fn verifier(self) -> Verifier {
        let look_up = Arc::new(self);
        Arc::new(move |target| {
            // Checks run on the threads for blocking work, from where the runtime is reached.
            let asked = Handle::try_current()
                .map_err(|error| Unanswered { source: look_up.register.source().to_owned(), why: error.to_string() });
            asked.and_then(|handle| handle.block_on(look_up.ask(target))).unwrap_or_else(|unanswered| {
                tracing::warn!(source = unanswered.source, why = unanswered.why, "a check had no answer");
                Finding { detail: unanswered.why, ..Finding::new(CheckAnswer::Failed, unanswered.source) }
            })
        })
    }

    async fn ask(&self, target: &VerifyTarget) -> Result<Finding, Unanswered> {
        let zone = self.register.source().to_owned();
        let failed = |source: &str| {
            let source = source.to_owned();
            move |why| Unanswered { source, why }
        };
        let Some(base) = self.register.publisher(&target.participant_id).await.map_err(failed(&zone))? else {
            return Ok(Finding::new(CheckAnswer::NotRegistered, zone));
        };
        let publisher = Publisher::new(&self.outgoing, self.plain, &base, &target.participant_id);
        let publisher = publisher.map_err(failed(&zone))?;
        let host = publisher.host();
        let Some(types) = publisher.document_types().await.map_err(failed(&host))? else {
            return Ok(Finding::new(CheckAnswer::NotServed, host));
        };
        let Some(wanted) = wanted(&types, &target.document_types) else {
            return Ok(Finding { document_types: types, ..Finding::new(CheckAnswer::CannotReceive, host) });
        };
        let certificate = publisher.certificate(wanted).await.map_err(failed(&host))?;
        let receives = Finding { document_types: types, ..Finding::new(CheckAnswer::Receives, host) };
        Ok(match certificate::read(&certificate) {
            Ok(holder) => Finding { provider: holder.name, certificate_until: Some(holder.until), ..receives },
            // Whoever carries its documents stays unknown; that it receives them does not.
            Err(detail) => Finding { detail, ..receives },
        })
    }
}

/// The type to ask about: the first that is wanted, else the first that carries an invoice or a credit note.
fn wanted<'a>(types: &'a [String], wanted: &[String]) -> Option<&'a String> {
    let value = |id: &'a String| id.split_once("::").map_or(("", id.as_str()), |(scheme, value)| (scheme, value));
    let carries = |id: &&'a String| {
        let (scheme, value) = value(id);
        let kind = DocumentType { scheme: scheme.to_owned(), value: value.to_owned(), name: String::new() };
        state::is_invoice(&kind)
    };
    let is_wanted = |id: &&'a String| wanted.iter().any(|wanted| wanted == *id || wanted == value(id).1);
    types.iter().filter(carries).find(is_wanted).or_else(|| types.iter().find(carries))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const INVOICE: &str =
        "busdox-docid-qns::urn:oasis:names:specification:ubl:schema:xsd:Invoice-2::Invoice##urn:x::2.1";
    const CREDIT: &str =
        "busdox-docid-qns::urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2::CreditNote##urn:x::2.1";
    const ORDER: &str = "busdox-docid-qns::urn:oasis:names:specification:ubl:schema:xsd:Order-2::Order##urn:x::2.1";

    #[test]
    fn the_type_that_is_wanted_is_asked_about_else_the_first_invoice() {
        let types: Vec<String> = [ORDER, INVOICE, CREDIT].map(str::to_owned).to_vec();
        let of = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        assert_eq!(wanted(&types, &[]).unwrap(), INVOICE);
        assert_eq!(wanted(&types, &of(&[CREDIT])).unwrap(), CREDIT);
        let value = CREDIT.split_once("::").unwrap().1;
        assert_eq!(wanted(&types, &of(&["other", value])).unwrap(), CREDIT);
        assert_eq!(wanted(&types, &of(&[ORDER])).unwrap(), INVOICE);
        assert_eq!(wanted(&types[..1], &of(&[ORDER])), None);
    }
}
