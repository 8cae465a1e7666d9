//! Service providers as the operator keeps them: contact, version, and what follows in customers' lists.

use crate::{
    common::{ACCOUNT, Database, USER, every_kind, participant, provider, with_providers},
    handing,
};
use carnet_core::wire::{HandOffWay, ProviderRecord, Session};
use carnet_store::{
    accounts::Acceptance,
    audit, customers, events, participants,
    providers::{self, AddRefused, ChangeRefused, HandOffChange, Missing, NewProvider, ProviderChange},
    users,
};

fn operator(store: &Database) -> Session {
    store.account("network", "user-network", None, Acceptance::Automatic);
    store.read(|db| users::by_email(db, "user-network@carnet.example")).unwrap().session
}

fn change(store: &Database, who: &Session, version: u64, to: &ProviderChange) -> Result<ProviderRecord, ChangeRefused> {
    store.write(|db| providers::change(db, who, "alma", version, to, 2_000))
}

#[test]
fn a_provider_is_added_changed_and_counted() {
    for store in every_kind() {
        let who = operator(&store);
        let contact = Some("routage@alma.example".to_owned());
        let new = NewProvider {
            provider: provider("alma", "Réseau Alma", false),
            contact: contact.clone(),
            hand_off: HandOffChange::default(),
        };
        let added = store.write(|db| providers::add(db, &who, &new, 1_000)).unwrap();
        assert_eq!((added.version, added.recipients, &added.contact), (1, 0, &contact), "{}", store.name);
        let taken = store.write(|db| providers::add(db, &who, &new, 1_000));
        assert_eq!(taken, Err(AddRefused::Exists));

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

fn posting(url: Option<&str>, secret: Option<&str>) -> HandOffChange {
    let given = |text: Option<&str>| text.map(|text| Some(text.to_owned()).filter(|text| !text.is_empty()));
    HandOffChange { way: Some(HandOffWay::Post), url: given(url), secret: given(secret) }
}

#[test]
fn to_post_takes_an_address_and_a_secret() {
    for store in every_kind() {
        let who = operator(&store);
        let add = |hand_off: HandOffChange| {
            let new = NewProvider { provider: provider("alma", "Réseau Alma", false), contact: None, hand_off };
            store.write(|db| providers::add(db, &who, &new, 1_000))
        };
        assert_eq!(add(posting(None, Some("a secret of 16+"))), Err(AddRefused::Missing(Missing::Url)));
        assert_eq!(add(posting(Some("https://a.example/"), None)), Err(AddRefused::Missing(Missing::Secret)));
        let added = add(HandOffChange::default()).unwrap();
        assert_eq!((added.hand_off_way, added.has_secret, added.has_collect_key), (HandOffWay::Collect, false, false));

        let to = |version, hand_off| {
            change(&store, &who, version, &ProviderChange { hand_off, ..ProviderChange::default() })
        };
        assert_eq!(to(1, posting(Some("https://a.example/"), None)), Err(ChangeRefused::Missing(Missing::Secret)));
        let posts = to(1, posting(Some("https://a.example/"), Some("the first secret"))).unwrap();
        assert_eq!((posts.version, posts.has_secret, posts.hand_off_way), (2, true, HandOffWay::Post));
        assert_eq!(to(2, posting(None, None)).unwrap().version, 2, "it is that already");
        assert_eq!(to(2, posting(None, Some("the other secret"))).unwrap().version, 3, "a change nobody sees");
        assert_eq!(to(3, posting(Some(""), None)), Err(ChangeRefused::Missing(Missing::Url)));
        let key = store.write(|db| providers::set_collect_key(db, &who, "alma", "the-hash", 3_000)).unwrap();
        assert_eq!((key.version, key.has_collect_key), (4, true), "{}", store.name);
        assert_eq!(store.write(|db| providers::set_collect_key(db, &who, "nobody", "x", 3_000)), None);

        let trail = store.read(|db| audit::of_object(db, "network", "provider", "alma"));
        let actions: Vec<_> = trail.iter().map(|entry| entry.what.as_str()).collect();
        assert_eq!(actions, ["provider.add", "provider.change", "provider.change", "provider.collectKey"]);
        let told = format!("{trail:?}");
        assert!(!told.contains("first secret") && !told.contains("other secret") && !told.contains("the-hash"));
        let secret = audit::diff(trail[2].before.as_deref(), trail[2].after.as_deref());
        assert_eq!((secret.len(), secret[0].field.as_str()), (1, "handOffSecret"), "{secret:?}");
    }
}

#[test]
fn what_is_queued_follows_its_provider() {
    use handing::{NOW, claim, document, network};
    for store in every_kind() {
        let who = network(&store);
        store.write(|db| document(db, "d1", "post", NOW));
        store.write(|db| document(db, "d2", "post", NOW));
        let to = |version, hand_off| {
            let to = ProviderChange { hand_off, ..ProviderChange::default() };
            store.write(|db| providers::change(db, &who, "post", version, &to, NOW + 5)).unwrap()
        };
        let collects = to(1, HandOffChange { way: Some(HandOffWay::Collect), ..HandOffChange::default() });
        assert_eq!((collects.queued, collects.failed, collects.has_secret), (2, 0, true), "{}", store.name);
        assert!(claim(store.pool.as_ref(), "a", NOW + 10, 8).is_empty());
        assert_eq!(store.read(|db| carnet_store::hand_offs::waiting(db, "post", 10)).len(), 2);
        to(2, posting(None, None));
        assert_eq!(claim(store.pool.as_ref(), "a", NOW + 10, 8).len(), 2);
        assert!(store.report(
            "d1",
            "a",
            &carnet_store::hand_offs::Outcome::Failed(handing::answer(400, "no")),
            NOW + 11
        ));
        let record = store.read(providers::records).into_iter().find(|record| record.id == "post").unwrap();
        assert_eq!((record.queued, record.failed), (1, 1));
    }
}
