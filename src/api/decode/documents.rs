//! Answers about documents on their way, and the figures of the start page.

use carnet_core::wire::{
    AgeFigures, Attempt, AttemptReason, CauseCount, CustomerFigures, Document, DocumentCounts, DocumentDetail,
    DocumentNote, DocumentStatus, Figures, HandOff, HandOffWay, NoteCode, Resent, SentBy, WeekFigures,
};
use wasm_bindgen::JsValue;

use super::{Decode, field, variant};

structs! {
    DocumentDetail { identifiers, given, document_types, process, notes }
    Attempt { at, by, reason, trace }
    HandOff {
        provider, address, way, tries, last_tried_at, next_try_at, answer_status, answer, delivered_at,
    }
    DocumentNote { code, term, value, line, column }
    Resent { routed, stopped, left }
    DocumentCounts { waiting, stopped, queued, delivered, failed, causes }
    CauseCount { cause, documents }
    Figures { customers, weeks, ages }
    CustomerFigures { routable, action, waiting, deactivated, non_existing }
    WeekFigures { week, routed, stopped }
    AgeFigures { days, customers }
}

enums! {
    DocumentStatus { Waiting, Stopped, Queued, Delivered, Failed }
    SentBy { Api, App }
    AttemptReason { Sent, Resent, Corrected, Retried }
    HandOffWay { Post, Collect }
    NoteCode {
        EndpointMissing, SchemeMissing, SchemeUnknown, SchemeRetired, ValueMalformed, CheckDigit, BuyerMissing,
        TypeMissing, ProcessMissing, Repeated, TooLong,
    }
}

impl Decode for Document {
    fn decode(value: &JsValue) -> Option<Self> {
        Some(Self {
            id: field(value, "id")?,
            number: field(value, "number")?,
            kind: field(value, "kind")?,
            issued_on: field(value, "issued_on")?,
            recipient: field(value, "recipient")?,
            amount: field(value, "amount")?,
            currency: field(value, "currency")?,
            status: field(value, "status")?,
            cause: field(value, "cause")?,
            party: field(value, "party")?,
            found_in: field(value, "found_in")?,
            sent_by: field(value, "sent_by")?,
            created_at: field(value, "created_at")?,
            created_by: field(value, "created_by")?,
            attempted_at: field(value, "attempted_at")?,
            tries: field(value, "tries")?,
            retry_at: field(value, "retry_at")?,
            hand_off: field(value, "hand_off")?,
            kept_until: field(value, "kept_until")?,
            size: field(value, "size")?,
            version: field(value, "version")?,
            detail: field(value, "detail")?,
            attempts: field::<Option<_>>(value, "attempts")?.unwrap_or_default(),
        })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used)]
    use carnet_core::wire::{Document, DocumentCounts, Figures, Resent};
    use serde::de::DeserializeOwned;
    use wasm_bindgen_test::wasm_bindgen_test;

    use crate::api::decode::{Decode, decode};

    const PARTY: &str = r#"{"participantId":"0225:702042755","name":"Durand SAS","company":"FR:702042755",
        "customerId":null,"provider":{"id":"p","name":"P","requiresRoutingSetup":false},"asOf":"2026-11-25T10:00:00Z"}"#;

    /// Read as the server would read it.
    fn alike<T: Decode + DeserializeOwned + PartialEq + std::fmt::Debug>(json: &str) -> T {
        let (ours, theirs) = (decode::<T>(json).expect(json), serde_json::from_str::<T>(json).expect(json));
        assert_eq!(ours, theirs);
        ours
    }

    fn document(rest: &str) -> String {
        format!(
            r#"{{"id":"d1","number":"F-1","kind":"invoice","issuedOn":"2026-11-25","recipient":"Durand SAS",
            "amount":"1284.00","currency":"EUR","status":"stopped","cause":"not_in_directory","party":{PARTY},
            "foundIn":null,"sentBy":"api","createdAt":"2026-11-25T10:00:00Z","createdBy":"Chloé",
            "attemptedAt":"2026-11-25T10:00:00Z","tries":2,"retryAt":null,"handOff":null,"size":4096,"version":3{rest}}}"#
        )
    }

    #[wasm_bindgen_test]
    fn a_document_is_read_as_the_server_would() {
        let listed = alike::<Document>(&document(""));
        assert!(listed.detail.is_none() && listed.attempts.is_empty());
        let trace = format!(
            r#"{{"verdict":"stopped","cause":"not_in_directory","directory":"closed","party":{PARTY},"by":null,
            "foundIn":null,"nearMiss":null,"company":null,"steps":[{{"rank":5,"kind":"gln","value":"7300010000001",
            "lookedIn":"public","outcome":"didNotCount","party":{PARTY},"nearMiss":null}}],"warnings":[],
            "nextAction":"addAndResend"}}"#
        );
        let whole = alike::<Document>(&document(&format!(
            r#","detail":{{"identifiers":[{{"kind":"gln","value":"7300010000001"}}],"given":null,"documentTypes":["a"],
            "process":null,"notes":[{{"code":"endpointMissing","term":"BT-49","value":"","line":12,"column":7}}]}},
            "attempts":[{{"at":"2026-11-25T10:00:00Z","by":"","reason":"retried","trace":{trace}}}]"#
        )));
        assert_eq!(whole.attempts.len(), 1);
        let handed = document("").replace(
            r#""handOff":null"#,
            r#""handOff":{"provider":{"id":"p","name":"P","requiresRoutingSetup":false},"address":"0225:1","way":"post",
            "tries":3,"lastTriedAt":"x","nextTryAt":null,"answerStatus":503,"answer":"busy","deliveredAt":null}"#,
        );
        alike::<Document>(&handed);
    }

    #[wasm_bindgen_test]
    fn counts_and_figures_are_read_as_the_server_would() {
        alike::<Resent>(r#"{"routed":3,"stopped":1,"left":0}"#);
        let cause = r#"{"cause":"values_differ","documents":2}"#;
        alike::<DocumentCounts>(&format!(
            r#"{{"waiting":1,"stopped":2,"queued":3,"delivered":4,"failed":5,"causes":[{cause}]}}"#
        ));
        alike::<Figures>(&format!(
            r#"{{"customers":{{"routable":1,"action":2,"waiting":3,"deactivated":4,"nonExisting":5}},
            "weeks":[{{"week":"2026-11-23","routed":7,"stopped":[{cause}]}}],
            "ages":[{{"days":30,"customers":2}},{{"days":null,"customers":0}}]}}"#
        ));
    }
}
