//! The demo's questions to the operator: one that waits, and one that was answered.

use carnet_core::wire::{SupportContext, SupportContextKind};

use super::suggestions::person;
use crate::{
    db::Db,
    error::{Error, Result},
    support::{self, NewSupport},
};

const DAY_MS: i64 = 24 * 3600 * 1000;

/// In the order in which it happened.
pub fn seed(db: &mut dyn Db, now_ms: i64) -> Result<()> {
    let lumiere = person(db, "membre@lumiere.example")?;
    let brasserie = person(db, "membre@brasserie.example")?;
    let operator = person(db, "operateur@carnet.example")?;
    let answered = NewSupport {
        subject: "Un destinataire a deux adresses".to_owned(),
        message: "Notre client reçoit sur deux adresses. Laquelle faut-il choisir\u{a0}?".to_owned(),
        context: context("/recherche?id=552100554"),
    };
    support::ask(db, &lumiere, "demo-support-1", &answered, now_ms - 9 * DAY_MS)?;
    let words = "Demandez-lui laquelle est celle de sa comptabilité\u{a0}: les deux sont actives.";
    let done = support::answer(db, &operator, "demo-support-1", words, now_ms - 8 * DAY_MS)?;
    done.map_err(|refused| Error::Corrupt(format!("demo support request: {refused:?}")))?;
    let open = NewSupport {
        subject: "Import refusé".to_owned(),
        message: "Le fichier de notre ERP est refusé à la ligne 12. Pouvez-vous y jeter un œil\u{a0}?".to_owned(),
        context: context("/customers/import"),
    };
    support::ask(db, &brasserie, "demo-support-2", &open, now_ms - DAY_MS)?;
    Ok(())
}

fn context(page: &str) -> Vec<SupportContext> {
    let fact = |kind, value: &str| SupportContext { kind, value: value.to_owned() };
    vec![
        fact(SupportContextKind::Page, page),
        fact(SupportContextKind::Browser, "Firefox 140, Linux, 1440 × 900, fr, clair"),
    ]
}
