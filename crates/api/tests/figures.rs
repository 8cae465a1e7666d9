//! The figures of the start page and the measured effect of a switch are what counting one by one says.

use std::collections::BTreeMap;

use crate::{
    people::{People, people},
    sending::{To, change, customer, sent},
    support::NOW,
};
use carnet_core::state::CustomerState;
use carnet_store::{pool, times};
use http::Method;
use serde_json::{Value, json};

const OYSTER: &str = "0007:5567890120";
const DAY_MS: i64 = 86_400_000;

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// Puts a document as far back as if it had come in then.
fn date(people: &People, document: &Value, days: i64) {
    let sql = "update documents set created_at = $2 where id = $1";
    let at = NOW - days * DAY_MS;
    pool::write(people.api.pool.as_ref(), |db| db.execute(sql, &[text(&document["id"]).into(), at.into()])).unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn customers_are_counted_once_and_ages_by_their_source() {
    let people = people().await;
    let empty = people.get(&people.member, "figures").await.json;
    assert_eq!(
        empty["customers"],
        json!({ "routable": 0, "action": 0, "waiting": 0, "deactivated": 0, "nonExisting": 0 })
    );
    assert!(empty["weeks"].as_array().unwrap().iter().all(|week| week["routed"] == 0 && week["stopped"] == json!([])));
    let oyster = customer(&people, OYSTER, &["100"]).await;
    for id in ["0216:003715921021", "0216:0037024287384", "0225:732829320", "0208:0202239951", "0213:FI15921021"] {
        customer(&people, id, &[]).await;
    }
    change(&people, Method::PATCH, "customers", &oyster, json!({ "ownStatus": "deactivated" })).await;
    for (id, days) in [("0208:0202239951", 6), ("0213:fi15921021", 30), ("0225:732829320", 91)] {
        let sql = "update participants set as_of = $2 where participant_key = $1";
        let at = NOW - days * DAY_MS;
        pool::write(people.api.pool.as_ref(), |db| db.execute(sql, &[id.into(), at.into()])).unwrap();
    }
    let figures = people.get(&people.member, "figures").await.json;
    let listed = people.get(&people.member, "customers").await.json;
    let mut by_state = BTreeMap::new();
    for one in listed["items"].as_array().unwrap() {
        let state: CustomerState = serde_json::from_value(one["reason"].clone()).unwrap();
        *by_state.entry(format!("{state:?}")).or_insert(0) += 1;
    }
    let of = |states: &[&str]| states.iter().map(|state| by_state.get(*state).copied().unwrap_or(0)).sum::<i32>();
    let expected = json!({
        "routable": of(&["Routable"]),
        "action": of(&["NoDocumentType", "RetiredId", "Refused", "Cancelled", "Inactive", "Upcoming"]),
        "waiting": of(&["AwaitingAcceptance", "AwaitingRouting"]),
        "deactivated": of(&["Deactivated"]),
        "nonExisting": of(&["NonExisting"]),
    });
    assert_eq!(figures["customers"], expected);
    let total: u64 = figures["customers"].as_object().unwrap().values().map(|count| count.as_u64().unwrap()).sum();
    assert_eq!((total, &figures["customers"]["deactivated"]), (6, &json!(1)));
    // The cards of these tests are of yesterday.
    let ages = json!([
        { "days": 1, "customers": 3 }, { "days": 7, "customers": 1 }, { "days": 30, "customers": 1 },
        { "days": 90, "customers": 0 }, { "days": null, "customers": 1 },
    ]);
    assert_eq!(figures["ages"], ages);
    let check = "insert into participant_checks (participant_key, answer, answered_at) values ($1, 'receives', $2)";
    for (id, days) in [("0225:732829320", 2), ("0208:0202239951", 20)] {
        let at = NOW - days * DAY_MS;
        pool::write(people.api.pool.as_ref(), |db| db.execute(check, &[id.into(), at.into()])).unwrap();
    }
    let checked = people.get(&people.member, "figures").await.json;
    assert_eq!(
        (&checked["ages"][1]["customers"], &checked["ages"][4]["customers"]),
        (&json!(2), &json!(0)),
        "the newer"
    );
    let theirs = people.get(&people.other, "figures").await.json;
    assert_eq!(theirs["customers"], empty["customers"], "another company has its own");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn weeks_count_documents_by_what_the_first_attempt_said() {
    let people = people().await;
    customer(&people, OYSTER, &["100"]).await;
    // 2026-08-19 is a Wednesday: its week began on the 17th.
    let mut expected: BTreeMap<String, (u64, BTreeMap<&str, u64>)> = BTreeMap::new();
    for (at, (days, to, cause)) in [
        (0, To::number("100"), None),
        (2, To::number("100"), None),
        (2, To::number("0100"), Some("values_differ")),
        (3, To::default(), Some("no_identifier")),
        (9, To::endpoint("0225:111222333"), Some("not_in_network")),
        (9, To::endpoint("0225:111222333"), Some("not_in_network")),
        (9, To::default(), Some("no_identifier")),
        (79, To::number("100"), None),
        (80, To::number("100"), None),
    ]
    .into_iter()
    .enumerate()
    {
        let document = sent(&people, &format!("F-{at}"), to).await;
        assert_eq!(document["cause"].as_str(), cause, "{document:#}");
        date(&people, &document, days);
        // Counted by hand: the day's Monday.
        let monday = NOW - days * DAY_MS - (2 - days).rem_euclid(7) * DAY_MS;
        let week = expected.entry(times::rfc3339(monday)[..10].to_owned()).or_default();
        match cause {
            None => week.0 += 1,
            Some(cause) => *week.1.entry(cause).or_insert(0) += 1,
        }
        if at == 2 {
            let by = json!({ "identifiers": [{ "kind": "customerNumber", "value": "100" }] });
            let corrected = change(&people, Method::PATCH, "documents", &document, by).await;
            assert_eq!(text(&corrected.json["status"]), "queued", "the first attempt counts all the same");
        }
    }
    let figures = people.get(&people.member, "figures").await.json;
    let weeks = figures["weeks"].as_array().unwrap();
    assert_eq!((weeks.len(), text(&weeks[0]["week"]), text(&weeks[11]["week"])), (12, "2026-06-01", "2026-08-17"));
    for week in weeks {
        let (routed, stopped) = expected.remove(text(&week["week"])).unwrap_or_default();
        assert_eq!(week["routed"], json!(routed), "{week}");
        let told = week["stopped"].as_array().unwrap();
        let found: BTreeMap<&str, u64> =
            told.iter().map(|of| (text(&of["cause"]), of["documents"].as_u64().unwrap())).collect();
        assert_eq!(found, stopped, "{week}");
        assert!(told.windows(2).all(|pair| pair[0]["documents"].as_u64() >= pair[1]["documents"].as_u64()), "{week}");
    }
    assert_eq!(expected.into_keys().collect::<Vec<_>>(), ["2026-05-25"], "older than twelve weeks");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn the_effect_of_the_customer_directory_is_measured() {
    let people = people().await;
    let effect =
        || async { people.get(&people.member, "settings/company/effect").await.json["customerDirectory"].clone() };
    assert_eq!(effect().await, Value::Null);
    customer(&people, "0216:003715921021", &["200"]).await;
    for (at, (days, to)) in [
        (1, To::number("200")),
        (2, To::endpoint(OYSTER)),
        (3, To::endpoint(OYSTER)),
        // In the public directory, but nobody carries documents for it: it would have stopped either way.
        (4, To::endpoint("0088:7300010000001")),
        (5, To::endpoint("0225:111222333")),
        (31, To::endpoint(OYSTER)),
    ]
    .into_iter()
    .enumerate()
    {
        let document = sent(&people, &format!("F-{at}"), to).await;
        date(&people, &document, days);
    }
    assert_eq!(effect().await, json!({ "documents": 5, "otherwise": 2, "companies": 1 }), "open, two would have gone");
    let open = json!({ "customerDirectory": "open" });
    let version = people.get(&people.admin, "settings/company").await.json["version"].clone();
    people.send(Method::PATCH, &people.admin, "settings/company", Some(&format!("\"{version}\"")), &open).await;
    let stays = effect().await;
    assert_eq!(stays, json!({ "documents": 5, "otherwise": 0, "companies": 0 }), "closed, none would have stopped");
    for at in 0..2 {
        let routed = sent(&people, &format!("G-{at}"), To::endpoint(OYSTER)).await;
        assert_eq!(text(&routed["foundIn"]), "public");
    }
    assert_eq!(effect().await, json!({ "documents": 7, "otherwise": 2, "companies": 1 }));
}
