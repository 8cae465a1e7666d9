//! What a value is as an identifier of a scheme, judged in the browser by the code that the server uses.

use carnet_core::{
    identifier::{self, Level, Note, Reading},
    wire::Locale,
};

use super::{El, field_note, scheme_name, scheme_with_code};
use crate::i18n::identifiers as t;

/// The judgement of one value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Judged {
    /// Name with code of each scheme that it fits.
    Fits(Vec<String>),
    /// The form fits, the check digit does not.
    CheckDigit(String),
    /// It cannot be of this scheme; of none, where no scheme was named.
    Malformed(Option<String>),
}

/// `scheme` is a code, or empty: any scheme that the value can be.
pub fn judge(locale: Locale, scheme: &str, value: &str) -> Judged {
    let value = value.trim();
    let text = if scheme.is_empty() { value.to_owned() } else { format!("{scheme}:{value}") };
    let read = identifier::read(&text);
    // A pattern finds many; it names nobody.
    // A value whose scheme is written in front is read as that scheme whatever its form.
    let usable = |reading: &&Reading| {
        !read.wildcard
            && !matches!(reading.note, Some(Note::EquivalentOf { .. }))
            && identifier::check(&reading.scheme, &reading.value).is_some()
    };
    let readings: Vec<&Reading> = read.readings.iter().filter(usable).collect();
    let names = |readings: &[&Reading]| {
        let mut names: Vec<String> = Vec::new();
        for name in readings.iter().map(|reading| scheme_with_code(locale, &reading.name, &reading.scheme)) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    };
    let fitting: Vec<&Reading> = readings.iter().copied().filter(|reading| reading.level == Level::Ok).collect();
    if !fitting.is_empty() {
        return Judged::Fits(names(&fitting));
    }
    match readings.as_slice() {
        [] if scheme.is_empty() => Judged::Malformed(None),
        [] => Judged::Malformed(Some(scheme_with_code(locale, &scheme_name(scheme), scheme))),
        doubtful => Judged::CheckDigit(names(doubtful).join(", ")),
    }
}

impl Judged {
    pub fn sentence(&self, locale: Locale, value: &str) -> String {
        match self {
            Self::Fits(names) => match names.as_slice() {
                [one] => t::fits(locale, one),
                several => t::may_be(locale, &several.join(", ")),
            },
            Self::CheckDigit(name) => t::check_digit(locale, name),
            Self::Malformed(Some(name)) => t::not_of_scheme(locale, value.trim(), name),
            Self::Malformed(None) => t::of_no_scheme(locale, value.trim()),
        }
    }

    /// The sentence as a note under the value.
    pub fn note(&self, locale: Locale, value: &str) -> El {
        let (class, icon) = match self {
            Self::Fits(names) if names.len() == 1 => ("field__note field__note--ok", "check"),
            Self::Fits(_) => ("field__note", "info"),
            Self::CheckDigit(_) | Self::Malformed(_) => ("field__note field__note--warning", "alert"),
        };
        field_note(class, icon, self.sentence(locale, value))
    }
}

#[cfg(test)]
mod tests {
    use carnet_core::wire::Locale;
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::{Judged, judge};

    #[wasm_bindgen_test]
    fn a_value_is_judged_by_its_scheme_or_by_all() {
        let siren = |value| judge(Locale::Fr, "0002", value);
        assert_eq!(siren("732 829 320"), Judged::Fits(vec!["SIREN (0002)".to_owned()]));
        assert_eq!(siren("732829321"), Judged::CheckDigit("SIREN (0002)".to_owned()));
        assert_eq!(siren("73282932"), Judged::Malformed(Some("SIREN (0002)".to_owned())));
        assert!(matches!(judge(Locale::Fr, "", "732829320"), Judged::Fits(_)));
        assert_eq!(judge(Locale::Fr, "", "no such thing!"), Judged::Malformed(None));
        assert_eq!(judge(Locale::Fr, "0088", "73*"), Judged::Malformed(Some("GLN (EAN) (0088)".to_owned())));
    }
}
