//! Answers about the imports of the public directory.

use carnet_core::wire::{
    CardDone, CardFault, CardProblem, ImportComparison, ImportDone, ImportFailure, ImportFile, NetworkImport,
    NetworkImportState, NetworkImports, VanishingParticipant,
};
use wasm_bindgen::JsValue;

use super::{Decode, field, variant};

structs! {
    NetworkImports { sources, imports }
    NetworkImport { id, source, state, started_at, finished_at, done, file, comparison, failure }
    ImportDone { created, updated, unchanged, removed }
    ImportFile { name, size, bytes, read, skipped, problems, partial }
    ImportComparison { created, updated, unchanged, vanishing, registered }
    ImportFailure { line, detail }
    CardProblem { card, line, participant_id, fault, done, detail }
    VanishingParticipant { participant_id, name, country, customers }
}

enums! {
    NetworkImportState { Staging, Applying, Applied, Suspended, Dropped, Failed, Interrupted, Superseded }
    CardFault {
        NotXml, TooLarge, Participant, Name, Country, Place, Website, Identifier, DocumentType, Characters, Repeated,
    }
    CardDone { ValueDropped, Replaced, CardSkipped, EarlierReplaced }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used)]
    use carnet_core::wire::NetworkImports;
    use wasm_bindgen_test::wasm_bindgen_test;

    use crate::api::decode::decode;

    #[wasm_bindgen_test]
    fn imports_are_read_as_the_server_would() {
        let json = r#"{"sources":[{"name":"demo","asOf":"x"}],"imports":[
            {"id":"1","source":"demo","state":"applied","startedAt":"x","finishedAt":"y",
             "done":{"created":1,"updated":2,"unchanged":3,"removed":4},"file":null,"comparison":null,"failure":null},
            {"id":"2","source":"demo","state":"staging","startedAt":"x","finishedAt":null,"done":null,
             "file":{"name":"a.xml","size":9,"bytes":8,"read":7,"skipped":6,"problems":5,"partial":false},
             "comparison":{"created":1,"updated":2,"unchanged":3,"vanishing":4,"registered":5},
             "failure":{"line":3,"detail":"x"}}]}"#;
        let theirs = serde_json::from_str::<NetworkImports>(json).expect("of its form");
        assert_eq!(decode::<NetworkImports>(json), Some(theirs));
    }
}
