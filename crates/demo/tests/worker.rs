//! The backend of the demo in a real worker: opened, filled, asked, listened to, and opened again.

#![cfg(target_family = "wasm")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::{cell::RefCell, rc::Rc};

use carnet_demo::{Carnet, Storage};
use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use serde_json::{Value, json};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_dedicated_worker);

const AGENT: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";

/// What an answer says.
struct Answer {
    status: f64,
    body: Value,
    session: JsValue,
    headers: Vec<String>,
}

async fn ask(carnet: &Carnet, method: &str, url: &str, body: Option<Value>, session: Option<&str>) -> Answer {
    let headers = Array::new();
    let body = body.map_or(JsValue::NULL, |body| {
        headers.push(&Array::of2(&"content-type".into(), &"application/json".into()));
        body.to_string().into()
    });
    let promise = carnet.ask(method, url, &headers, &body, session.map(str::to_owned));
    let answer = JsFuture::from(promise).await.unwrap();
    let of = |name: &str| Reflect::get(&answer, &name.into()).unwrap();
    let bytes = Uint8Array::new(&of("body")).to_vec();
    let headers: Array = of("headers").unchecked_into();
    Answer {
        status: of("status").as_f64().unwrap(),
        body: serde_json::from_slice(&bytes).unwrap_or(Value::Null),
        session: of("session"),
        headers: headers.iter().map(|pair| pair.unchecked_into::<Array>().get(0).as_string().unwrap()).collect(),
    }
}

async fn sign_in(carnet: &Carnet, email: &str) -> String {
    let body = json!({ "email": email, "password": "carnet-demo" });
    let answer = ask(carnet, "POST", "/api/v1/session", Some(body), None).await;
    assert_eq!(answer.status, 200.0, "{}", answer.body);
    assert!(!answer.headers.iter().any(|name| name == "set-cookie"), "the page never sees it");
    answer.session.as_string().unwrap()
}

fn seed(carnet: &Carnet) -> Vec<(f64, f64)> {
    let told = Rc::new(RefCell::new(Vec::new()));
    let telling = Rc::clone(&told);
    let tell = Closure::<dyn FnMut(f64, f64)>::new(move |done, total| telling.borrow_mut().push((done, total)));
    carnet.seed(tell.as_ref().unchecked_ref()).map_err(JsValue::from).unwrap();
    told.take()
}

fn open(storage: &Storage) -> Carnet {
    storage.open(AGENT.to_owned()).map_err(JsValue::from).unwrap()
}

async fn persistent(directory: &str) -> Storage {
    Storage::persistent(directory.to_owned()).await.map_err(JsValue::from).unwrap()
}

async fn wait(ms: i32) {
    let wait = Promise::new(&mut |resolve, _| {
        let set: Function = Reflect::get(&js_sys::global(), &"setTimeout".into()).unwrap().unchecked_into();
        set.call2(&JsValue::NULL, &resolve, &ms.into()).unwrap();
    });
    JsFuture::from(wait).await.unwrap();
}

#[wasm_bindgen_test]
async fn the_demo_is_filled_and_answers_whoever_signs_in() {
    let carnet = open(&Storage::memory());
    assert!(carnet.is_empty().map_err(JsValue::from).unwrap());
    let told = seed(&carnet);
    assert!(told.len() > 20 && told.is_sorted(), "{told:?}");
    assert!(told.last().is_some_and(|(done, total)| done == total), "{told:?}");
    assert!(!carnet.is_empty().map_err(JsValue::from).unwrap());

    assert_eq!(ask(&carnet, "GET", "/api/v1/customers", None, None).await.status, 401.0);
    let options = ask(&carnet, "GET", "/api/v1/session/options", None, None).await;
    assert_eq!(options.body["demo"]["people"][0]["email"], "membre@lumiere.example");

    let session = sign_in(&carnet, "membre@lumiere.example").await;
    let customers = ask(&carnet, "GET", "/api/v1/customers", None, Some(&session)).await;
    assert!(customers.body["total"].as_u64().is_some_and(|total| total > 50), "{}", customers.body);
    let sessions = ask(&carnet, "GET", "/api/v1/sessions", None, Some(&session)).await;
    assert!(sessions.body.to_string().contains("Firefox, Linux"), "{}", sessions.body);

    let ended = ask(&carnet, "DELETE", "/api/v1/session", None, Some(&session)).await;
    assert!(ended.session.is_null());
    assert_eq!(ask(&carnet, "GET", "/api/v1/customers", None, Some(&session)).await.status, 401.0);
}

#[wasm_bindgen_test]
async fn who_listens_hears_what_changes() {
    let carnet = open(&Storage::memory());
    seed(&carnet);
    let session = sign_in(&carnet, "admin@lumiere.example").await;
    let heard = Rc::new(RefCell::new(Vec::new()));
    let (opening, telling, closing) = (Rc::clone(&heard), Rc::clone(&heard), Rc::clone(&heard));
    let opened = Closure::<dyn FnMut()>::new(move || opening.borrow_mut().push("opened".to_owned()));
    let closed = Closure::<dyn FnMut()>::new(move || closing.borrow_mut().push("closed".to_owned()));
    let told = Closure::<dyn FnMut(String, String, String)>::new(move |name, data, id: String| {
        assert!(id.parse::<u64>().is_ok(), "{id}");
        telling.borrow_mut().push(format!("{name} {data}"));
    });
    let function = |closure: &JsValue| closure.clone().unchecked_into::<Function>();
    let (opened, told, closed) = (function(opened.as_ref()), function(told.as_ref()), function(closed.as_ref()));
    let (listener, nobody) = (Some(session.clone()), Some("0".repeat(64)));
    let listening = carnet.listen(listener, None, opened.clone(), told.clone(), closed.clone()).await;
    assert!(listening.is_ok());
    let refused = carnet.listen(nobody, None, opened, told, closed).await.map(drop);
    assert_eq!(refused, Err(JsValue::from(401)));
    wait(0).await;
    let first = heard.take();
    assert_eq!(first[0], "opened");
    assert!(first[1].starts_with("unread {"), "{first:?}");

    let customers = ask(&carnet, "GET", "/api/v1/customers", None, Some(&session)).await;
    let id = customers.body["items"][0]["id"].as_str().unwrap().to_owned();
    let delete = json!({ "action": "delete", "ids": [id] });
    let deleted = ask(&carnet, "POST", "/api/v1/customers/bulk", Some(delete), Some(&session)).await;
    assert_eq!(deleted.status, 200.0, "{}", deleted.body);
    carnet.tick();
    wait(0).await;
    let change = heard.borrow().iter().find(|event| event.starts_with("change ") && event.contains(&id)).cloned();
    assert!(change.is_some(), "{heard:?}");
    ask(&carnet, "DELETE", "/api/v1/session", None, Some(&session)).await;
    wait(0).await;
    assert_eq!(heard.borrow().last().map(String::as_str), Some("closed"), "{heard:?}");
}

#[wasm_bindgen_test]
async fn what_is_in_the_private_files_is_there_again() {
    let storage = persistent("carnet-demo-test").await;
    let carnet = open(&storage);
    if carnet.is_empty().map_err(JsValue::from).unwrap() {
        seed(&carnet);
    }
    let session = sign_in(&carnet, "membre@brasserie.example").await;
    drop(carnet);
    let carnet = open(&persistent("carnet-demo-test").await);
    assert!(!carnet.is_empty().map_err(JsValue::from).unwrap());
    assert_eq!(ask(&carnet, "GET", "/api/v1/session", None, Some(&session)).await.status, 200.0);
}
