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
    /// Id of the scheme in the list; older cards use it as a label (`FR:SIRENE`).
    pub id: &'static str,
    /// Short name for people, as its own country calls it.
    pub name: &'static str,
    /// ISO 3166-1 alpha-2; empty when international.
    pub country: &'static str,
    pub state: SchemeState,
    /// The scheme that replaced it.
    pub successor: Option<&'static str>,
}

const fn active(code: &'static str, id: &'static str, name: &'static str, country: &'static str) -> Scheme {
    Scheme { code, id, name, country, state: SchemeState::Active, successor: None }
}

const fn deprecated(
    code: &'static str,
    id: &'static str,
    name: &'static str,
    country: &'static str,
    successor: Option<&'static str>,
) -> Scheme {
    Scheme { code, id, name, country, state: SchemeState::Deprecated, successor }
}

const fn removed(
    code: &'static str,
    id: &'static str,
    name: &'static str,
    country: &'static str,
    successor: Option<&'static str>,
) -> Scheme {
    Scheme { code, id, name, country, state: SchemeState::Removed, successor }
}

/// The whole list, sorted by code.
pub static SCHEMES: &[Scheme] = &[
    active("0002", "FR:SIRENE", "SIREN", "FR"),
    active("0007", "SE:ORGNR", "Org.nr SE", "SE"),
    active("0009", "FR:SIRET", "SIRET", "FR"),
    removed("0037", "FI:OVT", "LY-tunnus", "FI", Some("0216")),
    active("0060", "DUNS", "D-U-N-S", ""),
    active("0088", "GLN", "GLN (EAN)", ""),
    active("0096", "DK:P", "P-nummer DK", "DK"),
    active("0097", "IT:FTI", "FTI IT", "IT"),
    active("0106", "NL:KVK", "KvK", "NL"),
    active("0130", "EU:NAL", "EU directorate", ""),
    active("0135", "IT:SIA", "SIA IT", "IT"),
    active("0142", "IT:SECETI", "SECETI IT", "IT"),
    active("0151", "AU:ABN", "ABN", "AU"),
    active("0158", "SK:ICO", "IČO SK", "SK"),
    active("0183", "CH:UIDB", "UID (IDE) CH", "CH"),
    active("0184", "DK:DIGST", "CVR", "DK"),
    active("0188", "JP:SST", "Corporate number JP", "JP"),
    active("0190", "NL:OINO", "OIN", "NL"),
    active("0191", "EE:CC", "Registrikood EE", "EE"),
    active("0192", "NO:ORG", "Org.nr NO", "NO"),
    deprecated("0193", "UBLBE", "UBL.BE", "BE", Some("0208")),
    active("0195", "SG:UEN", "UEN SG", "SG"),
    active("0196", "IS:KTNR", "Kennitala IS", "IS"),
    active("0198", "DK:ERST", "SE-nummer DK", "DK"),
    active("0199", "LEI", "LEI", ""),
    active("0200", "LT:LEC", "Įmonės kodas LT", "LT"),
    active("0201", "IT:CUUO", "Codice IPA", "IT"),
    active("0204", "DE:LWID", "Leitweg-ID", "DE"),
    active("0205", "IT:COD", "Codice destinatario", "IT"),
    active("0208", "BE:EN", "BCE/KBO", "BE"),
    active("0209", "GS1", "GS1 key", ""),
    active("0210", "IT:CFI", "Codice fiscale", "IT"),
    active("0211", "IT:IVA", "Partita IVA", "IT"),
    removed("0212", "FI:ORG", "Y-tunnus", "FI", Some("0216")),
    removed("0213", "FI:VAT", "ALV FI", "FI", Some("0216")),
    removed("0215", "FI:NSI", "Net service ID FI", "FI", Some("0216")),
    active("0216", "FI:OVT2", "OVT", "FI"),
    active("0218", "LV:URN", "Reģ. Nr. LV", "LV"),
    active("0221", "JP:IIN", "Qualified invoice issuer JP", "JP"),
    active("0225", "FR:CTC", "Adresse FR (0225)", "FR"),
    active("0230", "MY:EIF", "MyInvois MY", "MY"),
    active("0235", "AE:TIN", "TIN AE", "AE"),
    active("0240", "LU:MAT", "Matricule LU", "LU"),
    active("0242", "SPIS", "Peppol service provider", ""),
    active("0244", "NG:TID", "Tax ID NG", "NG"),
    active("0245", "SK:DIC", "DIČ SK", "SK"),
    active("0246", "DE:GEBA", "GEBA (W-IdNr.)", "DE"),
    active("0248", "OM:VAT", "VATIN OM", "OM"),
    removed("9901", "DK:CPR", "CPR DK", "DK", None),
    removed("9902", "DK:CVR", "CVR (9902)", "DK", Some("0184")),
    removed("9904", "DK:SE", "SE-nummer DK (9904)", "DK", Some("0198")),
    removed("9905", "DK:VANS", "VANS DK", "DK", None),
    removed("9906", "IT:VAT", "Partita IVA (9906)", "IT", Some("0211")),
    removed("9907", "IT:CF", "Codice fiscale (9907)", "IT", Some("0210")),
    removed("9908", "NO:ORGNR", "Org.nr NO (9908)", "NO", Some("0192")),
    deprecated("9909", "NO:VAT", "MVA NO", "NO", Some("0192")),
    active("9910", "HU:VAT", "Adószám HU", "HU"),
    deprecated("9912", "EU:VAT", "VAT EU", "", None),
    active("9913", "EU:REID", "Business Registers Network", ""),
    active("9914", "AT:VAT", "UID AT", "AT"),
    active("9915", "AT:GOV", "Verwaltungskennzeichen AT", "AT"),
    deprecated("9916", "AT:CID", "Firmen-ID AT", "AT", None),
    deprecated("9917", "IS:KT", "Kennitala IS (9917)", "IS", Some("0196")),
    active("9918", "IBAN", "IBAN", ""),
    active("9919", "AT:KUR", "KUR AT", "AT"),
    active("9920", "ES:VAT", "NIF/IVA ES", "ES"),
    removed("9921", "IT:IPA", "IPA (9921)", "IT", Some("0201")),
    active("9922", "AD:VAT", "NRT AD", "AD"),
    active("9923", "AL:VAT", "NIPT AL", "AL"),
    active("9924", "BA:VAT", "PDV BA", "BA"),
    active("9925", "BE:VAT", "TVA BE", "BE"),
    active("9926", "BG:VAT", "ДДС BG", "BG"),
    active("9927", "CH:VAT", "TVA CH", "CH"),
    active("9928", "CY:VAT", "ΦΠΑ CY", "CY"),
    active("9929", "CZ:VAT", "DIČ CZ", "CZ"),
    active("9930", "DE:VAT", "USt-IdNr. DE", "DE"),
    active("9931", "EE:VAT", "KMKR EE", "EE"),
    active("9932", "GB:VAT", "VAT GB", "GB"),
    active("9933", "GR:VAT", "ΑΦΜ EL", "GR"),
    active("9934", "HR:VAT", "OIB HR", "HR"),
    active("9935", "IE:VAT", "VAT IE", "IE"),
    active("9936", "LI:VAT", "MWST LI", "LI"),
    active("9937", "LT:VAT", "PVM LT", "LT"),
    active("9938", "LU:VAT", "TVA LU", "LU"),
    active("9939", "LV:VAT", "PVN LV", "LV"),
    active("9940", "MC:VAT", "TVA MC", "MC"),
    active("9941", "ME:VAT", "PDV ME", "ME"),
    active("9942", "MK:VAT", "ДДВ MK", "MK"),
    active("9943", "MT:VAT", "VAT MT", "MT"),
    active("9944", "NL:VAT", "BTW NL", "NL"),
    active("9945", "PL:VAT", "NIP PL", "PL"),
    active("9946", "PT:VAT", "NIF PT", "PT"),
    active("9947", "RO:VAT", "TVA RO", "RO"),
    active("9948", "RS:VAT", "PIB RS", "RS"),
    active("9949", "SI:VAT", "DDV SI", "SI"),
    active("9950", "SK:VAT", "IČ DPH SK", "SK"),
    active("9951", "SM:VAT", "COE SM", "SM"),
    active("9952", "TR:VAT", "VKN TR", "TR"),
    active("9953", "VA:VAT", "VAT VA", "VA"),
    removed("9954", "NL:OIN", "OIN (9954)", "NL", Some("0190")),
    removed("9955", "SE:VAT", "Moms SE", "SE", Some("0007")),
    removed("9956", "BE:CBE", "BCE/KBO (9956)", "BE", Some("0208")),
    active("9957", "FR:VAT", "TVA FR", "FR"),
    removed("9958", "DE:LID", "Leitweg-ID (9958)", "DE", Some("0204")),
    active("9959", "US:EIN", "EIN US", "US"),
];

/// The scheme with this code.
pub fn scheme(code: &str) -> Option<&'static Scheme> {
    SCHEMES.binary_search_by(|scheme| scheme.code.cmp(code)).ok().map(|at| &SCHEMES[at])
}

/// The scheme that the list calls by this id (`FR:SIRENE`), in any case.
pub(super) fn scheme_by_id(id: &str) -> Option<&'static Scheme> {
    SCHEMES.iter().find(|scheme| scheme.id.eq_ignore_ascii_case(id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_sorted_unique_and_of_four_digits() {
        assert_eq!(SCHEMES.len(), 105);
        assert!(SCHEMES.windows(2).all(|pair| pair[0].code < pair[1].code));
        for scheme in SCHEMES {
            assert!(scheme.code.len() == 4 && scheme.code.bytes().all(|b| b.is_ascii_digit()), "{}", scheme.code);
            assert!(scheme.country.is_empty() || scheme.country.len() == 2, "{}", scheme.code);
            assert_eq!(super::scheme(scheme.code), Some(scheme));
            assert_eq!(scheme_by_id(scheme.id), Some(scheme), "ids are unique");
        }
    }

    #[test]
    fn names_are_unique() {
        for scheme in SCHEMES {
            assert_eq!(SCHEMES.iter().filter(|other| other.name == scheme.name).count(), 1, "{}", scheme.name);
        }
    }

    #[test]
    fn a_successor_is_itself_in_use() {
        for scheme in SCHEMES {
            if let Some(code) = scheme.successor {
                let successor = super::scheme(code).map(|successor| successor.state);
                assert_eq!(successor, Some(SchemeState::Active), "{} -> {code}", scheme.code);
            }
        }
    }

    #[test]
    fn states_are_those_of_the_list() {
        let in_state = |state| SCHEMES.iter().filter(move |s| s.state == state).map(|s| s.code).collect::<Vec<_>>();
        assert_eq!(in_state(SchemeState::Deprecated), ["0193", "9909", "9912", "9916", "9917"]);
        assert_eq!(
            in_state(SchemeState::Removed),
            [
                "0037", "0212", "0213", "0215", "9901", "9902", "9904", "9905", "9906", "9907", "9908", "9921", "9954",
                "9955", "9956", "9958"
            ]
        );
    }
}
