//! A metadata publisher, an SMP: what a participant receives, and through whom. Asked over HTTPS, at public addresses
//! alone unless the server may go elsewhere.

use openidconnect::url::Url;
use reqwest::{
    StatusCode,
    header::{ACCEPT, CONTENT_TYPE, LOCATION},
};

use super::{
    name::{SCHEME, segment},
    xml::{self, Metadata},
};
use crate::serve::outgoing::{Outgoing, beginning};

/// Bytes of an answer; the longest that are known have some hundred thousand.
const MAX_ANSWER: usize = 1024 * 1024;
/// How often an answer may lead to another address.
const MAX_REDIRECTS: usize = 2;

pub struct Publisher<'a> {
    outgoing: &'a Outgoing,
    /// Whether HTTP without TLS will do.
    plain: bool,
    /// Where the participant is: the publisher's address and the participant's id behind it.
    participant: Url,
}

/// What was answered.
enum Answer {
    NotFound,
    Text(String),
}

impl<'a> Publisher<'a> {
    /// The publisher at `base`, asked about the participant.
    pub fn new(outgoing: &'a Outgoing, plain: bool, base: &str, participant_id: &str) -> Result<Self, String> {
        let address = format!("{base}/{}", segment(&format!("{SCHEME}::{}", participant_id.to_lowercase())));
        Ok(Self { outgoing, plain, participant: url(&address, plain)? })
    }

    /// Its host, for people.
    pub fn host(&self) -> String {
        self.participant.host_str().unwrap_or_default().to_owned()
    }

    /// The document types of the participant; `None`: the publisher does not have the participant.
    pub async fn document_types(&self) -> Result<Option<Vec<String>>, String> {
        match self.get(&self.participant).await? {
            Answer::NotFound => Ok(None),
            Answer::Text(text) => xml::group(&text).map(Some).map_err(unreadable),
        }
    }

    /// The certificate of the access point for one of the types, in base 64.
    pub async fn certificate(&self, document_type: &str) -> Result<String, String> {
        let address = format!("{}/services/{}", self.participant, segment(document_type));
        match self.metadata(&url(&address, self.plain)?).await? {
            Metadata::Endpoint(certificate) => Ok(certificate),
            Metadata::Redirect(address) => match self.metadata(&url(&address, self.plain)?).await? {
                Metadata::Endpoint(certificate) => Ok(certificate),
                Metadata::Redirect(_) => Err("it leads to a publisher that leads to another".to_owned()),
            },
        }
    }

    async fn metadata(&self, url: &Url) -> Result<Metadata, String> {
        match self.get(url).await? {
            Answer::NotFound => Err("it lists a document type that it does not serve".to_owned()),
            Answer::Text(text) => {
                let found = xml::metadata(&text).map_err(unreadable)?;
                found.ok_or_else(|| "its metadata names no endpoint".to_owned())
            }
        }
    }

    async fn get(&self, first: &Url) -> Result<Answer, String> {
        let mut url = first.clone();
        for _ in 0..=MAX_REDIRECTS {
            let request = self.outgoing.client.get(url.clone()).header(ACCEPT, "application/xml, text/xml").build();
            let request = request.map_err(|error| error.without_url().to_string())?;
            let mut response = self.outgoing.send(request).await.map_err(|error| error.to_string())?;
            let header = |name| response.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
            match response.status() {
                StatusCode::OK if !is_xml(header(CONTENT_TYPE)) => {
                    return Err(format!("it answered with {:?} instead of XML", header(CONTENT_TYPE)));
                }
                StatusCode::OK => return text(&mut response).await.map(Answer::Text),
                StatusCode::NOT_FOUND => return Ok(Answer::NotFound),
                status if status.is_redirection() => url = next(&url, header(LOCATION), self.plain)?,
                status => return Err(format!("it answered with status {}", status.as_u16())),
            }
        }
        Err(format!("it leads on more than {MAX_REDIRECTS} times"))
    }
}

async fn text(response: &mut reqwest::Response) -> Result<String, String> {
    let (bytes, all) = beginning(response, MAX_ANSWER).await.map_err(|error| error.to_string())?;
    if !all {
        return Err(format!("its answer is longer than {MAX_ANSWER} bytes"));
    }
    let text = String::from_utf8(bytes).map_err(|_| "its answer is no UTF-8".to_owned())?;
    Ok(text.trim_start_matches('\u{feff}').to_owned())
}

/// `text/xml`, `application/xml`, and what is built on XML, whatever the parameters.
fn is_xml(content_type: &str) -> bool {
    let kind = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    matches!(kind.as_str(), "text/xml" | "application/xml") || kind.ends_with("+xml")
}

fn next(url: &Url, location: &str, plain: bool) -> Result<Url, String> {
    let joined = url.join(location).map_err(|_| "it leads to an address that is none".to_owned())?;
    self::url(joined.as_str(), plain)
}

fn url(address: &str, plain: bool) -> Result<Url, String> {
    let url = Url::parse(address).map_err(|_| format!("{address:?} is no address"))?;
    match url.scheme() {
        "https" => Ok(url),
        "http" if plain => Ok(url),
        _ => Err(format!("its address is not of HTTPS: {}", url.host_str().unwrap_or(address))),
    }
}

fn unreadable(what: String) -> String {
    format!("its answer cannot be read: {what}")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn xml_is_known_by_its_type() {
        for (kind, expected) in [
            ("text/xml", true),
            ("Application/XML; charset=utf-8", true),
            ("application/soap+xml", true),
            ("text/html", false),
            ("", false),
        ] {
            assert_eq!(is_xml(kind), expected, "{kind}");
        }
    }

    #[test]
    fn only_https_is_asked_unless_the_operator_allows_more() {
        assert!(url("https://smp.example/x", false).is_ok());
        assert!(url("http://smp.example/x", true).is_ok());
        for (address, plain) in [("http://smp.example/x", false), ("file:///etc/passwd", true), ("smp", true)] {
            assert!(url(address, plain).is_err(), "{address}");
        }
        let base = Url::parse("https://smp.example/x").unwrap();
        assert_eq!(next(&base, "/y", false).unwrap().as_str(), "https://smp.example/y");
        assert!(next(&base, "http://smp.example/y", false).is_err());
    }
}
