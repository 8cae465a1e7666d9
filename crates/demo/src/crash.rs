//! The end of the program by a panic: the worker is told, and the text goes to the console.

use std::{cell::RefCell, panic};

use js_sys::Function;
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

thread_local! {
    static TELL: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Has `tell` called with the text of a panic. After one, nothing of the program may be called any more.
#[wasm_bindgen(js_name = whenItCrashes)]
pub fn when_it_crashes(tell: Function) {
    TELL.with(|told| *told.borrow_mut() = Some(tell));
    panic::set_hook(Box::new(|panic| {
        let tell = TELL.with(|told| told.try_borrow().ok().and_then(|tell| tell.clone()));
        if let Some(tell) = tell {
            // Nobody is left to be told that telling failed.
            let _ = tell.call1(&JsValue::NULL, &panic.to_string().into());
        }
    }));
}
