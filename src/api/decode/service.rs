//! What the operator's calls about the whole service answer.

use carnet_core::wire::{ServiceSettings, TakeDown};
use wasm_bindgen::JsValue;

use super::{Decode, field};

structs! {
    ServiceSettings { public_lookup, keep_documents_days, version }
    TakeDown { participant_id, reason, at, by }
}
