//! Whatever is handed over as a file, and whatever is asked of imports and exports: an answer, never a failure of the
//! server.

use crate::support::{Api, Cookie};
use axum::body::Body;
use http::{Request, header};
use http_body_util::BodyExt;
use proptest::prelude::*;
use serde_json::{Value, json};
use tower::ServiceExt;

/// Sends a request as a member of Lumière; status, media type and body.
fn ask(method: &str, path: &str, kind: &str, body: Vec<u8>) -> (u16, String, Vec<u8>) {
    thread_local! {
        static API: (tokio::runtime::Runtime, Api, Cookie) = {
            let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).build().unwrap();
            let api = Api::new();
            let cookie = runtime.block_on(api.sign_in("membre@lumiere.example"));
            (runtime, api, cookie)
        };
    }
    API.with(|(runtime, api, cookie)| {
        let request = Request::builder()
            .method(method)
            .uri(format!("/api/v1/customers{path}"))
            .header(header::COOKIE, &cookie.0)
            .header(header::CONTENT_TYPE, kind);
        let request = request.body(Body::from(body)).unwrap();
        runtime.block_on(async {
            let (parts, body) = api.router.clone().oneshot(request).await.unwrap().into_parts();
            let kind = parts.headers.get(header::CONTENT_TYPE).map_or("", |kind| kind.to_str().unwrap()).to_owned();
            (parts.status.as_u16(), kind, body.collect().await.unwrap().to_bytes().to_vec())
        })
    })
}

fn is_an_answer(what: &str, (status, kind, body): &(u16, String, Vec<u8>)) -> Result<(), TestCaseError> {
    prop_assert!(*status < 500, "{}: {} {:?}", what, status, String::from_utf8_lossy(body));
    if *status >= 400 {
        prop_assert_eq!(kind, "application/problem+json", "{}", what);
    }
    Ok(())
}

/// Files as people have them, and any other.
fn file() -> impl Strategy<Value = Vec<u8>> {
    let cell = prop_oneof![
        Just("7300010000001".to_owned()),
        Just("FI15921021".to_owned()),
        Just("0225:732829320".to_owned()),
        Just("Handelsfabriken Oy".to_owned()),
        Just("quai".to_owned()),
        Just(String::new()),
        "[A-Za-z0-9 ,*:;'=+\"\t-]{0,20}",
        "\\PC{0,10}",
    ];
    let header = prop_oneof![
        Just("Nom;Identifiant;Numéro de client;Prestataire".to_owned()),
        Just("SIREN;Adresse de facturation;Adresse de facturation active".to_owned()),
        Just("GLN;Customer number".to_owned()),
        "\\PC{0,20}",
    ];
    let row = proptest::collection::vec(cell, 1..5).prop_map(|cells| cells.join(";"));
    let lines = (header, proptest::collection::vec(row, 0..8), prop_oneof![Just("\n"), Just("\r\n"), Just("\r")])
        .prop_map(|(header, rows, end)| [vec![header], rows].concat().join(end).into_bytes());
    prop_oneof![4 => lines, 1 => proptest::collection::vec(any::<u8>(), 0..200)]
}

fn role() -> impl Strategy<Value = &'static str> {
    proptest::sample::select(
        &["ignore", "identifier", "name", "customerNumber", "provider", "invoiceAddress", "addressActive", "x"][..],
    )
}

fn encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: carnet_testing::cases(400), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_file_goes_its_way_or_is_refused(
        file in file(),
        name in "\\PC{0,20}",
        roles in proptest::collection::vec(role(), 0..6),
        header in proptest::option::of(any::<bool>()),
        as_guessed in proptest::bool::weighted(0.6),
        line in 0_u32..10,
        chosen in proptest::option::of(proptest::sample::select(&["0216:003715921021", "0213:FI15921021", "", "x"][..])),
    ) {
        let uploaded = ask("POST", &format!("/imports?fileName={}", encoded(&name)), "text/csv", file.clone());
        is_an_answer("upload", &uploaded)?;
        let once = ask("POST", "/import?dryRun=true", "text/csv", file);
        is_an_answer("at once", &once)?;
        if uploaded.0 != 201 {
            return Ok(());
        }
        let import: Value = serde_json::from_slice(&uploaded.2).unwrap();
        let path = format!("/imports/{}", import["id"].as_str().unwrap());
        let guessed: Vec<&str> =
            import["columns"].as_array().unwrap().iter().map(|column| column["role"].as_str().unwrap()).collect();
        let roles = if as_guessed { guessed } else { roles };
        let body = json!({ "roles": roles, "hasHeader": header }).to_string();
        let previewed = ask("POST", &format!("{path}/preview"), "application/json", body.into());
        is_an_answer("preview", &previewed)?;
        let body = json!({ "participantId": chosen }).to_string();
        is_an_answer("choice", &ask("PATCH", &format!("{path}/lines/{line}"), "application/json", body.into()))?;
        for step in ["apply", "undo"] {
            let answer = ask("POST", &format!("{path}/{step}"), "application/json", b"null".to_vec());
            is_an_answer(step, &answer)?;
            prop_assert_eq!(previewed.0 == 200, answer.0 < 300, "{}: {:?}", step, answer);
            let import: Value = serde_json::from_slice(&ask("GET", &path, "text/plain", Vec::new()).2).unwrap();
            prop_assert!(import["state"] != "running" && import["state"] != "failed", "{}", import);
        }
        for path in [format!("{path}/lines"), format!("{path}/report.csv")] {
            let answer = ask("GET", &path, "text/plain", Vec::new());
            prop_assert_eq!(answer.0, 200, "{}: {:?}", path, String::from_utf8_lossy(&answer.2));
        }
        let left: Value = serde_json::from_slice(&ask("GET", "", "text/plain", Vec::new()).2).unwrap();
        prop_assert_eq!(&left["total"], 0, "an undo leaves nothing: {}", left);
    }

    #[test]
    fn any_question_about_files_is_answered(
        path in proptest::sample::select(&[
            ".csv", ".json", "/imports", "/imports/x", "/imports/x/lines", "/imports/x/report.csv", "/imports/x/lines/1",
            "/imports/x/apply", "/imports/x/undo", "/imports/x/preview", "/import", "/imports/%FF/lines/%FF",
        ][..]),
        method in proptest::sample::select(&["GET", "POST", "PATCH", "DELETE", "PUT"][..]),
        name in proptest::sample::select(
            &["q", "field", "status", "sort", "ids", "columns", "lang", "outcome", "page", "limit", "cursor", "dryRun", "fileName"][..]
        ),
        value in prop_oneof!["\\PC{0,30}", Just("fr".to_owned()), Just("name,state".to_owned()), Just("*".to_owned())],
        body in proptest::collection::vec(any::<u8>(), 0..60),
    ) {
        let path = format!("{path}?{name}={}", encoded(&value));
        is_an_answer(&format!("{method} {path}"), &ask(method, &path, "text/csv", body))?;
    }
}
