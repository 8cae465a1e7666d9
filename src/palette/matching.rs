//! Whether a text answers what was typed, and how well. Every word that was typed must be found: at the beginning of
//! a word of the text, among its other names, inside a word, or with one slip of the finger. Case and accents do not
//! count. Nothing cleverer: the same letters must always find the same entries.

use crate::ui::fold;

/// Letters that a part from the middle of a word must have.
const PART: usize = 3;
/// Letters of a word in which a slip is forgiven.
const SLIP: usize = 5;

/// How well, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// The text begins with it.
    Start,
    /// Its words begin with it.
    Words,
    /// It has another name that does.
    OtherName,
    Inside,
    Slip,
}

/// A text that answers: in parts, each with whether it is to be marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    pub rank: Rank,
    pub parts: Vec<(String, bool)>,
}

/// The words of a text, folded.
pub fn words(text: &str) -> Vec<String> {
    fold(text)
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// A word of a text: where it begins, and its letters, each folded by itself so that it knows its place.
struct Word {
    start: usize,
    letters: Vec<String>,
}

impl Word {
    fn text(&self) -> String {
        self.letters.concat()
    }

    /// How many letters from the one with the index `from` make up `needle`, if they do.
    fn run(&self, from: usize, needle: &str) -> Option<usize> {
        let mut rest = needle;
        for (count, letter) in self.letters[from..].iter().enumerate() {
            if rest.is_empty() {
                return Some(count);
            }
            rest = rest.strip_prefix(letter.as_str())?;
        }
        rest.is_empty().then_some(self.letters.len() - from)
    }
}

fn split(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut inside = false;
    for (place, letter) in text.chars().enumerate() {
        let is_letter = letter.is_alphanumeric();
        if is_letter && !inside {
            words.push(Word { start: place, letters: Vec::new() });
        }
        inside = is_letter;
        if let Some(word) = words.last_mut().filter(|_| is_letter) {
            word.letters.push(fold(&letter.to_string()));
        }
    }
    words
}

/// Where a needle was found: the letters from `start`, none for another name.
struct Found {
    rank: Rank,
    start: usize,
    length: usize,
}

/// `needles` are [`words`]; with none, everything answers. `others`: other names of the same.
pub fn hit(text: &str, others: &[String], needles: &[String]) -> Option<Hit> {
    let label = split(text);
    let found: Vec<Found> = needles.iter().map(|needle| find(&label, others, needle)).collect::<Option<_>>()?;
    let rank = found.iter().map(|found| found.rank).max().unwrap_or(Rank::Start);
    let begins = found.first().is_none_or(|first| first.start == 0);
    let rank = if rank == Rank::Words && begins { Rank::Start } else { rank };
    Some(Hit { rank, parts: parts(text, &found) })
}

fn find(label: &[Word], others: &[String], needle: &str) -> Option<Found> {
    let begins = label
        .iter()
        .find_map(|word| Some(Found { rank: Rank::Words, start: word.start, length: word.run(0, needle)? }));
    let other = || {
        let known = others.iter().any(|other| other.starts_with(needle));
        known.then_some(Found { rank: Rank::OtherName, start: usize::MAX, length: 0 })
    };
    begins.or_else(other).or_else(|| inside(label, needle)).or_else(|| slipped(label, needle))
}

fn inside(label: &[Word], needle: &str) -> Option<Found> {
    if needle.chars().count() < PART {
        return None;
    }
    label.iter().find_map(|word| {
        (1..word.letters.len()).find_map(|from| {
            let length = word.run(from, needle)?;
            Some(Found { rank: Rank::Inside, start: word.start + from, length })
        })
    })
}

fn slipped(label: &[Word], needle: &str) -> Option<Found> {
    let word = label.iter().find(|word| is_slip(&word.text(), needle))?;
    Some(Found { rank: Rank::Slip, start: word.start, length: word.letters.len() })
}

/// Whether `word` begins with `needle` but for one letter that is wrong, missing, too many or swapped with the next;
/// never the first.
fn is_slip(word: &str, needle: &str) -> bool {
    let (word, needle): (Vec<char>, Vec<char>) = (word.chars().collect(), needle.chars().collect());
    let same = word.iter().zip(&needle).take_while(|(one, other)| one == other).count();
    if needle.len() < SLIP || same == 0 || same >= needle.len() || same >= word.len() {
        return false;
    }
    let (word, needle) = (&word[same..], &needle[same..]);
    let swapped = needle.len() > 1 && word.len() > 1 && needle[0] == word[1] && needle[1] == word[0];
    word[1..].starts_with(&needle[1..])
        || word[1..].starts_with(needle)
        || word.starts_with(&needle[1..])
        || (swapped && word[2..].starts_with(&needle[2..]))
}

fn parts(text: &str, found: &[Found]) -> Vec<(String, bool)> {
    let mut parts: Vec<(String, bool)> = Vec::new();
    for (place, letter) in text.chars().enumerate() {
        let hit = found.iter().any(|found| (found.start..found.start.saturating_add(found.length)).contains(&place));
        match parts.last_mut() {
            Some((part, same)) if *same == hit => part.push(letter),
            _ => parts.push((letter.to_string(), hit)),
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::{Rank, hit, words};

    /// Rank, and the text with brackets around what is marked.
    fn found(text: &str, typed: &str) -> Option<(Rank, String)> {
        let hit = hit(text, &words("nuit dark"), &words(typed))?;
        let marked = hit.parts.iter().map(|(part, hit)| if *hit { format!("[{part}]") } else { part.clone() });
        Some((hit.rank, marked.collect()))
    }

    fn some(rank: Rank, marked: &str) -> Option<(Rank, String)> {
        Some((rank, marked.to_owned()))
    }

    #[wasm_bindgen_test]
    fn words_are_found_where_they_begin_whatever_their_accents() {
        assert_eq!(found("Thème\u{a0}: sombre", "theme"), some(Rank::Start, "[Thème]\u{a0}: sombre"));
        assert_eq!(found("Documents arrêtés", "ARRETE"), some(Rank::Words, "Documents [arrêté]s"));
        assert_eq!(found("Documents arrêtés", "arr doc"), some(Rank::Words, "[Doc]uments [arr]êtés"));
        assert_eq!(found("Journal d’audit", "audit"), some(Rank::Words, "Journal d’[audit]"));
        assert_eq!(found("Straße", "strasse"), some(Rank::Start, "[Straße]"));
    }

    #[wasm_bindgen_test]
    fn every_word_must_be_found() {
        assert_eq!(found("Documents arrêtés", "doc clients"), None);
        assert_eq!(found("Mes clients", "x"), None);
        assert_eq!(found("Mes clients", ""), some(Rank::Start, "Mes clients"));
    }

    #[wasm_bindgen_test]
    fn other_names_parts_and_slips_come_after() {
        assert_eq!(found("Thème\u{a0}: sombre", "dark"), some(Rank::OtherName, "Thème\u{a0}: sombre"));
        assert_eq!(found("Importer des clients", "port"), some(Rank::Inside, "Im[port]er des clients"));
        assert_eq!(found("Importer des clients", "or"), None, "two letters from the middle find too much");
        let ranks = [Rank::Start, Rank::Words, Rank::OtherName, Rank::Inside, Rank::Slip];
        assert!(ranks.is_sorted());
    }

    #[wasm_bindgen_test]
    fn one_slip_is_forgiven_two_are_not() {
        for typed in ["parmetres", "paramtres", "paarametres", "paarmetres", "parametrs", "paremetres"] {
            assert_eq!(found("Paramètres", typed), some(Rank::Slip, "[Paramètres]"), "{typed}");
        }
        for typed in ["prmtres", "xaramètres", "pram", "parametresx"] {
            assert_eq!(found("Paramètres", typed), None, "{typed}");
        }
    }
}
