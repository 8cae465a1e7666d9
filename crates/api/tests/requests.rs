//! Requests between two accounts, from both sides: who may do what when, and what follows on either side.

use crate::support::{self, Api, Cookie, NOW};
use carnet_store::{db::Value, pool};
use serde_json::{Value as Json, json};

const ACTIONS: [&str; 7] = ["accept", "refuse", "activate", "putBack", "cancel", "remind", "emailed"];
const DAY_MS: i64 = 86_400_000;

/// Lumière with a request to Brasserie and one to a provider.
struct Both {
    api: Api,
    lumiere: Cookie,
    brasserie: Cookie,
    acceptance: Json,
    routing: Json,
}

impl Both {
    async fn new() -> Self {
        let api = Api::new();
        let lumiere = api.sign_in("membre@lumiere.example").await;
        let brasserie = api.sign_in("membre@brasserie.example").await;
        let mut added = Vec::new();
        for id in ["0225:732829320", "0216:0037024287384"] {
            let answer = api.post(Some(&lumiere), "/api/v1/customers", &json!({ "participantId": id })).await;
            assert_eq!(answer.status, 201, "{answer:?}");
            added.push(answer.json);
        }
        let (routing, acceptance) = (added.pop().unwrap(), added.pop().unwrap());
        Self { api, lumiere, brasserie, acceptance, routing }
    }

    fn sql(&self, sql: &str, params: &[Value]) {
        pool::write(self.api.pool.as_ref(), |db| db.execute(sql, params)).unwrap();
    }

    async fn act(&self, cookie: &Cookie, id: &str, action: &str, body: Json) -> support::Answer {
        self.api.post(Some(cookie), &format!("/api/v1/requests/{id}/{action}"), &body).await
    }

    async fn customer(&self, customer: &Json) -> Json {
        self.api.get(&self.lumiere, &format!("/api/v1/customers/{}", text(&customer["id"]))).await.json
    }

    /// Puts a request and its customer into a state, as if it had always been so.
    fn set(&self, customer: &Json, status: &str, relationship: &str) {
        let (id, request) = (text(&customer["id"]), text(&customer["requestId"]));
        self.sql("delete from requests where customer_id = $1 and id <> $2", &[id.into(), request.into()]);
        let sql = "update requests set status = $2, created_at = $3, reminded_at = null, emailed_at = null,
                   answered_at = null, answered_by = null, answer = null where id = $1";
        self.sql(sql, &[request.into(), status.into(), (NOW - 8 * DAY_MS).into()]);
        let state = if relationship == "ready" { "routable" } else { relationship };
        let sql = "update customers set relationship = $2, state = $3 where id = $1";
        self.sql(sql, &[id.into(), relationship.into(), state.into()]);
    }
}

fn text(value: &Json) -> &str {
    value.as_str().unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn every_action_in_every_status_from_every_side() {
    let both = Both::new().await;
    let other = both.api.sign_in("membre@verrerie.example").await;
    // Columns are ACTIONS: + done, N action_not_allowed, A request_answered, - request_not_found.
    for (kind, status, relationship, side, expected) in [
        ("acceptance", "pending", "awaitingAcceptance", "sender", "NNNN++N"),
        ("acceptance", "accepted", "ready", "sender", "NNNNAAN"),
        ("acceptance", "refused", "refused", "sender", "NNNNAAN"),
        ("acceptance", "cancelled", "cancelled", "sender", "NNNNAAN"),
        ("acceptance", "pending", "awaitingAcceptance", "recipient", "++NNNNN"),
        ("acceptance", "accepted", "ready", "recipient", "AANNNNN"),
        ("acceptance", "refused", "refused", "recipient", "AANNNNN"),
        ("acceptance", "cancelled", "cancelled", "recipient", "AANNNNN"),
        ("acceptance", "pending", "awaitingAcceptance", "other", "-------"),
        ("acceptance", "refused", "refused", "other", "-------"),
        ("routing", "pending", "awaitingRouting", "sender", "NN+N+N+"),
        ("routing", "activated", "ready", "sender", "NNA+ANA"),
        ("routing", "cancelled", "cancelled", "sender", "NNAAANA"),
        ("routing", "pending", "awaitingRouting", "recipient", "-------"),
        ("routing", "activated", "ready", "other", "-------"),
    ] {
        let customer = if kind == "acceptance" { &both.acceptance } else { &both.routing };
        let cookie = match side {
            "sender" => &both.lumiere,
            "recipient" => &both.brasserie,
            _ => &other,
        };
        for (action, expected) in ACTIONS.into_iter().zip(expected.chars()) {
            both.set(customer, status, relationship);
            let before = both.customer(customer).await;
            let answer = both.act(cookie, text(&customer["requestId"]), action, json!({})).await;
            let what = format!("{kind} {status} {side} {action}: {answer:?}");
            let wanted = match expected {
                '+' => (200, ""),
                'N' => (409, "action_not_allowed"),
                'A' => (409, "request_answered"),
                _ => (404, "request_not_found"),
            };
            assert_eq!((answer.status, answer.code()), wanted, "{what}");
            if expected != '+' {
                assert_eq!(both.customer(customer).await, before, "{what}");
                continue;
            }
            let (request, relationship) = match action {
                "accept" => ("accepted", "ready"),
                "refuse" => ("refused", "refused"),
                "activate" => ("activated", "ready"),
                "putBack" => ("pending", "awaitingRouting"),
                "cancel" => ("cancelled", "cancelled"),
                _ => ("pending", text(&before["relationship"])),
            };
            assert_eq!(answer.json["status"], request, "{what}");
            let after = both.customer(customer).await;
            assert_eq!(after["relationship"], relationship, "{what}");
            assert_eq!(after["routable"], relationship == "ready", "{what}");
            let changed = relationship != text(&before["relationship"]);
            let grown = after["version"].as_u64().unwrap() - before["version"].as_u64().unwrap();
            assert_eq!(grown, u64::from(changed), "{what}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn each_side_sees_its_own_side() {
    let both = Both::new().await;
    let id = text(&both.acceptance["requestId"]).to_owned();
    let path = format!("/api/v1/requests/{id}");
    let (sent, received) = (both.api.get(&both.lumiere, &path).await, both.api.get(&both.brasserie, &path).await);
    for (seen, direction, name, participant) in [
        (&sent, "sent", "Brasserie du Nord SA", "0225:732829320"),
        (&received, "received", "Lumière Industrie SAS", "0225:702042755"),
    ] {
        assert_eq!(seen.json["direction"], direction);
        assert_eq!((text(&seen.json["name"]), text(&seen.json["participantId"])), (name, participant));
        assert_eq!(seen.json["createdBy"], "Membre lumiere");
        assert_eq!(seen.json["mayRemind"], false);
    }
    assert_eq!(sent.json["customerId"], both.acceptance["id"]);
    assert_eq!(received.json["customerId"], Json::Null, "the recipient knows no customer");

    let words = " Bienvenue,\r\nà bientôt \n";
    let answer = both.act(&both.brasserie, &id, "accept", json!({ "message": words })).await;
    assert_eq!(answer.json["answer"], "Bienvenue,\nà bientôt", "{answer:?}");
    let message = &both.api.get(&both.lumiere, "/api/v1/messages").await.json["items"][0];
    assert_eq!((&message["kind"], &message["words"]), (&json!("requestAccepted"), &json!("Bienvenue,\nà bientôt")));
    assert_eq!((&message["name"], &message["by"]), (&json!("Brasserie du Nord SA"), &json!("Membre brasserie")));
    assert_eq!((&message["objectKind"], &message["objectId"]), (&json!("customer"), &both.acceptance["id"]));
    assert_eq!(both.customer(&both.acceptance).await["updatedBy"], "Membre brasserie");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn words_have_limits_and_actions_names() {
    let both = Both::new().await;
    let id = text(&both.acceptance["requestId"]).to_owned();
    for (action, body, status, code) in [
        ("refuse", json!({ "message": "é".repeat(2001) }), 422, "text_too_long"),
        ("refuse", json!({ "message": "a\u{7}" }), 422, "text_control"),
        ("refuse", json!({ "message": "a\tb" }), 422, "text_control"),
        ("refuse", json!({ "words": "a" }), 400, "malformed_body"),
        ("refuse", json!([1]), 400, "malformed_body"),
        ("approve", json!({}), 404, "route_not_found"),
        ("Refuse", json!({}), 404, "route_not_found"),
        ("refuse", json!({ "message": "é".repeat(2000) }), 200, ""),
    ] {
        let answer = both.act(&both.brasserie, &id, action, body).await;
        assert_eq!((answer.status, answer.code()), (status, code), "{action}: {answer:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn reminders_wait_seven_days() {
    let both = Both::new().await;
    let id = text(&both.acceptance["requestId"]).to_owned();
    let remind = async || both.act(&both.lumiere, &id, "remind", json!({})).await;
    let age =
        |days: i64| both.sql("update requests set created_at = $1 where kind = 'acceptance'", &[(NOW - days).into()]);
    age(7 * DAY_MS - 1);
    assert_eq!(remind().await.code(), "reminded_recently");
    age(7 * DAY_MS);
    let reminded = remind().await;
    assert_eq!((reminded.status, &reminded.json["mayRemind"]), (200, &json!(false)), "{reminded:?}");
    assert_eq!((&reminded.json["remindedAt"], &reminded.json["ageDays"]), (&json!("2026-08-19T12:30:00Z"), &json!(7)));
    assert_eq!(remind().await.code(), "reminded_recently");
    both.sql("update requests set reminded_at = $1", &[(NOW - 7 * DAY_MS).into()]);
    assert_eq!(both.api.get(&both.lumiere, &format!("/api/v1/requests/{id}")).await.json["mayRemind"], true);
    let kinds: Vec<Json> = both.api.get(&both.brasserie, "/api/v1/messages").await.json["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|message| message["kind"].clone())
        .collect();
    assert_eq!(kinds, ["requestReminded", "requestReceived"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn asking_again_follows_a_no() {
    let both = Both::new().await;
    let path = format!("/api/v1/customers/{}/request", text(&both.acceptance["id"]));
    let again = async |cookie| both.api.post(Some(cookie), &path, &Json::Null).await;
    assert_eq!(again(&both.lumiere).await.code(), "request_open");
    assert_eq!(again(&both.brasserie).await.code(), "customer_not_found");
    let first = text(&both.acceptance["requestId"]).to_owned();
    assert_eq!(both.act(&both.brasserie, &first, "refuse", json!({})).await.status, 200);
    let asked = again(&both.lumiere).await;
    assert_eq!((asked.status, &asked.json["relationship"]), (200, &json!("awaitingAcceptance")), "{asked:?}");
    let second = text(&asked.json["requestId"]).to_owned();
    assert_ne!(first, second);
    assert_eq!(both.act(&both.brasserie, &first, "accept", json!({})).await.code(), "request_answered");
    assert_eq!(both.act(&both.brasserie, &second, "accept", json!({})).await.status, 200);
    assert_eq!(again(&both.lumiere).await.code(), "action_not_allowed");
    let list = both.api.get(&both.brasserie, "/api/v1/requests?direction=received").await;
    assert_eq!(list.json["total"], 2, "{list:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn lists_are_filtered_by_every_parameter() {
    let both = Both::new().await;
    let customer = text(&both.routing["id"]).to_owned();
    for (query, lumiere, brasserie) in [
        (String::new(), 2, 1),
        ("?direction=sent".to_owned(), 2, 0),
        ("?direction=received".to_owned(), 0, 1),
        ("?kind=routing".to_owned(), 1, 0),
        ("?kind=acceptance&status=pending".to_owned(), 1, 1),
        ("?status=accepted".to_owned(), 0, 0),
        (format!("?customer={customer}"), 1, 0),
        ("?q=cafe".to_owned(), 1, 0),
        ("?q=LUMIERE+indus".to_owned(), 0, 1),
        ("?q=nord".to_owned(), 1, 0),
        ("?q=*".to_owned(), 2, 1),
    ] {
        for (cookie, expected) in [(&both.lumiere, lumiere), (&both.brasserie, brasserie)] {
            let list = both.api.get(cookie, &format!("/api/v1/requests{query}")).await;
            assert_eq!((list.status, &list.json["total"]), (200, &json!(expected)), "{query}: {list:?}");
            assert_eq!(list.json["items"].as_array().unwrap().len(), expected, "{query}");
        }
    }
    let first = both.api.get(&both.lumiere, "/api/v1/requests?limit=1").await;
    let cursor = text(&first.json["nextCursor"]).to_owned();
    let second = both.api.get(&both.lumiere, &format!("/api/v1/requests?limit=1&cursor={cursor}")).await;
    assert_ne!(first.json["items"][0]["id"], second.json["items"][0]["id"]);
    assert_eq!(second.json["nextCursor"], Json::Null);
    let page = both.api.get(&both.lumiere, "/api/v1/requests?limit=1&page=2").await;
    assert_eq!(page.json["items"], second.json["items"]);
    for query in ["direction=x", "kind=Routing", "status=open", "state=pending", &format!("q=x&cursor={cursor}")] {
        assert_eq!(both.api.get(&both.lumiere, &format!("/api/v1/requests?{query}")).await.status, 400, "{query}");
    }
}
