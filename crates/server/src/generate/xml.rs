//! A card as the Peppol Directory's export writes it: one `<businesscard>` with one entity.

use std::fmt::Write as _;

use carnet_core::{
    cards::Card,
    identifier::canonical,
    wire::{DocumentType, Identifier},
};
use quick_xml::escape::escape;

pub const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
    <root xmlns=\"urn:peppol:schema:pd:businesscard-generic:2025:03\" version=\"3\" codeListSupported=\"9.7\">\n";
pub const TAIL: &str = "</root>\n";
const META_SCHEME: &str = "iso6523-actorid-upis";

/// Adds the card. Writing to a text cannot fail.
pub fn card(out: &mut String, card: &Card) {
    out.push_str("    <businesscard>\n");
    let _ = writeln!(out, "      <participant scheme=\"{META_SCHEME}\" value=\"{}\"/>", escape(&card.participant_id));
    let _ = writeln!(out, "      <entity countrycode=\"{}\">", escape(&card.country));
    for entry in &card.names {
        let _ = write!(out, "        <name name=\"{}\"", escape(&entry.name));
        if let Some(language) = &entry.language {
            let _ = write!(out, " language=\"{}\"", escape(language));
        }
        out.push_str("/>\n");
    }
    if let Some(place) = &card.place {
        let _ = writeln!(out, "        <geoinfo>{}</geoinfo>", escape(place));
    }
    card.identifiers.iter().for_each(|further| identifier(out, further, &card.country));
    if let Some(website) = &card.website {
        let _ = writeln!(out, "        <website>{}</website>", escape(website));
    }
    out.push_str("      </entity>\n");
    card.document_types.iter().for_each(|one| document_type(out, one));
    out.push_str("    </businesscard>\n");
}

/// With the label that real cards give such a number, where it says the same scheme.
fn identifier(out: &mut String, further: &Identifier, country: &str) {
    let Identifier { scheme, value, .. } = further;
    let means = |label: &&str| canonical(label, value, country).scheme == *scheme;
    match ["GLN", "VAT"].into_iter().find(means) {
        Some(label) => {
            let _ = writeln!(out, "        <id scheme=\"{label}\" value=\"{}\"/>", escape(value));
        }
        None => {
            let _ = writeln!(out, "        <id scheme=\"{META_SCHEME}\" value=\"{scheme}:{}\"/>", escape(value));
        }
    }
}

fn document_type(out: &mut String, one: &DocumentType) {
    let DocumentType { scheme, value, name } = one;
    let (value, name) = (escape(value), escape(name));
    let _ =
        writeln!(out, "      <doctypeid scheme=\"{scheme}\" value=\"{value}\" displayname=\"{name}\" state=\"act\"/>");
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use carnet_core::{
        cards::{CardReader, convert},
        generate::Cards,
    };

    use super::*;

    #[test]
    fn cards_are_read_as_they_were_invented() {
        let invented: Vec<Card> = Cards::new(4).take(3_000).map(|listed| listed.card).collect();
        let mut text = HEAD.to_owned();
        invented.iter().for_each(|one| card(&mut text, one));
        text.push_str(TAIL);
        let mut reader = CardReader::new(text.as_bytes());
        for one in &invented {
            let converted = convert(reader.next_card().unwrap().unwrap());
            assert!(converted.faults.is_empty(), "{:?}", converted.faults);
            assert_eq!(converted.card.as_ref(), Some(one));
        }
        assert_eq!(reader.next_card().unwrap(), None);
    }
}
