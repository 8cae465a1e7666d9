//! What else names the same company: one number of a company, written under several schemes.
//! Assumes values in the written form of their scheme; letter case does not matter.

use super::{Level, Note, Reading, SchemeState, check, check::vat_of_siren, key, scheme};

/// The number that the schemes of one country share. Digits only.
enum Company {
    /// SIREN.
    French(String),
    /// Enterprise number.
    Belgian(String),
    /// Business id, and the characters behind it that name a part of the company.
    Finnish(String, String),
    Swedish(String),
    Danish(String),
    Norwegian(String),
    German(String),
    Italian(String),
    Swiss(String),
    Slovak(String),
    /// Schemes that were only renumbered: the value, and the codes it may stand under.
    Renumbered(String, [&'static str; 2]),
}

/// Old and new code of schemes whose values did not change.
const RENUMBERED: [[&str; 2]; 4] = [["9917", "0196"], ["9921", "0201"], ["9954", "0190"], ["9958", "0204"]];

/// `scheme:value` under the scheme that replaced `scheme`, where it can be computed from the value alone.
/// Finnish values are read in all their forms (`FI15921021`, `1592102-1`, `003715921021`). No answer when the
/// scheme was not replaced.
pub fn successor(scheme_code: &str, value: &str) -> Option<String> {
    let successor = scheme(scheme_code)?.successor?;
    let new_value = match company(scheme_code, value)? {
        Company::Finnish(id, suffix) => format!("0037{id}{suffix}"),
        Company::Danish(id) if successor == "0198" => format!("DK{id}"),
        Company::Italian(id) if successor == "0211" => format!("IT{id}"),
        Company::Belgian(id)
        | Company::Swedish(id)
        | Company::Danish(id)
        | Company::Norwegian(id)
        | Company::Italian(id)
        | Company::Renumbered(id, _) => id,
        Company::French(_) | Company::German(_) | Company::Swiss(_) | Company::Slovak(_) => return None,
    };
    Some(format!("{successor}:{new_value}"))
}

/// What `[Note]` to put beside a typed value: nothing, unless its scheme was removed.
pub(super) fn retired(scheme_code: &str, value: &str) -> Option<Note> {
    scheme(scheme_code)
        .filter(|scheme| scheme.state == SchemeState::Removed)
        .map(|_| Note::Retired { successor: successor(scheme_code, value) })
}

/// The other values, and patterns with `*`, that name the company of this one. If a value is among the
/// equivalents of another, then the other is matched by its own equivalents.
pub(super) fn equivalents(scheme_code: &str, value: &str) -> Vec<Reading> {
    let Some(company) = company(scheme_code, value) else { return Vec::new() };
    let own = key(value);
    forms(&company)
        .into_iter()
        .filter(|(code, form)| *code != scheme_code || key(form) != own)
        .filter_map(|(code, form)| {
            let scheme = scheme(code)?;
            Some(Reading {
                scheme: code.to_owned(),
                name: scheme.name.to_owned(),
                level: if form.contains('*') { Level::Ok } else { check(code, &form).unwrap_or(Level::CheckDigit) },
                value: form,
                note: Some(Note::EquivalentOf { scheme: scheme_code.to_owned() }),
            })
        })
        .collect()
}

/// The number of the company that a value names, under the one scheme that stands for all of its country, to be
/// compared: of schemes that were only renumbered it is the value's key. A failing check digit is no obstacle.
pub fn company_number(code: &str, value: &str) -> Option<(&'static str, String)> {
    Some(match company(code, value)? {
        Company::French(id) => ("0002", id),
        Company::Belgian(id) => ("0208", id),
        Company::Finnish(id, _) => ("0212", id),
        Company::Swedish(id) => ("0007", id),
        Company::Danish(id) => ("0184", id),
        Company::Norwegian(id) => ("0192", id),
        Company::German(id) => ("9930", format!("DE{id}")),
        Company::Italian(id) => ("0211", format!("IT{id}")),
        Company::Swiss(id) => ("0183", format!("CHE{id}")),
        Company::Slovak(id) => ("0245", id),
        Company::Renumbered(value, [_, code]) => (code, key(&value)),
    })
}

/// The company that a value names. A failing check digit is no obstacle: it is searched all the same.
fn company(code: &str, value: &str) -> Option<Company> {
    let v = value.to_ascii_uppercase();
    let v = v.as_str();
    match code {
        "0002" | "0009" | "0225" | "9957" => french(code, v).map(Company::French),
        "0208" | "9956" => digits(v, 10).map(Company::Belgian),
        "9925" => digits(v.strip_prefix("BE").unwrap_or(v), 10).map(Company::Belgian),
        "0037" | "0212" | "0213" | "0215" | "0216" => finnish(code, v),
        "0007" => digits(v, 10).map(Company::Swedish),
        "9955" => digits(v.strip_prefix("SE").unwrap_or(v), 12)
            .and_then(|v| v.strip_suffix("01").map(|v| Company::Swedish(v.to_owned()))),
        "0184" | "0198" | "9902" | "9904" => digits(v.strip_prefix("DK").unwrap_or(v), 8).map(Company::Danish),
        "0192" | "9908" => digits(v, 9).map(Company::Norwegian),
        "9909" => {
            let v = v.strip_prefix("NO").unwrap_or(v);
            digits(v.strip_suffix("MVA").unwrap_or(v), 9).map(Company::Norwegian)
        }
        "9930" => digits(v.strip_prefix("DE").unwrap_or(v), 9).map(Company::German),
        "0246" => digits(v.strip_prefix("DE")?.split(['-', '.']).next()?, 9).map(Company::German),
        "0210" | "0211" | "9906" | "9907" => digits(v.strip_prefix("IT").unwrap_or(v), 11).map(Company::Italian),
        "0183" => digits(v.strip_prefix("CHE")?, 9).map(Company::Swiss),
        "9927" => {
            digits(v.strip_prefix("CHE")?.trim_end_matches(|c: char| c.is_ascii_alphabetic()), 9).map(Company::Swiss)
        }
        "0245" => digits(v, 10).map(Company::Slovak),
        "9950" => digits(v.strip_prefix("SK").unwrap_or(v), 10).map(Company::Slovak),
        _ => {
            let pair = RENUMBERED.into_iter().find(|pair| pair.contains(&code))?;
            check(code, value)?;
            Some(Company::Renumbered(value.to_owned(), pair))
        }
    }
}

/// The SIREN in a value. Monaco's VAT numbers have none.
fn french(code: &str, v: &str) -> Option<String> {
    let (siren, fits) = match code {
        "0002" => (v, true),
        "0009" => (v.get(..9)?, digits(v, 14).is_some()),
        "0225" => (v.get(..9)?, v.len() == 9 || v[9..].starts_with('_')),
        _ => {
            let body = v.strip_prefix("FR").unwrap_or(v);
            (body.get(2..)?, body.len() == 11 && !body[2..].starts_with("000"))
        }
    };
    digits(siren, 9).filter(|_| fits)
}

/// The business id in any of the forms that were registered: `15921021`, `1592102-1`, `FI15921021`,
/// `003715921021`, each perhaps with up to five characters behind it, and behind an operator's two letters in 0215.
fn finnish(code: &str, v: &str) -> Option<Company> {
    let v = if code == "0215" && v.starts_with(|c: char| c.is_ascii_alphabetic()) && !v.starts_with("FI") {
        v.get(2..)?
    } else {
        v
    };
    let v = v.strip_prefix("FI").unwrap_or(v);
    let v = if v.len() >= 12 { v.strip_prefix("0037").unwrap_or(v) } else { v };
    let compact = if v.as_bytes().get(7) == Some(&b'-') { v.replacen('-', "", 1) } else { v.to_owned() };
    let (id, suffix) = compact.split_at_checked(8)?;
    let suffix_fits = suffix.len() <= 5 && suffix.bytes().all(|b| b.is_ascii_alphanumeric());
    let id = digits(id, 8).filter(|_| suffix_fits)?;
    Some(Company::Finnish(id, suffix.to_owned()))
}

fn digits(v: &str, count: usize) -> Option<String> {
    (v.len() == count && v.bytes().all(|b| b.is_ascii_digit())).then(|| v.to_owned())
}

/// All forms of a company's number. Patterns where a scheme adds what cannot be known.
fn forms(company: &Company) -> Vec<(&'static str, String)> {
    match company {
        Company::French(id) => {
            let mut forms = vec![("0002", id.clone()), ("0009", format!("{id}*"))];
            // Behind such a number a VAT key means Monaco, and another company.
            if !id.starts_with("000") {
                forms.push(("9957", vat_of_siren(id)));
            }
            forms.extend([("0225", id.clone()), ("0225", format!("{id}_*"))]);
            forms
        }
        Company::Belgian(id) => vec![("0208", id.clone()), ("9925", format!("BE{id}")), ("9956", id.clone())],
        Company::Finnish(id, _) => vec![
            ("0216", format!("0037{id}")),
            ("0216", format!("0037{id}*")),
            ("0037", format!("0037{id}*")),
            ("0037", format!("{id}*")),
            ("0212", id.clone()),
            ("0213", format!("FI{id}")),
            ("0215", format!("0037{id}*")),
            ("0215", format!("FI{id}")),
            ("0215", id.clone()),
        ],
        Company::Swedish(id) => vec![("0007", id.clone()), ("9955", format!("SE{id}01"))],
        Company::Danish(id) => vec![
            ("0184", id.clone()),
            ("0184", format!("DK{id}")),
            ("0198", format!("DK{id}")),
            ("9902", id.clone()),
            ("9902", format!("DK{id}")),
            ("9904", format!("DK{id}")),
        ],
        Company::Norwegian(id) => vec![
            ("0192", id.clone()),
            ("9908", id.clone()),
            ("9909", format!("NO{id}MVA")),
            ("9909", format!("{id}MVA")),
        ],
        Company::German(id) => {
            vec![("9930", format!("DE{id}")), ("0246", format!("DE{id}")), ("0246", format!("DE{id}*"))]
        }
        Company::Italian(id) => {
            vec![("0211", format!("IT{id}")), ("0210", id.clone()), ("9906", format!("IT{id}")), ("9907", id.clone())]
        }
        Company::Swiss(id) => vec![("0183", format!("CHE{id}")), ("9927", format!("CHE{id}*"))],
        Company::Slovak(id) => vec![("0245", id.clone()), ("9950", format!("SK{id}"))],
        Company::Renumbered(value, codes) => codes.iter().map(|code| (*code, value.clone())).collect(),
    }
}
