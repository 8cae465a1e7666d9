//! The public directory of the demo: service providers and participants, in every state the network knows.

use std::collections::HashSet;

use carnet_core::{
    identifier::{self, ParticipantId},
    wire::{Identifier, NameEntry, Provider},
};

use super::{
    Random, SOURCE,
    countries::{COUNTRIES, Country, SPECIAL},
    document_types,
    ids::{self, CompanyIds},
};
use crate::{
    db::Db,
    error::{Error, Result},
    participants::{self, NewParticipant},
    providers,
};

/// Id, name, whether its recipients need routing set up on its side first.
pub static PROVIDERS: &[(&str, &str, bool)] = &[
    ("plateforme-sillage", "Plateforme Sillage", false),
    ("reseau-alma", "Réseau Alma", false),
    ("quai-numerique", "Quai Numérique", true),
    ("nordlink-access", "Nordlink Access", false),
    ("facture-claire", "Facture Claire", false),
    ("suomen-lasku", "Suomen Laskuverkko", true),
    ("fjordpost", "Fjordpost Digital", false),
    ("benelux-koppeling", "Benelux Koppeling", false),
    ("rheinnetz", "Rheinnetz Belege", false),
    ("ponte-digitale", "Ponte Digitale", false),
    ("southern-cross-edi", "Southern Star EDI", true),
    ("passerelle-ouverte", "Passerelle Ouverte", false),
];

const DAY_MS: i64 = 24 * 3600 * 1000;

/// Participants between two words on how many there are.
const STEP: usize = 50;

/// How many participants are made.
pub fn count() -> usize {
    SPECIAL.len() + COUNTRIES.iter().map(|country| country.participants).sum::<usize>()
}

/// Providers and participants. One in forty has left the network since. `tell` hears now and then how many there are.
pub fn seed(db: &mut dyn Db, now_ms: i64, tell: &mut dyn FnMut(usize)) -> Result<()> {
    for (id, name, requires_routing_setup) in PROVIDERS {
        let (id, name) = ((*id).to_owned(), (*name).to_owned());
        let contact = requires_routing_setup.then(|| format!("routage@{id}.example"));
        let provider = Provider { id, name, requires_routing_setup: *requires_routing_setup };
        providers::put(db, &provider)?;
        // Who wants routing set up says where to write for it.
        db.execute("update providers set contact = $2 where id = $1", &[provider.id.into(), contact.into()])?;
    }
    let mut random = Random::new(0x00ca_12e7);
    for (code, name) in SPECIAL {
        if let Some(country) = COUNTRIES.iter().find(|country| country.code == *code) {
            put(db, &mut random, country, name, now_ms)?;
        }
    }
    let mut used = HashSet::new();
    for country in COUNTRIES {
        for _ in 0..country.participants {
            if used.len().is_multiple_of(STEP) {
                tell(used.len());
            }
            let name = loop {
                let name = invent(&mut random, country);
                if used.insert(name.clone()) {
                    break name;
                }
            };
            put(db, &mut random, country, &name, now_ms)?;
        }
    }
    Ok(())
}

fn invent(random: &mut Random, country: &Country) -> String {
    let (trade, name, form) = (random.pick(country.trades), random.pick(country.names), random.pick(country.forms));
    let place = random.pick(country.places);
    match random.below(5) {
        0 => format!("{trade} {name} {form}"),
        1 => format!("{trade} {name} {place} {form}"),
        2 => format!("{name} {place} {form}"),
        3 => format!("{} {form}", format_args!("{trade} {name} {place}").to_string().to_uppercase()),
        _ => format!("{trade} {name} {} {form}", 2 + random.below(96)),
    }
}

fn put(db: &mut dyn Db, random: &mut Random, country: &Country, name: &str, now_ms: i64) -> Result<()> {
    let company = ids::company(random, country.code);
    let mut participant = participant(company, name, country.code, now_ms - DAY_MS / 4)?;
    participant.place = Some(format!("{}, {}", random.pick(country.places), random.digits(4)));
    if let [main] = participant.names.as_mut_slice() {
        main.language = Some(country.language.to_owned());
    }
    if random.one_in(12) {
        let english = format!("{} International", name.split(' ').take(2).collect::<Vec<_>>().join(" "));
        participant.names.push(NameEntry { name: english, language: Some("en".to_owned()) });
    }
    if random.one_in(6) {
        participant.identifiers.push(identifier("0088", ids::gln(random)));
    }
    participant.website = random.one_in(3).then(|| format!("https://www.{}.example", random.digits(6)));
    participant.document_types = match random.below(24) {
        0 => document_types::orders(),
        1 if country.code != "FI" => Vec::new(),
        _ if country.code == "FR" => document_types::france(),
        _ => document_types::billing(),
    };
    participant.provider_ids = some_providers(random);
    participants::put(db, &participant)?;
    if random.one_in(40) {
        participants::mark_removed(db, &participant.participant_id.key(), now_ms - DAY_MS)?;
    }
    Ok(())
}

/// Most have one, some two or three, a few none.
fn some_providers(random: &mut Random) -> Vec<String> {
    let count = match random.below(20) {
        0 => 0,
        1..=4 => 2,
        5 => 3,
        _ => 1,
    };
    let first = random.below(PROVIDERS.len());
    let ids = (0..count).map(|step| PROVIDERS[(first + step * 5) % PROVIDERS.len()].0.to_owned());
    ids.collect()
}

/// A participant with its identifiers and its name, and nothing else yet.
pub fn participant(company: CompanyIds, name: &str, country: &str, as_of_ms: i64) -> Result<NewParticipant> {
    let id = format!("{}:{}", company.scheme, company.value);
    let participant_id = ParticipantId::parse(&id).map_err(|_| Error::Corrupt(format!("{id} is no participant id")))?;
    Ok(NewParticipant {
        participant_id,
        names: vec![NameEntry { name: name.to_owned(), language: None }],
        country: country.to_owned(),
        place: None,
        website: None,
        identifiers: company.further.into_iter().map(|(scheme, value)| identifier(scheme, value)).collect(),
        document_types: Vec::new(),
        provider_ids: Vec::new(),
        source: SOURCE.to_owned(),
        as_of_ms,
    })
}

fn identifier(scheme: &str, value: String) -> Identifier {
    let label = identifier::scheme(scheme).map_or(scheme, |known| known.name).to_owned();
    Identifier { scheme: scheme.to_owned(), value, label }
}
