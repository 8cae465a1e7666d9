//! Service providers as the operator keeps them: contact, version, and what follows in customers' lists.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use carnet_core::wire::{ProviderRecord, Session};
use carnet_store::{
    accounts::Acceptance,
    audit, customers, events, participants,
    providers::{self, ChangeRefused, NewProvider, ProviderChange},
    users,
};
use common::{ACCOUNT, Database, USER, every_engine, participant, provider, with_providers};

fn operator(store: &Database) -> Session {
    store.account("network", "user-network", None, Acceptance::Automatic);
    store.read(|db| users::by_email(db, "user-network@carnet.example")).unwrap().session
}

fn change(store: &Database, who: &Session, version: u64, to: &ProviderChange) -> Result<ProviderRecord, ChangeRefused> {
    store.write(|db| providers::change(db, who, "alma", version, to, 2_000))
}

#[test]
fn a_provider_is_added_changed_and_counted() {
    for store in every_engine() {
        let who = operator(&store);
        let contact = Some("routage@alma.example".to_owned());
        let new = NewProvider { provider: provider("alma", "Réseau Alma", false), contact: contact.clone() };
        let added = store.write(|db| providers::add(db, &who, &new, 1_000)).unwrap();
        assert_eq!((added.version, added.recipients, &added.contact), (1, 0, &contact), "{}", store.name);
        assert_eq!(store.write(|db| providers::add(db, &who, &new, 1_000)), None, "the id is taken");

        store.account(ACCOUNT, USER, None, Acceptance::Automatic);
        for id in ["0088:7300010000001", "0088:7300010000018"] {
            store.put(&with_providers(participant(id, &["Client"]), &["alma"]));
        }
        store.write(|db| participants::mark_removed(db, "0088:7300010000018", 1_000));
        store.add("c1", "0088:7300010000001", &[]).unwrap();
        let before = store.read(events::latest);

        let renamed = ProviderChange { name: Some("Alma Réseaux".to_owned()), ..ProviderChange::default() };
        let changed = change(&store, &who, 1, &renamed).unwrap();
        assert_eq!((changed.version, changed.name.as_str(), changed.recipients), (2, "Alma Réseaux", 1));
        assert_eq!((changed.contact.as_ref(), changed.requires_routing_setup), (contact.as_ref(), false), "kept");
        assert_eq!(change(&store, &who, 1, &renamed), Err(ChangeRefused::ChangedMeanwhile));
        assert_eq!(change(&store, &who, 2, &renamed).unwrap().version, 2, "it is that already");
        let told = store.read(|db| events::since(db, before, 100));
        let told: Vec<_> = told.iter().map(|event| (event.account_id.as_str(), event.object_id.as_str())).collect();
        assert_eq!(told, [("network", "alma"), (ACCOUNT, "")], "lists with its name are out of date");
        let customer = store.read(|db| customers::get(db, ACCOUNT, "c1")).unwrap();
        assert_eq!(customer.providers[0].name, "Alma Réseaux");

        let none = ProviderChange { contact: Some(None), requires_routing_setup: Some(true), ..Default::default() };
        let bare = change(&store, &who, 2, &none).unwrap();
        assert_eq!((bare.version, bare.contact.as_deref(), bare.requires_routing_setup), (3, None, true));
        assert_eq!(store.read(providers::records), [bare]);
        let unknown = store.write(|db| providers::change(db, &who, "nobody", 1, &none, 2_000));
        assert_eq!(unknown, Err(ChangeRefused::NotFound));
        let trail = store.read(|db| audit::of_object(db, "network", "provider", "alma"));
        let trail: Vec<_> = trail.iter().map(|entry| entry.what.as_str()).collect();
        assert_eq!(trail, ["provider.add", "provider.change", "provider.change"]);
    }
}
