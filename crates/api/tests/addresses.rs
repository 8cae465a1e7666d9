//! The addresses of a company through the API, and what a route says of one that is not active (T23).

use crate::support::{Api, NOW};
use carnet_store::{
    addresses::{self, Line, Options, Period, Said},
    pool,
};
use serde_json::{Value, json};

const ASKED: &str = "0225:702042755_70204275500240_COMPTA";

fn import(api: &Api, lines: &[(&str, Said)]) {
    let lines: Vec<(Line, Said)> =
        lines.iter().map(|(value, said)| (addresses::read(value).unwrap(), said.clone())).collect();
    let options = Options { source: "annuaire", partial: false, accept_removals: false, now_ms: NOW };
    pool::write(api.pool.as_ref(), |db| addresses::import(db, &lines, &options, &mut |_, _| ())).unwrap();
}

fn from(days: i64) -> Said {
    Said::Periods(vec![Period { from: Some(addresses::day_of(NOW) + days), to: None }])
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_company_has_addresses_of_both_directories() {
    let api = Api::new();
    let cookie = api.sign_in("membre@brasserie.example").await;
    let path = |id: &str| format!("/api/v1/participants/{}/addresses", id.replace('/', "%2F"));
    assert_eq!(api.get(&cookie, &path(ASKED)).await.json["code"], "participant_not_found");
    import(&api, &[("702042755", Said::Active), ("702042755_A/B", from(3)), ("702042755_AVANT", Said::Inactive)]);
    let added = api.post(Some(&cookie), "/api/v1/customers", &json!({ "participantId": "0225:702042755" })).await;
    assert_eq!(added.status, 201, "{added:?}");
    assert_eq!(added.json["address"]["status"], "active");
    for asked in ["0225:702042755", ASKED, "0225:702042755_A/B"] {
        let answer = api.get(&cookie, &path(asked)).await;
        assert_eq!(answer.status, 200, "{asked}: {answer:?}");
        assert_eq!((&answer.json["company"], &answer.json["total"]), (&json!("702042755"), &json!(3)), "{asked}");
        let all = answer.json["addresses"].as_array().unwrap();
        let of = |one: &Value| (one["address"].clone(), one["validity"]["status"].clone(), one["customerId"].clone());
        let told: Vec<(Value, Value, Value)> = all.iter().map(of).collect();
        assert_eq!(told[0], (json!("0225:702042755"), json!("active"), added.json["id"].clone()));
        assert_eq!(told[1], (json!("0225:702042755_A/B"), json!("upcoming"), Value::Null));
        assert_eq!(told[2], (json!("0225:702042755_AVANT"), json!("ended"), Value::Null));
        assert_eq!(all[1]["validity"]["beyondPeppol"], true);
    }
    let foreign = api.get(&cookie, &path("0007:5567890120")).await;
    assert_eq!((foreign.status, &foreign.json["company"], &foreign.json["total"]), (200, &json!(""), &json!(0)));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn t23_an_address_without_a_line_of_a_known_company_is_inactive() {
    let api = Api::new();
    let cookie = api.sign_in("membre@brasserie.example").await;
    let explain = async |id: &str| {
        let body = json!({ "identifiers": [{ "kind": "electronicId", "value": id }] });
        let answer = api.post(Some(&cookie), "/api/v1/routing/explain", &body).await;
        assert_eq!(answer.status, 200, "{answer:?}");
        answer.json["route"].clone()
    };
    assert_eq!(explain(ASKED).await["cause"], "not_in_network", "no line is known yet");
    import(&api, &[("702042755", Said::Active), ("702042755_BIENTOT", from(3))]);
    let route = explain(ASKED).await;
    assert_eq!((&route["verdict"], &route["cause"]), (&json!("stopped"), &json!("inactive_address")));
    assert_eq!(route["nextAction"], "chooseActiveAddress");
    let company = &route["company"];
    assert_eq!((&company["number"], &company["name"]), (&json!("702042755"), &json!("Lumière Industrie SAS")));
    assert_eq!(company["addresses"], json!(["0225:702042755"]));
    let soon = explain("0225:702042755_BIENTOT").await;
    assert_eq!((&soon["cause"], &soon["company"]["activeFrom"]), (&json!("inactive_address"), &json!("2026-08-22")));

    // A customer whose own address is not active any more.
    let added = api.post(Some(&cookie), "/api/v1/customers", &json!({ "participantId": "0225:702042755" })).await;
    assert_eq!(added.status, 201);
    import(&api, &[("702042755", Said::Inactive), ("702042755_BIENTOT", from(3))]);
    let ended = explain("0225:702042755").await;
    assert_eq!((&ended["cause"], &ended["party"]["customerId"]), (&json!("inactive_address"), &added.json["id"]));
}
