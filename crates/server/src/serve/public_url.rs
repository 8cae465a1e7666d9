//! Where people reach the server: scheme, host and port, without a path.

use std::str::FromStr;

use openidconnect::url::Url;

/// The address before any path, without a slash at its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicUrl(String);

impl FromStr for PublicUrl {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let url = Url::parse(text).map_err(|error| format!("{error}; write https://carnet.company.example"))?;
        let bare = url.path() == "/" && url.query().is_none() && url.fragment().is_none();
        if !matches!(url.scheme(), "https" | "http") || !bare || !url.username().is_empty() || url.password().is_some()
        {
            return Err("write the scheme and the host alone: https://carnet.company.example".to_owned());
        }
        Ok(Self(url.origin().ascii_serialization()))
    }
}

impl PublicUrl {
    pub fn is_https(&self) -> bool {
        self.0.starts_with("https://")
    }

    pub fn with_path(&self, path: &str) -> String {
        format!("{}{path}", self.0)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn it_is_an_origin() {
        for (text, expected) in [
            ("https://carnet.example", "https://carnet.example/x"),
            ("https://Carnet.example/", "https://carnet.example/x"),
            ("https://carnet.example:443/", "https://carnet.example/x"),
            ("http://127.0.0.1:8080", "http://127.0.0.1:8080/x"),
        ] {
            assert_eq!(text.parse::<PublicUrl>().unwrap().with_path("/x"), expected);
        }
        for wrong in ["carnet.example", "ftp://x", "https://x/carnet", "https://x/?a", "https://a:b@x", "https://"] {
            assert!(wrong.parse::<PublicUrl>().is_err(), "{wrong}");
        }
    }
}
