//! Query strings: written from pairs, empty values left out, so that the same state has one address.

/// `path` followed by the pairs that have a value.
pub fn with_query<'a>(path: &str, pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let mut url = path.to_owned();
    let mut separator = '?';
    for (key, value) in pairs {
        if !value.is_empty() {
            url.push(separator);
            url.push_str(key);
            url.push('=');
            url.push_str(&encode(value));
            separator = '&';
        }
    }
    url
}

/// One path segment or query value, percent-encoded.
pub fn encode(text: &str) -> String {
    js_sys::encode_uri_component(text).into()
}

/// The text of a percent-encoded segment; `None` when it is not UTF-8.
pub fn decode(segment: &str) -> Option<String> {
    js_sys::decode_uri_component(segment).ok().map(Into::into)
}
