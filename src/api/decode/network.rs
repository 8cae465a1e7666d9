//! Answers about the imports of the public directory.

use carnet_core::wire::{ImportDone, NetworkImport, NetworkImportState, NetworkImports};
use wasm_bindgen::JsValue;

use super::{Decode, field, variant};

structs! {
    NetworkImports { sources, imports }
    NetworkImport { id, source, state, started_at, finished_at, done }
    ImportDone { created, updated, unchanged, removed }
}

enums! {
    NetworkImportState { Staging, Applied, Suspended, Failed, Superseded }
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
             "done":{"created":1,"updated":2,"unchanged":3,"removed":4}},
            {"id":"2","source":"demo","state":"staging","startedAt":"x","finishedAt":null,"done":null}]}"#;
        let theirs = serde_json::from_str::<NetworkImports>(json).expect("of its form");
        assert_eq!(decode::<NetworkImports>(json), Some(theirs));
    }
}
