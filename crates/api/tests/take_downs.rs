//! Cards that the operator takes down: nobody is shown them until that is lifted.

use axum::body::Body;
use carnet_store::{participants, pool};
use http::Request;
use serde_json::json;

use crate::{
    lookup::{ask, ids, open},
    support::{self, Api},
};

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn what_is_taken_down_is_shown_to_nobody_until_it_is_lifted() {
    let api = open().await;
    let operator = api.sign_in("membre@operator.example").await;
    let member = api.sign_in("membre@lumiere.example").await;
    let body = json!({ "participantId": "9915:TEST", "reason": "Asked by the person, letter of 2026-08-18." });
    let own = json!([{ "scheme": "9915", "value": "test" }]);
    let missing = json!({ "name": "Authority", "country": "AT", "identifiers": own });
    let suggest = || api.post(Some(&member), "/api/v1/suggestions", &missing);
    assert_eq!(suggest().await.code(), "already_in_public_directory");
    let taken = api.post(Some(&operator), "/api/v1/operator/take-downs", &body).await;
    assert_eq!((taken.status, &taken.json["participantId"]), (201, &json!("9915:Test")), "{taken:?}");
    let again = api.post(Some(&operator), "/api/v1/operator/take-downs", &body).await;
    assert_eq!((again.status, again.code()), (410, "participant_taken_down"));

    assert_eq!(ids(&ask(&api, "country=AT").await), [""; 0]);
    let shown = || api.get(&member, "/api/v1/participants/9915%3Atest");
    assert_eq!((shown().await.status, shown().await.code()), (410, "participant_taken_down"));
    for query in ["name=*Authority", "name=authority", "id=7300010000001%20", "id=9915:test", "name=*&country=AT"] {
        let found = api.get(&member, &format!("/api/v1/participants?{query}")).await;
        assert!(!found.json.to_string().contains("9915:Test"), "{query}: {found:?}");
    }
    let add = json!({ "participantId": "9915:test", "customerNumbers": [] });
    let added = api.post(Some(&member), "/api/v1/customers", &add).await;
    assert_eq!((added.status, added.code()), (404, "participant_not_found"));
    let supplier = api.post(Some(&member), "/api/v1/suppliers", &json!({ "participantId": "9915:test" })).await;
    assert_eq!((supplier.status, supplier.code()), (404, "participant_not_found"));
    let suggested = suggest().await;
    assert_eq!(suggested.status, 201, "nobody is told that it is there: {suggested:?}");

    // Its source says it again, changed: it stays down.
    let mut card = support::card("9915:Test", "Austrian Authority, renamed");
    card.country = "AT".to_owned();
    pool::write(api.pool.as_ref(), |db| participants::put(db, &card)).unwrap();
    assert_eq!((shown().await.status, ids(&ask(&api, "country=AT").await).len()), (410, 0));

    let list = api.get(&operator, "/api/v1/operator/take-downs").await;
    assert_eq!((list.json.as_array().unwrap().len(), &list.json[0]["by"]), (1, &json!("Membre operator")));
    let lift = || {
        let request = Request::delete("/api/v1/operator/take-downs/9915%3Atest").header("cookie", &operator.0);
        api.send(request.body(Body::empty()).unwrap())
    };
    assert_eq!((lift().await.status, lift().await.status), (204, 404));
    assert_eq!((shown().await.status, ids(&ask(&api, "country=AT").await)), (200, vec!["9915:Test"]));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_take_down_has_a_reason_and_somebody_it_is_about() {
    let api = Api::new();
    let operator = api.sign_in("membre@operator.example").await;
    for (body, status, code) in [
        (json!({ "participantId": "0007:5567890120", "reason": " " }), 422, "reason_required"),
        (json!({ "participantId": "0007:5567890120", "reason": "a\tb" }), 422, "text_control"),
        (json!({ "participantId": "0007:1", "reason": "x" }), 404, "participant_not_found"),
        (json!({ "participantId": "x", "reason": "x" }), 404, "participant_not_found"),
    ] {
        let answer = api.post(Some(&operator), "/api/v1/operator/take-downs", &body).await;
        assert_eq!((answer.status, answer.code()), (status, code), "{body}");
    }
}
