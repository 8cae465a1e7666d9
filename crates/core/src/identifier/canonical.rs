//! Identifiers of a business card: the card's own labels brought to scheme codes where the label is known.

use super::scheme;
use crate::wire::Identifier;

/// The identifier `<id scheme=label value=value/>` of a card whose entity is in `country`. An unknown label stays.
pub fn canonical(label: &str, value: &str, _country: &str) -> Identifier {
    let name = scheme(label).map_or(label, |scheme| scheme.name);
    Identifier { scheme: label.to_owned(), value: value.to_owned(), label: name.to_owned() }
}
