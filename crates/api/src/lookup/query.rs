//! The parameters of a look-up. Names that are not known are passed over, as its clients expect; what cannot be
//! read is refused.

use std::convert::Infallible;

use aide::{OperationInput, generate::GenContext, openapi::Operation};
use axum::extract::FromRequestParts;
use carnet_core::{
    identifier::ParticipantId,
    wire::{Code, MAX_QUERY_CHARS},
};
use carnet_store::{lookup::LookupQuery, times};
use http::request::Parts;

use crate::{extract::decode, openapi, problem::Failure};

/// Entities on a page, and how far pages reach.
const PAGE: i64 = 20;
const REACH: i64 = 1_000;
/// Characters that a part of a text must have more of.
const TOO_SHORT: usize = 2;
/// Characters of a document type id with its scheme.
const MAX_DOCUMENT_TYPE_CHARS: usize = 600;
/// Terms of one query, and words of its `q`; each is a search of its own.
const MAX_TERMS: usize = 20;

/// The terms that are known, in the order in which an answer repeats them.
const TERMS: [&str; 12] = [
    "q",
    "participant",
    "name",
    "country",
    "geoinfo",
    "identifierScheme",
    "identifierValue",
    "website",
    "contact",
    "addinfo",
    "regdate",
    "doctype",
];
const OTHERS: [&str; 5] = ["resultPageIndex", "rpi", "resultPageCount", "rpc", "beautify"];

/// The query string as it came.
pub(super) struct Lookup(String);

impl<S: Send + Sync> FromRequestParts<S> for Lookup {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self(parts.uri.query().unwrap_or_default().to_owned()))
    }
}

impl OperationInput for Lookup {
    fn operation_input(ctx: &mut GenContext, operation: &mut Operation) {
        let names: Vec<&str> = TERMS.into_iter().chain(OTHERS).collect();
        openapi::queries(ctx, operation, &names, &[]);
    }
}

/// What is asked for, and how it is to be answered.
pub(super) struct Page {
    pub query: LookupQuery,
    pub index: i64,
    pub count: i64,
    pub beautify: bool,
    /// The terms as they were understood, `name=…&country=…`.
    pub terms: String,
}

impl Page {
    /// Place of the page's first entity among all.
    pub fn first(&self) -> i64 {
        self.index * self.count
    }
}

impl Lookup {
    pub fn read(&self) -> Result<Page, Failure> {
        let given = pairs(&self.0)?;
        let (index, count) = paging(&given)?;
        let beautify = given.iter().any(|(name, value)| name == "beautify" && value == "true");
        let terms: Vec<(&str, &str)> = TERMS.iter().flat_map(|name| all(&given, name)).collect();
        if terms.is_empty() {
            let detail = format!("Give at least one of {}.", TERMS.join(", "));
            return Err(Failure::new(Code::MalformedQuery, detail));
        }
        if terms.len() > MAX_TERMS {
            return Err(Failure::new(Code::MalformedQuery, format!("At most {MAX_TERMS} terms.")));
        }
        let mut query = LookupQuery { first: whole(index * count), count: whole(count), ..LookupQuery::default() };
        for (name, value) in &terms {
            add(&mut query, name, value)?;
        }
        if query.anywhere.len() > MAX_TERMS {
            return Err(refused("q", &format!("At most {MAX_TERMS} words.")));
        }
        let terms = terms.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&");
        Ok(Page { query, index, count, beautify, terms })
    }
}

/// The pairs of a query string, decoded; a value of nothing counts as absent.
fn pairs(query: &str) -> Result<Vec<(String, String)>, Failure> {
    let mut pairs = Vec::new();
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let (Some(name), Some(value)) = (decode(name), decode(value)) else {
            return Err(Failure::new(Code::MalformedQuery, "A parameter is not UTF-8 once percent-decoded."));
        };
        if !value.trim().is_empty() {
            pairs.push((name, value));
        }
    }
    Ok(pairs)
}

fn all<'a>(given: &'a [(String, String)], wanted: &str) -> Vec<(&'a str, &'a str)> {
    let is = |(name, _): &&(String, String)| name == wanted;
    given.iter().filter(is).map(|(name, value)| (name.as_str(), value.trim())).collect()
}

fn paging(given: &[(String, String)]) -> Result<(i64, i64), Failure> {
    let index = number(given, ["resultPageIndex", "rpi"], 0)?;
    let count = number(given, ["resultPageCount", "rpc"], PAGE)?;
    if index < 0 {
        return Err(refused("resultPageIndex", "A page index is 0 or more."));
    }
    if count <= 0 {
        return Err(refused("resultPageCount", "A page has at least 1 entity."));
    }
    let last = index.checked_add(1).and_then(|pages| pages.checked_mul(count)).map(|end| end - 1);
    match last {
        Some(last) if last <= REACH => Ok((index, count)),
        _ => Err(refused("resultPageIndex", &format!("Pages reach as far as the first {REACH} entities."))),
    }
}

fn number(given: &[(String, String)], names: [&str; 2], otherwise: i64) -> Result<i64, Failure> {
    let found = names.iter().find_map(|name| all(given, name).first().copied());
    let Some((name, value)) = found else { return Ok(otherwise) };
    value.parse().map_err(|_| refused(name, "A whole number."))
}

fn whole(number: i64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn refused(name: &str, detail: &str) -> Failure {
    Failure::field(Code::MalformedQuery, name, detail)
}

fn add(query: &mut LookupQuery, name: &str, value: &str) -> Result<(), Failure> {
    let most = if name == "doctype" { MAX_DOCUMENT_TYPE_CHARS } else { MAX_QUERY_CHARS };
    if value.chars().count() > most {
        return Err(refused(name, &format!("At most {most} characters.")));
    }
    if value.contains('\0') {
        return Err(refused(name, "The character U+0000 is not text."));
    }
    let text = || -> Result<String, Failure> {
        match value.chars().count() {
            length if length > TOO_SHORT => Ok(value.to_owned()),
            _ => Err(refused(name, &format!("More than {TOO_SHORT} characters."))),
        }
    };
    match name {
        "q" => {
            for word in value.split_whitespace() {
                if !query.anywhere.iter().any(|known| known == word) {
                    query.anywhere.push(word.to_owned());
                }
            }
        }
        "participant" => query.participants.push(participant(value)?),
        "name" => query.names.push(text()?),
        "geoinfo" => query.places.push(text()?),
        "website" => query.websites.push(text()?),
        "country" => query.countries.push(value.to_owned()),
        "identifierScheme" => once(&mut query.identifier_scheme, name, value.to_owned())?,
        "identifierValue" => once(&mut query.identifier_value, name, value.to_owned())?,
        "doctype" => once(&mut query.document_type, name, document_type(value)?)?,
        "regdate" => {
            day(value)?;
            query.of_what_is_not_stored = true;
        }
        // Contacts and additional information.
        _ => {
            text()?;
            query.of_what_is_not_stored = true;
        }
    }
    Ok(())
}

fn once<T>(place: &mut Option<T>, name: &str, value: T) -> Result<(), Failure> {
    match place.replace(value) {
        None => Ok(()),
        Some(_) => Err(refused(name, "Give this parameter once.")),
    }
}

/// With the scheme of participant ids in front.
fn participant(value: &str) -> Result<ParticipantId, Failure> {
    let example = "A participant id is written iso6523-actorid-upis::9915:test.";
    let has_scheme = value.split_once("::").is_some_and(|(scheme, _)| !scheme.is_empty());
    ParticipantId::parse(value).ok().filter(|_| has_scheme).ok_or_else(|| refused("participant", example))
}

fn document_type(value: &str) -> Result<(String, String), Failure> {
    let example = "A document type id is written with its scheme, busdox-docid-qns::urn:….";
    match value.split_once("::") {
        Some((scheme, id)) if !scheme.is_empty() && !id.is_empty() && !scheme.contains([':', '#']) => {
            Ok((scheme.to_owned(), id.to_owned()))
        }
        _ => Err(refused("doctype", example)),
    }
}

fn day(value: &str) -> Result<(), Failure> {
    let is_day = value.len() == "2012-01-01".len() && times::parse(value).is_some();
    if is_day { Ok(()) } else { Err(refused("regdate", "A date is written 2012-01-01.")) }
}
