//! Customers as a file, which reads back as it was written.

use crate::{
    imports_support::{counts, file, get, post, previewed},
    support::Api,
};
use serde_json::{Value, json};

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn customers_are_a_file_that_reads_back_as_it_was() {
    let api = Api::new();
    let cookie = api.sign_in("membre@lumiere.example").await;
    for body in [
        json!({ "participantId": "0088:7300010000001", "customerNumbers": ["0042", "=1+1", "-5", "'x"] }),
        json!({ "participantId": "0216:003715921021", "customerNumbers": ["\"q\"; x"], "providerId": "sillage" }),
        json!({ "participantId": "0225:732829320" }),
        json!({ "participantId": "0208:0202239951" }),
    ] {
        let added = post(&api, &cookie, "", body).await;
        assert_eq!(added.status, 201, "{added:?}");
    }
    let (headers, text) = file(&api, &cookie, ".csv").await;
    assert_eq!(headers["content-type"], "text/csv; charset=utf-8");
    assert_eq!(headers["content-disposition"], "attachment; filename=\"carnet-2026-08-19.csv\"");
    assert!(text.starts_with('\u{feff}') && text.ends_with("\r\n"));
    insta::assert_snapshot!("customers_csv", text.replace('\r', ""));
    for path in [
        ".csv",
        ".csv?lang=en",
        ".csv?columns=participantId,customerNumbers",
        ".csv?sort=-name&columns=name,participantId,provider",
    ] {
        let text = file(&api, &cookie, path).await.1;
        let (import, preview) = previewed(&api, &cookie, &text).await;
        assert_eq!(
            counts(&preview),
            [0, 0, 4, 0, 0],
            "{path}: {:?}",
            get(&api, &cookie, &format!("{import}/lines")).await
        );
    }

    let all: Value = serde_json::from_str(&file(&api, &cookie, ".json").await.1).unwrap();
    assert_eq!(all, get(&api, &cookie, "").await.json["items"]);
    let one = all[1]["id"].as_str().unwrap();
    let picked: Value = serde_json::from_str(&file(&api, &cookie, &format!(".json?ids={one},none")).await.1).unwrap();
    assert_eq!(picked, json!([all[1]]));
    let found: Value = serde_json::from_str(&file(&api, &cookie, ".json?q=nordisk&status=routable").await.1).unwrap();
    assert_eq!(found.as_array().unwrap().len(), 1);
    let nobody = file(&api, &cookie, ".json?q=personne").await.1;
    assert_eq!(serde_json::from_str::<Value>(&nobody).unwrap(), json!([]));
    for (path, code) in [
        (".csv?columns=name,secret", "malformed_query"),
        (".csv?ids=a&q=b", "malformed_query"),
        (".json?ids=,", "bad_ids"),
        (".json?lang=fr", "malformed_query"),
    ] {
        assert_eq!(get(&api, &cookie, path).await.code(), code, "{path}");
    }
    let other = api.sign_in("membre@brasserie.example").await;
    let foreign = file(&api, &other, &format!(".json?ids={one}")).await.1;
    assert_eq!(serde_json::from_str::<Value>(&foreign).unwrap(), json!([]), "others' customers are none");
}
