//! Identifiers as they are read aloud: digits in groups, set apart by margins, so that a copy is the raw value.

use leptos::prelude::*;

/// `value` in the groups of its scheme; joined again they are `value`. A value that does not have the written form
/// of its scheme stays whole.
pub fn digit_groups<'a>(scheme: &str, value: &'a str) -> Vec<&'a str> {
    let lengths: &[usize] = match (scheme, value.len()) {
        // SIREN, SIRET (INSEE: SIREN in threes, then NIC), French VAT number (key, then SIREN).
        ("0002", 9) => &[3, 3, 3],
        ("0009", 14) => &[3, 3, 3, 5],
        ("9957" | "FR:VAT", 13) => &[4, 3, 3, 3],
        // GLN: GS1 prefix and company, item, check digit have no fixed width; groups from the left as GS1 prints EAN-13.
        ("0088", 13) => &[1, 6, 6],
        // Swedish and Norwegian organisation numbers, Belgian enterprise number.
        ("0007", 10) => &[6, 4],
        ("0192", 9) => &[3, 3, 3],
        ("0208", 10) => &[4, 3, 3],
        _ => &[],
    };
    if lengths.is_empty() || !value.is_ascii() {
        return vec![value];
    }
    let mut rest = value;
    lengths
        .iter()
        .map(|length| {
            let (group, after) = rest.split_at(*length);
            rest = after;
            group
        })
        .collect()
}

/// A value in mono type, grouped. `scheme` is the code (`0002`); an address `scheme:value`, which has none, stays whole
/// and breaks after `:` and `_` where it has to.
#[component]
pub fn IdentifierText(#[prop(into)] scheme: String, #[prop(into)] value: String) -> impl IntoView {
    if scheme.is_empty() {
        let parts: Vec<_> = value.split_inclusive([':', '_']).map(|part| view! { {part.to_owned()} <wbr/> }).collect();
        return view! { <span class="id id--address" translate="no">{parts}</span> }.into_any();
    }
    let groups = digit_groups(&scheme, &value);
    let last = groups.len() - 1;
    let groups: Vec<_> = groups
        .into_iter()
        .enumerate()
        .map(|(i, group)| view! { <span>{group.to_owned()}</span> {(i < last).then(|| view! { <wbr/> })} })
        .collect();
    view! { <span class="id" translate="no">{groups}</span> }.into_any()
}
