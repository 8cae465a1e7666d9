//! A request as the page gives it, and its answer as the page takes it.

use axum::body::Body;
use carnet_api::Cause;
use carnet_store::Error;
use http::{HeaderName, HeaderValue, Method, Request, Response, Uri, header};
use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

use crate::cookie;

/// The request; an error says what is no HTTP.
pub fn request(
    method: &str,
    url: &str,
    headers: &Array,
    body: &JsValue,
    session: Option<&str>,
    user_agent: &str,
) -> Result<Request<Body>, String> {
    let mut request = Request::new(self::body(body));
    *request.method_mut() = Method::from_bytes(method.as_bytes()).map_err(|error| error.to_string())?;
    *request.uri_mut() = url.parse::<Uri>().map_err(|error| format!("{url}: {error}"))?;
    for pair in headers.iter() {
        let pair: Array = pair.dyn_into().map_err(|_| "a header is no pair".to_owned())?;
        let (name, value) = (pair.get(0).as_string().unwrap_or_default(), pair.get(1).as_string().unwrap_or_default());
        let name = HeaderName::try_from(name).map_err(|error| error.to_string())?;
        request.headers_mut().append(name, HeaderValue::try_from(value).map_err(|error| error.to_string())?);
    }
    if let Ok(agent) = HeaderValue::from_str(user_agent) {
        request.headers_mut().insert(header::USER_AGENT, agent);
    }
    // Whoever asks is who the page says, and no cookie that a script might have added.
    request.headers_mut().remove(header::COOKIE);
    if let Some(Ok(cookie)) = session.map(|session| HeaderValue::try_from(cookie::given(session))) {
        request.headers_mut().insert(header::COOKIE, cookie);
    }
    Ok(request)
}

fn body(body: &JsValue) -> Body {
    if let Some(text) = body.as_string() {
        return Body::from(text);
    }
    if body.is_null() || body.is_undefined() { Body::empty() } else { Body::from(Uint8Array::new(body).to_vec()) }
}

/// `{status, headers, body, session, cause, full}`. `session` is absent when the answer says nothing about it, `cause`
/// when nothing failed here; `full`: because there was no room left.
pub async fn answer(response: Response<Body>) -> Result<JsValue, JsValue> {
    let (parts, body) = response.into_parts();
    let bytes = axum::body::to_bytes(body, usize::MAX).await.map_err(|error| JsValue::from(error.to_string()))?;
    let answer = Object::new();
    let headers = Array::new();
    for (name, value) in &parts.headers {
        let value = String::from_utf8_lossy(value.as_bytes());
        if name != header::SET_COOKIE {
            headers.push(&Array::of2(&name.as_str().into(), &value.as_ref().into()));
        } else if let Some(session) = cookie::told(&value) {
            Reflect::set(&answer, &"session".into(), &session.map_or(JsValue::NULL, JsValue::from))?;
        }
    }
    if let Some(Cause(cause)) = parts.extensions.get::<Cause>() {
        Reflect::set(&answer, &"cause".into(), &cause.into())?;
        Reflect::set(&answer, &"full".into(), &(*cause == Error::Full.to_string()).into())?;
    }
    Reflect::set(&answer, &"status".into(), &parts.status.as_u16().into())?;
    Reflect::set(&answer, &"headers".into(), &headers)?;
    Reflect::set(&answer, &"body".into(), &Uint8Array::from(bytes.as_ref()).buffer())?;
    Ok(answer.into())
}
