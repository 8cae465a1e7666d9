//! The public look-up, as clients of the Peppol Directory ask it.

use std::collections::BTreeSet;

use axum::body::Body;
use carnet_api::router;
use carnet_core::{
    identifier::{ParticipantId, canonical},
    wire::{DocumentType, NameEntry},
};
use carnet_store::{
    participants::{self, NewParticipant},
    pool,
};
use http::Request;
use http_body_util::BodyExt;
use serde_json::{Value, json};

use crate::support::{Answer, Api, INVOICE, NOW, host};

/// A router of its own for every question: each counts for itself how often somebody asks.
async fn raw(api: &Api, path: &str) -> (u16, http::HeaderMap, String) {
    let fresh = Api { router: router(host(api.pool.clone())), pool: api.pool.clone() };
    let response = fresh.raw(Request::get(path).body(Body::empty()).unwrap()).await;
    let (parts, body) = response.into_parts();
    let body = body.collect().await.unwrap().to_bytes();
    (parts.status.as_u16(), parts.headers, String::from_utf8(body.to_vec()).unwrap())
}

async fn ask(api: &Api, query: &str) -> Answer {
    let fresh = Api { router: router(host(api.pool.clone())), pool: api.pool.clone() };
    fresh.send(Request::get(format!("/search/1.0/json?{query}")).body(Body::empty()).unwrap()).await
}

async fn allow(api: &Api, allowed: bool) {
    let operator = api.sign_in("membre@operator.example").await;
    let version = api.get(&operator, "/api/v1/operator/service").await.json["version"].as_u64().unwrap();
    let request = Request::patch("/api/v1/operator/service")
        .header("cookie", &operator.0)
        .header("content-type", "application/json")
        .header("if-match", format!("\"{version}\""))
        .body(Body::from(json!({ "publicLookup": allowed }).to_string()));
    let changed = api.send(request.unwrap()).await;
    assert_eq!((changed.status, &changed.json["publicLookup"]), (200, &json!(allowed)), "{changed:?}");
}

async fn open() -> Api {
    let api = Api::new();
    let full = NewParticipant {
        participant_id: ParticipantId::parse("9915:Test").unwrap(),
        names: vec![
            NameEntry { name: "Österreichische <Behörde> & \"Söhne\"".to_owned(), language: Some("de".to_owned()) },
            NameEntry { name: "Austrian Authority".to_owned(), language: Some("en".to_owned()) },
        ],
        country: "AT".to_owned(),
        place: Some("Évry, Straße 1".to_owned()),
        website: Some("https://Test.e-rechnung.gv.at".to_owned()),
        identifiers: vec![canonical("GLN", "7300010000001", "AT"), canonical("UID", "ATU 1", "AT")],
        document_types: vec![DocumentType {
            scheme: "busdox-docid-qns".to_owned(),
            value: INVOICE.to_owned(),
            name: "Invoice".to_owned(),
        }],
        provider_ids: Vec::new(),
        source: "peppol-directory".to_owned(),
        as_of_ms: NOW,
    };
    pool::write(api.pool.as_ref(), |db| participants::put(db, &full)).unwrap();
    allow(&api, true).await;
    api
}

fn ids(answer: &Answer) -> Vec<&str> {
    let matches = answer.json["matches"].as_array().unwrap_or_else(|| panic!("{answer:?}"));
    matches.iter().map(|one| one["participantID"]["value"].as_str().unwrap()).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn it_answers_only_where_the_operator_allows_it() {
    let api = Api::new();
    for path in ["/search/1.0", "/search/1.0/xml?q=oyster", "/search/1.0/json?q=oyster", "/search/1.0/json?rpi=-1"] {
        assert_eq!(raw(&api, path).await.0, 404, "{path}");
    }
    allow(&api, true).await;
    assert_eq!(ids(&ask(&api, "q=oyster").await), ["0007:5567890120"]);
    allow(&api, false).await;
    assert_eq!(ask(&api, "q=oyster").await.status, 404);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn every_parameter_finds_what_it_says() {
    let api = open().await;
    let doctype = INVOICE.replace('#', "%23").replace(':', "%3A");
    for (query, expected) in [
        ("participant=iso6523-actorid-upis::9915:test".to_owned(), &["9915:Test"][..]),
        ("participant=ISO6523-ACTORID-UPIS::9915:TEST".to_owned(), &["9915:Test"]),
        ("participant=iso6523-actorid-upis::9915:tes".to_owned(), &[]),
        ("name=austrian".to_owned(), &["9915:Test"]),
        ("name=osterreich".to_owned(), &["9915:Test"]),
        ("name=authority+austrian".to_owned(), &["9915:Test"]),
        ("name=aus*ian".to_owned(), &[]),
        ("country=AT".to_owned(), &["9915:Test"]),
        ("country=at".to_owned(), &["9915:Test"]),
        ("geoinfo=%C3%A9vry".to_owned(), &["9915:Test"]),
        ("geoinfo=STRA".to_owned(), &["9915:Test"]),
        ("geoinfo=%25%25%25".to_owned(), &[]),
        ("website=E-RECHNUNG.gv".to_owned(), &["9915:Test"]),
        ("identifierScheme=GLN&identifierValue=7300010000001".to_owned(), &["9915:Test"]),
        ("identifierScheme=0088&identifierValue=7300010000001".to_owned(), &["9915:Test"]),
        ("identifierScheme=0088".to_owned(), &["9915:Test"]),
        ("identifierValue=ATU+1".to_owned(), &["9915:Test"]),
        ("identifierValue=ATU1".to_owned(), &[]),
        ("identifierScheme=UID&identifierValue=7300010000001".to_owned(), &[]),
        // Never the participant id itself.
        ("identifierValue=5567890120".to_owned(), &[]),
        (format!("doctype=busdox-docid-qns::{doctype}&country=AT"), &["9915:Test"]),
        (format!("doctype=busdox-docid-qns::{}&country=AT", doctype.to_lowercase()), &[]),
        (format!("doctype=peppol-doctype-wildcard::{doctype}&country=AT"), &[]),
        ("q=rechnung+test".to_owned(), &["9915:Test"]),
        ("q=7300010000001&q=authority".to_owned(), &["9915:Test"]),
        ("q=AT".to_owned(), &["0216:003715921021", "9915:Test"]),
        ("q=authority&country=FR".to_owned(), &[]),
        ("name=authority&country=AT&unknown=1".to_owned(), &["9915:Test"]),
        // What is not stored finds nobody; who has left the network is not shown.
        ("contact=support".to_owned(), &[]),
        ("addinfo=endpoint&country=AT".to_owned(), &[]),
        ("regdate=2012-01-01".to_owned(), &[]),
        ("name=Borte".to_owned(), &[]),
    ] {
        let answer = ask(&api, &query).await;
        assert_eq!(answer.status, 200, "{query}: {answer:?}");
        assert_eq!(ids(&answer), expected, "{query}");
        assert_eq!(answer.json["total-result-count"], expected.len(), "{query}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn what_cannot_be_read_is_refused() {
    let api = open().await;
    for (query, field) in [
        ("", None),
        ("country=", None),
        ("unknown=1", None),
        ("q=%ff", None),
        ("participant=9915:test", Some("participant")),
        ("participant=test", Some("participant")),
        ("participant=::9915:test", Some("participant")),
        ("name=ab", Some("name")),
        ("geoinfo=ab", Some("geoinfo")),
        ("website=%C3%A9%C3%A9", Some("website")),
        ("contact=ab", Some("contact")),
        ("addinfo=ab", Some("addinfo")),
        ("name=a%00bc", Some("name")),
        ("regdate=2012-02-30", Some("regdate")),
        ("regdate=01.01.2012", Some("regdate")),
        ("regdate=2012-01-01T00:00:00Z", Some("regdate")),
        ("doctype=urn", Some("doctype")),
        ("doctype=busdox-docid-qns::", Some("doctype")),
        ("identifierScheme=a&identifierScheme=b", Some("identifierScheme")),
        ("identifierValue=a&identifierValue=b", Some("identifierValue")),
        ("q=a&resultPageIndex=-1", Some("resultPageIndex")),
        ("q=a&rpi=-1", Some("resultPageIndex")),
        ("q=a&rpi=x", Some("rpi")),
        ("q=a&resultPageCount=0", Some("resultPageCount")),
        ("q=a&rpc=-5", Some("resultPageCount")),
        ("q=a&rpi=50", Some("resultPageIndex")),
        ("q=a&rpi=1&rpc=501", Some("resultPageIndex")),
        ("q=a&rpc=1002", Some("resultPageIndex")),
        ("q=a&rpi=9223372036854775807&rpc=9223372036854775807", Some("resultPageIndex")),
    ] {
        let answer = ask(&api, query).await;
        assert_eq!((answer.status, answer.code()), (400, "malformed_query"), "{query}: {answer:?}");
        assert_eq!(answer.json["fields"][0]["field"].as_str(), field, "{query}");
        assert_eq!(answer.header("access-control-allow-origin"), "*");
    }
    for query in ["q=a&rpc=1000", "q=a&rpi=49", "q=a&rpc=1001", "q=a&rpi=1&rpc=500"] {
        assert_eq!(ask(&api, query).await.status, 200, "{query}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn an_answer_has_the_directory_s_shape() {
    let api = open().await;
    let answer = ask(&api, "name=austrian&country=AT").await;
    assert_eq!((answer.header("content-type"), answer.header("cache-control")), ("application/json", "no-store"));
    assert_eq!(answer.header("access-control-allow-origin"), "*");
    assert!(answer.header("access-control-allow-credentials").is_empty());
    assert_eq!(
        answer.json,
        json!({
            "version": "1.0", "total-result-count": 1, "used-result-count": 1, "result-page-index": 0,
            "result-page-count": 20, "first-result-index": 0, "last-result-index": 0,
            "query-terms": "name=austrian&country=AT", "creation-dt": "2026-08-19T12:30:00Z",
            "matches": [{
                "participantID": { "scheme": "iso6523-actorid-upis", "value": "9915:Test" },
                "docTypes": [{ "scheme": "busdox-docid-qns", "value": INVOICE }],
                "entities": [{
                    "name": [
                        { "name": "Österreichische <Behörde> & \"Söhne\"", "language": "de" },
                        { "name": "Austrian Authority", "language": "en" },
                    ],
                    "countryCode": "AT", "geoInfo": "Évry, Straße 1",
                    "identifiers": [
                        { "scheme": "0088", "value": "7300010000001" }, { "scheme": "UID", "value": "ATU 1" },
                    ],
                    "websites": ["https://Test.e-rechnung.gv.at"],
                }],
            }],
        })
    );
    let nothing = ask(&api, "name=nobody").await;
    assert_eq!((nothing.status, &nothing.json["matches"]), (200, &json!([])));
    assert_eq!((&nothing.json["last-result-index"], &nothing.json["total-result-count"]), (&json!(-1), &json!(0)));
    let bare = ask(&api, "participant=iso6523-actorid-upis::0007:5567890120").await;
    let entity = json!({ "name": [{ "name": "Oyster Handel AB" }], "countryCode": "SE" });
    assert_eq!(bare.json["matches"][0]["entities"], json!([entity]));
}

/// An element of XML as a JSON value: its name, its attributes, its text, and what is in it.
fn parsed(xml: &str) -> Value {
    let mut open: Vec<Value> = vec![json!({ "in": [] })];
    let mut rest = xml.strip_prefix(r#"<?xml version="1.0" encoding="UTF-8"?>"#).expect("a declaration");
    while !rest.is_empty() {
        if let Some(tag) = rest.strip_prefix('<') {
            let (tag, after) = tag.split_once('>').expect("a tag ends");
            rest = after;
            if let Some(name) = tag.strip_prefix('/') {
                let done = open.pop().unwrap();
                assert_eq!(done["name"], name, "tags are nested");
                open.last_mut().unwrap()["in"].as_array_mut().unwrap().push(done);
                continue;
            }
            let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
            let mut element = json!({ "name": name, "text": "", "in": [] });
            for attribute in attributes.split_terminator("\" ").map(|one| one.trim_end_matches('"')) {
                let (key, value) = attribute.split_once("=\"").expect("an attribute has a value in quotes");
                element["attributes"][key] = json!(unescaped(value));
            }
            open.push(element);
        } else {
            let end = rest.find('<').expect("text stands in an element");
            let text = unescaped(&rest[..end]);
            let last = open.last_mut().unwrap();
            last["text"] = json!(format!("{}{}", last["text"].as_str().unwrap_or_default(), text));
            rest = &rest[end..];
        }
    }
    assert_eq!(open.len(), 1, "every element is closed");
    open[0]["in"][0].clone()
}

fn unescaped(text: &str) -> String {
    assert!(!text.contains(['<', '"']), "{text}");
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    let rest = text.replace("&amp;", "");
    assert!(!rest.contains('&'), "{text}");
    text.replace("&amp;", "&")
}

/// What the XML says, under the names and in the shape of the JSON.
fn as_json(root: &Value) -> Value {
    let texts = |element: &Value, name: &str, map: &dyn Fn(&Value) -> Value| -> Vec<Value> {
        element["in"].as_array().unwrap().iter().filter(|one| one["name"] == name).map(map).collect()
    };
    let id = |one: &Value| json!({ "scheme": one["attributes"]["scheme"], "value": one["text"] });
    let plain = |one: &Value| one["text"].clone();
    let name = |one: &Value| match one["attributes"]["language"].as_str() {
        Some(language) => json!({ "name": one["text"], "language": language }),
        None => json!({ "name": one["text"] }),
    };
    let entity = |one: &Value| {
        let mut entity =
            json!({ "name": texts(one, "name", &name), "countryCode": texts(one, "countryCode", &plain)[0] });
        for (key, found) in
            [("identifiers", texts(one, "identifier", &id)), ("websites", texts(one, "website", &plain))]
        {
            if !found.is_empty() {
                entity[key] = json!(found);
            }
        }
        if let Some(place) = texts(one, "geoInfo", &plain).first() {
            entity["geoInfo"] = place.clone();
        }
        entity
    };
    let matched = |one: &Value| {
        let mut matched =
            json!({ "participantID": texts(one, "participantID", &id)[0], "entities": texts(one, "entity", &entity) });
        let types = texts(one, "docTypeID", &id);
        if !types.is_empty() {
            matched["docTypes"] = json!(types);
        }
        matched
    };
    let mut all = json!({ "matches": texts(root, "match", &matched) });
    for (key, value) in root["attributes"].as_object().unwrap() {
        let number = value.as_str().unwrap().parse::<i64>().map(|number| json!(number));
        all[key] = if key == "version" { value.clone() } else { number.unwrap_or_else(|_| value.clone()) };
    }
    all
}

/// Children in the order of the published schema (directory-search-result-list, version 1).
fn is_in_order(root: &Value) {
    let order = |element: &Value, names: &[&str]| {
        let places: Vec<usize> = element["in"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| names.iter().position(|name| one["name"] == *name).unwrap_or_else(|| panic!("{one}")))
            .collect();
        assert!(places.is_sorted(), "{element}");
    };
    assert_eq!(root["name"], "resultlist");
    assert_eq!(root["attributes"].as_object().unwrap().len(), 9);
    order(root, &["match"]);
    for matched in root["in"].as_array().unwrap() {
        order(matched, &["participantID", "docTypeID", "entity"]);
        for entity in matched["in"].as_array().unwrap().iter().filter(|one| one["name"] == "entity") {
            order(entity, &["name", "countryCode", "geoInfo", "identifier", "website"]);
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn xml_and_json_say_the_same() {
    let api = open().await;
    for query in ["q=a", "country=AT", "name=nobody&q=%3C%26%22", "q=e&rpi=1&rpc=3", "name=handelsfabriken"] {
        let json = ask(&api, query).await.json;
        let (status, headers, xml) = raw(&api, &format!("/search/1.0/xml?{query}")).await;
        assert_eq!((status, headers["content-type"].to_str().unwrap()), (200, "application/xml"));
        let root = parsed(&xml);
        is_in_order(&root);
        assert_eq!(as_json(&root), json, "{query}");
        assert_eq!(raw(&api, &format!("/search/1.0?{query}")).await.2, xml, "without a format it is XML");
        let (_, _, pretty) = raw(&api, &format!("/search/1.0/xml?{query}&beautify=true")).await;
        assert!(pretty.contains("\n<resultlist ") && !xml.contains('\n'));
        assert_eq!(pretty.lines().map(str::trim_start).collect::<String>(), xml);
        let (_, _, pretty) = raw(&api, &format!("/search/1.0/json?{query}&beautify=true")).await;
        assert!(pretty.contains('\n'));
        assert_eq!(serde_json::from_str::<Value>(&pretty).unwrap(), json);
        assert!(!raw(&api, &format!("/search/1.0/json?{query}&beautify=1")).await.2.contains('\n'));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn pages_put_together_are_the_whole() {
    let api = open().await;
    let whole = ask(&api, "q=a&rpc=1000").await;
    let all = ids(&whole);
    assert!(all.len() > 5 && all.iter().collect::<BTreeSet<_>>().len() == all.len(), "{all:?}");
    for count in 1..=all.len() + 1 {
        let mut together: Vec<String> = Vec::new();
        for index in 0..all.len().div_ceil(count) + 1 {
            let page = ask(&api, &format!("q=a&resultPageIndex={index}&resultPageCount={count}")).await;
            let used = ids(&page).len();
            assert_eq!(page.json["total-result-count"], all.len());
            assert_eq!(page.json["used-result-count"], used);
            assert_eq!(page.json["first-result-index"], index * count);
            assert_eq!(page.json["last-result-index"], ((index + 1) * count).min(all.len()) - 1);
            together.extend(ids(&page).into_iter().map(str::to_owned));
        }
        assert_eq!(together, all, "{count} a page");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn other_methods_formats_and_versions_are_none() {
    let api = open().await;
    for method in ["POST", "PUT", "PATCH", "DELETE"] {
        let request = Request::builder().method(method).uri("/search/1.0/json?q=a").body(Body::empty()).unwrap();
        assert_eq!(api.send(request).await.status, 405, "{method}");
    }
    for path in ["/search/1.0/csv?q=a", "/search/2.0/json?q=a", "/search/1.0/json/more?q=a"] {
        assert_eq!(raw(&api, path).await.0, 404, "{path}");
    }
    assert_eq!(raw(&api, "/search/1.0/JSON?q=a").await.0, 200);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn the_third_question_of_a_second_has_to_wait() {
    let api = open().await;
    let ask = || api.send(Request::get("/search/1.0/json?q=a").body(Body::empty()).unwrap());
    assert_eq!((ask().await.status, ask().await.status), (200, 200));
    let third = ask().await;
    assert_eq!((third.status, third.code(), third.header("retry-after")), (429, "too_many_attempts", "1"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn what_is_taken_down_is_shown_to_nobody_until_it_is_lifted() {
    let api = open().await;
    let operator = api.sign_in("membre@operator.example").await;
    let member = api.sign_in("membre@lumiere.example").await;
    let body = json!({ "participantId": "9915:TEST", "reason": "Asked by the person, letter of 2026-08-18." });
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

    // Its source says it again, changed: it stays down.
    let mut card = api_card("9915:Test", "Austrian Authority, renamed");
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

fn api_card(id: &str, name: &str) -> NewParticipant {
    NewParticipant {
        participant_id: ParticipantId::parse(id).unwrap(),
        names: vec![NameEntry { name: name.to_owned(), language: None }],
        country: "FR".to_owned(),
        place: None,
        website: None,
        identifiers: Vec::new(),
        document_types: Vec::new(),
        provider_ids: Vec::new(),
        source: "peppol-directory".to_owned(),
        as_of_ms: NOW,
    }
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
