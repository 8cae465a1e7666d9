//! Participant ids: `scheme:value`, with or without the meta scheme in front. Values are compared in lower case
//! and shown as given (Peppol Policy for use of identifiers 4.4.0, policy on case).

use std::{error::Error, fmt};

const META_SCHEME: &str = "iso6523-actorid-upis::";
/// Bytes of a value: the policy allows 135 characters, all ASCII, for the whole id with its four digits and colon.
const MAX_VALUE_BYTES: usize = 130;

/// A participant id, read. Equality is of the text as given; compare [`ParticipantId::key`]s to know whether two
/// name the same participant.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ParticipantId {
    scheme: String,
    value: String,
}

/// Why a text is no participant id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParticipantIdError {
    /// There is no `:` between scheme and value.
    NoColon,
    /// The part in front of the colon is not four digits.
    BadScheme,
    EmptyValue,
    /// More than 130 bytes after the colon.
    TooLong,
    /// White space or a control character in the value.
    BadCharacter(char),
}

impl fmt::Display for ParticipantIdError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoColon => {
                f.write_str("a participant id is written scheme:value, as 0088:7300010000001; there is no colon")
            }
            Self::BadScheme => {
                f.write_str("the part in front of the colon must be the four digits of a scheme, as 0088")
            }
            Self::EmptyValue => f.write_str("there is nothing after the colon"),
            Self::TooLong => write!(f, "there are more than {MAX_VALUE_BYTES} bytes after the colon"),
            Self::BadCharacter(c) => write!(f, "the value cannot contain {c:?}"),
        }
    }
}

impl Error for ParticipantIdError {}

impl ParticipantId {
    /// Reads `0088:73…` or `iso6523-actorid-upis::0088:73…`. White space around it does not count.
    pub fn parse(text: &str) -> Result<Self, ParticipantIdError> {
        let text = text.trim();
        let text = strip_meta_scheme(text).unwrap_or(text);
        let (scheme, value) = text.split_once(':').ok_or(ParticipantIdError::NoColon)?;
        if !Self::is_scheme_code(scheme) {
            return Err(ParticipantIdError::BadScheme);
        }
        if value.is_empty() {
            return Err(ParticipantIdError::EmptyValue);
        }
        if value.len() > MAX_VALUE_BYTES {
            return Err(ParticipantIdError::TooLong);
        }
        if let Some(c) = value.chars().find(|c| c.is_whitespace() || c.is_control()) {
            return Err(ParticipantIdError::BadCharacter(c));
        }
        Ok(Self { scheme: scheme.to_owned(), value: value.to_owned() })
    }

    /// Whether a text has the form of a scheme code: four digits.
    pub fn is_scheme_code(text: &str) -> bool {
        text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit())
    }

    /// The scheme code, four digits.
    pub fn scheme(&self) -> &str {
        &self.scheme
    }

    /// The value as given.
    pub fn value(&self) -> &str {
        &self.value
    }

    /// `scheme:value` in lower case (ASCII: the policy allows no other letters): equal for all spellings of one participant.
    pub fn key(&self) -> String {
        format!("{}:{}", self.scheme, self.value.to_ascii_lowercase())
    }
}

impl fmt::Display for ParticipantId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.scheme, self.value)
    }
}

/// The text behind `iso6523-actorid-upis::`, in any case; `None` when it does not start so.
pub fn strip_meta_scheme(text: &str) -> Option<&str> {
    let (head, rest) = text.split_at_checked(META_SCHEME.len())?;
    head.eq_ignore_ascii_case(META_SCHEME).then_some(rest)
}
