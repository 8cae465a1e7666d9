//! Answers about checks: what the network itself says of a participant.

use carnet_core::wire::{Check, CheckAnswer, Verification};
use wasm_bindgen::JsValue;

use super::{Decode, field, variant};

structs! {
    Verification {
        participant_id, answer, determinate, at, source, detail, document_types, provider, certificate_until,
    }
    Check { answer, answered_at, source, provider, certificate_until, document_types, failed_at, failed_source }
}

enums! {
    CheckAnswer { Receives, NotRegistered, NotServed, CannotReceive, Failed }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use carnet_core::wire::{Check, CheckAnswer, Verification};
    use serde::de::DeserializeOwned;
    use wasm_bindgen_test::wasm_bindgen_test;

    use crate::api::decode::{Decode, decode};

    /// Read as the server would read it.
    fn alike<T: Decode + DeserializeOwned + PartialEq + std::fmt::Debug>(json: &str) -> T {
        let (ours, theirs) = (decode::<T>(json).expect(json), serde_json::from_str::<T>(json).expect(json));
        assert_eq!(ours, theirs);
        ours
    }

    #[wasm_bindgen_test]
    fn checks_are_read_as_the_server_would() {
        for answer in ["receives", "notRegistered", "notServed", "cannotReceive", "failed"] {
            let read = alike::<Verification>(&format!(
                r#"{{"participantId":"0088:1","answer":"{answer}","determinate":true,"at":"t","source":"smp.example",
                "detail":"","documentTypes":["x::y"],"provider":"P","certificateUntil":null}}"#
            ));
            assert_eq!(read.answer == CheckAnswer::Failed, answer == "failed");
        }
        alike::<Check>(
            r#"{"answer":"receives","answeredAt":"t","source":"s","provider":null,"certificateUntil":"u",
            "documentTypes":4,"failedAt":null,"failedSource":null}"#,
        );
    }
}
