//! What was sent to one customer: what went to its address and what was stopped at it, and nobody else's.

use serde_json::{Value, json};

use crate::{
    people::{People, people},
    sending::{To, customer, receives, resent, sent},
    support::Cookie,
};

const OYSTER: &str = "0007:5567890120";
const STREAM: &str = "0088:7300010000001";

fn id(of: &Value) -> &str {
    of["id"].as_str().unwrap()
}

/// Numbers of the documents of a customer, by name, and how many there are of each status.
async fn of_customer(people: &People, who: &Cookie, customer: &str, more: &str) -> (Vec<String>, Value) {
    let page = people.get(who, &format!("documents?customer={customer}{more}")).await;
    assert_eq!(page.status, 200, "{page:?}");
    let items = page.json["items"].as_array().unwrap();
    assert_eq!(page.json["total"], items.len());
    let counts = people.get(who, &format!("documents/counts?customer={customer}")).await;
    let mut numbers: Vec<String> = items.iter().map(|one| one["number"].as_str().unwrap().to_owned()).collect();
    numbers.sort_unstable();
    (numbers, counts.json)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_customer_s_documents_are_those_that_went_to_it_or_stopped_at_it() {
    let people = people().await;
    receives(&people, STREAM, "Stream");
    sent(&people, "F-0", To::endpoint(OYSTER)).await;
    let oyster = customer(&people, OYSTER, &["100"]).await;
    let stream = customer(&people, STREAM, &["200"]).await;
    sent(&people, "F-1", To::number("100")).await;
    sent(&people, "F-2", To::number("200")).await;
    sent(&people, "F-3", To::endpoint("0225:111222333")).await;
    let off = json!({ "ownStatus": "deactivated" });
    let changed = crate::sending::change(&people, http::Method::PATCH, "customers", &oyster, off).await;
    assert_eq!(changed.status, 200, "{changed:?}");
    let stopped = sent(&people, "F-4", To::number("100")).await;
    assert_eq!(stopped["cause"], "deactivated");

    let (numbers, counts) = of_customer(&people, &people.member, id(&oyster), "").await;
    assert_eq!(numbers, ["F-0", "F-1", "F-4"], "also what was stopped at its address before it was added");
    let causes = json!([
        { "cause": "deactivated", "documents": 1 }, { "cause": "not_in_directory", "documents": 1 }
    ]);
    let expected = json!({ "waiting": 0, "stopped": 2, "queued": 1, "delivered": 0, "failed": 0, "causes": causes });
    assert_eq!(counts, expected);
    let (numbers, _) = of_customer(&people, &people.member, id(&oyster), "&status=stopped&cause=deactivated").await;
    assert_eq!(numbers, ["F-4"]);
    let (numbers, _) = of_customer(&people, &people.member, id(&oyster), "&sort=number&q=f-1").await;
    assert_eq!(numbers, ["F-1"]);
    let (numbers, counts) = of_customer(&people, &people.member, id(&stream), "").await;
    assert_eq!((numbers, &counts["queued"], &counts["causes"]), (vec!["F-2".to_owned()], &json!(1), &json!([])));

    // It follows the last attempt.
    people.post(&people.member, &format!("customers/{}/numbers/100/move", id(&stream)), json!({})).await;
    assert_eq!(resent(&people, &stopped).await["status"], "queued");
    let (numbers, _) = of_customer(&people, &people.member, id(&stream), "").await;
    assert_eq!(numbers, ["F-2", "F-4"]);
    let (numbers, _) = of_customer(&people, &people.member, id(&oyster), "").await;
    assert_eq!(numbers, ["F-0", "F-1"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn another_company_s_customer_has_no_documents_here() {
    let people = people().await;
    let oyster = customer(&people, OYSTER, &["100"]).await;
    sent(&people, "F-1", To::number("100")).await;
    let theirs = crate::sending::post(&people, &people.other, crate::sending::invoice("G-1", To::endpoint(OYSTER)));
    assert_eq!(theirs.await.status, 201);
    for unknown in [id(&oyster), "none"] {
        let (numbers, counts) = of_customer(&people, &people.other, unknown, "").await;
        assert_eq!((numbers, &counts["stopped"]), (Vec::new(), &json!(0)), "{unknown}");
    }
    let (numbers, _) = of_customer(&people, &people.member, id(&oyster), "").await;
    assert_eq!(numbers, ["F-1"]);
    for path in ["documents/counts?custommer=1", "documents?customer=1&customer=2"] {
        assert_eq!(people.get(&people.member, path).await.code(), "malformed_query", "{path}");
    }
}
