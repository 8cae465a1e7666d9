//! The demo's suggestions: one in every state, one that two companies wait for, and a queue for the operator.

use carnet_core::{
    identifier::{self, ParticipantId},
    wire::{Identifier, Session},
};

use super::{
    Random,
    ids::{self, CompanyIds},
};
use crate::{
    db::{self, Db},
    error::{Error, Result},
    suggestions::{self, Act, NewSuggestion},
    users,
};

const DAY_MS: i64 = 24 * 3600 * 1000;

struct Seeder<'a> {
    db: &'a mut dyn Db,
    random: Random,
    operator: Session,
    made: usize,
    now_ms: i64,
}

/// In the order in which it all happened.
pub fn seed(db: &mut dyn Db, now_ms: i64) -> Result<()> {
    let lumiere = person(db, "membre@lumiere.example")?;
    let brasserie = person(db, "membre@brasserie.example")?;
    let operator = person(db, "operateur@carnet.example")?;
    let known = "select participant_key, name from participants p where country = 'FR' and source = 'demo'
                     and network_status = 'registered'
                     and not exists (select 1 from accounts a where a.participant_key = p.participant_key)
                 order by participant_key limit 1";
    let known = db::query_one(db, known, &[], |row| Ok((row.text(0)?, row.text(1)?)))?;
    let mut seeder = Seeder { db, random: Random::new(0x05ee_da11), operator, made: 0, now_ms };

    let added = seeder.suggest(&lumiere, "Ateliers de la Roseraie SAS", "FR", 34, |new| {
        new.comment = Some("Leur comptable confirme qu’ils reçoivent sur le réseau.".to_owned());
    })?;
    seeder.decide(&added, &Act::TakeUp, 33)?;
    seeder.decide(&added, &Act::Add { participant_id: None, provider_id: Some("reseau-alma".to_owned()) }, 31)?;
    let declined = seeder.suggest(&lumiere, "Menuiserie Tournesol", "FR", 21, |new| new.electronic_address = None)?;
    let reason = "Cette entreprise ne reçoit pas encore de factures électroniques. Reproposez-la quand elle aura \
                  choisi sa plateforme.";
    seeder.decide(&declined, &Act::Decline { reason: reason.to_owned() }, 18)?;
    if let Some((participant_key, name)) = known {
        let merged = seeder.suggest(&lumiere, &name.to_uppercase(), "FR", 12, |new| new.electronic_address = None)?;
        seeder.decide(&merged, &Act::Merge { participant_key }, 11)?;
    }
    let checking = seeder.suggest(&lumiere, "Fonderie des Trois Vallées SA", "FR", 6, |new| {
        new.provider = Some("Quai Numérique".to_owned());
    })?;
    seeder.decide(&checking, &Act::TakeUp, 5)?;
    let waiting = seeder.suggest(&lumiere, "Transports Belle-Étoile", "FR", 4, |new| {
        new.contact = Some("facturation@belle-etoile.example".to_owned());
    })?;
    seeder.join(&brasserie, &waiting, 3)?;
    seeder.suggest(&brasserie, "Houblonnière de la Lys SRL", "BE", 2, |_| ())?;
    Ok(())
}

impl Seeder<'_> {
    /// Suggests a company that nobody knows yet, with an address and identifiers; `but` tells what is different.
    fn suggest(
        &mut self,
        who: &Session,
        name: &str,
        country: &str,
        days_ago: i64,
        but: impl FnOnce(&mut NewSuggestion),
    ) -> Result<String> {
        let CompanyIds { scheme, value, further } = ids::company(&mut self.random, country);
        let mut new = NewSuggestion {
            name: name.to_owned(),
            country: country.to_owned(),
            identifiers: further.into_iter().take(2).map(|(scheme, value)| identifier(scheme, value)).collect(),
            electronic_address: ParticipantId::parse(&format!("{scheme}:{value}")).ok(),
            ..NewSuggestion::default()
        };
        but(&mut new);
        self.made += 1;
        let id = format!("demo-suggestion-{}", self.made);
        self.put(who, &id, &new, days_ago)?;
        Ok(id)
    }

    /// Somebody else misses the same company, and knows one of its numbers.
    fn join(&mut self, who: &Session, id: &str, days_ago: i64) -> Result<()> {
        let viewer = suggestions::Viewer::Operator;
        let Some(known) = suggestions::get(self.db, viewer, id)? else { return Ok(()) };
        let new = NewSuggestion {
            name: known.name.to_uppercase(),
            country: known.country,
            identifiers: known.identifiers.into_iter().take(1).collect(),
            ..NewSuggestion::default()
        };
        self.put(who, id, &new, days_ago)
    }

    fn put(&mut self, who: &Session, id: &str, new: &NewSuggestion, days_ago: i64) -> Result<()> {
        let at = self.now_ms - days_ago * DAY_MS;
        let suggested = suggestions::suggest(self.db, who, id, new, at)?;
        suggested.map_err(|refused| Error::Corrupt(format!("demo suggestion {id}: {refused:?}")))?;
        Ok(())
    }

    fn decide(&mut self, id: &str, act: &Act, days_ago: i64) -> Result<()> {
        let at = self.now_ms - days_ago * DAY_MS;
        let decided = suggestions::decide(self.db, &self.operator, id, act, at)?;
        decided.map_err(|refused| Error::Corrupt(format!("demo suggestion {id}: {refused:?}")))?;
        Ok(())
    }
}

pub(super) fn person(db: &mut dyn Db, email: &str) -> Result<Session> {
    let person = users::by_email(db, email)?;
    person.map(|user| user.session).ok_or_else(|| Error::Corrupt(format!("the demo has nobody called {email}")))
}

fn identifier(scheme: &str, value: String) -> Identifier {
    let label = identifier::scheme(scheme).map_or(scheme, |scheme| scheme.name);
    Identifier { scheme: scheme.to_owned(), value, label: label.to_owned() }
}
