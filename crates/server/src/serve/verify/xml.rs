//! The two answers of a metadata publisher, in the form of Peppol (SMP 1.x) and in that of OASIS (BDXR SMP 1.0).
//! Refuses document type declarations, entities of its own, and nesting without end.

use quick_xml::{
    NsReader, XmlVersion,
    events::{BytesStart, Event},
    name::ResolveResult,
};

use super::name::decoded;

const NAMESPACES: [&str; 2] =
    ["http://busdox.org/serviceMetadata/publishing/1.0/", "http://docs.oasis-open.org/bdxr/ns/SMP/2016/05"];
/// Elements that may stand inside each other; a signed answer has a dozen.
const MAX_DEPTH: usize = 64;
/// Document types that are read of a participant; the most that is known is some hundreds.
const MAX_TYPES: usize = 2000;

/// What the publisher says of one document type of a participant.
#[derive(Debug, PartialEq, Eq)]
pub enum Metadata {
    /// Somewhere else: the address.
    Redirect(String),
    /// Where documents go: the certificate of the access point in base 64; empty when there is none.
    Endpoint(String),
}

/// The document type ids of a service group, `scheme::value`, each once.
pub fn group(text: &str) -> Result<Vec<String>, String> {
    let mut types: Vec<String> = Vec::new();
    walk(text, "ServiceGroup", |path, element, _| {
        let (Some(element), ["ServiceMetadataReferenceCollection", "ServiceMetadataReference"]) = (element, path)
        else {
            return Ok(());
        };
        let href = attribute(element, "href")?.unwrap_or_default();
        let last = href.rsplit_once("/services/").map(|(_, last)| last).unwrap_or_default();
        let named = decoded(last.trim()).filter(|name| !name.is_empty());
        let named = named.ok_or_else(|| format!("a reference leads to no document type: {href:?}"))?;
        if types.len() < MAX_TYPES && !types.contains(&named) {
            types.push(named);
        }
        Ok(())
    })?;
    Ok(types)
}

/// Where documents of one type go: the first endpoint, or the other publisher that knows.
pub fn metadata(text: &str) -> Result<Option<Metadata>, String> {
    let (mut redirect, mut endpoint, mut certificate) = (None, false, None);
    walk(text, "SignedServiceMetadata", |path, element, text| {
        match (path, element) {
            (["ServiceMetadata", "Redirect"], Some(element)) => redirect = attribute(element, "href")?,
            (["ServiceMetadata", "ServiceInformation", .., "ServiceEndpointList", "Endpoint"], Some(_)) => {
                endpoint = true;
            }
            (["ServiceMetadata", "ServiceInformation", .., "Endpoint", "Certificate"], None) => {
                certificate.get_or_insert_with(|| text.to_owned());
            }
            _ => {}
        }
        Ok(())
    })?;
    let found = endpoint.then(|| Metadata::Endpoint(certificate.unwrap_or_default()));
    Ok(redirect.map(Metadata::Redirect).or(found))
}

/// Hands over each element below the root, by the names that lead to it: when it opens with its tag, when it closes
/// with its own text. Names of other namespaces are `?`.
fn walk(
    text: &str,
    root: &str,
    mut each: impl FnMut(&[&str], Option<&BytesStart<'_>>, &str) -> Result<(), String>,
) -> Result<(), String> {
    let mut reader = NsReader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    let (mut path, mut held, mut closed): (Vec<String>, String, bool) = (Vec::new(), String::new(), false);
    loop {
        match reader.read_resolved_event().map_err(|error| error.to_string())? {
            (_, Event::Eof) => break,
            (namespace, Event::Start(element)) => {
                let name = name(&namespace, &element)?;
                if path.is_empty() && (closed || name != root) {
                    return Err(format!("the document is no {root}"));
                }
                if path.len() >= MAX_DEPTH {
                    return Err(format!("elements are nested deeper than {MAX_DEPTH}"));
                }
                held.clear();
                path.push(name);
                each(&below(&path), Some(&element), "")?;
            }
            (_, Event::End(_)) => {
                each(&below(&path), None, &held)?;
                path.pop();
                held.clear();
                closed |= path.is_empty();
            }
            (_, Event::Text(text)) => held.push_str(&text.xml10_content()),
            (_, Event::CData(text)) => held.push_str(&text.xml10_content()),
            (_, Event::DocType(_)) => return Err("a document type declaration is not allowed".to_owned()),
            _ => {}
        }
    }
    if closed { Ok(()) } else { Err("the document ends early".to_owned()) }
}

fn below(path: &[String]) -> Vec<&str> {
    path.iter().skip(1).map(String::as_str).collect()
}

fn name(namespace: &ResolveResult<'_>, element: &BytesStart<'_>) -> Result<String, String> {
    match namespace {
        ResolveResult::Bound(bound) if NAMESPACES.contains(&bound.into_inner()) => {
            Ok(element.local_name().into_inner().to_owned())
        }
        ResolveResult::Unknown(prefix) => Err(format!("the prefix {prefix:?} has no namespace")),
        ResolveResult::Bound(_) | ResolveResult::Unbound => Ok("?".to_owned()),
    }
}

fn attribute(element: &BytesStart<'_>, wanted: &str) -> Result<Option<String>, String> {
    for attribute in element.attributes() {
        let attribute = attribute.map_err(|error| error.to_string())?;
        if attribute.key.into_inner() == wanted {
            let value = attribute.normalized_value(XmlVersion::Explicit1_0).map_err(|error| error.to_string())?;
            return Ok(Some(value.into_owned()));
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const INVOICE: &str = "busdox-docid-qns::urn:x:Invoice-2::Invoice##urn:y::2.1";

    fn peppol(root: &str, inner: &str) -> String {
        format!(r#"<?xml version="1.0"?><s:{root} xmlns:s="{}">{inner}</s:{root}>"#, NAMESPACES[0])
    }

    #[test]
    fn a_group_lists_its_types_in_both_forms() {
        let href = format!("https://smp.example/p/services/{}", super::super::name::segment(INVOICE));
        let reference = |prefix: &str| {
            format!(
                "<{prefix}ParticipantIdentifier scheme=\"x\">y</{prefix}ParticipantIdentifier>
                 <{prefix}ServiceMetadataReferenceCollection><{prefix}ServiceMetadataReference href=\"{href}\"/>
                 <{prefix}ServiceMetadataReference href=\"{href}\"/></{prefix}ServiceMetadataReferenceCollection>"
            )
        };
        let oasis = format!("<ServiceGroup xmlns=\"{}\">{}</ServiceGroup>", NAMESPACES[1], reference(""));
        for text in [peppol("ServiceGroup", &reference("s:")), oasis] {
            assert_eq!(group(&text).unwrap(), [INVOICE]);
        }
        assert_eq!(group(&peppol("ServiceGroup", "")).unwrap(), [""; 0]);
    }

    #[test]
    fn metadata_is_an_endpoint_or_leads_elsewhere() {
        let endpoint = "<s:ServiceMetadata><s:ServiceInformation><s:ProcessList><s:Process><s:ServiceEndpointList>
            <s:Endpoint><s:Certificate> MIIB
            </s:Certificate></s:Endpoint><s:Endpoint><s:Certificate>other</s:Certificate></s:Endpoint>
            </s:ServiceEndpointList></s:Process></s:ProcessList></s:ServiceInformation></s:ServiceMetadata>";
        let found = metadata(&peppol("SignedServiceMetadata", endpoint)).unwrap().unwrap();
        assert!(matches!(&found, Metadata::Endpoint(text) if text.trim() == "MIIB"), "{found:?}");
        let redirect = "<s:ServiceMetadata><s:Redirect href=\"https://o.example/&amp;\"><s:CertificateUID>x</s:CertificateUID></s:Redirect></s:ServiceMetadata>";
        let found = metadata(&peppol("SignedServiceMetadata", redirect)).unwrap();
        assert_eq!(found, Some(Metadata::Redirect("https://o.example/&".to_owned())));
        assert_eq!(metadata(&peppol("SignedServiceMetadata", "<s:ServiceMetadata/>")).unwrap(), None);
    }

    #[test]
    fn what_is_no_answer_of_a_publisher_is_refused() {
        let deep = peppol("ServiceGroup", &format!("{}{}", "<s:a>".repeat(70), "</s:a>".repeat(70)));
        for (text, words) in [
            ("", "ends early"),
            ("<html/>", "no ServiceGroup"),
            ("<ServiceGroup xmlns=\"urn:other\"/>", "no ServiceGroup"),
            ("<!DOCTYPE x [<!ENTITY e \"y\">]><ServiceGroup/>", "declaration"),
            ("<x:ServiceGroup/>", "no namespace"),
            (&deep, "deeper"),
            (&peppol("ServiceGroup", "")[..60], "not closed"),
            ("<s:ServiceGroup xmlns:s=\"http://busdox.org/serviceMetadata/publishing/1.0/\">", "ends early"),
            (&peppol("ServiceGroup", "").repeat(2), "no ServiceGroup"),
            (
                &peppol(
                    "ServiceGroup",
                    "<s:ServiceMetadataReferenceCollection><s:ServiceMetadataReference href=\"/x\"/></s:ServiceMetadataReferenceCollection>",
                ),
                "no document type",
            ),
        ] {
            let refused = group(text).unwrap_err();
            assert!(refused.contains(words), "{text}: {refused}");
        }
    }
}
