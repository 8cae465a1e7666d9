//! Values out of the XML: attributes, the entities it may use, the characters it may hold.

use quick_xml::{XmlVersion, events::BytesStart};

use crate::{
    cards::Fault,
    wire::{CardDone as Done, CardFault as Kind},
};

/// Faults kept of one card.
pub const MAX_FAULTS: usize = 100;

/// The attributes asked for, by local name. One that cannot be read is left out with a fault; a tag that is no
/// tag (an attribute twice, no quotes) spoils the document.
pub fn attributes<const N: usize>(
    element: &BytesStart<'_>,
    wanted: [&str; N],
    line: u64,
    faults: &mut Vec<Fault>,
) -> Result<[Option<String>; N], String> {
    let mut found = [const { None }; N];
    for attribute in element.attributes() {
        let attribute = attribute.map_err(|error| format!("<{}>: {error}", element.local_name().into_inner()))?;
        let local = attribute.key.local_name();
        let Some(place) = wanted.iter().position(|name| *name == local.into_inner()) else { continue };
        let what = match attribute.normalized_value(XmlVersion::Explicit1_0) {
            Ok(value) => match forbidden(&value) {
                None => {
                    found[place] = Some(value.into_owned());
                    continue;
                }
                Some(c) => format!("{} holds the forbidden character U+{:04X}", wanted[place], u32::from(c)),
            },
            Err(error) => format!("{} cannot be read: {error}", wanted[place]),
        };
        if faults.len() < MAX_FAULTS {
            faults.push(Fault::new(line, Kind::Characters, what, Done::ValueDropped));
        }
    }
    Ok(found)
}

/// The five entities XML predefines; a document type declaration could add more, and is refused.
pub fn predefined(name: &str) -> Option<char> {
    match name {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "apos" => Some('\''),
        "quot" => Some('"'),
        _ => None,
    }
}

/// The first character that XML 1.0 (section 2.2) does not allow, not even as a reference.
pub fn forbidden(text: &str) -> Option<char> {
    let allowed =
        |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    text.chars().find(|c| !allowed(*c))
}
