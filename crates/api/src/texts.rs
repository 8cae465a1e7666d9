//! Texts that people type into forms: trimmed, of a bounded length, without control characters. What is wrong with
//! a form is collected, so that everything can be said at once.

use carnet_core::{
    name,
    wire::{Code, FieldProblem, MAX_WORDS},
};

use crate::problem::Failure;

/// Characters of a person's name, and of a key's.
pub(crate) const MAX_PERSON_CHARS: usize = 100;
/// Characters of an e-mail address (RFC 5321, a path without its brackets).
const MAX_EMAIL_CHARS: usize = 254;

/// Whether a text looks like one e-mail address: enough to catch a slip, and nothing that would add a second
/// recipient or a header to an e-mail.
pub(crate) fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else { return false };
    let strange = |c: char| c.is_whitespace() || c.is_control() || "@,;:<>()[]\"\\?&%".contains(c);
    let label = |part: &str| !part.is_empty() && !part.starts_with('-') && !part.ends_with('-');
    !local.is_empty()
        && !text.replacen('@', "", 1).contains(strange)
        && domain.contains('.')
        && domain.split('.').all(label)
        && text.chars().count() <= MAX_EMAIL_CHARS
}

/// What is wrong with a body, field by field.
#[derive(Debug, Default)]
pub(crate) struct Faults(Vec<FieldProblem>);

impl Faults {
    pub fn add(&mut self, code: Code, field: impl Into<String>, detail: impl Into<String>) {
        self.0.push(FieldProblem { field: field.into(), code, detail: detail.into() });
    }

    /// A text of one line, in literal form; `None` when it is absent or empty, and when it is at fault.
    pub fn line(&mut self, field: &str, text: Option<&str>, max: usize) -> Option<String> {
        let text = text?.trim();
        if text.contains(char::is_control) {
            self.add(Code::TextControl, field, "No line breaks and other control characters.");
            return None;
        }
        self.short_enough(field, name::normalize(text), max)
    }

    /// A text of one line that says something where it is given; `what` it is to be.
    pub fn some_line(&mut self, field: &str, text: Option<&str>, max: usize, what: &str) -> Option<String> {
        let line = self.line(field, text, max);
        if text.is_some() && line.is_none() && !self.has(field) {
            self.add(Code::NameRequired, field, what);
        }
        line
    }

    /// Somebody's own words, which may have several lines.
    pub fn words(&mut self, field: &str, text: Option<&str>) -> Option<String> {
        let text = text?.trim().replace("\r\n", "\n");
        if text.contains(|c: char| c.is_control() && c != '\n') {
            self.add(Code::TextControl, field, "No control characters but line breaks.");
            return None;
        }
        self.short_enough(field, text, MAX_WORDS)
    }

    fn short_enough(&mut self, field: &str, text: String, max: usize) -> Option<String> {
        if text.chars().count() > max {
            self.add(Code::TextTooLong, field, format!("At most {max} characters."));
            return None;
        }
        Some(text).filter(|text| !text.is_empty())
    }

    pub fn has(&self, field: &str) -> bool {
        self.0.iter().any(|fault| fault.field == field)
    }

    /// The failure that names them all, under the code of the first; nothing when there are none.
    pub fn check(self) -> Result<(), Failure> {
        if self.0.is_empty() { Ok(()) } else { Err(Failure::fields(self.0)) }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn line(text: &str) -> Result<Option<String>, Code> {
        let mut faults = Faults::default();
        let line = faults.line("f", Some(text), 5);
        faults.check().map(|()| line).map_err(|failure| failure.problem().code)
    }

    #[test]
    fn a_line_is_in_literal_form() {
        assert_eq!(line(" E\u{301}a  b "), Ok(Some("Éa b".to_owned())));
        assert_eq!(line(" \u{a0} "), Ok(None));
        assert_eq!(line("abcdef"), Err(Code::TextTooLong));
        assert_eq!(line("ééééé").unwrap().unwrap().chars().count(), 5);
        for text in ["a\nb", "a\0b", "a\u{7f}"] {
            assert_eq!(line(text), Err(Code::TextControl), "{text:?}");
        }
    }

    #[test]
    fn words_may_have_lines_and_all_faults_are_told() {
        let mut faults = Faults::default();
        assert_eq!(faults.words("w", Some(" a\r\nb\n")).as_deref(), Some("a\nb"));
        assert_eq!(faults.words("w", None), None);
        faults.words("tab", Some("a\tb"));
        faults.words("long", Some(&"x".repeat(MAX_WORDS + 1)));
        assert!(faults.has("tab") && !faults.has("w"));
        let failure = faults.check().unwrap_err();
        let fields: Vec<_> = failure.problem().fields.iter().map(|fault| (fault.field.as_str(), fault.code)).collect();
        assert_eq!(fields, [("tab", Code::TextControl), ("long", Code::TextTooLong)]);
        assert_eq!(failure.problem().code, Code::TextControl);
    }
}
