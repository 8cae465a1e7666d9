//! What else names the same company: equivalents between schemes, and successors of removed ones.

/// `scheme:value` under the scheme that replaced `scheme`, where it can be computed from the value alone.
pub fn successor(scheme: &str, value: &str) -> Option<String> {
    let digits: String = value.chars().filter(char::is_ascii_digit).collect();
    match scheme {
        "9955" if digits.len() == 10 => Some(format!("0007:{digits}")),
        _ => None,
    }
}
