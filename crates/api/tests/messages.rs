//! Messages: each person reads its company's for itself.

use crate::support::{self, Api, Cookie, NOW};
use carnet_core::wire::{Locale, MessageKind, ObjectKind, Role};
use carnet_store::{
    messages::{self, NewMessage, To},
    pool,
    users::{self, NewUser},
};
use serde_json::{Value, json};

/// Three messages to Lumière, and a second person there with the password of the first.
async fn company() -> (Api, Cookie, Cookie) {
    let api = Api::new();
    pool::write(api.pool.as_ref(), |db| {
        let first = users::by_email(db, "membre@lumiere.example")?.unwrap();
        let user = NewUser {
            id: "user-second".into(),
            account_id: "lumiere".into(),
            email: "second@lumiere.example".into(),
            display_name: "Second".into(),
            role: Role::Member,
            locale: Locale::Fr,
            password_hash: first.password_hash,
        };
        users::add(db, &user, NOW)?;
        for name in ["Un", "Deux", "Trois"] {
            let message = NewMessage {
                account_id: "lumiere",
                to: To::Everybody,
                kind: MessageKind::CustomersVanished,
                name,
                object_kind: ObjectKind::CustomerList,
                object_id: "",
                count: Some(2),
                names: &["A".to_owned(), "B".to_owned()],
                words: None,
                by: None,
            };
            messages::send(db, &message, NOW)?;
        }
        Ok(())
    })
    .unwrap();
    let (first, second) = (api.sign_in("membre@lumiere.example").await, api.sign_in("second@lumiere.example").await);
    (api, first, second)
}

async fn unread(api: &Api, cookie: &Cookie) -> Value {
    api.get(cookie, "/api/v1/messages/unread").await.json["unread"].clone()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn everybody_reads_for_oneself() {
    let (api, first, second) = company().await;
    let list = api.get(&first, "/api/v1/messages").await;
    let items = list.json["items"].as_array().unwrap();
    let names: Vec<&str> = items.iter().map(|item| item["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["Trois", "Deux", "Un"], "newest first");
    assert_eq!(
        items[0],
        json!({
            "id": "3", "at": "2026-08-19T12:30:00Z", "kind": "customersVanished", "read": false, "name": "Trois",
            "objectKind": "customerList", "objectId": "", "count": 2, "names": ["A", "B"], "words": null, "by": null,
        })
    );
    let post =
        async |cookie, path: &str| api.post(Some(cookie), &format!("/api/v1/messages/{path}"), &Value::Null).await;
    for (path, left) in [("2/read", 2), ("2/read", 2), ("3/read", 1), ("2/unread", 2), ("2/unread", 2)] {
        let answer = post(&first, path).await;
        assert_eq!((answer.status, &answer.json), (200, &json!({ "unread": left })), "{path}");
    }
    assert_eq!(unread(&api, &second).await, 3, "the other one has read nothing");
    let left = api.get(&first, "/api/v1/messages?unread=true").await;
    assert_eq!((&left.json["total"], &left.json["items"][0]["name"]), (&json!(2), &json!("Deux")));
    assert_eq!(post(&second, "readAll").await.json, json!({ "unread": 0 }));
    assert_eq!(unread(&api, &first).await, 2);
    assert_eq!(api.get(&second, "/api/v1/messages?unread=true").await.json["total"], 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn another_company_s_message_is_no_message() {
    let (api, first, _) = company().await;
    let brasserie = api.sign_in("membre@brasserie.example").await;
    assert_eq!(api.get(&brasserie, "/api/v1/messages").await.json["total"], 0);
    for (cookie, id) in
        [(&brasserie, "1"), (&first, "4"), (&first, "01"), (&first, "-1"), (&first, "x"), (&first, "%F0%9F%92%A9")]
    {
        for mark in ["read", "unread"] {
            let answer = api.post(Some(cookie), &format!("/api/v1/messages/{id}/{mark}"), &Value::Null).await;
            assert_eq!((answer.status, answer.code()), (404, "message_not_found"), "{id}");
        }
    }
    assert_eq!(unread(&api, &first).await, 3);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn pages_and_cursors_lead_to_every_message() {
    let (api, first, _) = company().await;
    let names = |answer: &support::Answer| {
        let items = answer.json["items"].as_array().unwrap().clone();
        items.into_iter().map(|item| item["name"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let page = api.get(&first, "/api/v1/messages?limit=2").await;
    let cursor = page.json["nextCursor"].as_str().unwrap();
    let rest = api.get(&first, &format!("/api/v1/messages?limit=2&cursor={cursor}")).await;
    assert_eq!([names(&page), names(&rest)].concat(), ["Trois", "Deux", "Un"]);
    assert_eq!(names(&api.get(&first, "/api/v1/messages?limit=2&page=2").await), ["Un"]);
    for query in ["unread=maybe", "unread=TRUE", "filter=unread", &format!("unread=true&cursor={cursor}")] {
        assert_eq!(api.get(&first, &format!("/api/v1/messages?{query}")).await.status, 400, "{query}");
    }
}
