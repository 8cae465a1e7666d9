//! Directories and documents from dice.

use carnet_core::{
    state::Relationship,
    wire::{IdentifierKind, RouteIdentifier},
};

use super::{Dice, Entry, Own, Paper, World};

const SIRENS: [&str; 3] = ["702042755", "732829320", "552100554"];
const FINNISH: [&str; 2] = ["15921021", "10161270"];
const GLNS: [&str; 3] = ["7300010000001", "7300010000018", "7300010000025"];
const IBANS: [&str; 2] = ["FR1420041010050500013M02606", "DE89370400440532013000"];
const NAMES: [&str; 4] = ["Vega SA", "Orion Oy", "VEGA sa", "Lyra"];
const NUMBERS: [&str; 8] = ["100", "0100", "10-0", "1 00", "A1", "a1", "A-1", "200"];
pub const PROVIDERS: [&str; 2] = ["p1", "p2"];

/// Of one company, as the sources write it.
fn forms(dice: &mut Dice) -> Vec<(String, String)> {
    if dice.below(3) < 2 {
        let siren = *dice.of(&SIRENS);
        vec![
            ("0225", siren.to_owned()),
            ("0225", format!("{siren}_{}", dice.of(&["COMPTA", "achats"]))),
            ("0002", siren.to_owned()),
            ("0009", siret(siren, dice.below(2))),
            ("9957", vat(siren)),
        ]
    } else {
        let id = *dice.of(&FINNISH);
        vec![("0216", format!("0037{id}")), ("0212", id.to_owned()), ("0213", format!("FI{id}"))]
    }
    .into_iter()
    .map(|(scheme, value)| (scheme.to_owned(), value))
    .collect()
}

fn siret(siren: &str, establishment: usize) -> String {
    let body = format!("{siren}0001{}", 1 + establishment);
    let body = &body[..13];
    let sum: u32 = body
        .bytes()
        .enumerate()
        .map(|(at, byte)| {
            let digit = u32::from(byte - b'0') * if at % 2 == 1 { 2 } else { 1 };
            digit / 10 + digit % 10
        })
        .sum();
    format!("{body}{}", (10 - sum % 10) % 10)
}

fn vat(siren: &str) -> String {
    let key = (12 + 3 * (siren.parse::<u64>().unwrap() % 97)) % 97;
    format!("FR{key:02}{siren}")
}

/// A directory of a few entries, some of them customers.
pub fn world(dice: &mut Dice) -> World {
    let mut world = World::default();
    for _ in 0..=dice.below(5) {
        let entry = entry(dice);
        if !world.entries.iter().any(|known| known.key() == entry.key()) {
            world.entries.push(entry);
        }
    }
    for of in 0..world.entries.len() {
        if dice.once_in(2) {
            let own = own(dice, &world, of);
            world.customers.push(own);
        }
    }
    world
}

fn entry(dice: &mut Dice) -> Entry {
    let mut forms = forms(dice);
    let own = forms.remove(dice.below(forms.len()));
    let mut further: Vec<(String, String)> = forms.into_iter().filter(|_| dice.once_in(3)).collect();
    if dice.once_in(3) {
        further.push(("0088".to_owned(), (*dice.of(&GLNS)).to_owned()));
    }
    if dice.once_in(4) {
        further.push(("9918".to_owned(), (*dice.of(&IBANS)).to_owned()));
    }
    let (scheme, value) = if dice.once_in(5) { ("0088".to_owned(), (*dice.of(&GLNS)).to_owned()) } else { own };
    let providers = [&PROVIDERS[..0], &PROVIDERS[..1], &PROVIDERS[..], &PROVIDERS[..1]];
    Entry {
        scheme,
        value,
        name: (*dice.of(&NAMES)).to_owned(),
        further,
        removed: dice.once_in(8),
        invoices: !dice.once_in(8),
        providers: dice.of(&providers).iter().map(|id| (*id).to_owned()).collect(),
    }
}

fn own(dice: &mut Dice, world: &World, of: usize) -> Own {
    let mut numbers: Vec<String> = Vec::new();
    for _ in 0..dice.below(3) {
        let number = (*dice.of(&NUMBERS)).to_owned();
        let taken = world.customers.iter().any(|other| other.numbers.contains(&number));
        if !taken && !numbers.contains(&number) {
            numbers.push(number);
        }
    }
    let relationships = [
        Relationship::AwaitingAcceptance,
        Relationship::Refused,
        Relationship::AwaitingRouting,
        Relationship::Cancelled,
    ];
    let providers = &world.entries[of].providers;
    Own {
        id: format!("c{of}"),
        of,
        numbers,
        deactivated: dice.once_in(8),
        relationship: if dice.once_in(5) { *dice.of(&relationships) } else { Relationship::Ready },
        provider: if providers.is_empty() || dice.once_in(3) { None } else { Some(dice.of(providers).clone()) },
    }
}

/// A document with some identifiers, in any order, at times several of a kind.
pub fn paper(dice: &mut Dice) -> Paper {
    let count = dice.below(6);
    let identifiers = (0..count).map(|_| identifier(dice)).collect();
    let name = dice.once_in(3).then(|| (*dice.of(&["vega sa", "Lyra", "Orion", ""])).to_owned());
    Paper { identifiers, name }
}

fn identifier(dice: &mut Dice) -> RouteIdentifier {
    let kind = *dice.of(&IdentifierKind::ALL);
    let siren = *dice.of(&SIRENS);
    let finnish = *dice.of(&FINNISH);
    let value = match kind {
        IdentifierKind::CustomerNumber => format!("{}{}", dice.of(&["", " "]), dice.of(&NUMBERS)),
        IdentifierKind::ElectronicId => match dice.below(6) {
            0 => format!("0088:{}", dice.of(&GLNS)),
            1 => format!("0225:{siren}_{}", dice.of(&["COMPTA", "Compta", "ACHATS"])),
            2 => format!("iso6523-actorid-upis::0225:{siren}"),
            3 => format!("0216:0037{finnish}"),
            4 => siren.to_owned(),
            _ => format!("0225:{siren}*"),
        },
        IdentifierKind::Ovt => format!("0037{finnish}"),
        IdentifierKind::Iban => dice.of(&["FR14 2004 1010 0505 0001 3M02 606", "de89370400440532013000"]).to_string(),
        IdentifierKind::Gln => dice.of(&GLNS).to_string(),
        IdentifierKind::OrgNumber => match dice.below(5) {
            0 => siren.to_owned(),
            1 => format!("0002:{siren}"),
            2 => siret(siren, dice.below(2)),
            3 => finnish.to_owned(),
            _ => "HRB".to_owned(),
        },
        IdentifierKind::Vat => match dice.below(3) {
            0 => format!("FI{finnish}"),
            _ => vat(siren),
        },
    };
    RouteIdentifier { kind, value }
}
