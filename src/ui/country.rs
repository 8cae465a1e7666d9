//! Countries by name in the reader's language, from the browser: no table of names is shipped.

use carnet_core::country::CODES;
use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::i18n::{Locale, tag};

/// An `Intl.DisplayNames` for regions; `None` in a browser without it.
fn names(locale: Locale) -> Option<(JsValue, Function)> {
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    let class: Function = Reflect::get(&intl, &"DisplayNames".into()).ok()?.dyn_into().ok()?;
    let options = Object::new();
    Reflect::set(&options, &"type".into(), &"region".into()).ok()?;
    let names = Reflect::construct(&class, &Array::of2(&tag(locale).into(), &options)).ok()?;
    let of: Function = Reflect::get(&names, &"of".into()).ok()?.dyn_into().ok()?;
    Some((names, of))
}

/// The country's name, or the code as given: real cards carry codes that are no country (`XX`).
pub fn country_name(locale: Locale, code: &str) -> String {
    names(locale)
        .and_then(|(names, of)| of.call1(&names, &code.into()).ok())
        .and_then(|name| name.as_string())
        .unwrap_or_else(|| code.to_owned())
}

/// Every country as (code, name), in the order of the reader's alphabet.
pub fn countries(locale: Locale) -> Vec<(String, String)> {
    let names = names(locale);
    let name_of = |code: &str| {
        let (names, of) = names.as_ref()?;
        of.call1(names, &code.into()).ok()?.as_string()
    };
    let (tags, options) = (Array::of1(&tag(locale).into()), Object::new());
    let after = |one: &str, other: &str| js_sys::JsString::from(one).locale_compare(other, &tags, &options) > 0;
    // Each to its place in turn: the library's sort is several kilobytes of code.
    let mut list: Vec<(String, String)> = Vec::with_capacity(CODES.len() / 2);
    for code in CODES.as_bytes().chunks(2).filter_map(|pair| core::str::from_utf8(pair).ok()) {
        let name = name_of(code).unwrap_or_else(|| code.to_owned());
        let place = list.partition_point(|(_, known)| !after(known, &name));
        list.insert(place, (code.to_owned(), name));
    }
    list
}
