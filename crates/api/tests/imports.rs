//! Customers from files over the API: the whole way of a file, refusals, choices, one call for all, reports.

use crate::{
    imports_support::{counts, file, get, post, previewed, send, upload},
    support::Api,
};
use serde_json::{Value, json};

const FILE: &str = "Nom;Identifiant;Numéro de client;Prestataire\r\n\
    Nordisk kryddhandel AB;7300010000001;0042;\r\n\
    ;0216:003715921021;7, 8;quai\r\n\
    Borte AS;0192:991825827;9;\r\n";

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_file_goes_all_its_way() {
    let api = Api::new();
    let cookie = api.sign_in("membre@lumiere.example").await;
    let uploaded = upload(&api, &cookie, FILE).await;
    assert_eq!(uploaded.status, 201);
    let location = uploaded.header("location").to_owned();
    let mut shown = uploaded.json.clone();
    shown["id"] = json!("[id]");
    insta::assert_json_snapshot!("uploaded", shown);
    assert_eq!(api.get(&cookie, &location).await.json, uploaded.json);

    let (path, preview) = previewed(&api, &cookie, FILE).await;
    assert_eq!((preview.json["state"].as_str(), counts(&preview)), (Some("previewed"), [2, 0, 0, 0, 1]));
    assert_eq!(get(&api, &cookie, "").await.json["total"], 0, "a preview writes nothing");
    let lines = get(&api, &cookie, &format!("{path}/lines")).await;
    insta::assert_json_snapshot!("lines", lines.json);
    let rejected = get(&api, &cookie, &format!("{path}/lines?outcome=rejected&page=1&limit=10")).await;
    assert_eq!((&rejected.json["total"], &rejected.json["items"][0]["reason"]), (&json!(1), &json!("nonExisting")));

    let applied = post(&api, &cookie, &format!("{path}/apply"), Value::Null).await;
    assert_eq!((applied.status, applied.json["state"].as_str()), (202, Some("running")));
    let ended = get(&api, &cookie, &path).await;
    assert_eq!((ended.json["state"].as_str(), ended.json["done"].as_u64()), (Some("applied"), Some(3)));
    assert_eq!(get(&api, &cookie, "?q=0042&field=customerNumber").await.json["total"], 1);
    let again = previewed(&api, &cookie, FILE).await.1;
    assert_eq!(counts(&again), [0, 0, 2, 0, 1], "once more changes nothing");

    let list = get(&api, &cookie, "/imports").await;
    assert_eq!((list.json["total"].as_u64(), list.json["items"].as_array().unwrap().len()), (Some(3), 3));
    let undone = post(&api, &cookie, &format!("{path}/undo"), Value::Null).await;
    assert_eq!(
        (undone.json["state"].as_str(), &undone.json["undone"], &undone.json["kept"]),
        (Some("undone"), &json!(2), &json!(0))
    );
    assert_eq!(get(&api, &cookie, "").await.json["total"], 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn what_is_refused_says_why() {
    let api = Api::new();
    let cookie = api.sign_in("membre@lumiere.example").await;
    for (name, kind, body, status, code) in [
        ("", "text/csv", b"nom\n".to_vec(), 422, "file_empty"),
        ("", "text/csv", b"PK\x03\x04".to_vec(), 422, "file_not_text"),
        (
            "",
            "text/csv",
            "nom\n".to_owned().into_bytes().into_iter().chain("A\n".repeat(50_001).bytes()).collect(),
            422,
            "file_too_long",
        ),
        ("", "application/json", b"{}".to_vec(), 415, "unsupported_media_type"),
        ("", "text/csv", vec![b'a'; 16 * 1024 * 1024 + 1], 413, "body_too_large"),
        ("a%07.csv", "text/csv", FILE.into(), 422, "text_control"),
    ] {
        let answer = send(&api, &cookie, "POST", &format!("/imports?fileName={name}"), kind, body).await;
        assert_eq!((answer.status, answer.code()), (status, code), "{answer:?}");
    }
    let big = send(&api, &cookie, "POST", "/imports", "text/csv", format!("nom\n{}", "A\n".repeat(40_000))).await;
    assert_eq!(big.status, 201, "files may be larger than other bodies: {big:?}");

    let (path, _) = previewed(&api, &cookie, FILE).await;
    for (path, body, status, code) in [
        (format!("{path}/preview"), json!({ "roles": ["name"] }), 400, "malformed_body"),
        (
            format!("{path}/preview"),
            json!({ "roles": ["ignore", "ignore", "ignore", "ignore"] }),
            422,
            "no_identifier_column",
        ),
        (format!("{path}/preview"), json!({ "roles": ["nothing"] }), 400, "malformed_body"),
        (format!("{path}/undo"), Value::Null, 409, "import_state"),
        ("/imports/none/apply".to_owned(), Value::Null, 404, "import_not_found"),
        ("/imports/none/preview".to_owned(), json!({ "roles": [] }), 404, "import_not_found"),
        ("/imports/none/undo".to_owned(), Value::Null, 404, "import_not_found"),
    ] {
        let answer = post(&api, &cookie, &path, body).await;
        assert_eq!((answer.status, answer.code()), (status, code), "{path}: {answer:?}");
    }
    for (line, status, code) in
        [("2", 409, "import_state"), ("99", 404, "route_not_found"), ("x", 404, "route_not_found")]
    {
        let path = format!("{path}/lines/{line}");
        let answer = send(&api, &cookie, "PATCH", &path, "application/json", "{}").await;
        assert_eq!((answer.status, answer.code()), (status, code), "{line}: {answer:?}");
    }
    let other = api.sign_in("membre@brasserie.example").await;
    for path in [path.clone(), format!("{path}/lines"), format!("{path}/report.csv")] {
        let answer = get(&api, &other, &path).await;
        assert_eq!((answer.status, answer.code()), (404, "import_not_found"), "{path}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_choice_is_made_for_a_line() {
    let api = Api::new();
    let cookie = api.sign_in("membre@lumiere.example").await;
    let (path, preview) = previewed(&api, &cookie, "OVT;Numéro de client\nFI15921021;1\n").await;
    assert_eq!(counts(&preview), [0, 0, 0, 1, 0], "{preview:?}");
    let line = &get(&api, &cookie, &format!("{path}/lines?outcome=ambiguous")).await.json["items"][0];
    assert_eq!(line["candidates"].as_array().unwrap().len(), 2);
    let path = format!("{path}/lines/{}", line["line"]);
    let body = json!({ "participantId": "0213:FI15921021" }).to_string();
    let chosen = send(&api, &cookie, "PATCH", &path, "application/json", body).await;
    assert_eq!((chosen.status, chosen.json["outcome"].as_str()), (200, Some("created")), "{chosen:?}");
    let body = json!({ "participantId": "0088:1234567890128" }).to_string();
    let unknown = send(&api, &cookie, "PATCH", &path, "application/json", body).await;
    assert_eq!((unknown.status, unknown.code()), (404, "participant_not_found"));
    let left_out = send(&api, &cookie, "PATCH", &path, "application/json", "{}").await;
    assert_eq!(left_out.json["outcome"], "ambiguous");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_program_imports_in_one_call() {
    let api = Api::new();
    let cookie = api.sign_in("membre@lumiere.example").await;
    let once = |query: &'static str| send(&api, &cookie, "POST", query, "text/csv", FILE);
    for query in ["/import", "/import?dryRun=true"] {
        let report = once(query).await;
        assert_eq!(
            (report.status, counts(&report), &report.json["importId"]),
            (200, [2, 0, 0, 0, 1], &Value::Null),
            "{report:?}"
        );
    }
    assert_eq!(get(&api, &cookie, "").await.json["total"], 0);
    assert_eq!(get(&api, &cookie, "/imports").await.json["total"], 0, "a dry run leaves nothing");
    let report = once("/import?dryRun=false").await;
    assert_eq!((counts(&report), report.json["lines"].as_array().unwrap().len()), ([2, 0, 0, 0, 1], 3));
    assert_eq!(get(&api, &cookie, "").await.json["total"], 2);
    let path = format!("/imports/{}/undo", report.json["importId"].as_str().unwrap());
    assert_eq!(post(&api, &cookie, &path, Value::Null).await.json["undone"], 2);
    assert_eq!(once("/import?dryRun=maybe").await.code(), "malformed_query");
    let nameless = send(&api, &cookie, "POST", "/import", "text/csv", "1;2\n3;4\n").await;
    assert_eq!((nameless.status, nameless.code()), (422, "no_identifier_column"), "{nameless:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn the_report_is_a_file_in_both_languages() {
    let api = Api::new();
    let cookie = api.sign_in("membre@lumiere.example").await;
    let (path, _) = previewed(&api, &cookie, &format!("{FILE}=1+1;x;;\r\n")).await;
    let (headers, fr) = file(&api, &cookie, &format!("{path}/report.csv")).await;
    assert_eq!(headers["content-disposition"], "attachment; filename=\"import-2026-08-19.csv\"");
    let en = file(&api, &cookie, &format!("{path}/report.csv?lang=en&outcome=rejected")).await.1;
    insta::assert_snapshot!("report", format!("{fr}---\n{en}").replace('\r', ""));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn everybody_of_the_company_is_told_of_the_end() {
    let api = Api::new();
    let cookie = api.sign_in("membre@lumiere.example").await;
    let (path, _) = previewed(&api, &cookie, FILE).await;
    post(&api, &cookie, &format!("{path}/apply"), Value::Null).await;
    let messages = api.get(&cookie, "/api/v1/messages").await;
    let message = &messages.json["items"][0];
    let told = ["kind", "name", "objectKind", "by"].map(|field| message[field].as_str().unwrap());
    assert_eq!(told, ["importFinished", "clients.csv", "import", "Membre lumiere"], "{messages:?}");
    assert_eq!((&message["count"], format!("/imports/{}", message["objectId"].as_str().unwrap())), (&json!(2), path));
}
