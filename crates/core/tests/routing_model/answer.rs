//! What the rules say of a document, by plain loops over the directory: no question, no fact, no engine.

use carnet_core::{
    state::Relationship,
    wire::{IdentifierKind, LookedIn, NextAction, RouteIdentifier, StopCause},
};

use super::{Entry, Own, Paper, World};

/// What a route comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    pub cause: Option<StopCause>,
    /// Its address.
    pub party: Option<String>,
    pub provider: Option<String>,
    pub by: Option<IdentifierKind>,
    pub found_in: Option<LookedIn>,
    pub next: NextAction,
}

/// How well an identifier fits.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fit {
    No,
    Company,
    Itself,
}

pub fn answer(world: &World, paper: &Paper, open: bool) -> Answer {
    let mut ranked: Vec<&RouteIdentifier> = paper.identifiers.iter().collect();
    ranked.sort_by_key(|identifier| identifier.kind as u8);
    for identifier in &ranked {
        let found = customers_of(world, identifier);
        let pick = found.iter().find(|own| own_block(world, own).is_none()).or_else(|| found.first());
        if let Some(own) = pick {
            let cause = own_block(world, own);
            let provider = provider(&world.entries[own.of], own.provider.as_ref());
            return decided(world.entries[own.of].address(), provider, cause, identifier.kind, LookedIn::Own);
        }
    }
    let mut public: Option<(&Entry, IdentifierKind)> = None;
    for identifier in &ranked {
        let found = entries_of(world, identifier);
        let pick = found.iter().find(|entry| block(entry, !entry.providers.is_empty()).is_none());
        if let Some(entry) = pick.or_else(|| found.first()) {
            public = Some((entry, identifier.kind));
            break;
        }
    }
    if let (true, Some((entry, kind))) = (open, public) {
        let cause = block(entry, !entry.providers.is_empty());
        return decided(entry.address(), entry.providers.first().cloned(), cause, kind, LookedIn::Public);
    }
    nobody(world, paper, &ranked, public.map(|(entry, _)| entry))
}

fn decided(
    party: String,
    provider: Option<String>,
    cause: Option<StopCause>,
    by: IdentifierKind,
    found_in: LookedIn,
) -> Answer {
    let next = cause.map_or(NextAction::Send, after);
    Answer { cause, party: Some(party), provider, by: Some(by), found_in: Some(found_in), next }
}

fn after(cause: StopCause) -> NextAction {
    match cause {
        StopCause::Deactivated => NextAction::ActivateAndResend,
        StopCause::NonExisting => NextAction::FindReplacement,
        StopCause::Refused | StopCause::Cancelled => NextAction::RequestAgain,
        StopCause::AwaitingAcceptance => NextAction::SeeRequest,
        StopCause::AwaitingRouting => NextAction::ActivateRoutingAndResend,
        StopCause::NoPlatform => NextAction::WriteToCustomer,
        StopCause::NotInNetwork => NextAction::SuggestCustomer,
        StopCause::NotInDirectory => NextAction::AddAndResend,
        StopCause::NoDocumentType => NextAction::SeeOtherAddresses,
        _ => NextAction::CorrectAndResend,
    }
}

fn nobody(world: &World, paper: &Paper, ranked: &[&RouteIdentifier], public: Option<&Entry>) -> Answer {
    let stop = |cause, party: Option<String>, provider, next| Answer {
        cause: Some(cause),
        party,
        provider,
        by: None,
        found_in: None,
        next,
    };
    let differ = |own: &Own, next| {
        let entry = &world.entries[own.of];
        stop(StopCause::ValuesDiffer, Some(entry.address()), provider(entry, own.provider.as_ref()), next)
    };
    let namesake = namesake(world, paper);
    if ranked.is_empty() && namesake.is_none() {
        return stop(StopCause::NoIdentifier, None, None, NextAction::CorrectAndResend);
    }
    let near: Vec<&Own> = ranked.iter().flat_map(|identifier| near(world, identifier)).collect();
    if let Some(entry) = public {
        if let Some(own) = near.iter().find(|own| same_company(&world.entries[own.of], entry)) {
            return differ(own, NextAction::AddNumberAndResend);
        }
        let cause = if entry.removed { StopCause::NonExisting } else { StopCause::NotInDirectory };
        return stop(cause, Some(entry.address()), entry.providers.first().cloned(), after(cause));
    }
    if let Some(own) = near.first() {
        return differ(own, NextAction::AddNumberAndResend);
    }
    match namesake {
        Some(own) => differ(own, NextAction::CorrectAndResend),
        None => stop(StopCause::NotInNetwork, None, None, NextAction::SuggestCustomer),
    }
}

/// Customers that an identifier leads to, by name.
fn customers_of<'a>(world: &'a World, identifier: &RouteIdentifier) -> Vec<&'a Own> {
    let mut found: Vec<&Own> = Vec::new();
    for fit in [Fit::Itself, Fit::Company] {
        for own in &world.customers {
            let has = match identifier.kind {
                IdentifierKind::CustomerNumber => {
                    fit == Fit::Itself && own.numbers.iter().any(|number| number == identifier.value.trim())
                }
                _ => fits(&world.entries[own.of], identifier, fit),
            };
            if has {
                found.push(own);
            }
        }
        if !found.is_empty() {
            break;
        }
    }
    found.sort_by_key(|own| (world.entries[own.of].name.clone(), world.entries[own.of].key()));
    found
}

fn entries_of<'a>(world: &'a World, identifier: &RouteIdentifier) -> Vec<&'a Entry> {
    let mut found: Vec<&Entry> = Vec::new();
    for fit in [Fit::Itself, Fit::Company] {
        if found.is_empty() {
            found = world.entries.iter().filter(|entry| fits(entry, identifier, fit)).collect();
        }
    }
    found.sort_by_key(|entry| (entry.removed, entry.name.clone(), entry.key()));
    found
}

fn fits(entry: &Entry, identifier: &RouteIdentifier, wanted: Fit) -> bool {
    if identifier.kind == IdentifierKind::ElectronicId {
        let wanted_key = identifier.value.to_lowercase().replace("iso6523-actorid-upis::", "");
        return wanted == Fit::Itself && entry.key() == wanted_key;
    }
    entry.identifiers().iter().any(|(scheme, value)| fit(identifier, scheme, value) == wanted)
}

/// How an identifier of the document fits one of an entry.
fn fit(identifier: &RouteIdentifier, scheme: &str, value: &str) -> Fit {
    let compact: String = identifier.value.chars().filter(|c| !c.is_whitespace()).collect();
    let text = compact.to_uppercase();
    let text = text.strip_prefix("0002:").unwrap_or(&text);
    let itself = |is: bool| if is { Fit::Itself } else { Fit::No };
    match identifier.kind {
        IdentifierKind::CustomerNumber | IdentifierKind::ElectronicId => Fit::No,
        IdentifierKind::Gln => itself(scheme == "0088" && value == text),
        IdentifierKind::Iban => itself(scheme == "9918" && value == text),
        IdentifierKind::Ovt => finnish(text, "0216", text, scheme, value),
        IdentifierKind::OrgNumber if text.len() == 8 => finnish(text, "0216", &format!("0037{text}"), scheme, value),
        IdentifierKind::OrgNumber if text.len() == 9 => french(text, "0002", text, scheme, value),
        IdentifierKind::OrgNumber if text.len() == 14 => french(&text[..9], "0009", text, scheme, value),
        IdentifierKind::OrgNumber => Fit::No,
        IdentifierKind::Vat if text.starts_with("FI") => finnish(text, "0213", text, scheme, value),
        IdentifierKind::Vat => french(&text[4..], "9957", text, scheme, value),
    }
}

fn finnish(text: &str, own_scheme: &str, own_value: &str, scheme: &str, value: &str) -> Fit {
    let is_finnish = matches!(scheme, "0216" | "0212" | "0213");
    let id = |value: &str| value[value.len() - 8..].to_owned();
    match is_finnish && id(value) == id(text) {
        true if scheme == own_scheme && value == own_value => Fit::Itself,
        true => Fit::Company,
        false => Fit::No,
    }
}

/// An establishment leads to the company, not to another establishment, nor to a mailbox of its own.
fn french(siren: &str, own_scheme: &str, own_value: &str, scheme: &str, value: &str) -> Fit {
    if scheme == own_scheme && value == own_value {
        return Fit::Itself;
    }
    let is_whole = match scheme {
        "0002" => value == siren,
        "9957" => &value[4..] == siren,
        "0225" => value == siren,
        _ => false,
    };
    let is_part = matches!(scheme, "0009" | "0225") && value.starts_with(siren);
    if is_whole || (is_part && own_scheme != "0009") { Fit::Company } else { Fit::No }
}

fn own_block(world: &World, own: &Own) -> Option<StopCause> {
    let entry = &world.entries[own.of];
    if own.deactivated {
        return Some(StopCause::Deactivated);
    }
    if entry.removed {
        return Some(StopCause::NonExisting);
    }
    match own.relationship {
        Relationship::Refused => Some(StopCause::Refused),
        Relationship::Cancelled => Some(StopCause::Cancelled),
        Relationship::AwaitingAcceptance => Some(StopCause::AwaitingAcceptance),
        Relationship::AwaitingRouting => Some(StopCause::AwaitingRouting),
        Relationship::Ready => block(entry, provider(entry, own.provider.as_ref()).is_some()),
    }
}

fn block(entry: &Entry, has_provider: bool) -> Option<StopCause> {
    if entry.removed {
        return Some(StopCause::NonExisting);
    }
    if !has_provider {
        return Some(StopCause::NoPlatform);
    }
    if entry.invoices { None } else { Some(StopCause::NoDocumentType) }
}

fn provider(entry: &Entry, chosen: Option<&String>) -> Option<String> {
    match chosen {
        Some(chosen) => Some(chosen.clone()),
        None if entry.providers.len() == 1 => entry.providers.first().cloned(),
        None => None,
    }
}

/// Customers with almost this number, when nobody has it.
fn near<'a>(world: &'a World, identifier: &RouteIdentifier) -> Vec<&'a Own> {
    if identifier.kind != IdentifierKind::CustomerNumber || !customers_of(world, identifier).is_empty() {
        return Vec::new();
    }
    let plain = |number: &str| number.replace([' ', '-'], "").trim_start_matches('0').to_lowercase();
    let wanted = plain(&identifier.value);
    let mut found: Vec<&Own> = Vec::new();
    for own in &world.customers {
        found.extend(own.numbers.iter().filter(|number| plain(number) == wanted).map(|_| own));
    }
    found.sort_by_key(|own| (world.entries[own.of].name.clone(), own.id.clone()));
    found
}

fn namesake<'a>(world: &'a World, paper: &Paper) -> Option<&'a Own> {
    let name = paper.name.as_ref().filter(|name| !name.is_empty())?.to_lowercase();
    let mut all = world.customers.iter().filter(|own| world.entries[own.of].name.to_lowercase() == name);
    let first = all.next();
    if all.next().is_some() { None } else { first }
}

fn same_company(one: &Entry, other: &Entry) -> bool {
    let company = |entry: &Entry| {
        entry.identifiers().iter().find_map(|(scheme, value)| match *scheme {
            "0002" | "0009" | "0225" => Some(value[..9].to_owned()),
            "9957" => Some(value[4..].to_owned()),
            "0216" | "0212" | "0213" => Some(value[value.len() - 8..].to_owned()),
            _ => None,
        })
    };
    match (company(one), company(other)) {
        (Some(one), Some(other)) => one == other,
        _ => one.key() == other.key(),
    }
}
