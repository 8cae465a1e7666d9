//! What the directory has of a recipient, in the kinds that documents are routed by.

use carnet_core::wire::{Identifier, IdentifierKind, RouteIdentifier, RouteParty};

use crate::{api::Api, route};

/// The values of a customer, or of an entry of the public directory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    pub name: String,
    /// It is in the account's own directory.
    pub own: bool,
    pub values: Vec<RouteIdentifier>,
}

impl Known {
    /// Nothing when it cannot be read: the page works without.
    pub async fn read(api: Api, party: RouteParty) -> Option<Self> {
        if let Some(id) = &party.customer_id {
            let customer = api.customer(id).await.ok()?;
            let values = values(&customer.participant_id, &customer.identifiers, &customer.customer_numbers);
            return Some(Self { name: customer.name, own: true, values });
        }
        let entry = api.participant(&party.participant_id).await.ok()?;
        let values = values(&entry.participant_id, &entry.identifiers, &[]);
        Some(Self { name: entry.name, own: false, values })
    }

    pub fn of(&self, kind: IdentifierKind) -> impl Iterator<Item = &str> {
        self.values.iter().filter(move |known| known.kind == kind).map(|known| known.value.as_str())
    }
}

fn values(address: &str, identifiers: &[Identifier], numbers: &[String]) -> Vec<RouteIdentifier> {
    let value = |kind, value: &str| RouteIdentifier { kind, value: value.to_owned() };
    let numbers = numbers.iter().map(|number| value(IdentifierKind::CustomerNumber, number));
    let address = std::iter::once(value(IdentifierKind::ElectronicId, address));
    let mut values: Vec<RouteIdentifier> = numbers.chain(address).collect();
    for identifier in identifiers {
        let one = value(route::identifier_kind(&identifier.scheme), &identifier.value);
        if !values.contains(&one) {
            values.push(one);
        }
    }
    values.sort_by_key(|known| known.kind);
    values
}

#[cfg(test)]
mod tests {
    use carnet_core::wire::{Identifier, IdentifierKind};
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::values;

    #[wasm_bindgen_test]
    fn values_stand_in_the_order_in_which_they_count() {
        let of = |scheme: &str, value: &str| Identifier {
            scheme: scheme.to_owned(),
            value: value.to_owned(),
            label: String::new(),
        };
        let identifiers = [of("9957", "FR44732829320"), of("0002", "732829320"), of("0088", "7300010000001")];
        let kinds: Vec<IdentifierKind> =
            values("0225:732829320", &identifiers, &["100".to_owned()]).into_iter().map(|known| known.kind).collect();
        use IdentifierKind::{CustomerNumber, ElectronicId, Gln, OrgNumber, Vat};
        assert_eq!(kinds, [CustomerNumber, ElectronicId, Gln, OrgNumber, Vat]);
    }
}
