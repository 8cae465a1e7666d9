//! Which column is which, by its name in the header, whatever their order.

use carnet_core::name::fold;

const SIREN: &str = "SIREN";
const ADDRESS: &str = "Adresse de facturation";
const ACTIVE: &str = "Adresse de facturation active";
const FROM: &str = "Date de début";
const TO: &str = "Date de fin";

/// Places of the columns.
#[derive(Debug, PartialEq, Eq)]
pub struct Columns {
    siren: usize,
    address: usize,
    active: usize,
    from: Option<usize>,
    to: Option<usize>,
}

impl Columns {
    /// Finds them. Case and accents of the names do not count; other columns are left alone.
    pub fn find(header: &[String]) -> Result<Self, String> {
        let folded: Vec<String> = header.iter().map(|name| fold(name)).collect();
        let place = |name: &str| -> Result<Option<usize>, String> {
            let wanted = fold(name);
            let mut places = (0..folded.len()).filter(|at| folded[*at] == wanted);
            let first = places.next();
            match places.next() {
                Some(_) => Err(format!("the header has the column {name:?} twice")),
                None => Ok(first),
            }
        };
        let needed = |name: &str| {
            let missing = || {
                format!(
                    "the header has no column {name:?}; a file of the French directory begins with \
                     {SIREN};{ADDRESS};{ACTIVE}"
                )
            };
            place(name)?.ok_or_else(missing)
        };
        Ok(Self {
            siren: needed(SIREN)?,
            address: needed(ADDRESS)?,
            active: needed(ACTIVE)?,
            from: place(FROM)?,
            to: place(TO)?,
        })
    }

    pub fn siren<'a>(&self, fields: &'a [String]) -> &'a str {
        field(fields, Some(self.siren))
    }

    pub fn address<'a>(&self, fields: &'a [String]) -> &'a str {
        field(fields, Some(self.address))
    }

    pub fn active<'a>(&self, fields: &'a [String]) -> &'a str {
        field(fields, Some(self.active))
    }

    /// Empty where the file has no such column.
    pub fn from<'a>(&self, fields: &'a [String]) -> &'a str {
        field(fields, self.from)
    }

    pub fn to<'a>(&self, fields: &'a [String]) -> &'a str {
        field(fields, self.to)
    }
}

fn field(fields: &[String], place: Option<usize>) -> &str {
    place.and_then(|place| fields.get(place)).map_or("", String::as_str)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn find(names: &[&str]) -> Result<Columns, String> {
        Columns::find(&names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn columns_are_found_by_name_in_any_order() {
        let columns =
            find(&["date de fin", "ADRESSE DE FACTURATION ACTIVE", "Commentaire", "Siren", "Adresse  de facturation"]);
        assert_eq!(columns, Ok(Columns { siren: 3, address: 4, active: 1, from: None, to: Some(0) }));
        let fields = ["2026-12-31".to_owned(), "1".to_owned()];
        let columns = columns.unwrap();
        assert_eq!((columns.to(&fields), columns.active(&fields)), ("2026-12-31", "1"));
        assert_eq!((columns.from(&fields), columns.siren(&fields)), ("", ""), "a short line has empty fields");
    }

    #[test]
    fn a_column_that_is_missing_or_there_twice_is_named() {
        assert!(find(&["SIREN", "Adresse de facturation"]).unwrap_err().contains(ACTIVE));
        assert!(find(&["siren", "SIREN", ADDRESS, ACTIVE]).unwrap_err().contains("twice"));
    }
}
