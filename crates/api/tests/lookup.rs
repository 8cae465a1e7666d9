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
use serde_json::json;

use crate::support::{Answer, Api, INVOICE, NOW, host};

/// A router of its own for every question: each counts for itself how often somebody asks.
pub async fn raw(api: &Api, path: &str) -> (u16, http::HeaderMap, String) {
    let fresh = Api { router: router(host(api.pool.clone())), pool: api.pool.clone() };
    let response = fresh.raw(Request::get(path).body(Body::empty()).unwrap()).await;
    let (parts, body) = response.into_parts();
    let body = body.collect().await.unwrap().to_bytes();
    (parts.status.as_u16(), parts.headers, String::from_utf8(body.to_vec()).unwrap())
}

pub async fn ask(api: &Api, query: &str) -> Answer {
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

pub async fn open() -> Api {
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

pub fn ids(answer: &Answer) -> Vec<&str> {
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
        ("q=Iso6523-Actorid-UPIS::9915:test+rechnung".to_owned(), &["9915:Test"]),
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

/// So many different words.
fn words(numbers: std::ops::Range<u32>) -> String {
    numbers.map(|number| format!("word{number}")).collect::<Vec<_>>().join("+")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_word_said_often_is_one() {
    let api = open().await;
    let often = ["rechnung"; 200].join("+");
    for query in [format!("q={}", &often[..180]), ["q=rechnung+test"; 20].join("&"), format!("q={}", words(0..20))] {
        assert_eq!(ask(&api, &query).await.status, 200, "{query}");
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
        (&format!("q={}&q={}", words(0..11), words(11..21)), Some("q")),
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
