//! Each cause of a stop from end to end: the document is stopped for it, what is to be done is done, and the same
//! document goes on its way when it is sent again.

use crate::{
    people::{People, people},
    sending::{self, To, change, customer, publish, receives, resent, sent},
    support::{self, INVOICE, NOW, ORDER},
};
use carnet_core::{
    invoice,
    wire::{SentBy, StopCause},
};
use carnet_store::{
    customers::Actor,
    documents::{self, NewDocument},
    participants, pool,
    routing::LiveBlock,
};
use http::Method;
use serde_json::{Value, json};

const OYSTER: &str = "0007:5567890120";
const BRASSERIE: &str = "0225:732829320";
/// Its provider wants routing set up first.
const KIVI: &str = "0216:0037024287384";

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// A document that stopped for this cause.
async fn stopped(people: &People, to: To<'_>, cause: &str, next: &str) -> Value {
    let document = sent(people, "F-1", to).await;
    assert_eq!((text(&document["status"]), text(&document["cause"])), ("stopped", cause), "{document:#}");
    let trace = &document["attempts"][0]["trace"];
    assert_eq!((text(&trace["cause"]), text(&trace["nextAction"])), (cause, next), "{trace:#}");
    assert!(document["handOff"].is_null(), "{document:#}");
    document
}

/// It goes now, to this address, at the second attempt.
async fn goes(people: &People, document: &Value, address: &str) {
    let document = resent(people, document).await;
    assert_eq!(text(&document["status"]), "queued", "{document:#}");
    assert_eq!((text(&document["handOff"]["address"]), &document["cause"]), (address, &Value::Null));
    let attempts = document["attempts"].as_array().unwrap();
    let told: Vec<_> = attempts.iter().map(|one| (text(&one["reason"]), text(&one["trace"]["verdict"]))).collect();
    assert_eq!(told, [("sent", "stopped"), ("resent", "routed")]);
}

/// Does something about the request that is open with a customer.
async fn act(people: &People, who: &support::Cookie, customer: &Value, action: &str) {
    let path = format!("requests/{}/{action}", text(&customer["requestId"]));
    let answer = people.post(who, &path, json!({})).await;
    assert_eq!(answer.status, 200, "{answer:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn not_in_the_network_then_published_then_added() {
    let people = people().await;
    let address = "0088:5790000435975";
    let document = stopped(&people, To::endpoint(address), "not_in_network", "suggestCustomer").await;
    receives(&people, address, "Manquant AB");
    let second = resent(&people, &document).await;
    assert_eq!((text(&second["cause"]), &second["tries"]), ("not_in_directory", &json!(2)));
    assert_eq!(text(&second["party"]["participantId"]), address);
    customer(&people, address, &[]).await;
    let third = resent(&people, &second).await;
    assert_eq!((text(&third["status"]), &third["tries"]), ("queued", &json!(3)));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn not_in_the_directory_then_added_or_the_directory_opened() {
    let people = people().await;
    let document = stopped(&people, To::endpoint(OYSTER), "not_in_directory", "addAndResend").await;
    let other = sent(&people, "F-2", To::endpoint("0216:003715921021")).await;
    assert_eq!(text(&other["cause"]), "not_in_directory");
    customer(&people, OYSTER, &[]).await;
    goes(&people, &document, OYSTER).await;
    let settings = people.get(&people.admin, "settings/company").await.json;
    let version = format!("\"{}\"", settings["version"]);
    let open = json!({ "customerDirectory": "open" });
    people.send(Method::PATCH, &people.admin, "settings/company", Some(&version), &open).await;
    let other = resent(&people, &other).await;
    assert_eq!((text(&other["status"]), text(&other["foundIn"])), ("queued", "public"), "{other:#}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn deactivated_then_activated() {
    let people = people().await;
    let mut oyster = customer(&people, OYSTER, &["100"]).await;
    for (status, expected) in [("deactivated", Some("deactivated")), ("active", None)] {
        let changed = change(&people, Method::PATCH, "customers", &oyster, json!({ "ownStatus": status })).await;
        assert_eq!(changed.status, 200, "{changed:?}");
        oyster = changed.json;
        match expected {
            Some(cause) => {
                let document = stopped(&people, To::number("100"), cause, "activateAndResend").await;
                assert_eq!(text(&document["party"]["customerId"]), text(&oyster["id"]));
            }
            None => {
                let found = people.get(&people.member, "documents").await.json;
                goes(&people, &found["items"][0], OYSTER).await;
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn non_existing_then_back_in_the_network() {
    let people = people().await;
    customer(&people, OYSTER, &["100"]).await;
    pool::write(people.api.pool.as_ref(), |db| participants::mark_removed(db, OYSTER, NOW)).unwrap();
    let document = stopped(&people, To::number("100"), "non_existing", "findReplacement").await;
    receives(&people, OYSTER, "Oyster Handel AB");
    goes(&people, &document, OYSTER).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn awaiting_acceptance_then_accepted() {
    let people = people().await;
    let brasserie = customer(&people, BRASSERIE, &["B"]).await;
    let document = stopped(&people, To::number("B"), "awaiting_acceptance", "seeRequest").await;
    assert_eq!(document["party"]["requestId"], brasserie["requestId"]);
    act(&people, &people.other, &brasserie, "accept").await;
    goes(&people, &document, BRASSERIE).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn refused_then_asked_again_and_accepted() {
    let people = people().await;
    let brasserie = customer(&people, BRASSERIE, &["B"]).await;
    act(&people, &people.other, &brasserie, "refuse").await;
    let document = stopped(&people, To::number("B"), "refused", "requestAgain").await;
    let again = people.post(&people.member, &format!("customers/{}/request", text(&brasserie["id"])), json!({})).await;
    act(&people, &people.other, &again.json, "accept").await;
    goes(&people, &document, BRASSERIE).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn awaiting_routing_then_activated_and_cancelled_then_asked_again() {
    let people = people().await;
    let kivi = customer(&people, KIVI, &["K"]).await;
    let document = stopped(&people, To::number("K"), "awaiting_routing", "activateRoutingAndResend").await;
    act(&people, &people.member, &kivi, "cancel").await;
    let second = resent(&people, &document).await;
    assert_eq!((text(&second["status"]), text(&second["cause"])), ("stopped", "cancelled"));
    let again = people.post(&people.member, &format!("customers/{}/request", text(&kivi["id"])), json!({})).await;
    act(&people, &people.member, &again.json, "activate").await;
    assert_eq!(text(&resent(&people, &second).await["status"]), "queued");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn without_platform_then_with_one() {
    let people = people().await;
    let address = "0088:7300010000001";
    customer(&people, address, &["N"]).await;
    let document = stopped(&people, To::number("N"), "no_platform", "writeToCustomer").await;
    publish(&people, address, "Nordisk kryddhandel AB", &[INVOICE], &["quai"]);
    goes(&people, &document, address).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn without_the_document_type_then_with_it() {
    let people = people().await;
    let address = "0088:5790000435975";
    publish(&people, address, "Ordre AB", &[ORDER], &["quai"]);
    customer(&people, address, &["O"]).await;
    let document = stopped(&people, To::number("O"), "no_document_type", "seeOtherAddresses").await;
    publish(&people, address, "Ordre AB", &[ORDER, INVOICE], &["quai"]);
    goes(&people, &document, address).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn without_identifier_then_corrected_and_almost_a_number_then_added() {
    let people = people().await;
    let oyster = customer(&people, OYSTER, &["100"]).await;
    let document = stopped(&people, To::default(), "no_identifier", "correctAndResend").await;
    let by = json!({ "identifiers": [{ "kind": "electronicId", "value": OYSTER }] });
    let corrected = change(&people, Method::PATCH, "documents", &document, by).await.json;
    assert_eq!((text(&corrected["status"]), &corrected["tries"]), ("queued", &json!(2)));
    let near = sent(&people, "F-2", To::number("0100")).await;
    assert_eq!(text(&near["cause"]), "values_differ");
    assert_eq!(text(&near["attempts"][0]["trace"]["nextAction"]), "addNumberAndResend");
    let numbers = json!({ "customerNumbers": ["100", "0100"] });
    assert_eq!(change(&people, Method::PATCH, "customers", &oyster, numbers).await.status, 200);
    goes(&people, &near, OYSTER).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn what_could_not_be_looked_up_waits_and_is_tried_again() {
    let people = people().await;
    customer(&people, OYSTER, &["100"]).await;
    let source = sending::invoice("F-1", To::number("100"));
    let invoice = invoice::read(source.as_bytes()).unwrap();
    let live = LiveBlock { participant_key: OYSTER.to_owned(), cause: StopCause::LookupFailed };
    // Two hours ago, as this clock stands still.
    let actor = |back_ms| Actor { account_id: "lumiere", user_id: "user-lumiere", now_ms: NOW - back_ms };
    let new = NewDocument { id: "d", invoice: &invoice, source: &source, hash: "h", sent_by: SentBy::Api };
    let db = people.api.pool.as_ref();
    pool::write(db, |db| documents::send(db, &actor(7_200_000), &new, Some(&live))).unwrap();
    let waiting = people.get(&people.member, "documents/d").await.json;
    assert_eq!((text(&waiting["status"]), text(&waiting["cause"])), ("waiting", "lookup_failed"));
    assert_eq!(text(&waiting["retryAt"]), "2026-08-19T10:32:00Z", "two minutes later");
    for (at, retry_at) in
        [("10:32", "10:36"), ("10:36", "10:44"), ("10:44", "11:00"), ("11:00", "11:32"), ("11:32", "12:32")]
    {
        let now = carnet_store::times::parse(&format!("2026-08-19T{at}:00Z")).unwrap();
        assert!(
            !pool::write(db, |db| documents::retry(db, "lumiere", "d", now - 1, Some(&live))).unwrap(),
            "too early"
        );
        assert!(pool::write(db, |db| documents::retry(db, "lumiere", "d", now, Some(&live))).unwrap());
        let one = people.get(&people.member, "documents/d").await.json;
        assert_eq!(text(&one["retryAt"]), format!("2026-08-19T{retry_at}:00Z"), "twice as long, an hour at most");
        let last = one["attempts"].as_array().unwrap().last().unwrap().clone();
        assert_eq!((text(&last["reason"]), text(&last["by"])), ("retried", ""));
    }
    let host = support::host(people.api.pool.clone());
    assert_eq!(carnet_api::retry_waiting(&host).unwrap(), 0, "its time has not come");
    let sql = "update documents set retry_at = $1";
    pool::write(db, |db| db.execute(sql, &[NOW.into()])).unwrap();
    assert_eq!(carnet_api::retry_waiting(&host).unwrap(), 1);
    let gone = people.get(&people.member, "documents/d").await.json;
    assert_eq!((text(&gone["status"]), &gone["tries"], &gone["retryAt"]), ("queued", &json!(7), &Value::Null));
    assert_eq!(carnet_api::retry_waiting(&host).unwrap(), 0);
}
