//! Whatever the server's way of reading takes, the app's way takes alike.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use carnet_core::{
    identifier::{Level, Note, Reading},
    wire::{Code, Customer, Page, ParticipantSearch, Problem, Provider, Session},
};
use serde::{Serialize, de::DeserializeOwned};
use wasm_bindgen_test::wasm_bindgen_test;

use super::{Decode, decode};

fn alike<T: Decode + DeserializeOwned + Serialize + PartialEq + std::fmt::Debug>(json: &str) -> T {
    let (ours, theirs) = (decode::<T>(json).expect(json), serde_json::from_str::<T>(json).expect(json));
    assert_eq!(ours, theirs);
    assert_eq!(decode::<T>(&serde_json::to_string(&theirs).unwrap()).unwrap(), theirs);
    theirs
}

const PARTICIPANT: &str = r#"{"participantId":"0002:702042755","name":"Durand SAS","names":[{"name":"Durand SAS","language":null},
    {"name":"Durand","language":"fr"}],"country":"FR","place":"Lyon","website":null,
    "identifiers":[{"scheme":"0002","value":"702042755","label":"SIREN"}],
    "providers":[{"id":"p1","name":"Réseau","requiresRoutingSetup":true}],
    "documentTypes":[{"scheme":"busdox-docid-qns","value":"urn:x::Invoice##y::2.1","name":"Facture"}],
    "networkStatus":"registered","state":"noDocumentType","successor":null,"source":"demo","asOf":"2026-11-25T10:00:00Z",
    "customerId":null,"matched":{"field":"customerNumber","value":"1","scheme":null,"via":"0002"}}"#;

const CUSTOMER: &str = r#"{"id":"c1","participantId":"0088:1","name":"Été","country":"XX","identifiers":[],"providers":[],
    "providerId":null,"customerNumbers":["0042"],"ownStatus":"deactivated","networkStatus":"removed",
    "relationship":"awaitingRouting","routable":false,"reason":"nonExisting","asOf":"2026-11-25T10:00:00Z","source":"demo",
    "requestId":null,"check":{"answer":null,"answeredAt":null,"source":null,"provider":null,"certificateUntil":null,
    "documentTypes":null,"failedAt":"t","failedSource":"sml.example"},"duplicates":1,"version":9007199254740991,"createdAt":"a","updatedAt":"b","updatedBy":"c","matched":null,"matchKind":"close"}"#;

#[wasm_bindgen_test]
fn answers_are_read_as_the_server_would() {
    let page = alike::<Page<Customer>>(&format!(
        r#"{{"items":[{CUSTOMER}],"total":10000,"totalIsExact":false,"nextCursor":"x"}}"#
    ));
    assert_eq!(page.items[0].customer_numbers, ["0042"]);
    alike::<ParticipantSearch>(&format!(
        r#"{{"readings":[],"stripped":"SIREN","groups":[{{"match":"close","items":[{PARTICIPANT}],"total":1,
        "totalIsExact":true,"nextCursor":null}}],"withoutFilters":3,"sources":[{{"name":"demo","asOf":"t"}}]}}"#
    ));
    alike::<Session>(
        r#"{"user":{"id":"u","email":"e","displayName":"C","role":"admin","locale":"en"},
        "account":{"id":"a","name":"n","participantId":null},"liveVerification":true}"#,
    );
    alike::<Vec<Provider>>(r#"[{"id":"p","name":"P","requiresRoutingSetup":false}]"#);
}

#[wasm_bindgen_test]
fn readings_and_their_notes() {
    for note in [
        None,
        Some(Note::EquivalentOf { scheme: "0002".into() }),
        Some(Note::Retired { successor: None }),
        Some(Note::Retired { successor: Some("0216:0037".into()) }),
    ] {
        let reading =
            Reading { scheme: "0212".into(), name: "n".into(), value: "v".into(), level: Level::CheckDigit, note };
        alike::<Reading>(&serde_json::to_string(&reading).unwrap());
    }
}

#[wasm_bindgen_test]
fn every_problem_and_one_of_a_newer_server() {
    for code in Code::ALL {
        alike::<Problem>(&serde_json::to_string(&Problem::new(*code, "")).unwrap());
    }
    let newer = alike::<Problem>(
        r#"{"type":"/problems/x","title":"X","status":409,"code":"of_tomorrow","detail":"d",
        "fields":[{"field":"customerNumbers[1]","code":"customer_number_comma","detail":""}],
        "holder":{"id":"c","name":"n","number":"1"}}"#,
    );
    assert_eq!(newer.code, Code::Unknown);
}

#[wasm_bindgen_test]
fn what_is_not_of_the_form_is_refused() {
    for json in ["", "{", "null", "[]", "{}", r#"{"items":{},"total":1,"totalIsExact":true,"nextCursor":null}"#] {
        assert_eq!(decode::<Page<Customer>>(json), None, "{json}");
    }
    for total in ["-1", "1.5", "\"1\"", "null"] {
        let json = format!(r#"{{"items":[],"total":{total},"totalIsExact":true,"nextCursor":null}}"#);
        assert_eq!(decode::<Page<Customer>>(&json), None, "{json}");
    }
    assert_eq!(decode::<Customer>(&CUSTOMER.replace("nonExisting", "unheardOf")), None);
    assert_eq!(decode::<Customer>(&CUSTOMER.replace("\"id\"", "\"ident\"")), None);
}
