//! The scenarios that the product was built for, T1 to T23, each once from its beginning to its end.

use std::sync::Arc;

use crate::{
    documents,
    people::{People, company, people},
    sending::{To, change, customer, publish, receives, resent, sent},
    support::{self, Answer, INVOICE, NOW, ORDER},
};
use carnet_api::{Checks, Finding, Host, VerifyTarget, router};
use carnet_core::{customer_number, wire::CheckAnswer};
use carnet_store::{
    addresses::{self, Line, Options, Said},
    participants, pool,
};
use http::Method;
use serde_json::{Value, json};

const OYSTER: &str = "0007:5567890120";
/// Two providers, `quai` chosen.
const HANDEL: &str = "0216:003715921021";
/// Its one provider needs a set-up.
const KIVI: &str = "0216:0037024287384";
/// A company here that accepts requests by hand.
const BRASSERIE: &str = "0225:732829320";

/// Where a document with these identifiers goes now.
async fn route(people: &People, identifiers: &[(&str, &str)]) -> Value {
    let one = |(kind, value): &(&str, &str)| json!({ "kind": kind, "value": value });
    let body = json!({ "identifiers": identifiers.iter().map(one).collect::<Vec<_>>() });
    let answer = people.post(&people.member, "routing/explain", body).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    answer.json["route"].clone()
}

async fn route_of_number(people: &People, number: &str) -> Value {
    route(people, &[("customerNumber", number)]).await
}

/// The verdict with its cause, the address of the recipient and the id of its provider.
fn told(route: &Value) -> [&str; 4] {
    let text = |pointer: &str| route.pointer(pointer).and_then(Value::as_str).unwrap_or_default();
    [text("/verdict"), text("/cause"), text("/party/participantId"), text("/party/provider/id")]
}

async fn settings(people: &People, body: Value) -> Answer {
    let version = people.get(&people.admin, "settings/company").await.json["version"].to_string();
    let version = format!("\"{version}\"");
    people.send(Method::PATCH, &people.admin, "settings/company", Some(&version), &body).await
}

async fn open_directory(people: &People) {
    assert_eq!(settings(people, json!({ "customerDirectory": "open" })).await.status, 200);
}

async fn patch(people: &People, customer: &Value, body: Value) -> Answer {
    change(people, Method::PATCH, "customers", customer, body).await
}

async fn listed(people: &People, id: &Value) -> Value {
    people.get(&people.member, &format!("customers/{}", id.as_str().unwrap())).await.json
}

fn warned<'a>(route: &'a Value, code: &str) -> Option<&'a Value> {
    route["warnings"].as_array().unwrap().iter().find(|warning| warning["code"] == code)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn t01_a_number_alone_leads_to_the_customer_and_its_provider() {
    let people = people().await;
    customer(&people, HANDEL, &["100"]).await;
    assert_eq!(told(&route_of_number(&people, "100").await), ["routed", "", HANDEL, "quai"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn t02_a_closed_directory_stops_whom_it_does_not_have() {
    let people = people().await;
    let route = route(&people, &[("electronicId", OYSTER)]).await;
    assert_eq!(told(&route), ["stopped", "not_in_directory", OYSTER, "quai"]);
    assert_eq!(route["nextAction"], "addAndResend");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn t03_an_open_directory_routes_by_the_public_one() {
    let people = people().await;
    open_directory(&people).await;
    let route = route(&people, &[("electronicId", OYSTER)]).await;
    assert_eq!((told(&route), &route["foundIn"]), (["routed", "", OYSTER, "quai"], &json!("public")));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn t04_a_near_miss_is_flagged_whether_a_lower_identifier_leads_on_or_not() {
    let people = people().await;
    open_directory(&people).await;
    customer(&people, OYSTER, &["100"]).await;
    let alone = route_of_number(&people, "0100").await;
    assert_eq!(told(&alone), ["stopped", "values_differ", OYSTER, "quai"]);
    assert_eq!(
        (&alone["nearMiss"]["other"], &alone["nearMiss"]["differences"]),
        (&json!("100"), &json!(["leadingZero"]))
    );
    let lower = route(&people, &[("customerNumber", "0100"), ("electronicId", BRASSERIE)]).await;
    assert_eq!(told(&lower), ["routed", "", BRASSERIE, "quai"]);
    for route in [alone, lower] {
        assert_eq!(warned(&route, "near_miss").unwrap()["other"], "100");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn t05_the_higher_identifier_wins_and_the_other_company_is_named() {
    let people = people().await;
    customer(&people, OYSTER, &["100"]).await;
    let vat = route(&people, &[("customerNumber", "100"), ("vat", "FR44732829320")]).await;
    assert_eq!(told(&vat), ["routed", "", OYSTER, "quai"]);
    assert_eq!(warned(&vat, "points_to_two_companies").unwrap()["party"]["participantId"], BRASSERIE);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn t06_a_deactivated_customer_keeps_its_number() {
    let people = people().await;
    let holder = customer(&people, OYSTER, &["100"]).await;
    assert_eq!(patch(&people, &holder, json!({ "ownStatus": "deactivated" })).await.status, 200);
    let other = customer(&people, HANDEL, &[]).await;
    let refused = patch(&people, &other, json!({ "customerNumbers": ["100"] })).await;
    assert_eq!((refused.status, refused.code()), (409, "customer_number_taken"));
    assert_eq!((&refused.json["holder"]["id"], &refused.json["holder"]["name"]), (&holder["id"], &holder["name"]));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn t07_a_deleted_customer_frees_its_number() {
    let people = people().await;
    let gone = customer(&people, OYSTER, &["100"]).await;
    assert!(change(&people, Method::DELETE, "customers", &gone, Value::Null).await.status < 300);
    let other = customer(&people, HANDEL, &[]).await;
    assert_eq!(patch(&people, &other, json!({ "customerNumbers": ["100"] })).await.status, 200);
    assert_eq!(told(&route_of_number(&people, "100").await), ["routed", "", HANDEL, "quai"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn t08_deactivation_keeps_numbers_and_provider() {
    let people = people().await;
    let made = customer(&people, HANDEL, &["100", "007"]).await;
    let off = patch(&people, &made, json!({ "ownStatus": "deactivated" })).await.json;
    assert_eq!(told(&route_of_number(&people, "007").await), ["stopped", "deactivated", HANDEL, "quai"]);
    let on = patch(&people, &off, json!({ "ownStatus": "active" })).await.json;
    assert_eq!((&on["customerNumbers"], &on["providerId"]), (&json!(["100", "007"]), &json!("quai")));
    assert_eq!(told(&route_of_number(&people, "007").await), ["routed", "", HANDEL, "quai"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn t09_who_left_the_network_is_listed_and_gets_nothing() {
    let people = people().await;
    let made = customer(&people, OYSTER, &["100"]).await;
    pool::write(people.api.pool.as_ref(), |db| participants::mark_removed(db, OYSTER, NOW)).unwrap();
    let now = listed(&people, &made["id"]).await;
    assert_eq!(
        (&now["reason"], &now["routable"], &now["customerNumbers"]),
        (&json!("nonExisting"), &json!(false), &json!(["100"]))
    );
    let route = route_of_number(&people, "100").await;
    assert_eq!(told(&route)[..3], ["stopped", "non_existing", OYSTER]);
    assert_eq!(route["nextAction"], "findReplacement");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn t10_the_provider_chosen_last_gets_the_next_document() {
    let people = people().await;
    publish(&people, "0088:7300010000018", "Two", &[INVOICE], &["quai"]);
    let one = customer(&people, "0088:7300010000018", &["1"]).await;
    assert_eq!(one["providers"].as_array().unwrap().len(), 1);
    let two = customer(&people, HANDEL, &["2"]).await;
    assert_eq!(two["providers"].as_array().unwrap().len(), 2);
    let other = patch(&people, &two, json!({ "providerId": "sillage" })).await.json;
    assert_eq!(other["relationship"], "awaitingRouting", "this provider needs a set-up");
    assert_eq!(told(&route_of_number(&people, "2").await), ["stopped", "awaiting_routing", HANDEL, "sillage"]);
    patch(&people, &other, json!({ "providerId": "quai" })).await;
    assert_eq!(told(&route_of_number(&people, "2").await), ["routed", "", HANDEL, "quai"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn t11_names_are_literal_and_close_matches_stand_beside() {
    let people = people().await;
    receives(&people, "0007:5020077862", "Svenska Handelsbanken AB");
    for (name, literal) in [("*handels*", false), ("*Handels*", true), ("Handels", false)] {
        let found = people.get(&people.member, &format!("participants?name={name}")).await.json;
        let has = |at: usize| {
            found["groups"][at]["items"].as_array().unwrap().iter().any(|one| one["name"] == "Svenska Handelsbanken AB")
        };
        assert_eq!(has(0), literal, "{name}");
        assert!(literal || has(1), "{name}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn t12_numbers_are_trimmed_and_doubles_named() {
    let people = people().await;
    let parsed = customer_number::parse_box(" 1, 02 ,,1").unwrap();
    assert_eq!(parsed.doubles, ["1"]);
    let made = customer(&people, OYSTER, &[" 1", " 02 ", "", "1"]).await;
    assert_eq!(made["customerNumbers"], json!(parsed.numbers));
    assert_eq!(made["customerNumbers"], json!(["1", "02"]));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn t13_a_member_reads_the_settings_and_is_told_whom_to_ask() {
    let people = people().await;
    assert_eq!(people.get(&people.member, "settings/company").await.json["mayChange"], false);
    let body = json!({ "customerDirectory": "open" });
    let refused = people.send(Method::PATCH, &people.member, "settings/company", Some("\"1\""), &body).await;
    assert_eq!((refused.status, refused.code()), (403, "admin_only"));
    assert_eq!(refused.json["admins"], json!(["Inès Délacourt"]));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn t14_one_switch_opens_and_the_other_closes() {
    let people = people().await;
    let on = settings(&people, json!({ "customerDirectory": "open", "supplierDirectory": "closed" })).await.json;
    assert_eq!((&on["customerDirectory"], &on["supplierDirectory"]), (&json!("open"), &json!("closed")));
    assert_eq!(told(&route(&people, &[("electronicId", OYSTER)]).await)[0], "routed");
    let held = documents::received(&people, &people.member, documents::ubl("0088:9", "X", "F-1")).await;
    assert_eq!(held["status"], "held");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn t15_a_company_here_accepts_and_the_sender_hears_of_it() {
    let people = people().await;
    let made = customer(&people, BRASSERIE, &["100"]).await;
    let waiting = route_of_number(&people, "100").await;
    assert_eq!(told(&waiting), ["stopped", "awaiting_acceptance", BRASSERIE, "quai"]);
    let request = made["requestId"].as_str().unwrap();
    assert_eq!(waiting["party"]["requestId"], request);
    let accepted =
        people.post(&people.other, &format!("requests/{request}/accept"), json!({ "message": "Bienvenue" })).await;
    assert_eq!(accepted.status, 200, "{accepted:?}");
    assert_eq!(people.get(&people.member, &format!("requests/{request}")).await.json["status"], "accepted");
    assert_eq!(people.get(&people.member, "messages").await.json["items"][0]["kind"], "requestAccepted");
    assert_eq!(told(&route_of_number(&people, "100").await), ["routed", "", BRASSERIE, "quai"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn t16_a_routing_request_waits_until_somebody_acts() {
    let people = people().await;
    let made = customer(&people, KIVI, &["100"]).await;
    let request = made["requestId"].as_str().unwrap().to_owned();
    for _ in 0..2 {
        assert_eq!(told(&route_of_number(&people, "100").await), ["stopped", "awaiting_routing", KIVI, "sillage"]);
        assert_eq!(people.get(&people.member, &format!("requests/{request}")).await.json["status"], "pending");
        // Nobody answers, for weeks.
        let later = NOW + 60 * 86_400_000;
        pool::write(people.api.pool.as_ref(), |db| carnet_store::requests::tell_overdue(db, later)).unwrap();
    }
    let activated = people.post(&people.member, &format!("requests/{request}/activate"), json!({})).await;
    assert_eq!(activated.status, 200, "{activated:?}");
    assert_eq!(told(&route_of_number(&people, "100").await), ["routed", "", KIVI, "sillage"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn t17_a_failed_check_changes_nothing() {
    let mut people = people().await;
    let made = customer(&people, OYSTER, &["100"]).await;
    let verifier = Arc::new(|_: &VerifyTarget| Finding::new(CheckAnswer::Failed, "sml.example".to_owned()));
    let pool = Arc::clone(&people.api.pool);
    people.api.router = router(Host { checks: Some(Checks::new(verifier, false)), ..support::host(pool) });
    let before = listed(&people, &made["id"]).await;
    let checked = people.post(&people.member, &format!("participants/{OYSTER}/verify"), Value::Null).await;
    assert_eq!((checked.status, &checked.json["determinate"]), (200, &json!(false)), "{checked:?}");
    let after = listed(&people, &made["id"]).await;
    for field in ["reason", "networkStatus", "asOf", "routable"] {
        assert_eq!(before[field], after[field], "{field}");
    }
    assert_eq!(told(&route_of_number(&people, "100").await)[0], "routed");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn t18_who_takes_orders_alone_gets_no_invoice() {
    let people = people().await;
    publish(&people, "0088:7300010000018", "Orders", &[ORDER], &["quai"]);
    customer(&people, "0088:7300010000018", &["100"]).await;
    let route = route_of_number(&people, "100").await;
    assert_eq!(told(&route), ["stopped", "no_document_type", "0088:7300010000018", "quai"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn t19_a_stopped_document_is_the_same_one_when_it_goes() {
    let people = people().await;
    let made = customer(&people, OYSTER, &["100"]).await;
    let stopped = sent(&people, "F-1", To::number("0100")).await;
    assert_eq!((&stopped["status"], &stopped["cause"]), (&json!("stopped"), &json!("values_differ")));
    patch(&people, &made, json!({ "customerNumbers": ["100", "0100"] })).await;
    let again = resent(&people, &stopped).await;
    assert_eq!((&again["id"], &again["status"], &again["cause"]), (&stopped["id"], &json!("queued"), &Value::Null));
    let path = format!("documents/{}", again["id"].as_str().unwrap());
    let kept = people.get(&people.member, &path).await.json;
    let verdicts: Vec<_> =
        kept["attempts"].as_array().unwrap().iter().map(|one| one["trace"]["verdict"].clone()).collect();
    assert_eq!(verdicts, ["stopped", "routed"]);
    assert_eq!(people.get(&people.member, "documents").await.json["total"], 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn t20_two_companies_suggest_one_and_both_hear_what_became_of_it() {
    let people = people().await;
    let id = people.suggested(&people.member, company()).await;
    let same = json!({ "name": "VDL", "country": "FR", "identifiers": [{ "scheme": "0002", "value": "552100554" }] });
    assert_eq!(people.suggested(&people.other, same).await, id);
    let decide = format!("suggestions/{id}/decide");
    people.post(&people.operator, &decide, json!({ "decision": "takeUp" })).await;
    let body = json!({ "decision": "add", "participantId": "0225:552100554", "providerId": "quai" });
    assert_eq!(people.post(&people.operator, &decide, body).await.status, 200);
    for who in [&people.member, &people.other] {
        assert_eq!(people.get(who, "messages").await.json["items"][0]["kind"], "suggestionAdded");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn t21_a_removed_scheme_is_recognised_and_its_successor_proposed() {
    let people = people().await;
    let found = people.get(&people.member, "participants?id=0212:10161270").await.json;
    let note = &found["readings"][0]["note"];
    assert_eq!((&note["code"], &note["successor"]), (&json!("retired"), &json!("0216:003710161270")));
    let route = route(&people, &[("electronicId", "0212:10161270")]).await;
    assert_eq!(warned(&route, "retired_scheme").unwrap()["other"], "0216:003710161270");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn t22_an_establishment_of_la_poste_is_valid() {
    let people = people().await;
    let found = people.get(&people.member, "participants?id=35600000049837").await.json;
    assert_eq!((&found["readings"][0]["scheme"], &found["readings"][0]["level"]), (&json!("0009"), &json!("ok")));
    let right = route(&people, &[("orgNumber", "35600000049837")]).await;
    assert!(warned(&right, "check_digit").is_none(), "{right}");
    let wrong = route(&people, &[("orgNumber", "0009:35600000049839")]).await;
    assert!(warned(&wrong, "check_digit").is_some(), "{wrong}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn t23_an_address_without_a_line_is_inactive_and_its_company_known() {
    let people = people().await;
    let line: Line = addresses::read("702042755").unwrap();
    let options = Options { source: "annuaire", partial: false, accept_removals: false, now_ms: NOW };
    let said = [(line, Said::Active)];
    pool::write(people.api.pool.as_ref(), |db| addresses::import(db, &said, &options, &mut |_, _| {})).unwrap();
    let route = route(&people, &[("electronicId", "0225:702042755_70204275500240_COMPTA")]).await;
    assert_eq!(told(&route)[..2], ["stopped", "inactive_address"]);
    assert_eq!(route["company"]["number"], "702042755");
    assert_eq!(route["company"]["addresses"], json!(["0225:702042755"]));
    assert_eq!(route["nextAction"], "chooseActiveAddress");
}
