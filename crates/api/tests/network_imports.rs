//! Imports of the public directory from the operator's console: the file arrives as a stream, broken cards cost
//! themselves, too many removals wait for a word, and what is cut off changes nothing.

use std::{
    convert::Infallible,
    fmt::Write,
    fs,
    ops::Range,
    path::PathBuf,
    sync::{Arc, Mutex},
};

use axum::body::{Body, Bytes};
use carnet_api::{Host, router};
use carnet_store::{Error, db, pool};
use futures_util::stream;
use http::{Request, header};
use serde_json::{Value, json};

use crate::{
    people::{People, people},
    support::{self, Answer, Cookie},
};

/// Cards with a name of this edition.
fn cards(numbers: Range<u32>, edition: &str) -> String {
    numbers.fold(String::new(), |mut text, number| {
        write!(
            text,
            "<businesscard>\n<participant scheme=\"iso6523-actorid-upis\" value=\"0088:299{number:010}\"/>\n\
             <entity countrycode=\"SE\"><name name=\"Bolag {edition} {number}\"/></entity>\n</businesscard>\n"
        )
        .unwrap();
        text
    })
}

fn export(numbers: Range<u32>, edition: &str) -> String {
    format!("<root creationdt=\"2026-08-01T00:00:00Z\">\n{}</root>\n", cards(numbers, edition))
}

async fn send(people: &People, who: &Cookie, path: &str, body: impl Into<Body>) -> Answer {
    let request = Request::post(format!("/api/v1/network/imports{path}"))
        .header(header::COOKIE, &who.0)
        .header(header::CONTENT_TYPE, "application/xml");
    people.api.send(request.body(body.into()).unwrap()).await
}

/// Imports by the operator, and reads the import as it is afterwards.
async fn import(people: &People, text: String) -> Value {
    let answer = send(people, &people.operator, "?source=annexe&fileName=cartes.xml", text).await;
    assert_eq!(answer.status, 202, "{answer:?}");
    let path = answer.header("location").to_owned();
    people.api.get(&people.operator, &path).await.json
}

async fn get(people: &People, path: &str) -> Answer {
    people.api.get(&people.operator, &format!("/api/v1/network/imports{path}")).await
}

async fn decide(people: &People, id: &str, word: &str) -> Answer {
    people.api.post(Some(&people.operator), &format!("/api/v1/network/imports/{id}/{word}"), &json!({})).await
}

/// The one import that is none of these: the clock stands still, so that no order says which is the latest.
async fn other(people: &People, known: &[&Value]) -> Value {
    let all = get(people, "").await.json["imports"].clone();
    let is_known = |one: &&Value| known.iter().any(|known| known["id"] == one["id"]);
    let others: Vec<_> = all.as_array().unwrap().iter().filter(|one| !is_known(one)).collect();
    assert_eq!(others.len(), 1, "{all}");
    others[0].clone()
}

/// What the directory says of one of the cards.
async fn name(people: &People, number: u32) -> (Value, Value) {
    let path = format!("/api/v1/participants/0088:299{number:010}");
    let found = people.api.get(&people.operator, &path).await.json;
    (found["name"].clone(), found["networkStatus"].clone())
}

fn real_cards() -> String {
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    let folder = std::env::var_os("CARNET_DATA").map_or(beside, PathBuf::from);
    fs::read_to_string(folder.join("participant-cards.xml"))
        .unwrap_or_else(|_| include_str!("../../server/tests/fixtures/oddities.xml").to_owned())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn real_cards_come_in_once() {
    let people = people().await;
    let text = real_cards();
    let count = text.matches("<businesscard").count() as u64;
    let first = import(&people, text.clone()).await;
    let file = &first["file"];
    assert_eq!(
        (&first["state"], &file["name"], &file["read"]),
        (&json!("applied"), &json!("cartes.xml"), &json!(count))
    );
    assert_eq!((&file["size"], &file["bytes"]), (&json!(text.len()), &json!(text.len())));
    let created = first["done"]["created"].as_u64().unwrap();
    assert!(created > 0 && created + file["skipped"].as_u64().unwrap() <= count, "{first}");
    let again = import(&people, text).await;
    let known = created + first["done"]["updated"].as_u64().unwrap();
    assert_eq!((&again["done"]["created"], &again["done"]["unchanged"]), (&json!(0), &json!(known)), "{again}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_broken_card_is_a_problem_and_no_end() {
    let people = people().await;
    import(&people, export(0..4, "A")).await;
    let broken = cards(1..2, "B").replace("</entity>", "");
    let text = format!("<root>\n{}{broken}{}</root>", cards(0..1, "B"), cards(3..5, "B"));
    // In pieces of some bytes each, as a network brings them.
    let pieces: Vec<_> =
        text.as_bytes().chunks(37).map(|piece| Ok::<_, Infallible>(Bytes::copy_from_slice(piece))).collect();
    let body = Body::from_stream(stream::iter(pieces));
    let answer = send(&people, &people.operator, "?source=annexe", body).await;
    assert_eq!(answer.status, 202, "{answer:?}");
    let id = answer.json["id"].as_str().unwrap();
    let import = get(&people, &format!("/{id}")).await.json;
    assert_eq!(import["state"], "applied", "{import}");
    assert_eq!((&import["file"]["skipped"], &import["file"]["size"]), (&json!(1), &Value::Null));
    assert_eq!(import["done"], json!({ "created": 1, "updated": 2, "unchanged": 0, "removed": 1 }));
    assert_eq!(name(&people, 1).await, (json!("Bolag A 1"), json!("registered")), "the broken one stays as it was");
    assert_eq!(name(&people, 2).await.1, "removed");
    let problems = get(&people, &format!("/{id}/problems")).await.json;
    assert_eq!(problems["total"], 1);
    let problem = &problems["items"][0];
    let told = ["card", "line", "participantId", "fault", "done"].map(|name| problem[name].clone());
    assert_eq!(told.to_vec(), [json!(2), json!(9), json!("0088:2990000000001"), json!("notXml"), json!("cardSkipped")]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn too_many_removals_wait_and_are_applied_by_a_word() {
    let people = people().await;
    import(&people, export(0..200, "A")).await;
    let waiting = import(&people, export(150..201, "B")).await;
    assert_eq!((&waiting["state"], &waiting["finishedAt"]), (&json!("suspended"), &Value::Null), "{waiting}");
    let comparison = json!({ "created": 1, "updated": 50, "unchanged": 0, "vanishing": 150, "registered": 200 });
    assert_eq!((&waiting["comparison"], &waiting["done"]), (&comparison, &Value::Null));
    assert_eq!(name(&people, 199).await.0, "Bolag A 199", "nothing has changed");
    let id = waiting["id"].as_str().unwrap();
    let page = get(&people, &format!("/{id}/vanished?limit=100&page=2")).await.json;
    assert_eq!((&page["total"], page["items"].as_array().unwrap().len()), (&json!(150), 50));
    let last = json!({ "participantId": "0088:2990000000149", "name": "Bolag A 149", "country": "SE", "customers": 0 });
    assert_eq!(page["items"][49], last);

    assert_eq!(decide(&people, id, "apply").await.status, 202);
    let applied = get(&people, &format!("/{id}")).await.json;
    assert_eq!((&applied["state"], &applied["done"]["removed"]), (&json!("applied"), &json!(150)), "{applied}");
    assert_eq!((name(&people, 0).await.1, name(&people, 199).await.0), (json!("removed"), json!("Bolag B 199")));
    for word in ["apply", "drop"] {
        let late = decide(&people, id, word).await;
        assert_eq!((late.status, late.code()), (409, "import_state"), "{word}");
    }
    let late = get(&people, &format!("/{id}/vanished")).await;
    assert_eq!((late.status, late.code()), (409, "import_state"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn too_many_removals_are_dropped_by_a_word() {
    let people = people().await;
    import(&people, export(0..200, "A")).await;
    let waiting = import(&people, export(150..201, "B")).await;
    let dropped = decide(&people, waiting["id"].as_str().unwrap(), "drop").await;
    assert_eq!((dropped.status, &dropped.json["state"]), (200, &json!("dropped")), "{dropped:?}");
    assert_eq!(name(&people, 0).await, (json!("Bolag A 0"), json!("registered")));
    let partial = send(&people, &people.operator, "?source=annexe&partial=true", export(150..201, "B")).await;
    assert_eq!(partial.status, 202, "a part of a source removes nobody");
    let path = format!("/{}", partial.json["id"].as_str().unwrap());
    assert_eq!(
        get(&people, &path).await.json["done"],
        json!({ "created": 1, "updated": 50, "unchanged": 0, "removed": 0 })
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_connection_that_ends_early_changes_nothing() {
    let people = people().await;
    let first = import(&people, export(0..3, "A")).await;
    let half = Bytes::from(export(0..1_200, "B")[..60_000].to_owned());
    let lost = stream::iter([Ok(half.clone()), Err(std::io::Error::other("reset by peer"))]);
    let answer = send(&people, &people.operator, "?source=annexe", Body::from_stream(lost)).await;
    assert_eq!((answer.status, answer.code()), (400, "malformed_body"));
    let ended = other(&people, &[&first]).await;
    assert_eq!((&ended["state"], &ended["done"]), (&json!("interrupted"), &Value::Null), "{ended}");

    // Whoever sends may also just be gone.
    let hanging = stream::iter([Ok::<_, Infallible>(half)]);
    let hanging = futures_util::StreamExt::chain(hanging, stream::pending());
    let sending = send(&people, &people.operator, "?source=annexe", Body::from_stream(hanging));
    assert!(tokio::time::timeout(std::time::Duration::from_millis(500), sending).await.is_err());
    let gone = other(&people, &[&first, &ended]).await;
    assert_eq!(gone["state"], "interrupted", "{gone}");
    assert_eq!(name(&people, 0).await.0, "Bolag A 0", "the old snapshot serves");
}

static TOLD: Mutex<Vec<String>> = Mutex::new(Vec::new());

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn the_log_is_told_why_an_import_was_not_applied() {
    let mut people = people().await;
    let failed = |work: &str, error: &Error| TOLD.lock().unwrap().push(format!("{work}: {error}"));
    people.api.router = router(Host { failed, ..support::host(Arc::clone(&people.api.pool)) });
    let broken = "alter table participants rename column website to site";
    pool::write(people.api.pool.as_ref(), |db| db.execute_batch(broken)).unwrap();
    let ended = import(&people, export(0..3, "A")).await;
    assert_eq!(ended["state"], "interrupted", "{ended}");
    let told = TOLD.lock().unwrap();
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].starts_with("import of the public directory: ") && told[0].contains("website"), "{told:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn what_is_no_export_says_its_line() {
    let people = people().await;
    let mut known = vec![import(&people, export(0..3, "A")).await];
    let cut = export(0..2, "B").replace("</root>", "");
    for (text, line) in [("<html/>", 1), ("", 1), (cut.as_str(), 11)] {
        let answer = send(&people, &people.operator, "?source=annexe", text.to_owned()).await;
        assert_eq!((answer.status, answer.code()), (400, "malformed_body"), "{text}: {answer:?}");
        let failed = other(&people, &known.iter().collect::<Vec<_>>()).await;
        assert_eq!((&failed["state"], &failed["failure"]["line"]), (&json!("failed"), &json!(line)), "{failed}");
        known.push(failed);
    }
    assert_eq!(name(&people, 0).await.0, "Bolag A 0");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn what_is_asked_wrongly_begins_nothing() {
    let people = people().await;
    let large = send(&people, &people.operator, "", vec![b' '; (8 << 20) + 1]).await;
    assert_eq!((large.status, large.code()), (413, "body_too_large"));
    let source = send(&people, &people.operator, "?source=a%2Fb", "<root/>").await;
    assert_eq!((source.status, source.code()), (400, "malformed_query"));
    let kind = people.api.post(Some(&people.operator), "/api/v1/network/imports", &json!({})).await;
    assert_eq!((kind.status, kind.code()), (415, "unsupported_media_type"));
    for who in [&people.member, &people.admin] {
        let refused = send(&people, who, "", export(0..3, "A")).await;
        assert_eq!((refused.status, refused.code()), (403, "forbidden"));
    }
    assert_eq!(get(&people, "").await.json["imports"], json!([]));
    for (path, word) in [("/none", ""), ("/none/problems", ""), ("/none/vanished", ""), ("none", "apply")] {
        let answer = if word.is_empty() { get(&people, path).await } else { decide(&people, path, word).await };
        assert_eq!((answer.status, answer.code()), (404, "import_not_found"), "{path}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn contacts_of_cards_are_not_stored() {
    let people = people().await;
    let card = r#"<businesscard><participant scheme="iso6523-actorid-upis" value="0088:2990000000001"/>
        <entity countrycode="SE"><name name="Bolag synligt"/>
        <contact type="support" name="Firmin Quelconque" phonenumber="99 00 41 42" email="firmin@quelconque.example"/>
        <additionalinfo>Ring Firmin Quelconque</additionalinfo></entity></businesscard>"#;
    let done = import(&people, format!("<root>{card}</root>")).await;
    assert_eq!(done["state"], "applied", "{done}");
    // Without a word, so that the cards wait in the database.
    let waiting = import(&people, "<root></root>".to_owned()).await;
    assert_eq!(waiting["state"], "suspended", "{waiting}");
    let again = import(&people, format!("<root>{card}</root>").replace("synligt", "igen")).await;
    assert_eq!(again["state"], "applied", "{again}");
    let tables = "select m.name, c.name from sqlite_master m join pragma_table_info(m.name) c where m.type = 'table'";
    let schema = carnet_testing::in_sqlite();
    let columns =
        pool::read(schema.pool.as_ref(), |db| db::query_all(db, tables, &[], |row| Ok((row.text(0)?, row.text(1)?))));
    let holds = |text: &str| {
        columns.as_ref().unwrap().iter().filter(|(table, _)| !table.starts_with("sqlite")).any(|(table, column)| {
            let sql = format!("select count(*) from {table} where cast({column} as text) like $1");
            let param = [format!("%{text}%").into()];
            let found = pool::read(people.api.pool.as_ref(), |db| db::query_one(db, &sql, &param, |row| row.int(0)));
            // The table of SQLite's search of customers has another form in PostgreSQL.
            found.ok().flatten().unwrap_or(0) > 0
        })
    };
    assert!(holds("Bolag igen"), "the name is there, so this test can see texts");
    for personal in ["Quelconque", "99 00 41 42", "quelconque.example"] {
        assert!(!holds(personal), "{personal} is in the database");
    }
}
