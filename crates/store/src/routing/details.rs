//! From entries to recipients: their company, the provider that would carry the document, and what keeps it from
//! going there.

use std::collections::{BTreeMap, HashMap};

use carnet_core::{
    company,
    routing::block,
    state::{CustomerState, receives},
    wire::{AddressStatus, DocumentType, FoundParty, Identifier, Provider, RouteParty, StopCause},
};

use super::{RouteRequest, entry::Entry};
use crate::{
    addresses,
    db::{Db, Row},
    error::Result,
    participants::children::{self, ByKey, load},
    times,
};

/// What the recipients found are, beside their rows.
#[derive(Default)]
pub(super) struct Details {
    providers: ByKey<Provider>,
    /// Of those that are no customers.
    identifiers: ByKey<Identifier>,
    /// Where documents of certain types are routed.
    document_types: ByKey<DocumentType>,
    /// How the address lines of those that have one stand on the day.
    addresses: HashMap<String, AddressStatus>,
    /// By customer.
    blocks: HashMap<String, Block>,
}

/// Since when, and by whom or by which request, a customer is blocked.
#[derive(Clone, Debug, Default)]
struct Block {
    since: Option<String>,
    by: Option<String>,
    request_id: Option<String>,
}

impl Details {
    pub fn load<'e>(
        db: &mut dyn Db,
        entries: impl Iterator<Item = &'e Entry>,
        request: &RouteRequest<'_>,
    ) -> Result<Self> {
        let entries: BTreeMap<&str, &Entry> = entries.map(|entry| (entry.key.as_str(), entry)).collect();
        let mut details = Self::default();
        let keys: Vec<String> = entries.keys().map(|key| (*key).to_owned()).collect();
        let with_line = entries.values().filter(|entry| entry.address.is_some());
        let with_line: Vec<String> = with_line.map(|entry| entry.key.clone()).collect();
        details.addresses = addresses::statuses(db, &with_line, addresses::day_of(request.now_ms))?;
        for keys in keys.chunks(100) {
            details.providers.extend(children::providers(db, keys)?);
            if !request.document_types.is_empty() {
                details.document_types.extend(children::document_types(db, keys)?);
            }
            let strangers: Vec<String> = keys.iter().filter(|key| is_stranger(&entries, key)).cloned().collect();
            details.identifiers.extend(children::identifiers(db, &strangers)?);
        }
        let in_state = |wanted: fn(CustomerState) -> bool| -> Vec<String> {
            let own = entries.values().filter_map(|entry| entry.customer.as_ref());
            own.filter(|own| wanted(own.state)).map(|own| own.id.clone()).collect()
        };
        let deactivated = in_state(|state| state == CustomerState::Deactivated);
        for ids in deactivated.chunks(100) {
            details.blocks.extend(first(load(db, DEACTIVATED, ids, deactivation)?));
        }
        let asked = in_state(has_request);
        for ids in asked.chunks(100) {
            details.blocks.extend(first(load(db, ASKED, ids, asking)?));
        }
        Ok(details)
    }

    /// The account's customer, and what keeps documents from it; nothing where there is none.
    pub fn own(&self, entry: &Entry, request: &RouteRequest<'_>) -> Option<FoundParty> {
        let own = entry.customer.as_ref()?;
        let party = self.own_party(entry);
        let block = self.block(own.state, entry, &party, request);
        Some(FoundParty { party, block })
    }

    /// The participant as somebody sees it who has not added it.
    pub fn public(&self, entry: &Entry, request: &RouteRequest<'_>) -> Option<FoundParty> {
        let party = RouteParty { provider: self.providers(entry).first().cloned(), ..self.party(entry) };
        let block = self.block(entry.public_state(), entry, &party, request);
        Some(FoundParty { party, block })
    }

    pub fn own_party(&self, entry: &Entry) -> RouteParty {
        let own = entry.customer.as_ref();
        let block = own.and_then(|own| self.blocks.get(&own.id)).cloned().unwrap_or_default();
        RouteParty {
            provider: self.selected(entry),
            since: block.since,
            by: block.by,
            request_id: block.request_id,
            ..self.party(entry)
        }
    }

    fn block(
        &self,
        state: CustomerState,
        entry: &Entry,
        party: &RouteParty,
        request: &RouteRequest<'_>,
    ) -> Option<StopCause> {
        let live = || request.live.filter(|live| live.participant_key == entry.key).map(|live| live.cause);
        let address = self.addresses.get(&entry.key).copied();
        block(state, address, party.provider.is_some(), self.receives(entry, request)).or_else(live)
    }

    fn receives(&self, entry: &Entry, request: &RouteRequest<'_>) -> bool {
        if request.document_types.is_empty() {
            return entry.receives_invoices;
        }
        let own = self.document_types.get(&entry.key).map(Vec::as_slice).unwrap_or_default();
        own.iter().any(|offered| receives(offered, request.document_types))
    }

    /// The provider chosen; the only one, where there is no choice.
    fn selected(&self, entry: &Entry) -> Option<Provider> {
        let providers = self.providers(entry);
        let chosen = entry.customer.as_ref().and_then(|own| own.provider_id.as_ref());
        match (chosen.and_then(|chosen| providers.iter().find(|provider| provider.id == *chosen)), providers) {
            (Some(chosen), _) => Some(chosen.clone()),
            (None, [only]) => Some(only.clone()),
            (None, _) => None,
        }
    }

    fn providers(&self, entry: &Entry) -> &[Provider] {
        self.providers.get(&entry.key).map(Vec::as_slice).unwrap_or_default()
    }

    fn party(&self, entry: &Entry) -> RouteParty {
        let company = entry.customer.as_ref().map(|own| own.company.clone());
        RouteParty {
            participant_id: entry.participant_id.clone(),
            name: entry.name.clone(),
            company: company.unwrap_or_else(|| self.company(entry)),
            customer_id: entry.customer.as_ref().map(|own| own.id.clone()),
            provider: None,
            as_of: times::rfc3339(entry.as_of),
            since: None,
            by: None,
            request_id: None,
        }
    }

    fn company(&self, entry: &Entry) -> String {
        let further = self.identifiers.get(&entry.key).map(Vec::as_slice).unwrap_or_default();
        company::company_key(&entry.participant_id, further.iter().map(|id| (id.scheme.as_str(), id.value.as_str())))
    }
}

fn is_stranger(entries: &BTreeMap<&str, &Entry>, key: &str) -> bool {
    entries.get(key).is_some_and(|entry| entry.customer.is_none())
}

fn has_request(state: CustomerState) -> bool {
    matches!(
        state,
        CustomerState::AwaitingAcceptance
            | CustomerState::AwaitingRouting
            | CustomerState::Refused
            | CustomerState::Cancelled
    )
}

/// The last deactivation comes first.
const DEACTIVATED: &str = "select a.object_id, a.at, u.display_name from audit a join users u on u.id = a.user_id
    where a.object_kind = 'customer' and a.object_id in (:keys) and a.what = 'customer.deactivate' order by a.seq desc";

fn deactivation(row: &Row) -> Result<Block> {
    Ok(Block { since: Some(times::rfc3339(row.int(1)?)), by: Some(row.text(2)?), request_id: None })
}

/// The open request comes first, then the one sent last.
const ASKED: &str = "select customer_id, id, created_at from requests where customer_id in (:keys)
    order by case when status = 'pending' then 0 else 1 end, created_at desc, id";

fn asking(row: &Row) -> Result<Block> {
    Ok(Block { since: Some(times::rfc3339(row.int(2)?)), by: None, request_id: Some(row.text(1)?) })
}

fn first(all: ByKey<Block>) -> impl Iterator<Item = (String, Block)> {
    all.into_iter().filter_map(|(id, blocks)| Some((id, blocks.into_iter().next()?)))
}
