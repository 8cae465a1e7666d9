//! Marks in a name what a search hit.

use leptos::prelude::*;

use super::fold::fold;

/// The parts of `text`, each with whether it is a hit of one of `needles`. With `folded`, case and accents do not
/// count; the needles must then be folded already.
pub fn marked(text: &str, needles: &[String], folded: bool) -> Vec<(String, bool)> {
    // Folding changes lengths, so it is done letter by letter, each letter knowing where it came from.
    let letters: Vec<(usize, String)> = text
        .char_indices()
        .map(|(at, letter)| (at, if folded { fold_letter(letter) } else { letter.to_string() }))
        .collect();
    let mut hit = vec![false; letters.len()];
    for needle in needles.iter().filter(|needle| !needle.is_empty()) {
        for start in 0..letters.len() {
            if let Some(end) = run_of(&letters[start..], needle) {
                hit[start..start + end].fill(true);
            }
        }
    }
    let mut parts: Vec<(String, bool)> = Vec::new();
    for (letter, hit) in text.chars().zip(hit) {
        match parts.last_mut() {
            Some((part, same)) if *same == hit => part.push(letter),
            _ => parts.push((letter.to_string(), hit)),
        }
    }
    parts
}

/// A combining mark folds to nothing; a space stays one.
fn fold_letter(letter: char) -> String {
    if letter.is_whitespace() { " ".to_owned() } else { fold(&letter.to_string()) }
}

/// How many letters from the start make up `needle`, if they do.
fn run_of(letters: &[(usize, String)], needle: &str) -> Option<usize> {
    let mut rest = needle;
    for (count, (_, letter)) in letters.iter().enumerate() {
        if rest.is_empty() {
            return Some(count);
        }
        rest = rest.strip_prefix(letter.as_str())?;
    }
    rest.is_empty().then_some(letters.len())
}

/// A name with its hits marked.
#[component]
pub fn Highlight(
    text: String,
    needles: Vec<String>,
    /// Case and accents do not count; needles are folded.
    #[prop(optional)]
    folded: bool,
) -> impl IntoView {
    marked(&text, &needles, folded)
        .into_iter()
        .map(|(part, hit)| if hit { view! { <mark>{part}</mark> }.into_any() } else { part.into_any() })
        .collect_view()
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::marked;

    fn bracketed(text: &str, needles: &[&str], folded: bool) -> String {
        let needles: Vec<String> = needles.iter().map(|needle| (*needle).to_owned()).collect();
        marked(text, &needles, folded)
            .into_iter()
            .map(|(part, hit)| if hit { format!("[{part}]") } else { part })
            .collect()
    }

    #[wasm_bindgen_test]
    fn hits_are_marked_with_and_without_folding() {
        assert_eq!(bracketed("Svenska Handelsbanken", &["Handels"], false), "Svenska [Handels]banken");
        assert_eq!(bracketed("Svenska Handelsbanken", &["handels"], false), "Svenska Handelsbanken");
        assert_eq!(bracketed("Société Générale", &["societe", "gen"], true), "[Société] [Gén]érale");
        assert_eq!(bracketed("Straße", &["strasse"], true), "[Straße]");
        assert_eq!(bracketed("aaa", &["aa"], false), "[aaa]");
        assert_eq!(bracketed("x", &[""], false), "x");
        assert_eq!(bracketed("", &["x"], false), "");
    }
}
